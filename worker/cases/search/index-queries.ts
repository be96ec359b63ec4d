import { and, asc, eq, getTableColumns, gt, type SQL, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/connect.ts'
import type { CaseRow } from '../queries.ts'
import { cases, marks } from '../tables.ts'
import { caseWords } from './tables.ts'
import { type Indexed, rankOf, traitsOf, wordsIn } from './words.ts'

/** Gives the texts of cases by which they are found: the kind of case knows where they are. */
export type TextsOf = (db: Db, caseIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>

/** What was sent up to here stands in the index. */
export const SENT_MARK = 'case-words.sent'
/** What happened up to here stands in the index. */
export const MOVED_MARK = 'case-words.moved'

/** What was written a little before a mark may have become visible only after it. */
const BEHIND_MS = 2 * 60_000

/** From where a turn reads: a little before the mark; everything when there is none. */
export function behind(mark: string | undefined): string {
  return mark === undefined ? '' : new Date(Date.parse(mark) - BEHIND_MS).toISOString()
}

/** How far the index has come, by mark. */
export async function indexMarks(db: Db): Promise<ReadonlyMap<string, string>> {
  const found = await db
    .select()
    .from(marks)
    .where(sql`${marks.name} in (${SENT_MARK}, ${MOVED_MARK})`)
  return new Map(found.map((mark) => [mark.name, mark.value]))
}

/** Cases sent after an instant, oldest first. */
export function sentAfter(db: Db, after: string, most: number): Promise<CaseRow[]> {
  return db
    .select()
    .from(cases)
    .where(gt(cases.submittedAt, after))
    .orderBy(asc(cases.submittedAt), asc(cases.communeId))
    .limit(most)
}

/** Cases to which something happened after an instant: commune by commune, along the index of events. How many events that were, and the last. */
export async function movedAfter(
  db: Db,
  after: string,
  most: number,
): Promise<{ rows: CaseRow[]; events: number; last: string }> {
  const found = await db.all<{ id: string; at: string }>(sql`
    select e.case_id as id, e.at as at from communes c cross join events e on e.commune_id = c.id and e.at > ${after}
    order by e.at limit ${most}`)
  const rows = await casesById(db, [...new Set(found.map((one) => one.id))])
  return { rows, events: found.length, last: found.at(-1)?.at ?? '' }
}

/** Cases by their ids, in no order; of them those that are so. The ids lead whatever else is asked: a cross join keeps its order. */
export function casesById(db: Db, ids: readonly string[], condition?: SQL): Promise<CaseRow[]> {
  return db
    .select(getTableColumns(cases))
    .from(sql`json_each(${JSON.stringify(ids)}) named`)
    .crossJoin(cases)
    .where(and(sql`${cases.id} = named.value`, condition))
}

/** Puts what cases are found by into the index; what stands there already stays. */
export async function addWords(db: Db, communeId: string, of: readonly (readonly [string, number])[]): Promise<void> {
  await db.run(sql`insert or ignore into case_words (commune_id, word, rank)
    select ${communeId}, value ->> 0, value ->> 1 from json_each(${JSON.stringify(of)})`)
}

/** Takes a case out of the index: `texts` are the words it was found by, as they were written. For the batch that hides or erases it. */
export function wordsGone(db: Db, row: Indexed & { communeId: string }, texts: readonly string[]): Statement[] {
  const words = JSON.stringify([...wordsIn([row.title, ...texts]), ...traitsOf(row)])
  return [
    db
      .delete(caseWords)
      .where(
        and(
          eq(caseWords.communeId, row.communeId),
          sql`${caseWords.word} in (select value from json_each(${words}))`,
          eq(caseWords.rank, rankOf(row)),
        ),
      ),
  ]
}
