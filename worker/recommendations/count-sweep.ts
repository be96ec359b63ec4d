import { markAt } from '../cases/mark-queries.ts'
import type { Db } from '../db/connect.ts'
import { localDay } from '../deadlines/calendar.ts'
import { beginDay, pairsToCount, recount } from './count-queries.ts'

/** Bodies and years of one batch, and batches of one turn. */
const PAIRS = 40
const BATCHES = 5
const MARK = 'recommendations.day'

/** Counts anew the bodies of whose recommendations something moved, or came to be overdue with the day. */
export async function countRecommendations(db: Db, now: Date): Promise<number> {
  const today = localDay(now)
  const last = await markAt(db, MARK)
  if (last === undefined || last < today) await beginDay(db, MARK, last ?? '', today)
  let many = 0
  for (let batch = 0; batch < BATCHES; batch++) {
    const pairs = await pairsToCount(db, PAIRS)
    await recount(db, pairs, today, now.toISOString())
    many += pairs.length
    if (pairs.length < PAIRS) break
  }
  return many
}
