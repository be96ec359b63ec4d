import { and, eq, sql } from 'drizzle-orm'
import type { CommuneBook } from '../../communes/book.ts'
import { readUnit } from '../../communes/unit.ts'
import type { Db, Statement } from '../../db/connect.ts'
import { dossierBodies, dossierPeople, type DossierRow } from '../../dossiers/tables.ts'
import { criteriaNamed } from '../criteria/queries.ts'
import type { EvidenceOf } from '../evidence.ts'
import { ratingAsks, ratingPeers, type RatingRow, ratings, ratingScores } from '../tables.ts'
import type { RatingDesk, RatingMore, RatingOwn } from './own.ts'
import { repsOf } from '../../staff/rep-queries.ts'

/** What a rating has besides its dossier. */
export async function ratingOf(db: Db, dossierId: string): Promise<RatingRow> {
  const found = await db.select().from(ratings).where(eq(ratings.dossierId, dossierId)).get()
  if (!found) throw new Error(`dossier ${dossierId} has no rating`)
  return found
}

/** What the room keeps of a rating, and what the system knows of the unit's year. */
export async function readOwn(db: Db, row: DossierRow, book: CommuneBook, evidenceOf: EvidenceOf): Promise<RatingOwn> {
  const rating = await ratingOf(db, row.id)
  const hamlet = /^hamlet:(.+)$/.exec(rating.unit)?.[1]
  const [criteria, scores, peers, asks, evidence, reps] = await Promise.all([
    criteriaNamed(db, rating.criteria),
    db.select().from(ratingScores).where(eq(ratingScores.dossierId, row.id)),
    db.select().from(ratingPeers).where(eq(ratingPeers.dossierId, row.id)).orderBy(ratingPeers.bodyId),
    db.select().from(ratingAsks).where(eq(ratingAsks.dossierId, row.id)),
    readUnit(book, rating.unit) ? evidenceOf(db, book, rating.unit, rating.year) : [],
    hamlet ? repsOf(db, row.communeId, [hamlet]) : null,
  ])
  const asked = asks.filter(({ over }) => !over).map(({ bodyId }) => bodyId)
  return { rating, criteria, scores, peers, asked, evidence, reps: reps?.get(hamlet ?? '') ?? [] }
}

/** What a deed writes into the room's own tables, for the event's batch. */
export function alsoOf(db: Db, desk: RatingDesk, more: RatingMore): Statement[] {
  const { id } = desk.file.row
  const since = desk.now.toISOString()
  const { ask, graded, people, peersOver, scores, set } = more
  return [
    ...(set ? [db.update(ratings).set(set).where(eq(ratings.dossierId, id))] : []),
    ...(scores
      ? [
          db.delete(ratingScores).where(and(eq(ratingScores.dossierId, id), eq(ratingScores.by, scores.by))),
          ...(scores.points.length > 0
            ? [db.insert(ratingScores).values(scores.points.map((one) => ({ ...one, dossierId: id, by: scores.by })))]
            : []),
        ]
      : []),
    ...(ask ? asking(db, id, ask, since) : []),
    ...(graded
      ? [
          db.insert(ratingPeers).values({ ...graded, dossierId: id }),
          db
            .update(ratingAsks)
            .set({ over: true })
            .where(and(eq(ratingAsks.dossierId, id), eq(ratingAsks.bodyId, graded.bodyId))),
        ]
      : []),
    ...(peersOver ? [db.update(ratingAsks).set({ over: true }).where(eq(ratingAsks.dossierId, id))] : []),
    ...(peersOver === 'again' ? [db.delete(ratingPeers).where(eq(ratingPeers.dossierId, id))] : []),
    ...(people ? changedPeople(db, id, people, since) : []),
  ]
}

/** Bodies that see it from now on and are waited for; who was asked before is asked again. */
function asking(db: Db, dossierId: string, bodies: readonly string[], since: string): Statement[] {
  return [
    db
      .insert(dossierBodies)
      .values(bodies.map((bodyId) => ({ dossierId, bodyId, role: 'invited' as const, since })))
      .onConflictDoNothing(),
    db
      .insert(ratingAsks)
      .values(bodies.map((bodyId) => ({ dossierId, bodyId, over: false })))
      .onConflictDoUpdate({ target: [ratingAsks.dossierId, ratingAsks.bodyId], set: { over: sql`0` } }),
  ]
}

function changedPeople(
  db: Db,
  dossierId: string,
  people: readonly { id: string; staffId: string; name: string; title: string }[],
  since: string,
): Statement[] {
  return [
    db
      .update(dossierPeople)
      .set({ until: since })
      .where(and(eq(dossierPeople.dossierId, dossierId), sql`${dossierPeople.until} is null`)),
    named(db, dossierId, people, since),
  ]
}

/** Those who speak for a hamlet, named on a dossier: they find it by name. */
export function named(
  db: Db,
  dossierId: string,
  people: readonly { id: string; staffId: string; name: string; title: string }[],
  since: string,
): Statement {
  return db
    .insert(dossierPeople)
    .values(people.map((one, position) => ({ ...one, dossierId, role: 'member' as const, position, since })))
}
