import { and, asc, eq, gt, isNotNull, lte, sql } from 'drizzle-orm'
import { type Db, type Statement, writeTogether } from '../../db/connect.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { fold } from '../../communes/fold.ts'
import { paperSince } from '../rules.ts'
import { responses } from '../tables.ts'
import type { CountedRow, TallyRow, WrittenText } from './ledger.ts'
import { surveyCounts, tallies } from './tables.ts'

/** Answers that always wait while more can come in: between two looks nobody's own answer can be made out. */
export const HELD_BACK = 5
/** A parameter holds no more than about so many signs of texts or counts. */
const CHUNK = 400_000

/** A survey with something to count: whether no more can come in, and whether there is enough to add or to take off. */
export type Behind = { id: string; audience: string; isOver: boolean; many: number; gone: number }

/**
 * Surveys that have enough to count: the newest five wait while a survey takes answers, and five at least are counted
 * together. When it is over, all are. Reads a few rows for each that has answers waiting.
 */
export async function surveysBehind(db: Db, now: Date, limit: number): Promise<Behind[]> {
  const rows = await db.all<Omit<Behind, 'isOver'> & { isOver: number }>(sql`
    with recursive some(id, due) as (
      select min(survey_id), 1 from responses where due <> 0 and due = 1
      union all select min(survey_id), -1 from responses where due <> 0 and due = -1
      union all select (select min(survey_id) from responses where due <> 0 and due = some.due and survey_id > some.id), some.due
        from some where some.id is not null),
    behind as (select distinct id from some where id is not null)
    select behind.id, s.audience,
      (s.status = 'closed' or s.closes_at <= ${now.toISOString()})
        and ((s.on_paper = 0 and s.audience <> 'paper') or s.closes_at is null or s.closes_at <= ${paperSince(now)}) as isOver,
      (select count(*) from (select 1 from responses where due <> 0 and due = 1 and survey_id = behind.id limit ${2 * HELD_BACK})) many,
      (select count(*) from (select 1 from responses where due <> 0 and due = -1 and survey_id = behind.id limit ${HELD_BACK})) gone
    from behind join surveys s on s.id = behind.id
    where isOver or many >= ${2 * HELD_BACK} or gone >= ${HELD_BACK}
    order by behind.id limit ${limit}`)
  return rows.map((row) => ({ ...row, isOver: row.isOver === 1 }))
}

/** The last answer that is not held back; null when none is counted now. */
export async function countedUpTo(db: Db, { id, isOver, many }: Behind): Promise<string | null> {
  if (isOver) return '~'
  if (many < 2 * HELD_BACK) return null
  const row = await db.get<{ id: string } | undefined>(sql`
    select id from responses where due <> 0 and due = 1 and survey_id = ${id} order by id desc limit 1 offset ${HELD_BACK}`)
  return row?.id ?? null
}

const ANSWER = {
  id: responses.id,
  answers: responses.answers,
  hamletId: responses.hamletId,
  channel: responses.channel,
  submittedAt: responses.submittedAt,
  versionId: responses.versionId,
}
type AnswerRow = Omit<CountedRow, 'day'> & { submittedAt: string }
const counted = ({ submittedAt, ...row }: AnswerRow): CountedRow => ({ ...row, day: localDay(submittedAt) })

/** Answers to be added (1) or taken off (-1), the oldest first. */
export async function dueAnswers(
  db: Db,
  surveyId: string,
  due: 1 | -1,
  upTo: string,
  limit: number,
): Promise<CountedRow[]> {
  const rows = await db
    .select(ANSWER)
    .from(responses)
    .where(
      and(
        sql`${responses.due} <> 0`,
        eq(responses.due, due),
        eq(responses.surveyId, surveyId),
        lte(responses.id, upTo),
      ),
    )
    .orderBy(asc(responses.id))
    .limit(limit)
  return rows.map(counted)
}

/** Answers that are in the counts after one of them, in order: those that are kept, and those that are still to be taken off. */
export async function countedAfter(db: Db, surveyId: string, after: string, limit: number): Promise<CountedRow[]> {
  const own = and(eq(responses.surveyId, surveyId), gt(responses.id, after))
  const kept = await db
    .select(ANSWER)
    .from(responses)
    .where(and(own, eq(responses.state, 'kept'), eq(responses.due, 0)))
    .orderBy(asc(responses.id))
    .limit(limit)
  const last = kept.length < limit ? '~' : (kept.at(-1)?.id ?? '~')
  const leaving = await db
    .select(ANSWER)
    .from(responses)
    .where(and(sql`${responses.due} <> 0`, eq(responses.due, -1), own, lte(responses.id, last)))
    .orderBy(asc(responses.id))
    .limit(limit)
  return [...kept, ...leaving]
    .map(counted)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, limit)
}

/** How far a survey is counted; undefined when it never was. */
export function headOf(db: Db, surveyId: string) {
  return db.select().from(surveyCounts).where(eq(surveyCounts.surveyId, surveyId)).get()
}

/** All counts of a survey. */
export function tallyRows(db: Db, surveyId: string): Promise<TallyRow[]> {
  return db
    .select({ question: tallies.question, by: tallies.by, counts: tallies.counts, upTo: tallies.upTo })
    .from(tallies)
    .where(eq(tallies.surveyId, surveyId))
}

