import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { type Db, type Statement, writeTogether } from '../../db/connect.ts'
import { dossierBodies, dossiers } from '../../dossiers/tables.ts'
import { dialogueRequests, dialogueTopics } from '../asking/tables.ts'
import type { Support } from './agenda.ts'
import { dialogueItems, type ItemRow } from './tables.ts'

/** A point that is put on an agenda. */
export type NewItem = Support & {
  id: string
  title: string
  topicId?: string | null
  requestId?: string | null
  bodyId?: string | null
  caseCodes?: readonly string[]
}

/**
 * Puts a point on a meeting's agenda, before the first that fewer ask for, for the batch of whoever takes it up. A topic
 * or a request that is there already is not put there twice.
 */
export function addItemStatements(sessionId: string, item: NewItem): Statement[] {
  const { id, title, topicId = null, requestId = null, bodyId = null, caseCodes = [], ...support } = item
  const { devices, hamlets, persons } = support
  const isNew = `not exists (select 1 from dialogue_items where session_id = ?1
    and ((?2 is not null and topic_id = ?2) or (?3 is not null and request_id = ?3) or id = ?4))`
  const lesser = '(persons, devices, hamlets) < (?5, ?6, ?7)'
  const known = [sessionId, topicId, requestId, id, persons, devices, hamlets]
  return [
    raw(
      `update dialogue_items set position = position + 1 where session_id = ?1 and ${isNew}
        and position >= (select min(position) from dialogue_items where session_id = ?1 and ${lesser})`,
      known,
    ),
    raw(
      `insert into dialogue_items (id, session_id, position, title, topic_id, request_id, body_id, persons, devices, hamlets,
          case_codes)
        select ?4, ?1, coalesce((select min(position) - 1 from dialogue_items where session_id = ?1 and ${lesser}),
          (select coalesce(max(position), 0) + 1 from dialogue_items where session_id = ?1)), ?8, ?2, ?3, ?9, ?5, ?6, ?7, ?10
        where ${isNew}`,
      [...known, title, bodyId, JSON.stringify(caseCodes)],
    ),
  ]
}

/** Takes the point of a topic off the agenda again, for the batch in which the topic leaves the meeting. */
export function dropItemStatements(sessionId: string, topicId: string): Statement[] {
  return [
    raw(`delete from dialogue_items where session_id = ? and topic_id = ? and preparation = '' and answer = ''`, [
      sessionId,
      topicId,
    ]),
  ]
}

/** The agenda in another order. */
export function reorder(db: Db, sessionId: string, ids: readonly string[]): Promise<unknown> {
  return writeTogether(db, [
    raw(
      `update dialogue_items set position = (select key + 1 from json_each(?2) where value = dialogue_items.id)
        where session_id = ?1 and id in (select value from json_each(?2))`,
      [sessionId, JSON.stringify(ids)],
    ),
  ])
}

/** Changes a point, for an event's batch. */
export function itemChanged(db: Db, sessionId: string, id: string, set: Partial<ItemRow>): Statement {
  return db
    .update(dialogueItems)
    .set(set)
    .where(and(eq(dialogueItems.id, id), eq(dialogueItems.sessionId, sessionId)))
}

/** A body that is asked to prepare sees the meeting from now on, without a side on which it would decide anything. */
export function bodyAsked(db: Db, sessionId: string, bodyId: string, now: Date): Statement {
  return db
    .insert(dossierBodies)
    .values({ dossierId: sessionId, bodyId, role: 'told', since: now.toISOString() })
    .onConflictDoNothing()
}

/** Takes a point off, for an event's batch; questions that were put to it are loose again. */
export function itemRemoved(sessionId: string, id: string): Statement[] {
  return [
    raw('update dialogue_questions set item_id = null where item_id = ? and session_id = ?', [id, sessionId]),
    raw('delete from dialogue_items where id = ? and session_id = ?', [id, sessionId]),
    raw('update dialogue_sessions set current_item_id = null where dossier_id = ? and current_item_id = ?', [
      sessionId,
      id,
    ]),
  ]
}

