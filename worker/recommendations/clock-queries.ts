import { and, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { dailyRoots } from '../cases/tables.ts'
import type { Db } from '../db/connect.ts'
import { dossierPeople, type DossierRow } from '../dossiers/tables.ts'
import type { ClockedKind } from '../dossiers/wake-sweep.ts'
import { type Clocked, type Drawn, recommendationsClock, recommendationsWake } from './clock-deeds.ts'
import { PLACE } from './place.ts'
import { recommendationRechecks, recommendations } from './tables.ts'

/** What the clock must know of recommendations. */
export const RECOMMENDATION_CLOCK: ClockedKind<Clocked, Drawn> = {
  place: PLACE,
  read: readClocked,
  deed: recommendationsClock,
  nextWake: recommendationsWake,
  also: (db, row, { drawnOn, dueOn }) => [
    db
      .insert(recommendationRechecks)
      .values({ dossierId: row.id, seq: row.version + 1, drawnOn, dueOn })
      .onConflictDoNothing(),
    db
      .update(recommendations)
      .set({ recheckDueOn: dueOn ?? drawnOn })
      .where(eq(recommendations.dossierId, row.id)),
  ],
}

/** One read for all of a commune, another for those who are named, a third for the last day that was sealed. */
async function readClocked(db: Db, rows: readonly DossierRow[]): Promise<ReadonlyMap<string, Clocked>> {
  const ids = JSON.stringify(rows.map(({ id }) => id))
  const restricted = rows.filter((row) => row.restricted).map(({ id }) => id)
  const [owns, people, [seal]] = await Promise.all([
    db
      .select()
      .from(recommendations)
      .where(sql`${recommendations.dossierId} in (select value from json_each(${ids}))`),
    db
      .select({ dossierId: dossierPeople.dossierId, staffId: dossierPeople.staffId })
      .from(dossierPeople)
      .where(
        and(
          restricted.length > 0
            ? sql`${dossierPeople.dossierId} in (select value from json_each(${JSON.stringify(restricted)}))`
            : inArray(dossierPeople.dossierId, []),
          isNull(dossierPeople.until),
          ne(dossierPeople.staffId, ''),
        ),
      ),
    db
      .select({ day: dailyRoots.day, root: dailyRoots.root })
      .from(dailyRoots)
      .where(eq(dailyRoots.communeId, rows[0]?.communeId ?? ''))
      .orderBy(desc(dailyRoots.day))
      .limit(1),
  ])
  const named = Map.groupBy(people, ({ dossierId }) => dossierId)
  return new Map(
    owns.map((row) => [
      row.dossierId,
      {
        row,
        named: (named.get(row.dossierId) ?? []).map(({ staffId }) => staffId),
        seal: seal ?? { day: '', root: '' },
      },
    ]),
  )
}
