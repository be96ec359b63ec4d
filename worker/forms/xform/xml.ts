/** XML that is well formed already. */
export type Xml = string & { readonly xml: true }

type Attributes = Readonly<Record<string, string | undefined>>

/** An element. What is undefined is left out; kids are XML, or text by `text()`. */
export function element(name: string, attributes: Attributes = {}, ...kids: readonly Xml[]): Xml {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escape(value)}"`],
  )
  const inside = kids.join('')
  return `<${name}${written.join('')}${inside === '' ? '/>' : `>${inside}</${name}>`}` as Xml
}

export function text(some: string): Xml {
  return escape(some) as Xml
}

export function together(...some: readonly Xml[]): Xml {
  return some.join('') as Xml
}

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
}

/** What XML does not know is left out. */
function escape(some: string): string {
  return some
    .replaceAll(/[\u0000-\u0008\u000b\u000c\r\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
    .replaceAll(/[&<>"\n\t]/g, (mark) => MARKS[mark] ?? '')
}
