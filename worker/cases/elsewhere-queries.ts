import { sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import type { Db } from '../db/connect.ts'
import type { CaseRow } from './queries.ts'
import { cases } from './tables.ts'

/** Where the matter of cases goes on, by case: the parts of one that was split, the one into which one was merged. Each branch rides an index. */
export async function elsewhereOf(
  db: Db,
  rows: readonly Pick<CaseRow, 'id' | 'status' | 'mergedInto'>[],
): Promise<(row: Pick<CaseRow, 'id' | 'mergedInto'>) => CaseRow[]> {
  const wholes = rows.filter(({ status }) => status === 'split').map(({ id }) => id)
  const into = rows.flatMap(({ mergedInto }) => mergedInto ?? [])
  if (wholes.length + into.length === 0) return () => []
  const found = await unionAll(
    db
      .select()
      .from(cases)
      .where(sql`${cases.splitFrom} in (select value from json_each(${JSON.stringify(wholes)}))`),
    db
      .select()
      .from(cases)
      .where(sql`${cases.id} in (select value from json_each(${JSON.stringify(into)}))`),
  )
  return (row) => found.filter((one) => one.splitFrom === row.id || one.id === row.mergedInto)
}
