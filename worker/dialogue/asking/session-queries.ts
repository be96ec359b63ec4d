import { and, eq, sql } from 'drizzle-orm'
import type { CommuneBook } from '../../communes/book.ts'
import type { Db, Statement } from '../../db/connect.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { DossierActor } from '../../dossiers/life.ts'
import { move, moving } from '../../dossiers/queries.ts'
import { dossiers } from '../../dossiers/tables.ts'
import type { RequestLine } from './own.ts'
import { dialogueRequests, dialogueTopics } from './tables.ts'
import { backTo } from './topic-back.ts'

/** Requests that go into a meeting in the batch of their topic; the clock takes the others along. */
export const TOGETHER = 100
/** What a meeting gives back in one turn. */
const RELEASED = 200
/** Nothing came of it yet. */
export const WAITING: readonly string[] = ['filed', 'screened']

/** A request of a topic goes into the meeting that takes the topic up. Nothing for one that something came of already. */
export function joining(
  db: Db,
  { row, request }: RequestLine,
  sessionId: string,
  actor: DossierActor,
  now: Date,
): Statement[] {
  if (!WAITING.includes(row.status) || request.flag !== '') return []
  const event = { kind: 'dialogue_request.joined', actor, at: now, detail: { sessionId, topicId: request.topicId } }
  const set = { status: 'joined_to_session', waitsForBodyId: null, dueOn: null, limitCode: '', wakeOn: null, alarm: '' }
  return [
    ...moving(db, row, event, set),
    db
      .update(dialogueRequests)
      .set({ outcome: 'joined_to_session', sessionId, outcomeNote: '' })
      .where(eq(dialogueRequests.dossierId, row.id)),
  ]
}

/** It comes out of the meeting into which its topic took it, and waits for the Front. Who was invited by himself stays invited. */
export function leaving(
  db: Db,
  { row, request }: RequestLine,
  sessionId: string,
  book: CommuneBook,
  actor: DossierActor,
  now: Date,
): Statement[] {
  if (request.sessionId !== sessionId || row.status !== 'joined_to_session' || request.outcomeNote !== '') return []
  const event = { kind: 'dialogue_request.left_session', actor, at: now, detail: { sessionId } }
  return [
    ...moving(db, row, event, { status: 'screened', waitsForBodyId: book.commune.triageBodyId }),
    db
      .update(dialogueRequests)
      .set({ outcome: null, sessionId: null, outcomeNote: '' })
      .where(eq(dialogueRequests.dossierId, row.id)),
  ]
}

/**
 * A meeting will not be held: its topics gather again, or lie before UBND, and its requests wait for the Front. What
 * somebody moves meanwhile is left to the next call; a second one finds nothing. Returns how many moved.
 */
export async function releaseFromSession(
  db: Db,
  book: CommuneBook,
  sessionId: string,
  actor: DossierActor,
  now: Date,
): Promise<number> {
  const [topics, requests] = await Promise.all([
    db
      .select({ row: dossiers, topic: dialogueTopics })
      .from(dialogueTopics)
      .innerJoin(dossiers, eq(dossiers.id, dialogueTopics.dossierId))
      .where(and(eq(dialogueTopics.sessionId, sessionId), eq(dossiers.status, 'taken_up')))
      .limit(RELEASED),
    db
      .select({ row: dossiers, request: dialogueRequests })
      .from(dialogueRequests)
      .innerJoin(dossiers, eq(dossiers.id, dialogueRequests.dossierId))
      .where(
        and(
          eq(dialogueRequests.sessionId, sessionId),
          sql`${dossiers.status} in ('joined_to_session', 'individual_reception')`,
        ),
      )
      .limit(RELEASED),
  ])
  let many = 0
  for (const { row, topic } of topics) {
    const event = { kind: 'dialogue_topic.left_session', actor, at: now, detail: { sessionId } }
    const set = backTo({ book, now, today: localDay(now) }, topic.thresholdMetAt)
    const out = db.update(dialogueTopics).set({ sessionId: null }).where(eq(dialogueTopics.dossierId, row.id))
    if ((await move(db, row, event, set, [out])) === 'done') many++
  }
  for (const one of requests) {
    const event = { kind: 'dialogue_request.left_session', actor, at: now, detail: { sessionId } }
    const set = { status: 'screened', waitsForBodyId: book.commune.triageBodyId }
    const out = db
      .update(dialogueRequests)
      .set({ outcome: null, sessionId: null, outcomeNote: '' })
      .where(eq(dialogueRequests.dossierId, one.row.id))
    if ((await move(db, one.row, event, set, [out])) === 'done') many++
  }
  return many
}
