import { and, asc, desc, eq, gte, isNotNull, lt, sql } from 'drizzle-orm'
import { setMark } from '../cases/mark-queries.ts'
import { type Db, type Statement, writeTogether } from '../db/connect.ts'
import { recountedPromises } from './promises/count-queries.ts'
import { type CountRow, recommendationCounts, recommendations, type Scope } from './tables.ts'

/** A body and a year, in its commune. */
export type Pair = { communeId: string; bodyId: string; year: number }

/** How bodies of a commune took what was recommended to them in a year, most asked first. */
export function countsOf(db: Db, communeId: string, scope: Scope, year: number): Promise<CountRow[]> {
  return db
    .select()
    .from(recommendationCounts)
    .where(
      and(
        eq(recommendationCounts.communeId, communeId),
        eq(recommendationCounts.year, year),
        eq(recommendationCounts.scope, scope),
      ),
    )
    .orderBy(desc(recommendationCounts.asked), recommendationCounts.bodyId)
}

/** Years from the newest to the first of which something is counted: both ends by index, the years between them are known. */
export async function countedYears(db: Db, communeId: string, scope: Scope): Promise<number[]> {
  const end = (order: typeof asc) =>
    db
      .select({ year: recommendationCounts.year })
      .from(recommendationCounts)
      .where(and(eq(recommendationCounts.communeId, communeId), eq(recommendationCounts.scope, scope)))
      .orderBy(order(recommendationCounts.year))
      .limit(1)
      .get()
  const [first, last] = await Promise.all([end(asc), end(desc)])
  if (!first || !last) return []
  return Array.from({ length: last.year - first.year + 1 }, (_, n) => last.year - n)
}

/** Bodies and years of which something moved since they were counted. */
export function pairsToCount(db: Db, most: number): Promise<Pair[]> {
  return db
    .selectDistinct({
      communeId: recommendations.communeId,
      bodyId: recommendations.bodyId,
      year: recommendations.year,
    })
    .from(recommendations)
    .where(sql`uncounted = 1`)
    .orderBy(recommendations.communeId, recommendations.bodyId, recommendations.year)
    .limit(most)
}

/** What became overdue since the day of the last turn is to be counted again. */
export async function beginDay(db: Db, markName: string, last: string, today: string): Promise<void> {
  await writeTogether(db, [
    db
      .update(recommendations)
      .set({ uncounted: true })
      .where(
        and(isNotNull(recommendations.owedOn), gte(recommendations.owedOn, last), lt(recommendations.owedOn, today)),
      ),
    setMark(db, markName, today),
  ])
}

const GONE = `delete from recommendation_counts where (body_id, year) in
  (select value ->> 0, value ->> 1 from json_each(?))`

const COUNTED = `insert into recommendation_counts (commune_id, year, scope, body_id, asked, acknowledged, answered,
    answered_in_time, accepted, partly, refused, claimed, verified, disputed, overdue, escalated, counted_at)
  select r.commune_id, r.year, s.value, r.body_id, count(*), count(r.acknowledged_on), count(r.replied_on),
    sum(coalesce(r.reply_in_time, 0)), count(iif(r.reply in ('accepted', 'partly'), 1, null)),
    count(iif(r.reply = 'partly', 1, null)), count(iif(r.reply = 'refused', 1, null)), count(r.claimed_on),
    count(r.verified_on), count(iif(r.disputes > 0, 1, null)), count(iif(r.owed_on < ?2, 1, null)),
    count(r.escalated_on), ?3
  from json_each(?1) p
    cross join recommendations r indexed by recommendations_body on r.body_id = p.value ->> 0 and r.year = p.value ->> 1
    cross join dossiers d on d.id = r.dossier_id
    cross join json_each('["all","public"]') s on s.value = 'all' or r.published_at is not null
  where d.restricted = 0 and d.status <> 'superseded' and r.source <> 'dialogue'
  group by r.body_id, r.year, s.value`

/** Counts these anew, whole, promises apart from what was asked for; what moves meanwhile is counted in the next turn. */
export async function recount(db: Db, pairs: readonly Pair[], today: string, at: string): Promise<void> {
  if (pairs.length === 0) return
  const some = JSON.stringify(pairs.map(({ bodyId, year }) => [bodyId, year]))
  const plain = (sql: string, ...params: unknown[]): Statement => ({ toSQL: () => ({ sql, params }) })
  const places = JSON.stringify(pairs.map(({ bodyId, communeId, year }) => [communeId, bodyId, year]))
  await writeTogether(db, [
    plain(GONE, some),
    plain(COUNTED, some, today, at),
    ...recountedPromises(pairs, today, at),
    plain(
      `update recommendations set uncounted = 0 where uncounted = 1 and (commune_id, body_id, year) in
        (select value ->> 0, value ->> 1, value ->> 2 from json_each(?))`,
      places,
    ),
  ])
}
