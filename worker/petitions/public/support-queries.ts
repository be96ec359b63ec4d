import { asc, eq, sql } from 'drizzle-orm'
import { markAt } from '../../cases/mark-queries.ts'
import { type Db, writeTogether } from '../../db/connect.ts'
import { supportCounts, supports } from '../tables.ts'
import { EVERYWHERE } from './supports.ts'

/** Supports counted in one turn of the clock; the next turn goes on. */
const COUNTED_PER_TURN = 20_000
const MARK = 'supports'

export type Support = typeof supports.$inferInsert

/** Writes a support down: a row of its own. False when this device supports that petition already. */
export async function addSupport(db: Db, support: Support): Promise<boolean> {
  const made = await db.insert(supports).values(support).onConflictDoNothing().returning({ caseId: supports.caseId })
  return made.length > 0
}

/** The counts of one petition, by hamlet, with their sum. */
export function supportsOf(db: Db, caseId: string) {
  return db
    .select({ hamletId: supportCounts.hamletId, many: supportCounts.many })
    .from(supportCounts)
    .where(eq(supportCounts.caseId, caseId))
    .orderBy(asc(supportCounts.hamletId))
}

/** The sums of several petitions, by case: one row read for each that has any. */
export async function supportSums(db: Db, caseIds: readonly string[]): Promise<Map<string, number>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .select({ caseId: supportCounts.caseId, many: supportCounts.many })
    .from(sql`json_each(${JSON.stringify(caseIds)}) named`)
    .crossJoin(supportCounts)
    .where(sql`${supportCounts.caseId} = named.value and ${supportCounts.hamletId} = ${EVERYWHERE}`)
  return new Map(rows.map((row) => [row.caseId, row.many]))
}

const IS_NEW = `rowid > ?1 and rowid <= ?2
  and ?1 = coalesce((select cast(value as integer) from marks where name = ?3), 0)`
const COUNT = `insert into support_counts (case_id, hamlet_id, many)
  select case_id, hamlet_id, count(*) from supports where ${IS_NEW} group by case_id, hamlet_id
  union all
  select case_id, ?4, count(*) from supports where ${IS_NEW} group by case_id
  on conflict (case_id, hamlet_id) do update set many = many + excluded.many`
const MOVE_MARK = `insert into marks (name, value) values (?3, cast(?2 as text))
  on conflict (name) do update set value = excluded.value where cast(marks.value as integer) = ?1`

/**
 * Adds what came since the last turn to the counts; how many came. Rows are taken in the order in which they were
 * written, and the mark is moved together with the counts: two turns at once count each support once.
 */
export async function countSupports(db: Db, most = COUNTED_PER_TURN): Promise<number> {
  const from = Number((await markAt(db, MARK)) ?? 0)
  const [found] = await db.all<{ upTo: number; many: number }>(sql`
    select coalesce(max(place), 0) as upTo, count(*) as many
    from (select rowid as place from supports where rowid > ${from} order by rowid limit ${most})`)
  if (!found || found.many === 0) return 0
  await writeTogether(db, [
    { toSQL: () => ({ sql: COUNT, params: [from, found.upTo, MARK, EVERYWHERE] }) },
    { toSQL: () => ({ sql: MOVE_MARK, params: [from, found.upTo, MARK] }) },
  ])
  return found.many
}
