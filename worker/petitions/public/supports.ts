import type { CommuneBook } from '../../communes/book.ts'
import type { Label } from '../labels.ts'

/** Under this hamlet stands the sum of all, in the counts of a petition. */
export const EVERYWHERE = '*'
/** Fewer than this are not told: they could be known by name. */
export const LEAST_SHOWN = 5

/** How many support a petition, as everybody may see it. */
export type Supports = { total: number; hamlets: { hamletId: string; many: number }[] }

/** What is over: nobody needs support for it any more. */
const OVER: readonly string[] = ['ket-thuc', 'khong-thu-ly'] satisfies Label[]

/** Can a petition with this label still be supported? */
export function takesSupport(label: string): boolean {
  return !OVER.includes(label)
}

/**
 * What is shown of the counts of one petition: nothing below five, no hamlet below five, and no hamlet whose number
 * would tell by subtraction of fewer than five others.
 */
export function shownSupports(counts: readonly { hamletId: string; many: number }[]): Supports | null {
  const total = counts.find((one) => one.hamletId === EVERYWHERE)?.many ?? 0
  if (total < LEAST_SHOWN) return null
  const hamlets = counts
    .filter(({ hamletId, many }) => hamletId !== EVERYWHERE && hamletId !== '' && many >= LEAST_SHOWN)
    .map(({ hamletId, many }) => ({ hamletId, many }))
    .sort((a, b) => b.many - a.many)
  while (hamlets.length > 0) {
    const rest = total - hamlets.reduce((sum, one) => sum + one.many, 0)
    if (rest === 0 || rest >= LEAST_SHOWN) break
    hamlets.pop()
  }
  return { total, hamlets }
}

/** "14 người ủng hộ. Đồng Cỏm: 9 người." */
export function supportWords(book: CommuneBook, { total, hamlets }: Supports): string {
  const places = hamlets.map(
    ({ hamletId, many }) => `${book.hamlets.get(hamletId)?.name ?? 'Nơi khác'}: ${many} người.`,
  )
  return [`${total} người ủng hộ.`, ...places].join(' ')
}
