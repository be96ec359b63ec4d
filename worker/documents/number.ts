/** The series in which a body numbers its papers by itself, with the abbreviations of Nghị định 30/2020/NĐ-CP, Phụ lục III. */
const LETTERS = {
  plan: 'KH',
  decision: 'QĐ',
  report: 'BC',
  notice: 'TB',
  reply: 'CV',
  minutes: 'BB',
  transfer_note: 'PC',
} as const
export type DocumentKind = keyof typeof LETTERS

/** What each series is called. */
export const KIND_WORDS: Record<DocumentKind, string> = {
  plan: 'Kế hoạch',
  decision: 'Quyết định',
  report: 'Báo cáo',
  notice: 'Thông báo',
  reply: 'Công văn',
  minutes: 'Biên bản',
  transfer_note: 'Phiếu chuyển',
}

export const KIND_LIST = Object.keys(LETTERS) as DocumentKind[]

/** Is this one of the series? */
export function isKind(word: string): word is DocumentKind {
  return Object.hasOwn(LETTERS, word)
}

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
  // A letter has no abbreviation but with the Party: `12/MTTQ-BTT`, `12-CV/ĐU`.
  if (kind === 'reply' && /\/BC-/.test(notation)) return notation.replace('/BC-', '/')
  return notation.replace(/\bBC\b/, LETTERS[kind])
}

/** A number in its pattern; numbers below ten get a zero before them (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
export function inPattern(pattern: string, number: number): string {
  return pattern.replace('{number}', String(number).padStart(2, '0'))
}

/** The pattern of a paper that has no number yet. */
export function unnumbered(pattern: string): string {
  return pattern.replace('{number}', '…')
}
