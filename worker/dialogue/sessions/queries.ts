import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/connect.ts'
import { dossierBodies, dossierPeople, type DossierRow, dossiers } from '../../dossiers/tables.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { dialogueRequests } from '../asking/tables.ts'
import { dialogueItems, dialogueQuestions, dialogueSeats } from '../hall/tables.ts'
import { minutesAlso } from '../minutes/also-queries.ts'
import { readMinutes } from '../minutes/queries.ts'
import { dialogueEntries } from '../minutes/tables.ts'
import type { SessionDesk, SessionMore, SessionOwn } from './own.ts'
import { dialogueSessions, type MeetingRow } from './tables.ts'

/** So many are counted one by one; more are told as more. */
export const MOST_COUNTED = 51

/** What the room keeps of a meeting: its row, its agenda, and how much there is of the rest. */
export async function readOwn(db: Db, row: DossierRow): Promise<SessionOwn> {
  const [session, items, counts, minutes] = await Promise.all([
    meetingOf(db, row.id),
    itemsOf(db, row.id),
    countsOf(db, row.id),
    readMinutes(db, row.id),
  ])
  return { session, items, counts, minutes }
}

/** What a meeting has besides its dossier. */
export async function meetingOf(db: Db, dossierId: string): Promise<MeetingRow> {
  const found = await db.select().from(dialogueSessions).where(eq(dialogueSessions.dossierId, dossierId)).get()
  if (!found) throw new Error(`dossier ${dossierId} has no meeting`)
  return found
}

/** The agenda of a meeting, in its order. */
export function itemsOf(db: Db, sessionId: string) {
  return db
    .select()
    .from(dialogueItems)
    .where(eq(dialogueItems.sessionId, sessionId))
    .orderBy(asc(dialogueItems.position), asc(dialogueItems.id))
}

async function countsOf(db: Db, id: string): Promise<SessionOwn['counts']> {
  const some = (from: SQL, where: SQL) =>
    sql<number>`(select count(*) from (select 1 from ${from} where ${where} limit ${MOST_COUNTED}))`
  const all = (from: SQL, where: SQL) => sql<number>`(select count(*) from ${from} where ${where})`
  const questions = sql`${dialogueQuestions}`
  const seats = sql`${dialogueSeats}`
  const found = await db.get<SessionOwn['counts']>(sql`select
    ${some(questions, sql`session_id = ${id} and state = 'waiting'`)} as "waitingQuestions",
    ${some(questions, sql`session_id = ${id} and state = 'shown'`)} as "shownQuestions",
    ${all(seats, sql`session_id = ${id} and state in ('registered', 'came')`)} as "seats",
    ${all(seats, sql`session_id = ${id} and state = 'came'`)} as "came",
    ${some(sql`${dialogueEntries}`, sql`session_id = ${id} and removed_at is null`)} as "entries",
    ${some(sql`${dialogueRequests}`, sql`session_id = ${id}`)} as "requests"`)
  return found ?? { waitingQuestions: 0, shownQuestions: 0, seats: 0, came: 0, entries: 0, requests: 0 }
}

/** What a deed writes into the room's own tables, for the event's batch. */
export function alsoOf(db: Db, desk: SessionDesk, more: SessionMore): Statement[] {
  const { id } = desk.file.row
  const { invite = [], items = [] } = more
  return [
    ...(more.set ? [db.update(dialogueSessions).set(more.set).where(eq(dialogueSessions.dossierId, id))] : []),
    ...(invite.length > 0 ? [invitation(db, id, invite, desk.now)] : []),
    ...items.map((item) =>
      db
        .update(dialogueItems)
        .set(item.set)
        .where(and(eq(dialogueItems.id, item.id), eq(dialogueItems.sessionId, id))),
    ),
    ...(more.minutes ? minutesAlso(db, desk, more.minutes) : []),
  ]
}

/** An officer who works on a meeting by name. */
export function named(db: Db, dossierId: string, staff: StaffMember, id: string, now: Date): Statement {
  const since = now.toISOString()
  const { name, title } = staff
  return db
    .insert(dossierPeople)
    .values({ id, dossierId, staffId: staff.id, name, title, role: 'member', position: 0, since })
}

/** The row of a meeting that begins, for the batch of its first event. */
export function newMeeting(db: Db, row: typeof dialogueSessions.$inferInsert): Statement {
  return db.insert(dialogueSessions).values(row)
}

/** Changes a meeting's row, for the batch of the event that says so. */
export function setMeeting(db: Db, dossierId: string, set: Partial<MeetingRow>): Statement {
  return db.update(dialogueSessions).set(set).where(eq(dialogueSessions.dossierId, dossierId))
}

/** What was made with that key before. */
export function madeBefore(db: Db, communeId: string, submissionKey: string) {
  return db
    .select({ contentHash: dossiers.contentHash })
    .from(dossiers)
    .where(and(eq(dossiers.communeId, communeId), eq(dossiers.submissionKey, submissionKey)))
    .get()
}

/** Bodies that see a meeting from now on. */
export function invitation(db: Db, dossierId: string, bodies: readonly string[], now: Date): Statement {
  const since = now.toISOString()
  return db
    .insert(dossierBodies)
    .values(bodies.map((bodyId) => ({ dossierId, bodyId, role: 'invited' as const, since })))
    .onConflictDoNothing()
}
