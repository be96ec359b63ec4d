import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { questionnaires } from '../../forms/tables.ts'
import { ROUND_KINDS } from '../words.ts'
import { roundSeries, type SeriesRow, unitSets } from './tables.ts'

/** A series with the names of what it goes by. */
export type SeriesLine = SeriesRow & { setName: string; many: number; formTitle: string }

/** Series of a commune, in the order of their kinds. */
export function seriesOf(db: Db, communeId: string): Promise<SeriesLine[]> {
  return lines(db)
    .where(and(eq(roundSeries.communeId, communeId), isNull(roundSeries.putAwayAt)))
    .orderBy(asc(roundSeries.kind), asc(roundSeries.name), asc(roundSeries.id))
    .then((rows) => flat(rows).sort((a, b) => ROUND_KINDS.indexOf(a.kind) - ROUND_KINDS.indexOf(b.kind)))
}

/** One series of a commune. */
export async function findSeries(db: Db, communeId: string, id: string): Promise<SeriesLine | undefined> {
  const rows = await lines(db).where(
    and(eq(roundSeries.id, id), eq(roundSeries.communeId, communeId), isNull(roundSeries.putAwayAt)),
  )
  return flat(rows)[0]
}

/** Series whose next round opens, those that wait longest first. */
export function seriesToOpen(db: Db, today: string, most: number): Promise<SeriesRow[]> {
  return db
    .select()
    .from(roundSeries)
    .where(and(sql`opens_on is not null`, lte(roundSeries.opensOn, today)))
    .orderBy(asc(roundSeries.opensOn), asc(roundSeries.id))
    .limit(most)
}

/** A new series; the same id again is the same one. */
export async function addSeries(db: Db, row: Omit<SeriesRow, 'revision' | 'putAwayAt' | 'trouble'>): Promise<void> {
  await db
    .insert(roundSeries)
    .values({ ...row, revision: 1 })
    .onConflictDoNothing()
}

/** Saves a series over the one that was seen; false when somebody saved since, or its next round has opened meanwhile. */
export async function saveSeries(
  db: Db,
  seen: Pick<SeriesRow, 'id' | 'communeId' | 'revision' | 'nextPeriod'>,
  set: Partial<SeriesRow>,
): Promise<boolean> {
  const rows = await db
    .update(roundSeries)
    .set({ ...set, revision: seen.revision + 1 })
    .where(
      and(
        eq(roundSeries.id, seen.id),
        eq(roundSeries.communeId, seen.communeId),
        eq(roundSeries.revision, seen.revision),
        eq(roundSeries.nextPeriod, seen.nextPeriod),
      ),
    )
    .returning({ id: roundSeries.id })
  return rows.length > 0
}

function lines(db: Db) {
  return db
    .select({ row: roundSeries, setName: unitSets.name, units: unitSets.units, formTitle: questionnaires.title })
    .from(roundSeries)
    .innerJoin(unitSets, eq(unitSets.id, roundSeries.unitSetId))
    .innerJoin(questionnaires, eq(questionnaires.id, roundSeries.questionnaireId))
    .$dynamic()
}

function flat(
  rows: readonly { row: SeriesRow; setName: string; units: readonly string[]; formTitle: string }[],
): SeriesLine[] {
  return rows.map(({ formTitle, row, setName, units }) => ({ ...row, setName, formTitle, many: units.length }))
}
