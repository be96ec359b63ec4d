import type { Db } from '../db/connect.ts'
import { localDay } from '../deadlines/calendar.ts'
import { countMonth } from './count-queries.ts'
import { keepSent, monthsOwed } from './sending-queries.ts'

/** Months that are sent in one turn of the clock: each is seven queries, and the platform allows 1,000 an invocation. */
const PER_TURN = 25

/** Sends figures of months that are over to the levels above: as they are counted on that day, once and for all. */
export async function sendFigures(db: Db, now: Date): Promise<number> {
  const owed = await monthsOwed(db, localDay(now), PER_TURN)
  for (const one of owed) await keepSent(db, one, await countMonth(db, one.communeId, one.month), now)
  return owed.length
}
