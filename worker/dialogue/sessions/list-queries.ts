import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, sql, type SQL } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { below } from '../../db/keyset.ts'
import { dossierBodies, dossierPeople, type DossierRow, dossiers } from '../../dossiers/tables.ts'
import { dialogueRequests } from '../asking/tables.ts'
import { dialogueSessions, type MeetingRow } from './tables.ts'

/** Meetings on one page of a list. */
export const MEETINGS_SHOWN = 20

export type Listed = { row: DossierRow; session: MeetingRow }
/** The last one on the page before: its beginning, and its id. */
export type MeetingCursor = { at: string; id: string }

const COLUMNS = { row: dossiers, session: dialogueSessions }
const ANNOUNCED = isNotNull(dialogueSessions.announcedOn)

/** What everybody may come to, the nearest first; also what was moved or cancelled, until its day. */
export function nextMeetings(db: Db, communeId: string, from: Date, most: number) {
  return byDay(db)
    .where(
      and(
        eq(dialogueSessions.communeId, communeId),
        ANNOUNCED,
        gte(dialogueSessions.endsAt, from.toISOString()),
        soon(from),
      ),
    )
    .orderBy(asc(dialogueSessions.startsAt), asc(dialogueSessions.dossierId))
    .limit(most)
}

/** What was over by then, the latest first; one more than a page shows says that there is another. */
export function pastMeetings(db: Db, communeId: string, until: Date, before: MeetingCursor | null) {
  return byDay(db)
    .where(
      and(
        eq(dialogueSessions.communeId, communeId),
        ANNOUNCED,
        // One that goes on past midnight still stands among the next ones.
        lt(dialogueSessions.endsAt, until.toISOString()),
        earlier(until, before),
      ),
    )
    .orderBy(desc(dialogueSessions.startsAt), desc(dialogueSessions.dossierId))
    .limit(MEETINGS_SHOWN + 1)
}

/** Announced meetings between two instants, in their order: for a calendar. */
export function meetingsBetween(db: Db, communeId: string, from: Date, until: Date, most: number) {
  return byDay(db)
    .where(
      and(
        eq(dialogueSessions.communeId, communeId),
        ANNOUNCED,
        gte(dialogueSessions.startsAt, from.toISOString()),
        lt(dialogueSessions.startsAt, until.toISOString()),
      ),
    )
    .orderBy(asc(dialogueSessions.startsAt), asc(dialogueSessions.dossierId))
    .limit(most)
}

/** Meetings of the commune from an instant on, the nearest first: for officers who see all. */
export function comingMeetings(db: Db, communeId: string, from: Date) {
  return byDay(db)
    .where(and(eq(dialogueSessions.communeId, communeId), gte(dialogueSessions.startsAt, from.toISOString())))
    .orderBy(asc(dialogueSessions.startsAt), asc(dialogueSessions.dossierId))
    .limit(MEETINGS_SHOWN)
}

/** Meetings of the commune before an instant, the latest first; one more than a page shows says that there is another. */
export function earlierMeetings(db: Db, communeId: string, until: Date, before: MeetingCursor | null) {
  return byDay(db)
    .where(and(eq(dialogueSessions.communeId, communeId), earlier(until, before)))
    .orderBy(desc(dialogueSessions.startsAt), desc(dialogueSessions.dossierId))
    .limit(MEETINGS_SHOWN + 1)
}

/** Meetings that wait for a body, the nearest day first. */
export function meetingsWaitingFor(db: Db, bodyId: string) {
  return db
    .select(COLUMNS)
    .from(dossiers)
    .innerJoin(dialogueSessions, eq(dialogueSessions.dossierId, dossiers.id))
    .where(and(eq(dossiers.waitsForBodyId, bodyId), eq(dossiers.kind, 'dialogue')))
    .orderBy(sql`${dossiers.dueOn} is null`, asc(dossiers.dueOn), asc(dossiers.id))
    .limit(MEETINGS_SHOWN)
}

