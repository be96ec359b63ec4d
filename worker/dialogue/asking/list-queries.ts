import { and, asc, desc, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { above, below } from '../../db/keyset.ts'
import { dossiers } from '../../dossiers/tables.ts'
import type { RequestLine, TopicLine } from './own.ts'
import { dialogueRequests, dialogueTopics } from './tables.ts'

/** Rows on one page of a list. */
export const SHOWN = 20

export type Cursor = { at: string; id: string }
/** What is listed: one thing at a time, so that each list rides an index of its own. */
export type RequestFilter = { by: 'all' } | { by: 'status' | 'category' | 'hamlet' | 'topic'; value: string }
type Asked = { communeId: string; withFlagged: boolean; after: Cursor | null; most?: number }

const { category, dossierId, hamletId } = dialogueRequests
const REQUEST = { row: dossiers, request: dialogueRequests }
// Joins are crossed so that the list's own order leads: one look-up a row.
const BY_REQUEST = eq(dialogueRequests.dossierId, dossiers.id)
const BY_TOPIC = eq(dialogueTopics.dossierId, dossiers.id)
const IS_REQUEST = eq(dossiers.kind, 'dialogue_request')

/** Requests of a commune, the newest first; those that wait to be screened the oldest first. One more than a page shows. */
export function requestsListed(db: Db, filter: RequestFilter, asked: Asked): Promise<RequestLine[]> {
  const { after, communeId, most = SHOWN + 1, withFlagged } = asked
  const open = withFlagged ? undefined : eq(dialogueRequests.flag, '')
  if (filter.by === 'all' || filter.by === 'status') {
    const isOldFirst = filter.by === 'status' && filter.value === 'filed'
    return db
      .select(REQUEST)
      .from(dossiers)
      .crossJoin(dialogueRequests)
      .where(
        and(
          BY_REQUEST,
          eq(dossiers.communeId, communeId),
          IS_REQUEST,
          filter.by === 'status' ? eq(dossiers.status, filter.value) : undefined,
          isOldFirst ? younger(after) : older(dossiers.startedAt, dossiers.id, after),
          open,
        ),
      )
      .orderBy(
        ...(isOldFirst ? [asc(dossiers.startedAt), asc(dossiers.id)] : [desc(dossiers.startedAt), desc(dossiers.id)]),
      )
      .limit(most)
  }
  const { askedAt, topicId } = dialogueRequests
  const column = { category, hamlet: hamletId, topic: topicId }[filter.by]
  return db
    .select(REQUEST)
    .from(dialogueRequests)
    .crossJoin(dossiers)
    .where(
      and(
        eq(dossiers.id, dossierId),
        // The topic's index does not begin with the commune.
        filter.by === 'topic'
          ? sql`+dialogue_requests.commune_id = ${communeId}`
          : eq(dialogueRequests.communeId, communeId),
        eq(column, filter.value),
        older(askedAt, dossierId, after),
        open,
      ),
    )
    .orderBy(desc(askedAt), desc(dossierId))
    .limit(most)
}

/** Requests that a body was asked for, the newest first. */
export function requestsOfBody(db: Db, bodyId: string, after: Cursor | null): Promise<RequestLine[]> {
  return db
    .select(REQUEST)
    .from(dossiers)
    .crossJoin(dialogueRequests)
    .where(
      and(
        BY_REQUEST,
        eq(dossiers.addressedBodyId, bodyId),
        IS_REQUEST,
        isNotNull(dossiers.addressedAt),
        older(dossiers.addressedAt, dossiers.id, after),
      ),
    )
    .orderBy(desc(dossiers.addressedAt), desc(dossiers.id))
    .limit(SHOWN + 1)
}

export type TopicCursor = { persons: number; id: string }
const TOPIC = { row: dossiers, topic: dialogueTopics }

/** Open topics, those that most confirmed persons ask for first: they are the nearest to the share of the voters. */
export function topicsBySupport(db: Db, communeId: string, after: TopicCursor | null): Promise<TopicLine[]> {
  const { dossierId, persons } = dialogueTopics
  return db
    .select(TOPIC)
    .from(dialogueTopics)
    .crossJoin(dossiers)
    .where(
      and(
        eq(dossiers.id, dialogueTopics.dossierId),
        eq(dialogueTopics.communeId, communeId),
        sql`is_open = 1`,
        after === null ? undefined : below([persons, dossierId], [after.persons, after.id]),
      ),
    )
    .orderBy(desc(persons), desc(dossierId))
    .limit(SHOWN + 1)
}

/** All topics, also those that ended, the newest first. */
export function topicsRecent(db: Db, communeId: string, after: Cursor | null): Promise<TopicLine[]> {
  return db
    .select(TOPIC)
    .from(dossiers)
    .crossJoin(dialogueTopics)
    .where(
      and(
        BY_TOPIC,
        eq(dossiers.communeId, communeId),
        eq(dossiers.kind, 'dialogue_topic'),
        older(dossiers.startedAt, dossiers.id, after),
      ),
    )
    .orderBy(desc(dossiers.startedAt), desc(dossiers.id))
    .limit(SHOWN + 1)
}

/** Topics that were put to a body, the newest first. */
export function topicsOfBody(db: Db, bodyId: string, after: Cursor | null): Promise<TopicLine[]> {
  return db
    .select(TOPIC)
    .from(dossiers)
    .crossJoin(dialogueTopics)
    .where(
      and(
        BY_TOPIC,
        eq(dossiers.addressedBodyId, bodyId),
        eq(dossiers.kind, 'dialogue_topic'),
        isNotNull(dossiers.addressedAt),
        older(dossiers.addressedAt, dossiers.id, after),
      ),
    )
    .orderBy(desc(dossiers.addressedAt), desc(dossiers.id))
    .limit(SHOWN + 1)
}

type Instant = typeof dossiers.startedAt | typeof dossiers.addressedAt | typeof dialogueRequests.askedAt
type Id = typeof dossiers.id | typeof dialogueRequests.dossierId

function older(column: Instant, id: Id, before: Cursor | null): SQL | undefined {
  return before === null ? undefined : below([column, id], [before.at, before.id])
}

function younger(after: Cursor | null): SQL | undefined {
  return after === null ? undefined : above([dossiers.startedAt, dossiers.id], [after.at, after.id])
}
