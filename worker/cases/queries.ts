import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
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
  if (holds(staff, 'intake_officer', 'coordinator', 'leader')) return here
  if (holds(staff, 'handler', 'approver')) return and(here, inArray(cases.holderBodyId, [staff.bodyId]))
  return sql`0`
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
  const row = eventAfter(seen, event)
  const statements: Statement[] = [
    db.insert(events).values(row),
    db
      .update(cases)
      .set({ ...set, version: row.seq, headHash: row.hash })
      .where(and(eq(cases.id, seen.id), eq(cases.version, seen.version))),
    ...also,
  ]
  if (event.text) statements.push(db.insert(eventTexts).values({ caseId: seen.id, seq: row.seq, text: event.text }))
  try {
    await writeTogether(db, statements)
    return 'done'
  } catch (error) {
    if (isTaken(error, 'events.case_id')) return 'moved'
    throw error
  }
}
