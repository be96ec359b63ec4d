import { sql } from 'drizzle-orm'
import type { CaseRow } from '../cases/queries.ts'
import type { Db, Statement } from '../db/connect.ts'
import { labelOf } from './labels.ts'
import { releases } from './tables.ts'

/** What the public reads of petitions whose state changed by itself: one statement for each label. */
export function labelsChanged(db: Db, rows: CaseRow[], at: Date): Statement[] {
  return [...Map.groupBy(rows, (row) => labelOf(row.status))].map(([label, some]) =>
    db
      .update(releases)
      .set({ label, changedAt: at.toISOString() })
      .where(sql`${releases.caseId} in (select value from json_each(${JSON.stringify(some.map((row) => row.id))}))`),
  )
}
