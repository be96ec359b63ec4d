import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import { type Db, isTaken, type Statement, writeTogether } from '../db/connect.ts'
import { sha256 } from '../http/keys.ts'
import { type Actor, holds, type StaffMember } from '../staff/actor.ts'
import { link } from './chain.ts'
import { cases, events, eventTexts } from './tables.ts'

export type CaseRow = typeof cases.$inferSelect
export type EventRow = typeof events.$inferSelect

/** Which cases an officer may find at all: one condition for every list and every look-up. What it hides is a 404. */
export function visibleTo(staff: StaffMember): SQL | undefined {
  const here = eq(cases.communeId, staff.communeId)
  const isOpenToAll = eq(cases.restricted, false)
  const granted = and(here, eq(cases.restricted, true), isGranted(staff))
  if (holds(staff, 'intake_officer', 'coordinator', 'leader')) return or(and(here, isOpenToAll), granted)
  if (holds(staff, 'handler', 'approver')) return or(and(here, isOpenToAll, isWith(staff)), granted)
  return granted
}

/** With his body: to be worked on, or to be approved there. */
function isWith(staff: StaffMember): SQL | undefined {
  return or(eq(cases.holderBodyId, staff.bodyId), eq(cases.approverBodyId, staff.bodyId))
}

/** Named in a grant that still holds; never one whom the case is about, nor anybody of the body it is about. */
function isGranted(staff: StaffMember): SQL | undefined {
  return and(
    sql`exists (select 1 from case_grants where case_grants.case_id = ${cases.id}
      and case_grants.staff_id = ${staff.id} and case_grants.ended_at is null)`,
    sql`${cases.aboutBodyId} is not ${staff.bodyId}`,
    sql`${cases.aboutStaffId} is not ${staff.id}`,
  )
}

/** The case with that code, if this condition lets it be found. */
export function findCase(
  db: Db,
  communeId: string,
  code: { year: number; number: number },
  condition?: SQL,
): Promise<CaseRow | undefined> {
  return db
    .select()
    .from(cases)
    .where(and(eq(cases.communeId, communeId), eq(cases.year, code.year), eq(cases.number, code.number), condition))
    .get()
}

/** The case with that id. */
export function caseById(db: Db, id: string): Promise<CaseRow | undefined> {
  return db.select().from(cases).where(eq(cases.id, id)).get()
}

export type NewEvent = {
  kind: string
  actor: Actor
  at: Date
  /** Facts without personal data. */
  detail?: Record<string, unknown>
  /** Words that belong to the event; kept apart so that they can be erased. */
  text?: string
  /** Hash of words that are kept elsewhere (a reply, the petition itself). */
  textHash?: string
}

/** The row of an event that follows another one in its case. */
export function eventAfter(
  before: { id: string; communeId: string; version: number; headHash: string },
  event: NewEvent,
): EventRow {
  const staff = event.actor.kind === 'staff' ? event.actor : null
  const row = {
    caseId: before.id,
    seq: before.version + 1,
    communeId: before.communeId,
    kind: event.kind,
    actorKind: event.actor.kind,
    actorId: staff?.id ?? '',
    bodyId: staff?.bodyId ?? '',
    at: event.at.toISOString(),
    detail: JSON.stringify(event.detail ?? {}),
    textHash: event.textHash ?? (event.text ? sha256(event.text) : ''),
    previousHash: before.headHash,
  }
  return { ...row, hash: link(row) }
}

/**
 * Records an event, what it changes about the case, and whatever else belongs to it: together or not at all.
 * The event's place in its case is the lock: if somebody moved first the place is taken, nothing is written, and 'moved' comes back.
 */
export async function take(
  db: Db,
  seen: CaseRow,
  event: NewEvent,
  set: Partial<CaseRow> = {},
  also: Statement[] = [],
): Promise<'done' | 'moved'> {
  try {
    await writeTogether(db, [...step(db, seen, event, set), ...also])
    return 'done'
  } catch (error) {
    if (isTaken(error, 'events.case_id')) return 'moved'
    throw error
  }
}

/** The statements of one case's event, for a batch in which several cases move together: all of them or none. */
export function step(db: Db, seen: CaseRow, event: NewEvent, set: Partial<CaseRow> = {}): Statement[] {
  const row = eventAfter(seen, event)
  return [
    db.insert(events).values(row),
    db
      .update(cases)
      .set({ ...set, version: row.seq, headHash: row.hash })
      .where(and(eq(cases.id, seen.id), eq(cases.version, seen.version))),
    ...(event.text ? [db.insert(eventTexts).values({ caseId: seen.id, seq: row.seq, text: event.text })] : []),
  ]
}
