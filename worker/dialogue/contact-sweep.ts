import { openBook } from '../communes/queries.ts'
import type { Db } from '../db/connect.ts'
import { addDays, localDay } from '../deadlines/calendar.ts'
import { findLimit } from '../deadlines/limit.ts'
import { communesWithContacts, forgetBefore } from './contact-queries.ts'

/** How long name and telephone are kept after the end; without such a limit they stay until somebody asks. */
const KEPT = 'DT.giu-lien-lac'
/** Communes of one night: two statements each. */
const COMMUNES_PER_TURN = 200

/**
 * Takes away names and telephones of those who asked for a dialogue or had a place at one, so many days after it was over.
 * Costs by what is still sealed; a second run finds nothing. Returns how many.
 */
export async function forgetContacts(db: Db, now: Date): Promise<number> {
  const today = localDay(now)
  let many = 0
  for (const id of await communesWithContacts(db, COMMUNES_PER_TURN)) {
    const book = await openBook(db, id, now)
    const limit = book && findLimit(book.limits, KEPT, today)
    if (limit) many += await forgetBefore(db, id, addDays(today, -limit.days))
  }
  return many
}
