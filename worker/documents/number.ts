/** How a document is numbered when a body has no pattern of its own for that kind: its pattern for reports, with the kind's letters. */
const LETTERS = { transfer_note: 'PC', report: 'BC', reply: 'CV', minutes: 'BB' } as const
export type DocumentKind = keyof typeof LETTERS

/** How a body numbers that kind of document: its own pattern, else the one of its reports with the kind's letters. */
export function patternOf(
  patterns: readonly { bodyId: string; documentKind: string; pattern: string }[],
  body: { id: string; notation: string },
  kind: DocumentKind,
): string {
  const own = patterns.find((one) => one.bodyId === body.id && one.documentKind === kind)
  return own?.pattern ?? patternFrom(body.notation, kind)
}

/** The pattern of a kind of document from the one a body has for its reports: `{number}/BC-MTTQ` → `{number}/PC-MTTQ`. */
export function patternFrom(notation: string, kind: DocumentKind): string {
  if (!notation.includes('{number}')) return `{number}/${LETTERS[kind]}`
  return notation.replace(/\bBC\b/, LETTERS[kind])
}

/** A number in its pattern; numbers below ten get a zero before them (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
export function inPattern(pattern: string, number: number): string {
  return pattern.replace('{number}', String(number).padStart(2, '0'))
}
