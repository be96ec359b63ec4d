import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { dossierPeople, type DossierRow } from '../../dossiers/tables.ts'
import type { ClockedKind } from '../../dossiers/wake-sweep.ts'
import { RATINGS } from '../place.ts'
import { ratingAsks, ratings } from '../tables.ts'
import { type Clocked, ratingClock, ratingWake } from './clock-deeds.ts'

/** What the clock needs of these ratings: three reads for all of them. */
async function readClocked(db: Db, rows: readonly DossierRow[]): Promise<ReadonlyMap<string, Clocked>> {
  const wanted = sql`(select value from json_each(${JSON.stringify(rows.map((row) => row.id))}))`
  const [owns, people, asks] = await Promise.all([
    db
      .select({ id: ratings.dossierId, unit: ratings.unit })
      .from(ratings)
      .where(sql`${ratings.dossierId} in ${wanted}`),
    db
      .select({ id: dossierPeople.dossierId, staffId: dossierPeople.staffId, until: dossierPeople.until })
      .from(dossierPeople)
      .where(sql`${dossierPeople.dossierId} in ${wanted}`),
    db
      .select({ id: ratingAsks.dossierId, bodyId: ratingAsks.bodyId })
      .from(ratingAsks)
      .where(and(sql`${ratingAsks.dossierId} in ${wanted}`, eq(ratingAsks.over, false))),
  ])
  return new Map(
    owns.map(({ id, unit }) => [
      id,
      {
        unit,
        people: people.filter((one) => one.id === id),
        asked: asks.filter((one) => one.id === id).map(({ bodyId }) => bodyId),
      },
    ]),
  )
}

/** Ratings, as the clock of dossiers wants a kind. */
export const RATING_CLOCK: ClockedKind<Clocked, never> = {
  place: RATINGS,
  read: readClocked,
  deed: ratingClock,
  nextWake: ratingWake,
}
