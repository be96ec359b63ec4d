import type { CommuneBook } from '../../communes/book.ts'
import { addDays } from '../../deadlines/calendar.ts'
import { findLimit } from '../../deadlines/limit.ts'

/** Days back in which likely duplicates are looked for, where a commune has settled nothing. */
const DAYS = 60

/** From which instant on petitions are compared with one that comes in on that day. */
export function similarSince(book: CommuneBook, today: string): string {
  const days = findLimit(book.limits, 'similar_within', today)?.days ?? DAYS
  return `${addDays(today, -days)}T00:00:00.000Z`
}
