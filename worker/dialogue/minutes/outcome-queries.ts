import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/connect.ts'
import { findDossier, move, type NewDossierEvent } from '../../dossiers/queries.ts'
import { dossierBodies, type DossierRow } from '../../dossiers/tables.ts'
import { dialogueRequests, dialogueTopics, dialogueVoices } from '../asking/tables.ts'
import { dialogueItems, dialogueQuestions, type ItemRow, type QuestionRow } from '../hall/tables.ts'
import { dialogueSessions } from '../sessions/tables.ts'

/** Questions that one press turns into petitions; the next press goes on. */
export const AT_ONCE = 20
/** So often somebody else may be first. */
const TRIES = 4

type Outcome = Pick<QuestionRow, 'answer' | 'caseCode' | 'caseId' | 'forwardedTo' | 'outcome'>

/** Shown questions of which nothing came yet, by number; those after `after` first. */
export function openQuestions(db: Db, sessionId: string, most = AT_ONCE, after = 0): Promise<QuestionRow[]> {
  return db
    .select()
    .from(dialogueQuestions)
    .where(
      and(
        eq(dialogueQuestions.sessionId, sessionId),
        sql`state = 'shown' and outcome = ''`,
        sql`${dialogueQuestions.number} > ${after}`,
      ),
    )
    .orderBy(asc(dialogueQuestions.number))
    .limit(most)
}

/** How many questions nobody has looked at yet; of many, fifty and one. */
export async function waitingQuestions(db: Db, sessionId: string): Promise<number> {
  const found = await db
    .select({ one: sql`1` })
    .from(dialogueQuestions)
    .where(and(eq(dialogueQuestions.sessionId, sessionId), eq(dialogueQuestions.state, 'waiting')))
    .limit(51)
  return found.length
}

export function questionOfId(db: Db, sessionId: string, id: string): Promise<QuestionRow | undefined> {
  return db
    .select()
    .from(dialogueQuestions)
    .where(and(eq(dialogueQuestions.id, id), eq(dialogueQuestions.sessionId, sessionId)))
    .get()
}

/** The fields of life of the topics and requests behind points of an agenda, by point. */
export async function categoriesOf(db: Db, items: readonly ItemRow[]): Promise<Map<string, string>> {
  const topicIds = items.flatMap(({ topicId }) => topicId ?? [])
  const requestIds = items.flatMap(({ requestId }) => requestId ?? [])
  const [topics, requests] = await Promise.all([
    topicIds.length === 0
      ? []
      : db
          .select({ id: dialogueTopics.dossierId, category: dialogueTopics.category })
          .from(dialogueTopics)
          .where(inArray(dialogueTopics.dossierId, topicIds)),
    requestIds.length === 0
      ? []
      : db
          .select({ id: dialogueRequests.dossierId, category: dialogueRequests.category })
          .from(dialogueRequests)
          .where(inArray(dialogueRequests.dossierId, requestIds)),
  ])
  const of = new Map([...topics, ...requests].map(({ category, id }) => [id, category]))
  return new Map(items.map(({ id, requestId, topicId }) => [id, of.get(topicId ?? requestId ?? '') ?? '']))
}

/** The secret's hash and the sealed contact of whoever made a request. */
export async function senderOf(db: Db, requestId: string | null) {
  if (requestId === null) return null
  const [request, voice] = await Promise.all([
    db.select().from(dialogueRequests).where(eq(dialogueRequests.dossierId, requestId)).get(),
    db.select().from(dialogueVoices).where(eq(dialogueVoices.requestId, requestId)).get(),
  ])
  if (!request) return null
  const contact = voice && voice.sealed !== '' ? { sealed: voice.sealed, keyId: voice.keyId, boundTo: voice.id } : null
  return { lookupHash: request.lookupHash, hamletId: request.hamletId, contact }
}

/** What came of a point of the agenda, with the meeting's event; 'moved' when the minutes went to both sides meanwhile. */
export function concludeItem(
  db: Db,
  seen: DossierRow,
  item: ItemRow,
  set: Outcome,
  event: NewDossierEvent,
  told: readonly Statement[],
): Promise<'done' | 'moved'> {
  return note(db, seen, event, [
    db
      .update(dialogueItems)
      .set(set)
      .where(and(eq(dialogueItems.id, item.id), eq(dialogueItems.sessionId, seen.id))),
    ...told,
  ])
}

/** What came of a question, with the meeting's event. */
export function concludeQuestion(
  db: Db,
  seen: DossierRow,
  question: QuestionRow,
  set: Outcome,
  event: NewDossierEvent,
  told: readonly Statement[],
): Promise<'done' | 'moved'> {
  return note(
    db,
    seen,
    event,
    [db.update(dialogueQuestions).set(set).where(eq(dialogueQuestions.id, question.id)), ...told],
    true,
  )
}

/** Lets a question lead to its petition; false when something came of it already. */
export async function linkPetition(
  db: Db,
  question: QuestionRow,
  { caseCode, caseId }: { caseCode: string; caseId: string },
): Promise<boolean> {
  const linked = await db
    .update(dialogueQuestions)
    .set({ outcome: 'petition', caseId, caseCode })
    .where(and(eq(dialogueQuestions.id, question.id), eq(dialogueQuestions.outcome, '')))
    .returning({ id: dialogueQuestions.id })
  return linked.length > 0
}

/** A body of the commune that finds the meeting from now on, since something of it was forwarded to it. */
export function tellBody(db: Db, dossierId: string, bodyId: string, now: Date): Statement {
  return db
    .insert(dossierBodies)
    .values({ dossierId, bodyId, role: 'told' as const, since: now.toISOString() })
    .onConflictDoNothing()
}

/** Records an event of the meeting, with what belongs to it; goes again when somebody else's came first. */
export async function note(
  db: Db,
  seen: DossierRow,
  event: NewDossierEvent,
  also: readonly Statement[] = [],
  evenConfirmed = false,
): Promise<'done' | 'moved'> {
  let row = seen
  for (let turn = 1; ; turn++) {
    if ((await move(db, row, event, {}, also)) === 'done') return 'done'
    const fresh = await findDossier(db, row.communeId, { kind: 'dialogue', year: row.year, number: row.number })
    if (!fresh || turn === TRIES || (fresh.status !== seen.status && !evenConfirmed)) return 'moved'
    if (!evenConfirmed && (await isHandedIn(db, fresh.id))) return 'moved'
    row = fresh
  }
}

async function isHandedIn(db: Db, sessionId: string): Promise<boolean> {
  const found = await db
    .select({ at: dialogueSessions.minutesReadyAt })
    .from(dialogueSessions)
    .where(eq(dialogueSessions.dossierId, sessionId))
    .get()
  return Boolean(found?.at)
}
