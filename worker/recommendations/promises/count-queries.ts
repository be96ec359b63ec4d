import { and, asc, eq, gt } from 'drizzle-orm'
import type { Db, Statement } from '../../db/connect.ts'
import { promiseCounts, type PromiseCountRow } from './tables.ts'

const GONE = `delete from promise_counts where (commune_id, body_id) in
  (select value ->> 0, value ->> 1 from json_each(?1) union select value ->> 0, '' from json_each(?1))`

// The index of a body's promises holds all that is counted.
const OF_BODIES = `insert into promise_counts (commune_id, body_id, kept, on_way, late, broken, counted_at)
  select p.value ->> 0, r.body_id, count(iif(r.stands = 'kept', 1, null)),
    count(iif(r.stands = 'open' and r.stands_on >= ?2, 1, null)),
    count(iif(r.stands = 'open' and r.stands_on < ?2, 1, null)), count(iif(r.stands = 'broken', 1, null)), ?3
  from json_each(?1) p
    cross join recommendations r indexed by recommendations_stands_body on r.body_id = p.value ->> 1 and r.stands is not null
  group by p.value ->> 0, r.body_id`

const OF_COMMUNES = `insert into promise_counts (commune_id, body_id, kept, on_way, late, broken, counted_at)
  select commune_id, '', sum(kept), sum(on_way), sum(late), sum(broken), ?2 from promise_counts
  where commune_id in (select value ->> 0 from json_each(?1)) and body_id <> '' group by commune_id`

/** The statements that count anew how the promises of these bodies stand, whole, and those of their communes together. */
export function recountedPromises(
  bodies: readonly { communeId: string; bodyId: string }[],
  today: string,
  at: string,
): Statement[] {
  const plain = (sql: string, ...params: unknown[]): Statement => ({ toSQL: () => ({ sql, params }) })
  const some = new Map(bodies.map(({ bodyId, communeId }) => [bodyId, [communeId, bodyId]]))
  const places = JSON.stringify([...some.values()])
  return [plain(GONE, places), plain(OF_BODIES, places, today, at), plain(OF_COMMUNES, places, at)]
}

/** How the promises of each body stand, in the order of their ids. */
export function promiseCountsByBody(db: Db, communeId: string): Promise<PromiseCountRow[]> {
  return db
    .select()
    .from(promiseCounts)
    .where(and(eq(promiseCounts.communeId, communeId), gt(promiseCounts.bodyId, '')))
    .orderBy(asc(promiseCounts.bodyId))
}
