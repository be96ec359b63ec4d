/** The fields that a browser without scripts would send of a page, files apart; `pressed` is the button. */
export function sentFields(page: string, pressed?: readonly [name: string, value: string]): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  const add = (name: string, value: string) => fields.set(name, [...(fields.get(name) ?? []), value])
  for (const [, input = '', box = '', inside = ''] of page.matchAll(CONTROLS)) {
    const attributes = attributesOf(input || box)
    const name = attributes.get('name')
    if (name === undefined) continue
    if (box.startsWith('<textarea')) add(name, unescaped(inside))
    else if (box) add(name, chosenIn(inside))
    else if (attributes.get('type') !== 'file' && isOn(attributes)) add(name, attributes.get('value') ?? '')
  }
  if (pressed) add(...pressed)
  return fields
}

/** The attributes of a start tag by name. */
export function attributesOf(tag: string): Map<string, string> {
  return new Map(
    [...tag.matchAll(/\s([^\s=>/]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, unescaped(value)]),
  )
}

const CONTROLS =
  /(<input\b(?:"[^"]*"|[^">])*>)|(<(?:select|textarea)\b(?:"[^"]*"|[^">])*>)([^]*?)<\/(?:select|textarea)>/g

function isOn(attributes: Map<string, string>): boolean {
  return !['radio', 'checkbox'].includes(attributes.get('type') ?? '') || attributes.has('checked')
}

function chosenIn(options: string): string {
  const all = [...options.matchAll(/<option\b(?:"[^"]*"|[^">])*>/g)].map(([tag]) => attributesOf(tag))
  return (all.find((option) => option.has('selected')) ?? all[0])?.get('value') ?? ''
}

function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}
