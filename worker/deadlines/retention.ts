import type { CaseRow } from '../cases/queries.ts'
import type { CommuneBook } from '../communes/book.ts'
import { addDays } from './calendar.ts'
import { findLimit } from './limit.ts'

/** States in which a case has ended for good. */
const ENDED = ['closed', 'advised', 'declined', 'withdrawn']
/** Its matter goes on elsewhere, but the days until its own data go are counted. */
const ENDED_HERE = ['merged', 'split']

/** Has a case of this state ended for good? */
export function hasEnded(status: string): boolean {
  return ENDED.includes(status)
}

/** What is erased at one time. `words`: what the sender and officers wrote; the bare record stays in any case. */
export type Erasure = { contact: boolean; photos: boolean; words: boolean; again: string | null }

/** The day on which something of an ended case is erased; null while it runs. Stays as it was when the case had ended before. */
export function eraseDay(
  row: Pick<CaseRow, 'status' | 'eraseOn' | 'erasedAt'>,
  book: Pick<CommuneBook, 'limits'>,
  today: string,
): string | null {
  if (!hasEnded(row.status) && !ENDED_HERE.includes(row.status)) return null
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
