import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Statement } from '../db/connect.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import { dossierBodies, dossierPeople } from '../dossiers/tables.ts'
import type { CriticismDesk, More, Own, Point, Quote } from './own.ts'
import { isIssued } from './rules.ts'
import { comments, criticisms, type CriticismRow, draftSections, pointQuotes, type PointRow, points } from './tables.ts'

/** So many waiting comments are counted; more are told as more. */
export const MOST_WAITING = 50
const MOST_COUNTED = MOST_WAITING + 1

/** What the room keeps of a draft: its parts by name, the points that stand, whether comments wait. */
export async function readOwn(db: Db, row: DossierRow): Promise<Own> {
  const waiting = db
    .select({ one: sql`1` })
    .from(comments)
    .where(and(eq(comments.dossierId, row.id), sql`state = 'waiting'`))
    .limit(MOST_COUNTED)
  const [criticism, sections, pointRows, quotes, waits] = await Promise.all([
    criticismOf(db, row.id),
    sectionLines(db, row.id),
    pointsOf(db, row.id),
    quotesOf(db, row.id),
    waiting,
  ])
  return { criticism, sections, points: withQuotes(pointRows, quotes), waiting: waits.length }
}

/** The same for everybody: points once they went out, nothing of what waits. */
export async function readPublic(db: Db, row: DossierRow): Promise<Own> {
  const [criticism, sections, pointRows, quotes] = await Promise.all([
    criticismOf(db, row.id),
    sectionLines(db, row.id),
    isIssued(row) ? pointsOf(db, row.id) : [],
    isIssued(row) ? quotesOf(db, row.id) : [],
  ])
  return { criticism, sections, points: withQuotes(pointRows, quotes), waiting: 0 }
}

/** What a draft has besides its dossier. */
export async function criticismOf(db: Db, dossierId: string): Promise<CriticismRow> {
  const found = await db.select().from(criticisms).where(eq(criticisms.dossierId, dossierId)).get()
  if (!found) throw new Error(`dossier ${dossierId} has no criticism`)
  return found
}

function sectionLines(db: Db, dossierId: string) {
  return db
    .select({
      position: draftSections.position,
      ref: draftSections.ref,
      heading: draftSections.heading,
      shown: draftSections.shown,
      size: sql<number>`length(${draftSections.text})`,
    })
    .from(draftSections)
    .where(eq(draftSections.dossierId, dossierId))
    .orderBy(asc(draftSections.position))
}

function pointsOf(db: Db, dossierId: string) {
  return db
    .select()
    .from(points)
    .where(and(eq(points.dossierId, dossierId), isNull(points.endedAt)))
    .orderBy(asc(points.number))
}

function withQuotes(rows: readonly PointRow[], quotes: readonly Quote[]): Point[] {
  return rows.map((point) => ({ ...point, quotes: quotes.filter((quote) => quote.pointId === point.id) }))
}

/** The words that points repeat; of comments that were hidden since, none. */
function quotesOf(db: Db, dossierId: string) {
  return db
    .select({
      pointId: pointQuotes.pointId,
      commentId: pointQuotes.commentId,
      number: comments.number,
      text: comments.text,
      by: comments.by,
    })
    .from(pointQuotes)
    .innerJoin(comments, eq(comments.id, pointQuotes.commentId))
    .where(and(eq(pointQuotes.dossierId, dossierId), sql`${comments.state} in ('shown', 'kept')`))
    .orderBy(asc(comments.number))
}

/** What a deed writes into the room's own tables, for the event's batch. */
export function alsoOf(db: Db, desk: CriticismDesk, more: More): Statement[] {
  const { id } = desk.file.row
  const at = desk.now.toISOString()
  const { invite, experts = [], points: changed = [] } = more
  const position = desk.file.people.length
  return [
    ...(more.set ? [db.update(criticisms).set(more.set).where(eq(criticisms.dossierId, id))] : []),
    ...(invite && invite.bodies.length > 0
      ? [
          db
            .insert(dossierBodies)
            .values(
              invite.bodies.map((bodyId) => ({
                dossierId: id,
                bodyId,
                role: 'invited' as const,
                since: invite.isNow ? at : null,
              })),
            )
            .onConflictDoNothing(),
        ]
      : []),
    ...(experts.length > 0
      ? [
          db.insert(dossierPeople).values(
            experts.map((one, index) => ({
              ...one,
              id: desk.newId(),
              dossierId: id,
              role: 'expert' as const,
              position: position + index,
              since: at,
            })),
          ),
        ]
      : []),
    ...(more.sendsOut
      ? [
          db
            .update(dossierBodies)
            .set({ since: at })
            .where(
              and(eq(dossierBodies.dossierId, id), eq(dossierBodies.role, 'invited'), isNull(dossierBodies.since)),
            ),
        ]
      : []),
    ...(more.competent
      ? [
          db
            .insert(dossierBodies)
            .values({ dossierId: id, bodyId: more.competent, role: 'competent', since: at })
            .onConflictDoNothing(),
        ]
      : []),
    ...changed.map((point) => db.update(points).set(point.set).where(eq(points.id, point.id))),
  ]
}

/** The row of a draft that begins, for the batch of its first event. */
export function newCriticism(db: Db, row: Omit<typeof criticisms.$inferInsert, 'forms'>): Statement {
  return db.insert(criticisms).values({ ...row, forms: [] })
}
