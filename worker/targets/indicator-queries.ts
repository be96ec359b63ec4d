import { and, asc, eq, sql } from 'drizzle-orm'
import { type Db, isTaken } from '../db/connect.ts'
import { type IndicatorRow, indicators, targets } from './tables.ts'

/** What a commune measures, in its order. */
export function indicatorsOf(db: Db, communeId: string): Promise<IndicatorRow[]> {
  return db
    .select()
    .from(indicators)
    .where(eq(indicators.communeId, communeId))
    .orderBy(asc(indicators.position), asc(indicators.code))
}

/** Indicators that have a target already: their unit and rule stay as they are. */
export async function indicatorsInUse(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.all<{ id: string }>(sql`select value as id from json_each(${JSON.stringify(ids)})
    where exists (select 1 from ${targets} where ${targets.indicatorId} = value)`)
  return new Set(rows.map((row) => row.id))
}

/** Takes over what is not there yet; what is there under a code stays as it is. */
export async function addIndicators(db: Db, rows: readonly IndicatorRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 6)
    await db
      .insert(indicators)
      .values(rows.slice(at, at + 6))
      .onConflictDoNothing()
}

/** Adds one of the commune's own; 'taken' when the code is another's. */
export async function addIndicator(db: Db, row: IndicatorRow): Promise<'done' | 'taken'> {
  try {
    await db.insert(indicators).values(row)
    return 'done'
  } catch (error) {
    if (isTaken(error, 'indicators.')) return 'taken'
    throw error
  }
}

/** Changes one as it was seen; 'moved' when somebody changed it meanwhile. */
export async function changeIndicator(
  db: Db,
  seen: Pick<IndicatorRow, 'id' | 'communeId' | 'revision'>,
  set: Partial<IndicatorRow>,
): Promise<'done' | 'moved'> {
  const rows = await db
    .update(indicators)
    .set({ ...set, revision: seen.revision + 1 })
    .where(
      and(
        ...[eq(indicators.id, seen.id), eq(indicators.communeId, seen.communeId)],
        eq(indicators.revision, seen.revision),
      ),
    )
    .returning({ id: indicators.id })
  return rows.length > 0 ? 'done' : 'moved'
}
