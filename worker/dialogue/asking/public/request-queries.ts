import { and, eq, isNull } from 'drizzle-orm'
import { lookupHash, lookupSecretFor } from '../../../cases/lookup.ts'
import type { CommuneBook } from '../../../communes/book.ts'
import type { Db, Statement } from '../../../db/connect.ts'
import { localDay } from '../../../deadlines/calendar.ts'
import { begin, findDossier, move } from '../../../dossiers/queries.ts'
import { type DossierRow, dossiers } from '../../../dossiers/tables.ts'
import { messagesOf } from '../../../dossiers/tell.ts'
import { keyedHex, sameSecret } from '../../../http/keys.ts'
import { keepMessages } from '../../../notifications/outbox-queries.ts'
import { sealContact } from '../../../submitters/seal.ts'
import { resultsFor } from '../../minutes/results-queries.ts'
import { REQUESTS } from '../../place.ts'
import { dialogueSessions, type MeetingRow } from '../../sessions/tables.ts'
import { phoneHash } from '../device.ts'
import { screeningDue } from '../limits.ts'
import type { Place } from '../request-codes.ts'
import type { RequestInput } from '../request-form.ts'
import {
  dialogueRequests,
  dialogueTopics,
  dialogueVoices,
  type RequestRow,
  type TopicRow,
  type VoiceRow,
} from '../tables.ts'
import type { Whom } from '../whom.ts'
import { withdrawal } from '../withdrawal.ts'

const HOUR_MS = 3_600_000
const NO_CONTACT = { sealed: '', keyId: '', phoneHash: '' }
/** In place of a title whose sender had his words erased. */
export const ERASED_TITLE = 'Nội dung đã xóa theo yêu cầu của người gửi'

type Secrets = { SECRET_KEY: string; CONTACT_KEYS: string }
/** How a request came, besides what was typed. `flag`: only the Front's officers see it. */
export type Came = {
  now: Date
  id: string
  voiceId: string
  whom: Whom
  flag: string
  deviceHash: string
  isTold: boolean
}
export type Filed = { ok: true; row: DossierRow; secret: string; isNew: boolean } | { ok: false }

/** Keeps a request with its sender's voice, in one batch. The same key and content again gives the one that is there. */
export async function fileRequest(
  db: Db,
  env: Secrets,
  book: CommuneBook,
  sent: RequestInput,
  { deviceHash, flag, id, isTold, now, voiceId, whom }: Came,
): Promise<Filed> {
  const communeId = book.commune.id
  const front = book.commune.triageBodyId
  const at = now.toISOString()
  const secret = lookupSecretFor(env, communeId, sent.submissionKey)
  const hash = lookupHash(env, secret)
  const isOpen = flag === ''
  const due = screeningDue(book, localDay(now))
  const begun = await begin(
    db,
    {
      ...{ id, communeId, kind: 'dialogue_request', year: Number(localDay(now).slice(0, 4)), status: 'filed' },
      ...{ title: sent.title, leadBodyId: front, waitsForBodyId: front },
      // The clock looks at it on the day by which somebody of the Front should have.
      ...(due ? { ...due, wakeOn: due.dueOn } : {}),
      ...(isOpen ? { addressedBodyId: whom.withBodyId, addressedAt: at } : {}),
      submissionKey: sent.submissionKey,
      contentHash: keyedHex(env, 'dialogue-content', JSON.stringify(sent)),
    },
    {
      ...{ kind: 'dialogue_request.filed', actor: { kind: 'citizen' }, at: now },
      detail: { category: sent.category, hamletId: sent.hamlet, withWhom: whom.withWhom },
    },
    [
      db.insert(dialogueRequests).values({
        ...{ dossierId: id, communeId, category: sent.category, ...whom, wish: sent.wish, questions: sent.question },
        ...{ hamletId: sent.hamlet, times: sent.times, onlineOk: sent.onlineOk, needs: sent.needs, flag },
        lookupHash: hash,
        askedAt: at,
      }),
      db.insert(dialogueVoices).values({
        ...{ id: voiceId, communeId, requestId: id, hamletId: sent.hamlet, deviceHash, at },
        ...(await sealContact(env, voiceId, { name: sent.name, phone: sent.phone, email: '' })),
        phoneHash: phoneHash(env, communeId, sent.phone),
        lookupHash: hash,
        // The sender's key may stand at a topic that he joins: of a request the voice carries the request's own name.
        submissionKey: id,
      }),
      ...(isTold ? [news(book, now)] : []),
    ],
  )
  return begun.ok ? { ok: true, row: begun.row, secret, isNew: begun.row.id === id } : { ok: false }
}

