import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { savedFilters } from './tables.ts'

/** The most searches that one officer keeps. */
export const MOST_FILTERS = 12

export type SavedFilter = typeof savedFilters.$inferSelect

/** The searches that an officer keeps, oldest first. */
export function filtersOf(db: Db, staffId: string): Promise<SavedFilter[]> {
  return db
    .select()
    .from(savedFilters)
    .where(eq(savedFilters.staffId, staffId))
    .orderBy(asc(savedFilters.createdAt), asc(savedFilters.id))
}

/** Keeps a search; one of the same name gives way to it. 'full' when there are too many. */
export async function keepFilter(db: Db, filter: SavedFilter): Promise<'kept' | 'full'> {
  const known = await filtersOf(db, filter.staffId)
  const same = known.find((one) => one.name === filter.name)
  if (same) {
    await db.update(savedFilters).set({ query: filter.query }).where(eq(savedFilters.id, same.id))
    return 'kept'
  }
  if (known.length >= MOST_FILTERS) return 'full'
  await db.insert(savedFilters).values(filter)
  return 'kept'
}

/** Forgets one of his own searches. Was there one? */
export async function dropFilter(db: Db, staffId: string, id: string): Promise<boolean> {
  const gone = await db
    .delete(savedFilters)
    .where(and(eq(savedFilters.id, id), eq(savedFilters.staffId, staffId)))
    .returning({ one: sql`1` })
  return gone.length > 0
}
