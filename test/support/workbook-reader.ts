import { checkNesting, unzipped } from './word-reader.ts'

export type ReadCell = string | number | null

/** The sheets of a workbook by name, line by line, read by its XML: nothing of what wrote it. Throws on broken XML and on any formula. */
export function readWorkbook(bytes: Uint8Array): Map<string, ReadCell[][]> {
  const parts = unzipped(bytes)
  const text = (name: string) => {
    const part = parts.get(name)
    if (!part) throw new Error(`no part ${name}`)
    const xml = new TextDecoder('utf-8', { fatal: true }).decode(part)
    checkNesting(xml)
    return xml
  }
  const shared = parts.has('xl/sharedStrings.xml')
    ? [...text('xl/sharedStrings.xml').matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, one = '']) => textIn(one))
    : []
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(xl\/)?/, ''),
    ]),
  )
  return new Map(
    [...text('xl/workbook.xml').matchAll(/<sheet\b[^>]*>/g)].map(([tag]) => [
      plain(attribute(tag, 'name')),
      rowsIn(text(`xl/${targets.get(attribute(tag, 'r:id')) ?? ''}`), shared),
    ]),
  )
}

function rowsIn(xml: string, shared: readonly string[]): ReadCell[][] {
  if (/<f[ >]/.test(xml)) throw new Error('a formula')
  return [...xml.matchAll(/<row\b[^>]*?(?:\/>|>([\s\S]*?)<\/row>)/g)].map(([, cells = '']) => {
    const row: ReadCell[] = []
    for (const [, tag = '', body = ''] of cells.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const place = columnOf(attribute(`<c${tag}>`, 'r'))
      while (row.length < place) row.push(null)
      row[place] = valueOf(attribute(`<c${tag}>`, 't'), body, shared)
    }
    while (row.length > 0 && row.at(-1) === null) row.pop()
    return row
  })
}

function valueOf(type: string, body: string, shared: readonly string[]): ReadCell {
  const value = /<v>([\s\S]*?)<\/v>/.exec(body)?.[1]
  const text =
    type === 's'
      ? shared[Number(value)]
      : type === 'inlineStr'
        ? textIn(body)
        : type === 'str'
          ? plain(value ?? '')
          : undefined
  if (text !== undefined) return text === '' ? null : text
  return value === undefined ? null : Number(value)
}

function textIn(xml: string): string {
  return [...xml.matchAll(/<t(?: [^>]*)?>([\s\S]*?)<\/t>/g)].map(([, text = '']) => plain(text)).join('')
}

/** "AB12" → 27. */
function columnOf(place: string): number {
  return [...place.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}

function plain(text: string): string {
  const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
  return text
    .replace(/&#(x?)([0-9a-fA-F]+);/g, (_, hex: string, code: string) =>
      String.fromCodePoint(parseInt(code, hex ? 16 : 10)),
    )
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => signs[name] ?? '')
}