/** Surveys with a cross-table that is still being filled. */
export async function surveysAsked(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: tallies.surveyId })
    .from(tallies)
    .where(isNotNull(tallies.upTo))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** What one turn writes: counts as they are now, which answers are in them from now on, which no longer. */
export type Turn = {
  surveyId: string
  /** The turn that was seen: if somebody counted since, nothing is written. */
  seen: number
  /** Made for this turn. */
  key: string
  now: Date
  rows: readonly TallyRow[]
  added?: readonly { id: string; texts: readonly WrittenText[] }[]
  removed?: readonly string[]
  slips?: Record<string, { given: number; used: number }> | null
}

/**
 * Writes a turn whole or not at all; false when somebody counted since. A mark is moved by what was counted, not set to
 * nothing: who judges an answer at the same moment leaves on it what the next turn has to do.
 */
export async function writeTurn(db: Db, turn: Turn): Promise<boolean> {
  const { added = [], removed = [], slips } = turn
  const statements: Statement[] = [
    written(
      `insert into survey_counts (survey_id, turn, turn_key, counted_at, changes) values (?1, ?3 + 1, ?2, ?4, ?5)
       on conflict (survey_id) do update set turn = excluded.turn, turn_key = excluded.turn_key,
         counted_at = excluded.counted_at, changes = changes + excluded.changes
       where turn = ?3 returning turn`,
      [turn.surveyId, turn.key, turn.seen, turn.now.toISOString(), added.length + removed.length],
    ),
  ]
  const add = (text: string, ...params: unknown[]) =>
    statements.push(written(text, [turn.surveyId, turn.key, ...params]))
  const moved = (ids: readonly string[], by: number) =>
    ids.length > 0 &&
    add(
      `update responses set due = due - ?4 where id in (select value from json_each(?3)) and ${IS_OURS}`,
      JSON.stringify(ids),
      by,
    )
  moved(
    added.map(({ id }) => id),
    1,
  )
  moved(removed, -1)
  const rows = turn.rows.map(({ counts, ...row }) => ({ ...row, counts: JSON.stringify(counts) }))
  for (const some of chunks(rows, ({ counts }) => counts.length)) add(KEEP_TALLIES, JSON.stringify(some))
  const texts = added.flatMap(({ id, texts: own }) => own.map((one) => ({ id, ...one, folded: fold(one.text) })))
  for (const some of chunks(texts, ({ text }) => text.length * 2)) add(KEEP_TEXTS, JSON.stringify(some))
  if (removed.length > 0) {
    const gone = `survey_id = ?1 and response_id in (select value from json_each(?3))`
    add(
      `delete from text_tags where survey_id = ?1 and ${IS_OURS}
       and (question, mark) in (select question, mark from answer_texts where ${gone})`,
      JSON.stringify(removed),
    )
    add(`delete from answer_texts where ${gone} and ${IS_OURS}`, JSON.stringify(removed))
  }
  if (slips)
    add(
      `update survey_counts set slips = ?3, slips_at = ?4 where survey_id = ?1 and turn_key = ?2`,
      JSON.stringify(slips),
      turn.now.toISOString(),
    )
  const [first] = await writeTogether(db, statements)
  return first?.length === 1
}

/** Slips by hamlet, those without one under `''`: given out, and used. Reads them all. */
export async function slipsOf(db: Db, surveyId: string): Promise<Record<string, { given: number; used: number }>> {
  const rows = await db.all<{ hamlet: string; given: number; used: number }>(sql`
    select coalesce(hamlet_id, '') hamlet, count(*) given, count(used_on) used from invitations
    where survey_id = ${surveyId} and withdrawn_on is null group by hamlet_id`)
  return Object.fromEntries(rows.map(({ hamlet, given, used }) => [hamlet, { given, used }]))
}

/** Was this turn the last to write? Asked by each of its statements, so that all of them do or none. */
const IS_OURS = 'exists (select 1 from survey_counts where survey_id = ?1 and turn_key = ?2)'

const KEEP_TALLIES = `insert into tallies (survey_id, "by", question, counts, up_to)
  select ?1, value ->> 'by', value ->> 'question', value ->> 'counts', value ->> 'upTo' from json_each(?3) where ${IS_OURS}
  on conflict (survey_id, "by", question) do update set counts = excluded.counts, up_to = excluded.up_to`

const KEEP_TEXTS = `insert or ignore into answer_texts (survey_id, question, mark, response_id, place, text, folded)
  select ?1, value ->> 'question', lower(hex(randomblob(8))), value ->> 'id', value ->> 'place', value ->> 'text',
    value ->> 'folded' from json_each(?3) where ${IS_OURS}`

function written(text: string, params: unknown[]): Statement {
  return { toSQL: () => ({ sql: text, params }) }
}

/** In parts that each fit into a parameter. */
function chunks<T>(all: readonly T[], sizeOf: (one: T) => number): T[][] {
  const parts: T[][] = []
  let size = Infinity
  for (const one of all) {
    size += sizeOf(one)
    if (size > CHUNK) {
      parts.push([])
      size = sizeOf(one)
    }
    parts.at(-1)?.push(one)
  }
  return parts
}
