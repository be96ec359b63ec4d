import { and, asc, desc, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/connect.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { beginning, moving } from '../../dossiers/queries.ts'
import { type DossierRow, dossiers } from '../../dossiers/tables.ts'
import { sha256 } from '../../http/keys.ts'
import { addItemStatements, dropItemStatements } from '../hall/item-queries.ts'
import { SESSION_HELD } from '../sessions/rules.ts'
import { dialogueSessions } from '../sessions/tables.ts'
import type { Voters } from './counting.ts'
import { countLater, recount } from './count-queries.ts'
import type {
  RequestDesk,
  RequestLine,
  RequestMore,
  RequestOwn,
  SessionLine,
  TopicDesk,
  TopicLine,
  TopicMore,
  TopicOwn,
} from './own.ts'
import { joining, leaving, TOGETHER, WAITING } from './session-queries.ts'
import { communeVoters, dialogueRequests, dialogueTopics, type TopicRow } from './tables.ts'
import { voiceInto, voiceOfRequest, voicesInto } from './voice-queries.ts'

/** Open topics and coming meetings that one may choose from. */
const MOST_TOPICS = 100
const MOST_SESSIONS = 30
/** Requests that a topic's page names; the list has all. */
export const REQUESTS_NAMED = 30

const SESSION_LINE = {
  row: {
    id: dossiers.id,
    year: dossiers.year,
    number: dossiers.number,
    status: dossiers.status,
    title: dossiers.title,
    leadBodyId: dossiers.leadBodyId,
    publishedAt: dossiers.publishedAt,
  },
  session: { kind: dialogueSessions.kind, startsAt: dialogueSessions.startsAt, place: dialogueSessions.place },
}

/** What the room keeps of a request. */
export async function readRequest(db: Db, row: DossierRow, now: Date): Promise<RequestOwn> {
  const [request, voice, topics, sessions] = await Promise.all([
    db.select().from(dialogueRequests).where(eq(dialogueRequests.dossierId, row.id)).get(),
    voiceOfRequest(db, row.id),
    topicsOpen(db, row.communeId),
    sessionsAhead(db, row.communeId, now),
  ])
  if (!request) throw new Error(`dossier ${row.id} has no request`)
  const [topic, session] = await Promise.all([
    request.topicId === null ? null : topicLine(db, request.topicId),
    request.sessionId === null ? null : sessionLine(db, request.sessionId),
  ])
  return { request, voice, topic, topics, sessions, session }
}

/** What the room keeps of a topic; `most` of its requests, the newest. */
export async function readTopic(db: Db, row: DossierRow, now: Date, most = REQUESTS_NAMED): Promise<TopicOwn> {
  const line = await topicLine(db, row.id)
  if (!line) throw new Error(`dossier ${row.id} has no topic`)
  const { topic } = line
  const [requests, others, sessions, voters, into, session] = await Promise.all([
    requestsOfTopic(db, row.id, most),
    topicsOpen(db, row.communeId),
    sessionsAhead(db, row.communeId, now),
    newestVoters(db, row.communeId),
    topic.mergedInto === null ? null : topicLine(db, topic.mergedInto),
    topic.sessionId === null ? null : sessionLine(db, topic.sessionId),
  ])
  return { topic, requests, others: others.filter((one) => one.row.id !== row.id), sessions, voters, into, session }
}

/** What a deed writes besides a request's dossier, for its event's batch. */
export function alsoOfRequest(db: Db, desk: RequestDesk, { pool, set }: RequestMore): Statement[] {
  const { row, own } = desk.file
  const { request } = own
  const counted = [request.topicId, pool?.topicId ?? null].filter((id) => id !== null)
  return [
    ...(pool?.fresh ? raising(db, desk, pool.topicId, pool.fresh) : []),
    ...(set ? [db.update(dialogueRequests).set(set).where(eq(dialogueRequests.dossierId, row.id))] : []),
    ...(pool ? [voiceInto(db, row.id, pool.topicId), recount(counted, 1)] : []),
  ]
}

/** A topic begins with the first request that is put into it. */
function raising(db: Db, desk: RequestDesk, id: string, fresh: { title: string; summary: string }): Statement[] {
  const { book, now, staff, file } = desk
  const { request } = file.own
  const row = {
    ...{ id, communeId: file.row.communeId, kind: 'dialogue_topic' as const, year: Number(localDay(now).slice(0, 4)) },
    ...{ status: 'gathering', title: fresh.title, leadBodyId: book.commune.triageBodyId, submissionKey: id },
    ...{ waitsForBodyId: book.commune.triageBodyId, contentHash: sha256(JSON.stringify([file.row.id, fresh])) },
  }
  const detail = { from: file.row.id, category: request.category }
  return [
    ...beginning(db, row, { kind: 'dialogue_topic.raised', actor: staff, at: now, detail }),
    db.insert(dialogueTopics).values({
      ...{ dossierId: id, communeId: row.communeId, category: request.category, summary: fresh.summary },
      ...{ withWhom: request.withWhom, withBodyId: request.withBodyId, isOpen: true },
    }),
  ]
}

/** What a deed writes besides a topic's dossier. */
export function alsoOfTopic(db: Db, desk: TopicDesk, { joins, leaves, mergeInto, set }: TopicMore): Statement[] {
  const { now, staff, file } = desk
  const { id } = file.row
  const { requests } = file.own
  return [
    ...(set ? [db.update(dialogueTopics).set(set).where(eq(dialogueTopics.dossierId, id))] : []),
    ...(joins ? addItemStatements(joins, itemOf(desk)) : []),
    ...(leaves ? dropItemStatements(leaves, id) : []),
    ...(joins
      ? [...requests.slice(0, TOGETHER).flatMap((one) => joining(db, one, joins, staff, now)), recount([id], 1)]
      : []),
    ...(leaves
      ? [...requests.flatMap((one) => leaving(db, one, leaves, desk.book, staff, now)), countLater([id])]
      : []),
    ...(mergeInto
      ? [
          voicesInto(db, id, mergeInto.row.id),
          db.update(dialogueRequests).set({ topicId: mergeInto.row.id }).where(eq(dialogueRequests.topicId, id)),
          ...moving(db, mergeInto.row, { kind: 'dialogue_topic.took_in', actor: staff, at: now, detail: { from: id } }),
          recount([mergeInto.row.id], 1),
        ]
      : []),
  ]
}

/** What a topic becomes on a meeting's agenda: its words, and who asked until then. */
function itemOf({ newId, file: { row, own } }: TopicDesk) {
  const { devices, hamlets, persons } = own.topic
  return { id: newId(), title: row.title, topicId: row.id, persons, devices, hamlets }
}

/** A topic with its dossier. */
export async function topicLine(db: Db, id: string): Promise<TopicLine | null> {
  const found = await db
    .select({ row: dossiers, topic: dialogueTopics })
    .from(dialogueTopics)
    .innerJoin(dossiers, eq(dossiers.id, dialogueTopics.dossierId))
    .where(eq(dialogueTopics.dossierId, id))
    .get()
  return found ?? null
}

function topicsOpen(db: Db, communeId: string): Promise<TopicLine[]> {
  return db
    .select({ row: dossiers, topic: dialogueTopics })
    .from(dialogueTopics)
    .innerJoin(dossiers, eq(dossiers.id, dialogueTopics.dossierId))
    .where(and(eq(dialogueTopics.communeId, communeId), sql`is_open = 1`))
    .orderBy(desc(dialogueTopics.persons), desc(dialogueTopics.dossierId))
    .limit(MOST_TOPICS)
}

/** The newest requests of a topic. */
export function requestsOfTopic(db: Db, topicId: string, most: number): Promise<RequestLine[]> {
  return db
    .select({ row: dossiers, request: dialogueRequests })
    .from(dialogueRequests)
    .innerJoin(dossiers, eq(dossiers.id, dialogueRequests.dossierId))
    .where(eq(dialogueRequests.topicId, topicId))
    .orderBy(desc(dialogueRequests.askedAt), desc(dialogueRequests.dossierId))
    .limit(most)
}

/** Requests of a topic of which nothing came yet, the oldest first: those that a meeting takes along. */
export function waitingOfTopic(db: Db, topicId: string, most: number): Promise<RequestLine[]> {
  return db
    .select({ row: dossiers, request: dialogueRequests })
    .from(dialogueRequests)
    .innerJoin(dossiers, eq(dossiers.id, dialogueRequests.dossierId))
    .where(
      and(eq(dialogueRequests.topicId, topicId), eq(dialogueRequests.flag, ''), inArray(dossiers.status, [...WAITING])),
    )
    .orderBy(asc(dialogueRequests.askedAt), asc(dialogueRequests.dossierId))
    .limit(most)
}

/** Requests that their topic took into a meeting in which it is no more, the oldest first; from one that was held none comes back. */
export function leftBehind(db: Db, { dossierId, sessionId }: TopicRow, most: number): Promise<RequestLine[]> {
  return db
    .select({ row: dossiers, request: dialogueRequests })
    .from(dialogueRequests)
    .innerJoin(dossiers, eq(dossiers.id, dialogueRequests.dossierId))
    .where(
      and(
        eq(dialogueRequests.topicId, dossierId),
        eq(dialogueRequests.outcomeNote, ''),
        eq(dossiers.status, 'joined_to_session'),
        sql`${dialogueRequests.sessionId} is not ${sessionId}`,
        sql`not exists (select 1 from dossiers as meeting where meeting.id = ${dialogueRequests.sessionId}
          and meeting.status in (select value from json_each(${JSON.stringify(SESSION_HELD)})))`,
      ),
    )
    .orderBy(asc(dialogueRequests.askedAt), asc(dialogueRequests.dossierId))
    .limit(most)
}

/** Meetings of the commune that are to come, the next first. */
function sessionsAhead(db: Db, communeId: string, now: Date): Promise<SessionLine[]> {
  return db
    .select(SESSION_LINE)
    .from(dialogueSessions)
    .innerJoin(dossiers, eq(dossiers.id, dialogueSessions.dossierId))
    .where(
      and(
        eq(dialogueSessions.communeId, communeId),
        gte(dialogueSessions.startsAt, now.toISOString()),
        isNull(dossiers.endedAt),
        inArray(dossiers.status, ['proposed', 'scheduled', 'announced', 'postponed']),
      ),
    )
    .orderBy(asc(dialogueSessions.startsAt), asc(dialogueSessions.dossierId))
    .limit(MOST_SESSIONS)
}

async function sessionLine(db: Db, id: string): Promise<SessionLine | null> {
  const found = await db
    .select(SESSION_LINE)
    .from(dialogueSessions)
    .innerJoin(dossiers, eq(dossiers.id, dialogueSessions.dossierId))
    .where(eq(dialogueSessions.dossierId, id))
    .get()
  return found ?? null
}

/** How many voters there are, as UBND entered it last. */
export async function newestVoters(db: Db, communeId: string): Promise<Voters | null> {
  const found = await db
    .select({ many: communeVoters.many, countedOn: communeVoters.countedOn })
    .from(communeVoters)
    .where(eq(communeVoters.communeId, communeId))
    .orderBy(desc(communeVoters.seq))
    .limit(1)
    .get()
  return found ?? null
}
