import { and, eq, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import { link } from '../cases/chain.ts'
import { type Db, isTaken, type Statement, writeTogether } from '../db/connect.ts'
import { sha256 } from '../http/keys.ts'
import { holds, type StaffMember } from '../staff/actor.ts'
import type { DossierKind } from './code.ts'
import type { DossierFile } from './file.ts'
import type { DossierActor } from './life.ts'
import {
  dossierBodies,
  type DossierEventRow,
  dossierEvents,
  dossierFiles,
  dossierPeople,
  type DossierRow,
  dossiers,
  dossierTexts,
} from './tables.ts'

export type NewDossierEvent = {
  kind: string
  actor: DossierActor
  at: Date
  /** Facts without personal data. */
  detail?: Record<string, unknown>
  /** Words that belong to the event; kept apart so that they can be erased. */
  text?: string
}

/** A file that lies in the bucket and comes with an event. */
export type NewDossierFile = {
  id: string
  name: string
  objectKey: string
  type: string
  bytes: number
  sha256: string
}

export type NewDossier = Pick<
  DossierRow,
  'id' | 'communeId' | 'kind' | 'year' | 'status' | 'title' | 'leadBodyId' | 'submissionKey' | 'contentHash'
> &
  Partial<DossierRow>

/**
 * Begins a dossier under the next number of its kind and year, with its first event and whatever else belongs to it, in one
 * batch. The same key and content again gives the dossier that is there; other content under that key is a conflict.
 */
export async function begin(
  db: Db,
  row: NewDossier,
  event: NewDossierEvent,
  also: readonly Statement[] = [],
): Promise<{ ok: true; row: DossierRow } | { ok: false; why: 'conflict' }> {
  const statements = beginning(db, row, event)
  try {
    await writeTogether(db, [...statements, ...also])
  } catch (error) {
    if (!isTaken(error, 'dossiers.commune_id') && !isTaken(error, 'dossiers.id')) throw error
  }
  const found = await db
    .select()
    .from(dossiers)
    .where(and(eq(dossiers.communeId, row.communeId), eq(dossiers.submissionKey, row.submissionKey)))
    .get()
  if (!found) throw new Error('a dossier was not written')
  return found.contentHash === row.contentHash ? { ok: true, row: found } : { ok: false, why: 'conflict' }
}

/** The statements that begin a dossier, for a batch in which others begin too. */
export function beginning(db: Db, row: NewDossier, event: NewDossierEvent): Statement[] {
  const first = eventAfter({ id: row.id, communeId: row.communeId, version: 0, headHash: '' }, event)
  const number = sql<number>`(select coalesce(max(number), 0) + 1 from dossiers
    where commune_id = ${row.communeId} and kind = ${row.kind} and year = ${row.year})`
  const staff = event.actor.kind === 'staff' ? event.actor : null
  const at = event.at.toISOString()
  return [
    db.insert(dossiers).values({
      ...row,
      number,
      version: 1,
      headHash: first.hash,
      startedBy: staff?.id ?? '',
      startedAt: at,
      changedAt: at,
    }),
    ...written(db, first, event),
  ]
}

/**
 * Records an event, what it changes about the dossier, and whatever else belongs to it: together or not at all. The event's
 * place is the lock: 'moved' when somebody was first, and nothing is written.
 */
export async function move(
  db: Db,
  seen: DossierRow,
  event: NewDossierEvent,
  set: Partial<DossierRow> = {},
  also: readonly Statement[] = [],
): Promise<'done' | 'moved'> {
  try {
    await writeTogether(db, [...moving(db, seen, event, set), ...also])
    return 'done'
  } catch (error) {
    if (isTaken(error, 'dossier_events.dossier_id')) return 'moved'
    throw error
  }
}

/** The statements of one dossier's event, for a batch in which several move together: all of them or none. */
export function moving(db: Db, seen: DossierRow, event: NewDossierEvent, set: Partial<DossierRow> = {}): Statement[] {
  const row = eventAfter(seen, event)
  return [
    ...written(db, row, event),
    db
      .update(dossiers)
      .set({ ...set, version: row.seq, headHash: row.hash, changedAt: row.at })
      .where(and(eq(dossiers.id, seen.id), eq(dossiers.version, seen.version))),
  ]
}

/** Files that an event brought, for its batch. `seq` is the place of the event: one more than the version that was seen. */
export function filesOfEvent(
  db: Db,
  at: { dossierId: string; seq: number; at: Date },
  files: readonly NewDossierFile[],
): Statement[] {
  if (files.length === 0) return []
  const { dossierId, seq } = at
  return [
    db
      .insert(dossierFiles)
      .values(files.map((file, position) => ({ ...file, dossierId, seq, position, at: at.at.toISOString() }))),
  ]
}

/** The row of an event that follows another one. */
export function eventAfter(
  before: Pick<DossierRow, 'id' | 'communeId' | 'version' | 'headHash'>,
  event: NewDossierEvent,
): DossierEventRow {
  const staff = event.actor.kind === 'staff' ? event.actor : null
  const row = {
    seq: before.version + 1,
    communeId: before.communeId,
    kind: event.kind,
    actorKind: event.actor.kind,
    actorId: staff?.id ?? '',
    bodyId: staff?.bodyId ?? '',
    at: event.at.toISOString(),
    detail: JSON.stringify(event.detail ?? {}),
    textHash: event.text ? sha256(event.text) : '',
    previousHash: before.headHash,
  }
  return { ...row, dossierId: before.id, hash: link({ ...row, caseId: before.id }) }
}

function written(db: Db, row: DossierEventRow, { text }: NewDossierEvent): Statement[] {
  return [
    db.insert(dossierEvents).values(row),
    ...(text ? [db.insert(dossierTexts).values({ dossierId: row.dossierId, seq: row.seq, text })] : []),
  ]
}

/**
 * Which dossiers an officer may find at all: one condition for every list and every look-up. What it hides is a 404. The
 * Front's officers and the commune's leaders find all; others what their body leads, was sent, or works on by name. A
 * restricted one is found by people named on it and by nobody else.
 */
export function dossiersFor(staff: StaffMember, frontBodyId: string): SQL | undefined {
  const here = eq(dossiers.communeId, staff.communeId)
  const named = sql`exists (select 1 from dossier_people where dossier_people.dossier_id = ${dossiers.id}
    and dossier_people.staff_id = ${staff.id} and dossier_people.until is null)`
  const isOpen = eq(dossiers.restricted, false)
  const isOfFront = staff.bodyId === frontBodyId && holds(staff, 'intake_officer', 'coordinator', 'approver')
  if (isOfFront || holds(staff, 'leader')) return and(here, or(isOpen, named))
  if (!holds(staff, 'handler', 'approver', 'supervisor_member', 'coordinator', 'intake_officer'))
    return and(here, named)
  // The sign keeps the planner to the dossier's own few rows, off the list of all that a body was ever sent.
  const concerns = sql`exists (select 1 from dossier_bodies where dossier_bodies.dossier_id = ${dossiers.id}
    and +dossier_bodies.body_id = ${staff.bodyId} and dossier_bodies.since is not null)`
  const isTheirs = or(
    eq(dossiers.leadBodyId, staff.bodyId),
    and(eq(dossiers.addressedBodyId, staff.bodyId), isNotNull(dossiers.addressedAt)),
    concerns,
  )
  return and(here, or(and(isOpen, isTheirs), named))
}

/** The dossier of that kind and number, if this condition lets it be found. */
export function findDossier(
  db: Db,
  communeId: string,
  place: { kind: DossierKind; year: number; number: number },
  condition?: SQL,
): Promise<DossierRow | undefined> {
  const { kind, number, year } = place
  return db
    .select()
    .from(dossiers)
    .where(
      and(
        eq(dossiers.communeId, communeId),
        eq(dossiers.kind, kind),
        eq(dossiers.year, year),
        eq(dossiers.number, number),
        condition,
      ),
    )
    .get()
}

/** Reads what belongs to a dossier, in one round trip after the dossier itself. */
export async function readDossier(db: Db, row: DossierRow): Promise<DossierFile> {
  const [events, texts, people, concerned, files, children, parent] = await db.batch([
    db.select().from(dossierEvents).where(eq(dossierEvents.dossierId, row.id)).orderBy(dossierEvents.seq),
    db.select().from(dossierTexts).where(eq(dossierTexts.dossierId, row.id)),
    db.select().from(dossierPeople).where(eq(dossierPeople.dossierId, row.id)).orderBy(dossierPeople.position),
    db.select().from(dossierBodies).where(eq(dossierBodies.dossierId, row.id)),
    db
      .select()
      .from(dossierFiles)
      .where(eq(dossierFiles.dossierId, row.id))
      .orderBy(dossierFiles.seq, dossierFiles.position),
    db.select().from(dossiers).where(eq(dossiers.parentId, row.id)).orderBy(dossiers.kind, dossiers.number),
    db
      .select()
      .from(dossiers)
      .where(inArray(dossiers.id, row.parentId ? [row.parentId] : [])),
  ])
  const words = new Map(texts.map((text) => [text.seq, text.text]))
  return {
    row,
    events: events.map((event) => ({ ...event, text: words.get(event.seq) ?? '' })),
    people,
    bodies: concerned,
    files,
    kin: [...parent, ...children],
  }
}
