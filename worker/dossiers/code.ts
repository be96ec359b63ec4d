/** What a dossier can be. */
export const DOSSIER_KINDS = [
  'programme',
  'supervision',
  'recommendation',
  'criticism',
  'dialogue_request',
  'dialogue_topic',
  'dialogue',
  'report_round',
  'difficulty',
  'coordination',
  'rating',
  'commendation',
] as const
export type DossierKind = (typeof DOSSIER_KINDS)[number]

/** Chương trình, giám sát, kiến nghị, phản biện, đề nghị đối thoại, chủ đề, đối thoại, kỳ báo cáo, vướng mắc, phối hợp, xếp loại, khen thưởng: in a code no kind looks like another, and none like a petition. */
const LETTERS: Record<DossierKind, string> = {
  programme: 'CT',
  supervision: 'GS',
  recommendation: 'KN',
  criticism: 'PB',
  dialogue_request: 'DN',
  dialogue_topic: 'CD',
  dialogue: 'DT',
  report_round: 'KB',
  difficulty: 'VM',
  coordination: 'PH',
  rating: 'XL',
  commendation: 'KT',
}

/** Longer texts hold something else. */
const MOST_TYPED = 80

type Numbered = { kind: DossierKind; year: number; number: number }

/** A dossier's code in its commune: `BX-GS26-0007`. */
export function dossierCode(book: { commune: { codePrefix: string } }, { kind, year, number }: Numbered): string {
  return `${book.commune.codePrefix}-${LETTERS[kind]}${twoDigits(year)}-${String(number).padStart(4, '0')}`
}

/** What stands for it in an address below its kind's place: `26-0007`. */
export function dossierSlug({ year, number }: Omit<Numbered, 'kind'>): string {
  return `${twoDigits(year)}-${String(number).padStart(4, '0')}`
}

/** Reads what `dossierSlug` wrote; null when it is something else. */
export function readSlug(slug: string): { year: number; number: number } | null {
  const [, year, number] = /^(\d\d)-(\d{4,6})$/.exec(slug) ?? []
  return year && number ? { year: 2000 + Number(year), number: Number(number) } : null
}

/** A code however it was typed, `bx gs26 7`, when it can be one of this commune; else null. */
export function dossierIn(book: { commune: { codePrefix: string } }, typed: string): Numbered | null {
  const plain = typed
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim()
  const [, prefix, letters, year, number] =
    /^([A-Z][A-Z0-9]*?) ?(CT|GS|KN|PB|DN|CD|DT|KB|VM|PH|XL|KT) ?(\d\d) ?(\d{1,6})$/.exec(plain) ?? []
  const kind = DOSSIER_KINDS.find((one) => LETTERS[one] === letters)
  if (!kind || prefix !== book.commune.codePrefix || Number(number) === 0) return null
  return { kind, year: 2000 + Number(year), number: Number(number) }
}

/** What was typed as capitals and digits with one dash between: no marks, spaces, other signs. Empty when it is too long for a code. */
export function plainCode(typed: string): string {
  if (typed.length > MOST_TYPED) return ''
  return typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function twoDigits(year: number): string {
  return String(year % 100).padStart(2, '0')
}
