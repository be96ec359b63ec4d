import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm'
import { type Db, isTaken, type Statement, writeTogether } from '../../db/connect.ts'
import { dialogueQuestions, type QuestionRow } from './tables.ts'

/** Questions on one page of a list; on the screen in the hall. */
export const QUESTIONS_SHOWN = 30
export const ON_SCREEN = 12

export type NewQuestion = Pick<
  QuestionRow,
  | 'id'
  | 'sessionId'
  | 'way'
  | 'text'
  | 'hamletId'
  | 'state'
  | 'flags'
  | 'lookupHash'
  | 'submissionKey'
  | 'contentHash'
  | 'at'
> & { judgedBy?: string; itemId?: string | null }
export type KeptQuestion = { ok: true; number: number; id: string } | { ok: false; why: 'conflict' | 'closed' }

/** Until when a question of each way is taken: ahead until the meeting begins, from phones while the hall is open. */
const OPEN: Record<QuestionRow['way'], string> = {
  ahead: `dossiers.status = 'announced' and dialogue_sessions.starts_at > ?at`,
  hall: `dossiers.status = 'announced' and dialogue_sessions.takes_questions = 1`,
  taken_down: `dossiers.status in ('announced', 'held')`,
}

/**
 * Keeps a question under the next number of its meeting, in one statement; nothing else is written. The same key with the
 * same content gives the same question however often and however parallel; other content under it is a conflict.
 */
export async function keepQuestion(db: Db, row: NewQuestion): Promise<KeptQuestion> {
  try {
    const [made] = (await writeTogether(db, [insertion(row)])) as [{ number: number }[]]
    const number = made[0]?.number
    if (number !== undefined) return { ok: true, number, id: row.id }
  } catch (error) {
    if (!isTaken(error, 'dialogue_questions.session_id') && !isTaken(error, 'dialogue_questions.id')) throw error
  }
  const before = await questionOfKey(db, row.sessionId, row.submissionKey)
  if (!before) return { ok: false, why: 'closed' }
  return before.contentHash === row.contentHash
    ? { ok: true, number: before.number, id: before.id }
    : { ok: false, why: 'conflict' }
}

function insertion(row: NewQuestion): Statement {
  const values: Record<string, string | null> = {
    id: row.id,
    way: row.way,
    text: row.text,
    hamlet_id: row.hamletId,
    state: row.state,
    flags: row.flags,
    judged_by: row.judgedBy ?? '',
    judged_at: row.judgedBy ? row.at : null,
    item_id: row.itemId ?? null,
    lookup_hash: row.lookupHash,
    submission_key: row.submissionKey,
    content_hash: row.contentHash,
    at: row.at,
  }
  const columns = Object.keys(values)
  const next = '(select coalesce(max(number), 0) + 1 from dialogue_questions where session_id = dossiers.id)'
  const condition = OPEN[row.way]
  return {
    toSQL: () => ({
      sql: `insert into dialogue_questions (session_id, number, ${columns.join(', ')})
        select dossiers.id, ${next}, ${columns.map(() => '?').join(', ')} from dossiers
        join dialogue_sessions on dialogue_sessions.dossier_id = dossiers.id
        where dossiers.id = ? and ${condition.replace('?at', '?')} returning number`,
      params: [...Object.values(values), row.sessionId, ...(condition.includes('?at') ? [row.at] : [])],
    }),
  }
}

/** The question that was sent under this key. */
export function questionOfKey(db: Db, sessionId: string, submissionKey: string): Promise<QuestionRow | undefined> {
  return db
    .select()
    .from(dialogueQuestions)
    .where(and(eq(dialogueQuestions.sessionId, sessionId), eq(dialogueQuestions.submissionKey, submissionKey)))
    .get()
}

/** One question by its number in its meeting. */
export function questionAt(db: Db, sessionId: string, number: number): Promise<QuestionRow | undefined> {
  return db
    .select()
    .from(dialogueQuestions)
    .where(and(eq(dialogueQuestions.sessionId, sessionId), eq(dialogueQuestions.number, number)))
    .get()
}

/** Questions that everybody reads, the latest first; one more than wanted says that there is another. */
export function shownQuestions(
  db: Db,
  sessionId: string,
  before: number | null,
  most: number = QUESTIONS_SHOWN + 1,
): Promise<QuestionRow[]> {
  return db
    .select()
    .from(dialogueQuestions)
    .where(
      and(
        eq(dialogueQuestions.sessionId, sessionId),
        eq(dialogueQuestions.state, 'shown'),
        before === null ? undefined : lt(dialogueQuestions.number, before),
      ),
    )
    .orderBy(desc(dialogueQuestions.number))
    .limit(most)
}

/** Questions in one state, the first first: for whoever moderates. */
export function judgedQuestions(
  db: Db,
  sessionId: string,
  state: QuestionRow['state'],
  after: number,
): Promise<QuestionRow[]> {
  return db
    .select()
    .from(dialogueQuestions)
    .where(
      and(
        eq(dialogueQuestions.sessionId, sessionId),
        eq(dialogueQuestions.state, state),
        gt(dialogueQuestions.number, after),
      ),
    )
    .orderBy(asc(dialogueQuestions.number))
    .limit(QUESTIONS_SHOWN + 1)
}

/** Who judges which questions. Each returns how many it changed: what somebody else did meanwhile stays as it is. */
export type Judging = { sessionId: string; ids: readonly string[]; by: string; at: Date }

export async function showQuestions(db: Db, { at, by, ids, sessionId }: Judging): Promise<number> {
  return changed(
    db,
    `update dialogue_questions set state = 'shown', hidden_reason = '', judged_by = ?, judged_at = ?
      where id in (select value from json_each(?)) and session_id = ? and state in ('waiting', 'hidden') returning id`,
    [by, at.toISOString(), JSON.stringify(ids), sessionId],
  )
}

export async function hideQuestions(db: Db, { at, by, ids, sessionId }: Judging, reason: string): Promise<number> {
  return changed(
    db,
    `update dialogue_questions set state = 'hidden', hidden_reason = ?, judged_by = ?, judged_at = ?
      where id in (select value from json_each(?)) and session_id = ? and state in ('waiting', 'shown') returning id`,
    [reason, by, at.toISOString(), JSON.stringify(ids), sessionId],
  )
}

/** Puts questions to a point of the agenda, or to none (null). Who may not judge reaches only what is shown. */
export async function putQuestions(
  db: Db,
  { ids, sessionId }: Omit<Judging, 'by' | 'at'>,
  itemId: string | null,
  mayJudge: boolean,
): Promise<number> {
  return changed(
    db,
    `update dialogue_questions set item_id = ?1 where id in (select value from json_each(?2)) and session_id = ?3
      and state in ('shown'${mayJudge ? ", 'waiting'" : ''}) and (?1 is null or exists (select 1 from dialogue_items where id = ?1 and session_id = ?3))
      returning id`,
    [itemId, JSON.stringify(ids), sessionId],
  )
}

async function changed(db: Db, sqlText: string, params: unknown[]): Promise<number> {
  const [rows] = await writeTogether(db, [{ toSQL: () => ({ sql: sqlText, params }) }])
  return rows?.length ?? 0
}

/** How many questions were put to each point. */
export async function questionsOfItems(db: Db, itemIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.all<{ id: string; many: number }>(
    sql`select item_id as id, count(*) as many from dialogue_questions
      where item_id is not null and item_id in (select value from json_each(${JSON.stringify(itemIds)})) group by item_id`,
  )
  return new Map(rows.map(({ id, many }) => [id, many]))
}
