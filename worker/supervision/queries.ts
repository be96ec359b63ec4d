import { and, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm'
import { formatCaseCode } from '../cases/code.ts'
import { visibleTo } from '../cases/queries.ts'
import { cases } from '../cases/tables.ts'
import type { CommuneBook } from '../communes/book.ts'
import type { Db, Statement } from '../db/connect.ts'
import { dossierBodies, dossierPeople, type DossierRow, dossiers } from '../dossiers/tables.ts'
import { beginRecommendations, publishRecommendations } from '../recommendations/begin-queries.ts'
import type { StaffMember } from '../staff/actor.ts'
import { sourceOf, type SupervisionDesk, type SupervisionMore, type SupervisionOwn } from './own.ts'
import { supervisionPetitions, supervisions, supervisionSessions } from './tables.ts'

/** Petitions that a topic's page names. */
const MOST_LINKED = 100

/** What this room keeps of a topic, with those petitions behind it that this officer may find. */
export async function readSupervision(
  db: Db,
  row: DossierRow,
  book: CommuneBook,
  staff: StaffMember,
): Promise<SupervisionOwn> {
  const linked = eq(supervisionPetitions.dossierId, row.id)
  const [[own], sessions, [counted], found, programme] = await db.batch([
    db.select().from(supervisions).where(eq(supervisions.dossierId, row.id)),
    db
      .select()
      .from(supervisionSessions)
      .where(eq(supervisionSessions.dossierId, row.id))
      .orderBy(supervisionSessions.position),
    db
      .select({ many: sql<number>`count(*)` })
      .from(supervisionPetitions)
      .where(linked),
    db
      .select({ year: cases.year, number: cases.number, title: cases.title, restricted: cases.restricted })
      .from(supervisionPetitions)
      .innerJoin(cases, eq(cases.id, supervisionPetitions.caseId))
      .where(and(linked, visibleTo(staff)))
      .orderBy(cases.year, cases.number)
      .limit(MOST_LINKED),
    db
      .select()
      .from(dossiers)
      .where(and(eq(dossiers.communeId, row.communeId), eq(dossiers.kind, 'programme'), eq(dossiers.year, row.year)))
      .limit(1),
  ])
  if (!own) throw new Error('a topic of supervision without its fields')
  const prefix = book.commune.codePrefix
  return {
    ...own,
    sessions,
    petitions: found.map(({ number, restricted, title, year }) => ({
      ...{ title, restricted },
      code: formatCaseCode(prefix, year, number),
    })),
    petitionCount: counted?.many ?? 0,
    programme: programme[0] ?? null,
  }
}

/** What a deed writes besides its event, for the same batch. */
export function alsoOf(db: Db, desk: SupervisionDesk, more: SupervisionMore): Statement[] {
  const { book, file, now, staff } = desk
  const { id } = file.row
  const at = now.toISOString()
  const ofTopic = eq(dossierBodies.dossierId, id)
  const statements: Statement[] = []
  if (more.own) statements.push(db.update(supervisions).set(more.own).where(eq(supervisions.dossierId, id)))
  if (more.sessions)
    for (const session of more.sessions)
      statements.push(db.insert(supervisionSessions).values({ ...session, dossierId: id }))
  if (more.session)
    statements.push(
      db
        .update(supervisionSessions)
        .set(more.session.set)
        .where(and(eq(supervisionSessions.id, more.session.id), eq(supervisionSessions.dossierId, id))),
    )
  if (more.people) {
    const { add, end } = more.people
    if (end.length > 0)
      statements.push(
        db
          .update(dossierPeople)
          .set({ until: at })
          .where(and(eq(dossierPeople.dossierId, id), inArray(dossierPeople.id, [...end]))),
      )
    for (const one of add) statements.push(db.insert(dossierPeople).values({ ...one, dossierId: id, since: at }))
  }
  if (more.supervised) {
    const bodies = [...more.supervised]
    const looked = and(ofTopic, eq(dossierBodies.role, 'supervised'))
    statements.push(
      db
        .delete(dossierBodies)
        .where(and(looked, isNull(dossierBodies.since), notInArray(dossierBodies.bodyId, bodies))),
      lookedAt(db, id, bodies),
    )
  }
  if (more.shown && more.shown.length > 0)
    statements.push(
      db
        .update(dossierBodies)
        .set({ since: at })
        .where(and(ofTopic, eq(dossierBodies.role, 'supervised'), inArray(dossierBodies.bodyId, [...more.shown]))),
    )
  if (more.competent && more.competent.length > 0)
    statements.push(
      db
        .insert(dossierBodies)
        .values(more.competent.map((bodyId) => ({ dossierId: id, bodyId, role: 'competent' as const, since: at })))
        .onConflictDoNothing(),
    )
  if (more.asks)
    statements.push(
      ...beginRecommendations(db, {
        ...{ book, parent: file.row, source: sourceOf(file.own), actor: staff, now },
        items: more.asks.map(({ asked, bodyId, doneWantedOn, id: ask }) => ({
          ...{ id: ask, addressedBodyId: bodyId, asked, doneWantedOn },
        })),
      }),
    )
  if (more.published) statements.push(...publishRecommendations(db, file.kin, more.published, staff, now))
  return statements
}

/** Bodies that a topic looks at; they do not see it yet. */
export function lookedAt(db: Db, dossierId: string, bodies: readonly string[]): Statement {
  return db
    .insert(dossierBodies)
    .values(bodies.map((bodyId) => ({ dossierId, bodyId, role: 'supervised' as const, since: null })))
    .onConflictDoNothing()
}