/** The hall is at this point now; null: at none. */
export async function goTo(db: Db, sessionId: string, itemId: string | null): Promise<void> {
  await writeTogether(db, [
    raw('update dialogue_sessions set current_item_id = ? where dossier_id = ?', [itemId, sessionId]),
  ])
}

/** One point of a meeting. */
export function itemAt(db: Db, sessionId: string, id: string): Promise<ItemRow | undefined> {
  return db
    .select()
    .from(dialogueItems)
    .where(and(eq(dialogueItems.id, id), eq(dialogueItems.sessionId, sessionId)))
    .get()
}

/** The points of a meeting that a body is asked to prepare. */
export function itemsAskedOf(db: Db, bodyId: string, sessionId: string): Promise<ItemRow[]> {
  return db
    .select()
    .from(dialogueItems)
    .where(and(eq(dialogueItems.bodyId, bodyId), eq(dialogueItems.sessionId, sessionId)))
    .orderBy(asc(dialogueItems.position))
}

/** What was joined to a meeting and is not on its agenda: topics that it takes up, requests that were joined by themselves. */
export async function notOnAgenda(db: Db, sessionId: string, items: readonly ItemRow[]): Promise<Joined[]> {
  const has = (key: 'topicId' | 'requestId', id: string) => items.some((item) => item[key] === id)
  const [topics, requests] = await Promise.all([
    db
      .select({
        id: dossiers.id,
        title: dossiers.title,
        summary: dialogueTopics.summary,
        persons: dialogueTopics.persons,
        devices: dialogueTopics.devices,
        hamlets: dialogueTopics.hamlets,
      })
      .from(dialogueTopics)
      .innerJoin(dossiers, eq(dossiers.id, dialogueTopics.dossierId))
      .where(eq(dialogueTopics.sessionId, sessionId))
      .limit(MOST_JOINED),
    db
      .select({
        id: dossiers.id,
        title: dossiers.title,
        topicId: dialogueRequests.topicId,
        hamletId: dialogueRequests.hamletId,
        flag: dialogueRequests.flag,
      })
      .from(dialogueRequests)
      .innerJoin(dossiers, eq(dossiers.id, dialogueRequests.dossierId))
      .where(eq(dialogueRequests.sessionId, sessionId))
      .limit(MOST_JOINED),
  ])
  return [
    ...topics.filter(({ id }) => !has('topicId', id)).map((topic) => ({ ...topic, kind: 'topic' as const })),
    ...requests
      .filter((one) => one.flag === '' && one.topicId === null && !has('requestId', one.id))
      .map(({ id, title, hamletId }) => ({
        ...{ id, title, kind: 'request' as const, persons: 0, devices: 1, hamlets: hamletId === '' ? 0 : 1 },
      })),
  ]
}
export type Joined = Support & { id: string; title: string; kind: 'topic' | 'request' }
const MOST_JOINED = 60

/** Which of these petitions' codes are there and may be named: `[year, number]` pairs of one commune. */
export async function knownCases(
  db: Db,
  communeId: string,
  codes: readonly { year: number; number: number }[],
): Promise<Set<string>> {
  if (codes.length === 0) return new Set()
  const wanted = JSON.stringify(codes.map(({ number, year }) => [year, number]))
  const rows = await db.all<{ year: number; number: number }>(
    sql`select year, number from cases where commune_id = ${communeId} and restricted = 0
      and (year, number) in (select value ->> 0, value ->> 1 from json_each(${wanted}))`,
  )
  return new Set(rows.map(({ number, year }) => `${year}/${number}`))
}

/** The names of points, for pages that put questions to them. */
export async function itemTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: dialogueItems.id, title: dialogueItems.title })
    .from(dialogueItems)
    .where(inArray(dialogueItems.id, [...ids]))
  return new Map(rows.map(({ id, title }) => [id, title]))
}

function raw(sqlText: string, params: unknown[]): Statement {
  return { toSQL: () => ({ sql: sqlText, params }) }
}
