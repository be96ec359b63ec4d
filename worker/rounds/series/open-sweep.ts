import { openBook } from '../../communes/queries.ts'
import type { Db } from '../../db/connect.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { openNext } from './open-queries.ts'
import { seriesToOpen } from './series-queries.ts'

/** Rounds opened in one turn of the clock: each takes some fifteen statements. */
const ROUNDS_PER_TURN = 20

/** Opens the rounds whose day has come. A second run, or one at the same time, finds nothing left. How many were opened. */
export async function openRounds(db: Db, now: Date): Promise<number> {
  let many = 0
  for (const series of await seriesToOpen(db, localDay(now), ROUNDS_PER_TURN)) {
    const book = await openBook(db, series.communeId, now)
    if (!book) continue
    const opened = await openNext(db, book, series, { kind: 'system' }, now)
    if (opened.is === 'opened') many++
  }
  return many
}
