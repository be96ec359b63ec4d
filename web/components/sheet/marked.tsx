import type { ComponentChildren } from 'preact'

/** Strong, slanted, a link: what XLSForm allows in texts, and what it looks like. */
const MARKS = /(\*\*|__)(?=\S)([^]*?\S)\1|(\*|_)(?=\S)([^]*?\S)\3(?!\w)|\[([^\]]+)\]\((https?:\/\/[^\s()]+)\)|\n/

/** A text of the authors with their marks as elements. Anything else in it is text. */
export function marked(text: string): ComponentChildren {
  const parts: ComponentChildren[] = []
  let rest = text
  for (;;) {
    const found = MARKS.exec(rest)
    if (!found) break
    const [all, double, strong, single, slanted, words, address] = found
    const isInWord = /[^\s("“]$/.test(rest.slice(0, found.index)) && (double === '__' || single === '_')
    parts.push(rest.slice(0, found.index))
    rest = rest.slice(found.index + all.length)
    if (isInWord) parts.push(all)
    else if (strong) parts.push(<b>{marked(strong)}</b>)
    else if (slanted) parts.push(<i>{marked(slanted)}</i>)
    else if (words)
      parts.push(
        <a href={address} target="_blank" rel="noopener">
          {words}
        </a>,
      )
    else parts.push(<br />)
  }
  return [...parts, rest]
}

/** The same text without its marks, for where there is only text. */
export function unmarked(text: string): string {
  return text.replace(/(\*\*|__|\*|_)(?=\S)([^]*?\S)\1(?!\w)/g, '$2').replace(/\[([^\]]+)\]\(https?:[^\s()]+\)/g, '$1')
}
