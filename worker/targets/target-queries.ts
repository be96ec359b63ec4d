import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { type Db, type Statement, writeTogether } from '../db/connect.ts'
import { type IndicatorRow, indicators, type TargetRow, targets } from './tables.ts'

/** Targets of a board: a commune with two hundred units and ten indicators has fewer. */
const MOST = 3_000
/** A unit has fewer in a year. */
const MOST_OF_UNIT = 100

export type Line = { target: TargetRow; indicator: IndicatorRow }

/** The targets of a year that hold; of one indicator or one unit when asked. */
export function targetsOf(
  db: Db,
  communeId: string,
  year: number,
  only: { indicatorId?: string | undefined; unit?: string | undefined } = {},
): Promise<TargetRow[]> {
  return db
    .select()
    .from(targets)
    .where(
      and(
        ...[eq(targets.communeId, communeId), eq(targets.year, year), isNull(targets.droppedAt)],
        only.indicatorId === undefined ? undefined : eq(targets.indicatorId, only.indicatorId),
        only.unit === undefined ? undefined : eq(targets.unit, only.unit),
      ),
    )
    .limit(MOST)
}

/** All of an indicator in a year, also those that were dropped: their revisions count on. */
export function allOf(db: Db, communeId: string, year: number, indicatorId: string): Promise<TargetRow[]> {
  return db
    .select()
    .from(targets)
    .where(and(eq(targets.communeId, communeId), eq(targets.year, year), eq(targets.indicatorId, indicatorId)))
    .limit(MOST)
}

/** How many targets of a year each indicator has, by indicator. */
export async function countsOf(db: Db, communeId: string, year: number): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ id: targets.indicatorId, many: sql<number>`count(*)` })
    .from(targets)
    .where(and(eq(targets.communeId, communeId), eq(targets.year, year), isNull(targets.droppedAt)))
    .groupBy(targets.indicatorId)
  return new Map(rows.map(({ id, many }) => [id, many]))
}

/** A unit's targets of a year, with what they measure. */
export async function linesOf(db: Db, communeId: string, unit: string, year: number): Promise<Line[]> {
  return db
    .select({ target: targets, indicator: indicators })
    .from(targets)
    .innerJoin(indicators, eq(indicators.id, targets.indicatorId))
    .where(
      and(
        ...[eq(targets.communeId, communeId), eq(targets.unit, unit), eq(targets.year, year)],
        isNull(targets.droppedAt),
      ),
    )
    .orderBy(asc(indicators.position), asc(indicators.code))
    .limit(MOST_OF_UNIT)
}

/** One target of a commune, also one that was dropped. */
export function findTarget(db: Db, communeId: string, id: string): Promise<Line | undefined> {
  return db
    .select({ target: targets, indicator: indicators })
    .from(targets)
    .innerJoin(indicators, eq(indicators.id, targets.indicatorId))
    .where(and(eq(targets.id, id), eq(targets.communeId, communeId)))
    .get()
}

/** The newest year before another one that has targets: where a base may be taken from. */
export async function lastYearWith(db: Db, communeId: string, before: number): Promise<number | null> {
  const row = await db
    .select({ year: targets.year })
    .from(targets)
    .where(and(eq(targets.communeId, communeId), sql`${targets.year} < ${before}`))
    .orderBy(desc(targets.year))
    .limit(1)
    .get()
  return row?.year ?? null
}

export type Wanted = { unit: string; target: number; baseYear: number | null; base: number | null }
/** What the page showed: the revision of each unit's target, 0 where there was none. */
export type Seen = { unit: string; revision: number }
type Where = { communeId: string; indicatorId: string; year: number }

const SAME = `insert into targets (id) select null from json_each(?) as seen
  left join targets as kept on kept.commune_id = ? and kept.year = ? and kept.indicator_id = ? and kept.unit = seen.value ->> 'unit'
  where coalesce(kept.revision, 0) <> seen.value ->> 'revision' limit 1`
const KEEP = `insert into targets
  (id, commune_id, indicator_id, year, unit, base_year, base, target, revision, changed_by, changed_at)
  select value ->> 'id', ?, ?, ?, value ->> 'unit', value ->> 'baseYear', value ->> 'base', value ->> 'target', 1, ?, ?
  from json_each(?) where true
  on conflict (commune_id, year, indicator_id, unit) do update set base_year = excluded.base_year, base = excluded.base,
    target = excluded.target, revision = targets.revision + 1, changed_by = excluded.changed_by,
    changed_at = excluded.changed_at, dropped_at = null`
const DROP = `update targets set dropped_at = ?, revision = revision + 1, changed_by = ?, changed_at = ?
  where commune_id = ? and year = ? and indicator_id = ? and dropped_at is null
    and unit in (select value from json_each(?))`

/**
 * Sets an indicator's targets of a year and drops others, all of it or none: a row that is not as the page showed it has no
 * place in a column that must not be empty, which ends the batch.
 */
export async function setTargets(
  db: Db,
  { communeId, indicatorId, year }: Where,
  change: { wanted: readonly Wanted[]; dropped: readonly string[]; seen: readonly Seen[] },
  by: { id: string; now: Date; newId: () => string },
): Promise<'done' | 'moved'> {
  const at = by.now.toISOString()
  const rows = change.wanted.map((one) => ({ ...one, id: by.newId() }))
  const statement = (sql: string, ...params: unknown[]): Statement => ({ toSQL: () => ({ sql, params }) })
  try {
    await writeTogether(db, [
      statement(SAME, JSON.stringify(change.seen), communeId, year, indicatorId),
      statement(KEEP, communeId, indicatorId, year, by.id, at, JSON.stringify(rows)),
      statement(DROP, at, by.id, at, communeId, year, indicatorId, JSON.stringify(change.dropped)),
    ])
    return 'done'
  } catch (error) {
    if (isMoved(error)) return 'moved'
    throw error
  }
}

function isMoved(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause.message.includes('NOT NULL constraint failed: targets.id')) return true
  return false
}
