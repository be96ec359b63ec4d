import { and, asc, desc, eq, gt, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { dialogueRequests, dialogueTopics } from '../asking/tables.ts'
import { dialogueSeats, type SeatRow } from './tables.ts'

/** Places on one page of the list at the door. */
export const SEATS_SHOWN = 50

/** Whose place has this number now. */
export function seatNumbered(db: Db, sessionId: string, number: number): Promise<SeatRow | undefined> {
  return db
    .select()
    .from(dialogueSeats)
    .where(
      and(
        eq(dialogueSeats.sessionId, sessionId),
        eq(dialogueSeats.number, number),
        sql`state in ('registered', 'came')`,
      ),
    )
    .get()
}

/** Places in one state by number, those who wait by when they came. */
export function seatsIn(db: Db, sessionId: string, state: SeatRow['state'], after: number): Promise<SeatRow[]> {
  const column = state === 'waiting' ? dialogueSeats.serial : dialogueSeats.number
  return db
    .select()
    .from(dialogueSeats)
    .where(and(eq(dialogueSeats.sessionId, sessionId), eq(dialogueSeats.state, state), gt(column, after)))
    .orderBy(asc(dialogueSeats.number), asc(dialogueSeats.serial))
    .limit(SEATS_SHOWN + 1)
}

/** How many places there are in each state. */
export async function seatCounts(db: Db, sessionId: string): Promise<Record<SeatRow['state'], number>> {
  const rows = await db.all<{ state: SeatRow['state']; many: number }>(
    sql`select state, count(*) as many from dialogue_seats where session_id = ${sessionId} group by state`,
  )
  const counts = { registered: 0, waiting: 0, cancelled: 0, came: 0 }
  for (const { many, state } of rows) counts[state] = many
  return counts
}

/** The meeting to which the request of this code was joined, by itself or with its topic; and the hash of its secret. */
export async function requestOf(db: Db, requestId: string) {
  return db
    .select({
      lookupHash: dialogueRequests.lookupHash,
      sessionId: dialogueRequests.sessionId,
      topicSessionId: dialogueTopics.sessionId,
    })
    .from(dialogueRequests)
    .leftJoin(dialogueTopics, eq(dialogueTopics.dossierId, dialogueRequests.topicId))
    .where(eq(dialogueRequests.dossierId, requestId))
    .get()
}

/** All who left a name or a number, by place: read by those who must tell them of a change. */
export function contactsOf(db: Db, sessionId: string) {
  return db
    .select()
    .from(dialogueSeats)
    .where(and(eq(dialogueSeats.sessionId, sessionId), sql`state <> 'cancelled' and sealed <> ''`))
    .orderBy(desc(dialogueSeats.number))
}