/** Meetings that a body holds, was invited to, or that somebody works on by name: the last of each, the latest begun first. */
export async function meetingsOf(db: Db, who: { bodyId: string; staffId: string }): Promise<Listed[]> {
  const [led, bodies, people] = await Promise.all([
    db
      .select({ id: dossiers.id })
      .from(dossiers)
      .where(and(eq(dossiers.leadBodyId, who.bodyId), eq(dossiers.kind, 'dialogue')))
      .orderBy(desc(dossiers.startedAt))
      .limit(MEETINGS_SHOWN),
    db
      .select({ id: dossierBodies.dossierId })
      .from(dossierBodies)
      .where(and(eq(dossierBodies.bodyId, who.bodyId), isNotNull(dossierBodies.since)))
      .orderBy(desc(dossierBodies.since))
      .limit(MEETINGS_SHOWN * 2),
    db
      .select({ id: dossierPeople.dossierId })
      .from(dossierPeople)
      .where(
        and(eq(dossierPeople.staffId, who.staffId), sql`${dossierPeople.staffId} <> ''`, isNull(dossierPeople.until)),
      )
      .limit(MEETINGS_SHOWN * 2),
  ])
  const ids = JSON.stringify([...new Set([...led, ...bodies, ...people].map(({ id }) => id))])
  const found = await byDay(db).where(sql`${dialogueSessions.dossierId} in (select value from json_each(${ids}))`)
  return found.sort((a, b) => (a.session.startsAt < b.session.startsAt ? 1 : -1))
}

/** The days of a row of receptions that are still to come and not cancelled. */
export function seriesLeft(db: Db, communeId: string, seriesId: string, from: Date): Promise<Listed[]> {
  return byDay(db)
    .where(
      and(
        eq(dialogueSessions.seriesId, seriesId),
        sql`${dialogueSessions.seriesId} <> ''`,
        eq(dialogueSessions.communeId, communeId),
        gte(dialogueSessions.startsAt, from.toISOString()),
        inArray(dossiers.status, ['scheduled', 'announced', 'postponed']),
      ),
    )
    .orderBy(asc(dialogueSessions.startsAt))
}

/** Reception days of a commune that come again, as they stand from now on; for the page where they are settled. */
export function receptionsAhead(db: Db, communeId: string, from: Date, most: number): Promise<Listed[]> {
  return byDay(db)
    .where(
      and(
        eq(dialogueSessions.communeId, communeId),
        gte(dialogueSessions.startsAt, from.toISOString()),
        sql`${dialogueSessions.seriesId} <> ''`,
        inArray(dossiers.status, ['scheduled', 'announced', 'postponed']),
      ),
    )
    .orderBy(asc(dialogueSessions.startsAt))
    .limit(most)
}

/** Requests that were joined to a meeting. */
export function requestsJoined(db: Db, sessionId: string, most: number) {
  return db
    .select({ row: dossiers })
    .from(dialogueRequests)
    .innerJoin(dossiers, eq(dossiers.id, dialogueRequests.dossierId))
    .where(eq(dialogueRequests.sessionId, sessionId))
    .orderBy(asc(dialogueRequests.dossierId))
    .limit(most)
}

/** How many of a kind stand in a state, up to so many. */
export async function manyIn(
  db: Db,
  communeId: string,
  kind: 'dialogue_request' | 'dialogue_topic',
  status: string,
  most: number,
): Promise<number> {
  const rows = await db
    .select({ one: sql`1` })
    .from(dossiers)
    .where(and(eq(dossiers.communeId, communeId), eq(dossiers.kind, kind), eq(dossiers.status, status)))
    .limit(most)
  return rows.length
}

/** A draft by its id, as far as everybody may read it. */
export function publishedDraft(db: Db, communeId: string, id: string): Promise<DossierRow | undefined> {
  return db
    .select()
    .from(dossiers)
    .where(
      and(
        eq(dossiers.id, id),
        eq(dossiers.communeId, communeId),
        eq(dossiers.kind, 'criticism'),
        isNotNull(dossiers.publishedAt),
      ),
    )
    .get()
}

function byDay(db: Db) {
  return db.select(COLUMNS).from(dialogueSessions).innerJoin(dossiers, eq(dossiers.id, dialogueSessions.dossierId))
}

/** A meeting lasts a day at most: so the index by beginnings is entered where the ones that go on now may begin. */
function soon(from: Date): SQL {
  return gte(dialogueSessions.startsAt, new Date(from.getTime() - 86_400_000).toISOString())
}

function earlier(until: Date, before: MeetingCursor | null): SQL | undefined {
  const { startsAt, dossierId } = dialogueSessions
  const end = until.toISOString()
  if (before === null) return lt(startsAt, end)
  // Without the plus the planner may enter the index at the end, and not where the last page ended.
  return and(below([startsAt, dossierId], [before.at, before.id]), sql`+${startsAt} < ${end}`)
}

/** The last of a page, for the address of the next one. */
export function cursorText({ row, session }: Listed): string {
  return encodeURIComponent(`${session.startsAt}~${row.id}`)
}

/** Reads what `cursorText` wrote; null when it is something else. */
export function readCursor(text: string | undefined): MeetingCursor | null {
  const [, at = '', id = ''] = /^(\d{4}-\d\d-\d\dT[\d:.]{5,15}Z)~([\w-]{1,64})$/.exec(text ?? '') ?? []
  return id === '' ? null : { at, id }
}
