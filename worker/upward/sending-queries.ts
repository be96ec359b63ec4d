import { and, asc, eq, isNotNull, lte } from 'drizzle-orm'
import { areaCommunes } from '../communes/areas/tables.ts'
import { communes } from '../communes/tables.ts'
import { type Db, writeTogether } from '../db/connect.ts'
import type { countMonth } from './count-queries.ts'
import { nextMonth, sendDay } from './months.ts'
import { upwardFigures } from './tables.ts'

/** A month that a commune owes to a level above. */
export type Owed = { areaId: string; communeId: string; communeName: string; month: string }

/** Months whose day has come, those that waited longest first. */
export function monthsOwed(db: Db, today: string, most: number): Promise<Owed[]> {
  return db
    .select({
      areaId: areaCommunes.areaId,
      communeId: areaCommunes.communeId,
      communeName: communes.name,
      month: areaCommunes.nextMonth,
    })
    .from(areaCommunes)
    .innerJoin(communes, eq(communes.id, areaCommunes.communeId))
    .where(and(isNotNull(areaCommunes.sendOn), lte(areaCommunes.sendOn, today)))
    .orderBy(asc(areaCommunes.sendOn), asc(areaCommunes.areaId), asc(areaCommunes.communeId))
    .limit(most)
}

/** Keeps what is sent and goes on to the next month. Done twice it changes nothing: what was sent stays. */
export async function keepSent(
  db: Db,
  owed: Owed,
  counted: Awaited<ReturnType<typeof countMonth>>,
  now: Date,
): Promise<void> {
  const { areaId, communeId, month } = owed
  const next = nextMonth(month)
  const stillOwed = and(
    eq(areaCommunes.areaId, areaId),
    eq(areaCommunes.communeId, communeId),
    eq(areaCommunes.nextMonth, month),
    isNotNull(areaCommunes.sendOn),
  )
  await writeTogether(db, [
    db
      .insert(upwardFigures)
      .values({ ...owed, ...counted, sentAt: now.toISOString() })
      .onConflictDoNothing(),
    db
      .update(areaCommunes)
      .set({ nextMonth: next, sendOn: sendDay(next) })
      .where(stillOwed),
  ])
}
