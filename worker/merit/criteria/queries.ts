import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { type Db, writeTogether } from '../../db/connect.ts'
import type { Subject } from '../ready.ts'
import { type CriterionRow, ratingCriteria } from '../tables.ts'
import type { changeOf } from './lines.ts'

/** The criteria by which such units are rated now, in their order. */
export function criteriaNow(db: Db, communeId: string, subject: Subject): Promise<CriterionRow[]> {
  return db
    .select()
    .from(ratingCriteria)
    .where(
      and(eq(ratingCriteria.communeId, communeId), eq(ratingCriteria.subject, subject), isNull(ratingCriteria.endsOn)),
    )
    .orderBy(asc(ratingCriteria.position), asc(ratingCriteria.id))
}

/** Those of a rating, in the order in which they were listed. */
export async function criteriaNamed(db: Db, ids: readonly string[]): Promise<CriterionRow[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select()
    .from(ratingCriteria)
    .where(sql`${ratingCriteria.id} in (select value from json_each(${JSON.stringify(ids)}))`)
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** Saves the list: what was used before keeps its row and its words. */
export async function saveCriteria(
  db: Db,
  at: { communeId: string; subject: Subject; today: string; newId: () => string },
  { add, end, keep }: ReturnType<typeof changeOf>,
): Promise<void> {
  const { communeId, newId, subject, today } = at
  const own = (id: string) => and(eq(ratingCriteria.id, id), eq(ratingCriteria.communeId, communeId))
  await writeTogether(db, [
    ...end.map((id) => db.update(ratingCriteria).set({ endsOn: today }).where(own(id))),
    ...keep.map(({ id, position }) => db.update(ratingCriteria).set({ position }).where(own(id))),
    ...add.map((line) => db.insert(ratingCriteria).values({ id: newId(), communeId, subject, ...line })),
  ])
}