/** That requests came, for the Front: the hour stands where an event's place would, so one message an hour. */
function news(book: CommuneBook, now: Date): Statement {
  const { id, triageBodyId } = book.commune
  const place = { dossierId: `${id}.asked`, communeId: id, seq: Math.floor(now.getTime() / HOUR_MS), at: now, byId: '' }
  return keepMessages(
    messagesOf({ ...place, code: 'Đề nghị đối thoại', href: REQUESTS }, [
      { to: [`${triageBodyId}:intake_officer,coordinator`], what: 'Có đề nghị mới chờ xem.' },
    ]),
  )
}

/** The request that this place and this secret open together; nothing tells which of them was wrong. */
export async function openRequestWith(
  db: Db,
  env: { SECRET_KEY: string },
  communeId: string,
  place: Place,
  secret: string,
): Promise<{ row: DossierRow; request: RequestRow } | null> {
  const row = await findDossier(db, communeId, { ...place, kind: 'dialogue_request' })
  const request = row && (await db.select().from(dialogueRequests).where(eq(dialogueRequests.dossierId, row.id)).get())
  const isRight = sameSecret(request?.lookupHash || 'none', lookupHash(env, secret))
  return row && request && isRight ? { row, request } : null
}

/** What stands around a request: its sender's voice, its topic, its meeting. */
export type Around = {
  voice: VoiceRow | undefined
  topic: { row: DossierRow; topic: TopicRow } | undefined
  session: { row: DossierRow; session: MeetingRow } | undefined
  /** What came of the meeting, once that was published. */
  results: Awaited<ReturnType<typeof resultsFor>>
}

/** Reads what stands around a request, in one round trip. */
export async function aroundRequest(db: Db, request: RequestRow, today: string): Promise<Around> {
  const { dossierId, sessionId, topicId } = request
  const [voice, topic, session, results] = await Promise.all([
    db.select().from(dialogueVoices).where(eq(dialogueVoices.requestId, dossierId)).get(),
    topicId === null ? undefined : topicById(db, topicId),
    sessionId === null ? undefined : sessionById(db, sessionId),
    sessionId === null ? null : resultsFor(db, sessionId, today),
  ])
  return { voice, topic, session, results }
}

/** A topic with its dossier. */
export function topicById(db: Db, id: string): Promise<{ row: DossierRow; topic: TopicRow } | undefined> {
  return db
    .select({ row: dossiers, topic: dialogueTopics })
    .from(dialogueTopics)
    .innerJoin(dossiers, eq(dossiers.id, dialogueTopics.dossierId))
    .where(eq(dialogueTopics.dossierId, id))
    .get()
}

/** A meeting with its dossier. */
export function sessionById(db: Db, id: string): Promise<{ row: DossierRow; session: MeetingRow } | undefined> {
  return db
    .select({ row: dossiers, session: dialogueSessions })
    .from(dialogueSessions)
    .innerJoin(dossiers, eq(dossiers.id, dialogueSessions.dossierId))
    .where(eq(dialogueSessions.dossierId, id))
    .get()
}

/** The sender takes it back: his voice no longer counts, his contact data goes. A sentence when that cannot be done now. */
export async function withdrawRequest(db: Db, row: DossierRow, now: Date): Promise<'done' | 'moved' | string> {
  if (row.status === 'withdrawn') return 'done'
  const verdict = withdrawal(row)
  if (!verdict.ok) return 'Đề nghị này đã có kết quả nên không rút được nữa.'
  return move(db, row, { kind: verdict.step.event, actor: { kind: 'citizen' }, at: now }, ended(now), [
    withdrawn(db, row.id, now),
  ])
}

/** The sender has his words and his contact erased; one that is still open is taken back with it. What happened stays in its chain. */
export async function eraseRequest(db: Db, row: DossierRow, now: Date): Promise<'done' | 'moved'> {
  const isOpen = withdrawal(row).ok
  const event = {
    ...{ kind: 'dialogue_request.erased', actor: { kind: 'citizen' } as const, at: now },
    detail: { withdrawn: isOpen },
  }
  return move(db, row, event, { title: ERASED_TITLE, ...(isOpen ? ended(now) : {}) }, [
    db
      .update(dialogueRequests)
      .set({ wish: '', questions: [], times: [], needs: [] })
      .where(eq(dialogueRequests.dossierId, row.id)),
    db.update(dialogueVoices).set(NO_CONTACT).where(eq(dialogueVoices.requestId, row.id)),
    ...(isOpen ? [withdrawn(db, row.id, now)] : []),
  ])
}

function ended(now: Date): Partial<DossierRow> {
  const cleared = { waitsForBodyId: null, dueOn: null, limitCode: '', wakeOn: null, alarm: '' }
  return { status: 'withdrawn', endedAt: now.toISOString(), ...cleared }
}

function withdrawn(db: Db, requestId: string, now: Date): Statement {
  return db
    .update(dialogueVoices)
    .set({ withdrawnAt: now.toISOString(), ...NO_CONTACT })
    .where(and(eq(dialogueVoices.requestId, requestId), isNull(dialogueVoices.withdrawnAt)))
}
