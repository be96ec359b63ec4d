import { and, asc, between, desc, eq, inArray, isNotNull, lte, or } from 'drizzle-orm'
import { areaCommunes } from '../communes/areas/tables.ts'
import { communes } from '../communes/tables.ts'
import type { Db } from '../db/connect.ts'
import { upwardFigures } from './tables.ts'

export type SentFigures = typeof upwardFigures.$inferSelect

/** What the communes of a level sent of these months, first to last. */
export function figuresOfMonths(db: Db, areaId: string, from: string, to: string): Promise<SentFigures[]> {
  return db
    .select()
    .from(upwardFigures)
    .where(and(eq(upwardFigures.areaId, areaId), between(upwardFigures.month, from, to)))
}

/** Communes that owe a month to this level, and those that stopped sending. One look at each of them. */
export async function absentFrom(
  db: Db,
  areaId: string,
  month: string,
): Promise<{ waiting: string[]; stopped: string[] }> {
  const rows = await db
    .select({ name: communes.name, until: areaCommunes.until })
    .from(areaCommunes)
    .innerJoin(communes, eq(communes.id, areaCommunes.communeId))
    .where(and(eq(areaCommunes.areaId, areaId), or(isNotNull(areaCommunes.until), lte(areaCommunes.nextMonth, month))))
    .orderBy(asc(communes.name))
  const named = (isStopped: boolean) =>
    rows.filter(({ until }) => (until !== null) === isStopped).map(({ name }) => name)
  return { waiting: named(false), stopped: named(true) }
}

/** What one commune sent of these months; none of another level's. */
export function figuresOfCommune(
  db: Db,
  areaId: string,
  communeId: string,
  months: readonly string[],
): Promise<SentFigures[]> {
  return db
    .select()
    .from(upwardFigures)
    .where(
      and(
        eq(upwardFigures.areaId, areaId),
        inArray(upwardFigures.month, [...months]),
        eq(upwardFigures.communeId, communeId),
      ),
    )
    .orderBy(desc(upwardFigures.month))
}

export type Membership = {
  areaId: string
  communeId: string
  communeName: string
  since: string
  until: string | null
  nextMonth: string
}

/** A commune that sends to this level, or did; null for any other. */
export async function memberOf(db: Db, areaId: string, communeId: string): Promise<Membership | null> {
  const [row] = await db
    .select({
      areaId: areaCommunes.areaId,
      communeId: areaCommunes.communeId,
      communeName: communes.name,
      since: areaCommunes.since,
      until: areaCommunes.until,
      nextMonth: areaCommunes.nextMonth,
    })
    .from(areaCommunes)
    .innerJoin(communes, eq(communes.id, areaCommunes.communeId))
    .where(and(eq(areaCommunes.areaId, areaId), eq(areaCommunes.communeId, communeId)))
  return row ?? null
}
