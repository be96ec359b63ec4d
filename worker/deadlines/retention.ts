import type { CaseRow } from '../cases/queries.ts'
import type { CommuneBook } from '../communes/book.ts'
import { addDays } from './calendar.ts'
import { findLimit } from './limit.ts'

/** States in which a case has ended for good. */
const ENDED = ['closed', 'advised', 'declined', 'withdrawn']
/** Its matter goes on elsewhere: the case into which it was merged, the parts into which it was split. */
const GOES_ON_ELSEWHERE = ['merged', 'split']
/** Days after which it is looked again whether that has ended. */
const LOOK_AGAIN = 7

/** Has a case ended for good? `elsewhere`: the cases in which its matter goes on; it ends with the last of them. */
export function hasEnded(status: string, elsewhere: readonly Pick<CaseRow, 'status'>[] = []): boolean {
  if (!GOES_ON_ELSEWHERE.includes(status)) return ENDED.includes(status)
  return elsewhere.length > 0 && elsewhere.every((one) => hasEnded(one.status))
}

/**
 * The day until which the data of a case stay although its own day has come, for its matter goes on elsewhere and its
 * sender is the sender there; null when they may go.
 */
export function staysUntil(
  row: Pick<CaseRow, 'status'>,
  elsewhere: readonly Pick<CaseRow, 'status' | 'eraseOn'>[],
  today: string,
): string | null {
  if (!GOES_ON_ELSEWHERE.includes(row.status)) return null
  if (!hasEnded(row.status, elsewhere)) return addDays(today, LOOK_AGAIN)
  const last = elsewhere.map(({ eraseOn }) => eraseOn ?? '').reduce((a, b) => (a > b ? a : b), '')
  return last > today ? last : null
}

/** What is erased at one time. `words`: what the sender and officers wrote; the bare record stays in any case. */
export type Erasure = { contact: boolean; photos: boolean; words: boolean; again: string | null }

/** The day on which something of an ended case is erased; null while it runs. Stays as it was when the case had ended before. */
export function eraseDay(
  row: Pick<CaseRow, 'status' | 'eraseOn' | 'erasedAt'>,
  book: Pick<CommuneBook, 'limits'>,
  today: string,
): string | null {
  if (!ENDED.includes(row.status) && !GOES_ON_ELSEWHERE.includes(row.status)) return null
  if (row.eraseOn !== null || row.erasedAt !== null) return row.eraseOn
  const terms = termsOf(row.status, book, today).filter((days) => days !== null)
  return terms.length > 0 ? addDays(today, Math.min(...terms)) : null
}

/**
 * What goes when that day has come. Of a case that was not taken up everything: Thông tư 05/2021 asks for a year. Of the
 * others contact and photos, each after its term; what has the longer term goes at a second turn, `again`.
 */
export function erasureOf(
  row: Pick<CaseRow, 'status' | 'eraseOn' | 'erasedAt'>,
  book: Pick<CommuneBook, 'limits'>,
  today: string,
): Erasure {
  if (row.status === 'declined') return { contact: true, photos: true, words: true, again: null }
  const [contact = null, photos = null] = termsOf(row.status, book, today)
  const isSecond = row.erasedAt !== null
  const later = contact !== null && photos !== null ? Math.abs(contact - photos) : 0
  if (isSecond || later === 0) return { contact: contact !== null, photos: photos !== null, words: false, again: null }
  const contactFirst = Number(contact) < Number(photos)
  return {
    contact: contactFirst,
    photos: !contactFirst,
    words: false,
    again: addDays(row.eraseOn ?? today, later),
  }
}

/** Days that contact and photos are kept after the end; null where the commune has no such limit: then they stay. */
function termsOf(status: string, book: Pick<CommuneBook, 'limits'>, today: string): (number | null)[] {
  const codes = status === 'declined' ? ['keep_declined', 'keep_declined'] : ['keep_contact', 'keep_photos']
  return codes.map((code) => findLimit(book.limits, code, today)?.days ?? null)
}
