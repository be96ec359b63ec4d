import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { above } from '../../db/keyset.ts'
import { type DossierRow, dossiers } from '../../dossiers/tables.ts'
import { ratingAsks, type RatingRow, ratings } from '../tables.ts'

/** Ratings on one page of a list. */
export const RATINGS_SHOWN = 30
/** Rows of a list that is printed or written down whole: more than any commune has units. */
export const WHOLE_YEAR = 500

export type Listed = { row: DossierRow; rating: RatingRow }

/** A year's ratings in the order of units: all of them, or those that were decided. One more than a page says that there is another. */
export function ratingsOf(
  db: Db,
  { communeId, year, decidedOnly }: { communeId: string; year: number; decidedOnly: boolean },
  after: string | null,
  most = RATINGS_SHOWN + 1,
): Promise<Listed[]> {
  return listed(db)
    .where(
      and(
        eq(ratings.communeId, communeId),
        eq(ratings.year, year),
        decidedOnly ? isNotNull(ratings.decidedOn) : undefined,
        after === null ? undefined : above([ratings.unit], [after]),
      ),
    )
    .orderBy(asc(ratings.unit))
    .limit(most)
}

/** The ratings of these units in a year. */
export function ratingsOfUnits(db: Db, communeId: string, year: number, units: readonly string[]): Promise<Listed[]> {
  if (units.length === 0) return Promise.resolve([])
  return listed(db)
    .where(and(eq(ratings.communeId, communeId), eq(ratings.year, year), inArray(ratings.unit, [...units])))
    .orderBy(asc(ratings.unit))
}

/** Which of these units were opened already in that year. */
export async function opened(db: Db, communeId: string, year: number): Promise<Set<string>> {
  const rows = await db
    .select({ unit: ratings.unit })
    .from(ratings)
    .where(and(eq(ratings.communeId, communeId), eq(ratings.year, year)))
  return new Set(rows.map(({ unit }) => unit))
}

/** What a body was asked to say something about, and has not. */
export function askedOf(db: Db, communeId: string, bodyId: string): Promise<Listed[]> {
  return db
    .select({ row: dossiers, rating: ratings })
    .from(ratingAsks)
    .innerJoin(ratings, eq(ratings.dossierId, ratingAsks.dossierId))
    .innerJoin(dossiers, eq(dossiers.id, ratingAsks.dossierId))
    .where(and(eq(ratingAsks.bodyId, bodyId), sql`${ratingAsks.over} = 0`, eq(ratings.communeId, communeId)))
    .orderBy(asc(ratingAsks.dossierId))
    .limit(RATINGS_SHOWN)
}

function listed(db: Db) {
  return db
    .select({ row: dossiers, rating: ratings })
    .from(ratings)
    .innerJoin(dossiers, eq(dossiers.id, ratings.dossierId))
}
