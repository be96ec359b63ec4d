import { and, gte, lt, sql } from 'drizzle-orm'
import { cases } from '../cases/tables.ts'
import { communes } from '../communes/tables.ts'
import type { Db } from '../db/connect.ts'
import { addDays, localDay } from '../deadlines/calendar.ts'

/** As in the partial index `cases_owed`, to the letter: states in which somebody still owes an answer. */
const OWED = sql`status in ('submitted', 'received', 'assigned', 'in_progress', 'pending_approval', 'reopened')`
const many = sql<number>`count(*)`

/** Counts each commune's last thirty days afresh, so that a page reads one row. Reads the window's cases, by index. */
export async function countFigures(db: Db, now: Date): Promise<void> {
  const today = localDay(now)
  const since = addDays(today, -30)
  const sinceInstant = new Date(`${since}T00:00:00+07:00`).toISOString()
  const [open, received, answered, overdue] = await Promise.all([
    db.select({ id: communes.id }).from(communes),
    db
      .select({ id: cases.communeId, many })
      .from(cases)
      .where(gte(cases.submittedAt, sinceInstant))
      .groupBy(cases.communeId),
    db
      .select({ id: cases.communeId, many, inTime: sql<number>`coalesce(sum(answered_in_time), 0)` })
      .from(cases)
      .where(and(sql`answered_on is not null`, gte(cases.answeredOn, since)))
      .groupBy(cases.communeId),
    db
      .select({ id: cases.communeId, many })
      .from(cases)
      .where(and(OWED, lt(cases.dueOn, today)))
      .groupBy(cases.communeId),
  ])
  const of = <T extends { id: string }>(rows: T[], id: string) => rows.find((row) => row.id === id)
  const rows = open.map(({ id }) => [
    id,
    now.toISOString(),
    of(received, id)?.many ?? 0,
    of(answered, id)?.many ?? 0,
    of(answered, id)?.inTime ?? 0,
    of(overdue, id)?.many ?? 0,
  ])
  await db.run(sql`
    insert into figures (commune_id, counted_at, received, answered, answered_in_time, overdue)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 from json_each(${JSON.stringify(rows)})
    where true
    on conflict (commune_id) do update set counted_at = excluded.counted_at, received = excluded.received,
      answered = excluded.answered, answered_in_time = excluded.answered_in_time, overdue = excluded.overdue`)
}
