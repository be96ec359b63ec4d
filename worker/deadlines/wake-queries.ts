import { asc, lte, sql } from 'drizzle-orm'
import type { CaseRow } from '../cases/queries.ts'
import { cases, holdings } from '../cases/tables.ts'
import type { Db, Statement } from '../db/connect.ts'

/** Cases whose day has come, the longest waiting first. Reads what it returns, by index. */
export function wakingCases(db: Db, today: string, most: number): Promise<CaseRow[]> {
  return db.select().from(cases).where(lte(cases.wakeOn, today)).orderBy(asc(cases.wakeOn), asc(cases.id)).limit(most)
}

/** Sets the next day of cases to which nothing happens today: no event, for nothing is told. A case that moved is left alone. */
export async function sleepUntil(db: Db, rows: readonly { seen: CaseRow; wakeOn: string | null }[]): Promise<void> {
  if (rows.length === 0) return
  const values = JSON.stringify(rows.map(({ seen, wakeOn }) => [seen.id, seen.version, wakeOn]))
  await db.run(sql`update cases set wake_on = j.value ->> 2 from json_each(${values}) j
    where cases.id = j.value ->> 0 and cases.version = j.value ->> 1`)
}

/** Who had cases that ended by themselves, from when to when. */
export function leftHands(
  db: Db,
  left: readonly { seen: CaseRow; seq: number; toAt: string; workingDays: number }[],
): Statement[] {
  if (left.length === 0) return []
  const rows = left.map(({ seen, seq, toAt, workingDays }) => ({
    ...{ caseId: seen.id, seq, communeId: seen.communeId, bodyId: seen.holderBodyId },
    ...{ fromAt: seen.heldSince, toAt, workingDays },
  }))
  const found = sql`select value ->> 'caseId', value ->> 'seq', value ->> 'communeId', value ->> 'bodyId', value ->> 'fromAt',
    value ->> 'toAt', value ->> 'workingDays' from json_each(${JSON.stringify(rows)})`
  return [db.insert(holdings).select(found)]
}
