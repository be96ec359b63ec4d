import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { type Db, type Statement, writeTogether } from '../db/connect.ts'
import { keepMessages } from '../notifications/outbox-queries.ts'
import type { NewMessage } from '../notifications/tells.ts'
import { activityDays, type ActivityRow } from './tables.ts'

/** Days of one turn of the clock. */
const PER_TURN = 100

/** Planned days that are due to be reminded of or asked about, the oldest first. */
export function dueDays(db: Db, today: string): Promise<ActivityRow[]> {
  return db
    .select()
    .from(activityDays)
    .where(and(sql`${activityDays.wakeOn} is not null`, lte(activityDays.wakeOn, today)))
    .orderBy(asc(activityDays.wakeOn), asc(activityDays.id))
    .limit(PER_TURN)
}

/** Tells what is to be told and sets when to look again; a day that somebody changed meanwhile is left to the next turn. */
export async function wake(
  db: Db,
  turns: readonly { row: ActivityRow; next: string | null; messages: readonly NewMessage[] }[],
): Promise<void> {
  await writeTogether(
    db,
    turns.flatMap(({ messages, next, row }): Statement[] => [
      db
        .update(activityDays)
        .set({ wakeOn: next })
        .where(
          and(
            ...[eq(activityDays.id, row.id), eq(activityDays.revision, row.revision)],
            sql`${activityDays.wakeOn} is ${row.wakeOn}`,
          ),
        ),
      ...(messages.length > 0 ? [keepMessages(messages)] : []),
    ]),
  )
}
