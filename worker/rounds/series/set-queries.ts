import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { roundSeries, unitSets, type UnitSetRow } from './tables.ts'

/** Sets of a commune that are in use, by name. */
export function setsOf(db: Db, communeId: string): Promise<UnitSetRow[]> {
  return db
    .select()
    .from(unitSets)
    .where(and(eq(unitSets.communeId, communeId), isNull(unitSets.putAwayAt)))
    .orderBy(asc(unitSets.name), asc(unitSets.id))
}

/** One set of a commune. */
export function findSet(db: Db, communeId: string, id: string): Promise<UnitSetRow | undefined> {
  return db
    .select()
    .from(unitSets)
    .where(and(eq(unitSets.id, id), eq(unitSets.communeId, communeId), isNull(unitSets.putAwayAt)))
    .get()
}

export type SetSaving = Pick<UnitSetRow, 'id' | 'communeId' | 'name' | 'units' | 'changedBy' | 'changedAt'>

/** A new set; the same id again is the same one. */
export async function addSet(db: Db, row: SetSaving): Promise<void> {
  await db
    .insert(unitSets)
    .values({ ...row, revision: 1 })
    .onConflictDoNothing()
}

/** Saves a set over the one that was seen; false when somebody saved since. */
export async function saveSet(db: Db, { communeId, id, ...set }: SetSaving, seen: number): Promise<boolean> {
  const rows = await db
    .update(unitSets)
    .set({ ...set, revision: seen + 1 })
    .where(and(eq(unitSets.id, id), eq(unitSets.communeId, communeId), eq(unitSets.revision, seen)))
    .returning({ id: unitSets.id })
  return rows.length > 0
}

/** The name of a series that goes by a set; null when none does. */
export async function usesSet(db: Db, setId: string): Promise<string | null> {
  const found = await db
    .select({ name: roundSeries.name })
    .from(roundSeries)
    .where(and(eq(roundSeries.unitSetId, setId), isNull(roundSeries.putAwayAt)))
    .limit(1)
    .get()
  return found?.name ?? null
}

/** Puts a set away: it is offered no more. */
export async function putSetAway(db: Db, communeId: string, id: string, now: Date): Promise<void> {
  await db
    .update(unitSets)
    .set({ putAwayAt: now.toISOString() })
    .where(and(eq(unitSets.id, id), eq(unitSets.communeId, communeId)))
}
