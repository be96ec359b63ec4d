import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm'
import { fold } from '../communes/fold.ts'
import { type Db, isTaken, type Statement, writeTogether } from '../db/connect.ts'
import { type CommentRow, comments, points } from './tables.ts'

/** Comments on one page of a list. */
export const COMMENTS_SHOWN = 30

export type NewComment = Omit<
  CommentRow,
  'number' | 'searchText' | 'hiddenReason' | 'judgedBy' | 'judgedAt' | 'actId' | 'pointId'
>
export type Kept = { ok: true; number: number } | { ok: false; why: 'conflict' | 'closed' }

/**
 * Keeps a comment under the next number of its draft, as long as the draft is heard; nothing else is written. The same key
 * with the same content gives the same comment however often and however parallel; other content under it is a conflict.
 */
export async function keepComment(db: Db, row: NewComment, states: readonly string[]): Promise<Kept> {
  try {
    const [made] = (await writeTogether(db, [insertion(row, states)])) as [{ number: number }[]]
    const number = made[0]?.number
    if (number !== undefined) return { ok: true, number }
  } catch (error) {
    if (!isTaken(error, 'comments.dossier_id') && !isTaken(error, 'comments.id')) throw error
  }
  const before = await db
    .select({ number: comments.number, contentHash: comments.contentHash })
    .from(comments)
    .where(and(eq(comments.dossierId, row.dossierId), eq(comments.submissionKey, row.submissionKey)))
    .get()
  if (!before) return { ok: false, why: 'closed' }
  return before.contentHash === row.contentHash ? { ok: true, number: before.number } : { ok: false, why: 'conflict' }
}

function insertion(row: NewComment, states: readonly string[]): Statement {
  const values: Record<string, string | null> = {
    id: row.id,
    section: String(row.section),
    axis: row.axis,
    text: row.text,
    search_text: fold(row.text),
    hamlet_id: row.hamletId,
    by: row.by,
    body_id: row.bodyId,
    from_words: row.from,
    entered_by: row.enteredBy,
    state: row.state,
    flags: row.flags,
    lookup_hash: row.lookupHash,
    submission_key: row.submissionKey,
    content_hash: row.contentHash,
    at: row.at,
  }
  const columns = Object.keys(values)
  const next = '(select coalesce(max(number), 0) + 1 from comments where dossier_id = dossiers.id)'
  return {
    toSQL: () => ({
      sql: `insert into comments (dossier_id, number, ${columns.map((name) => `"${name}"`).join(', ')})
        select dossiers.id, ${next}, ${columns.map(() => '?').join(', ')} from dossiers
        where dossiers.id = ? and dossiers.status in (select value from json_each(?)) returning number`,
      params: [...Object.values(values), row.dossierId, JSON.stringify(states)],
    }),
  }
}

/** What everybody may read about one part, the latest first; one more than a page shows says that there is another. */
export function shownComments(
  db: Db,
  dossierId: string,
  section: number,
  before: number | null,
): Promise<CommentRow[]> {
  return db
    .select()
    .from(comments)
    .where(
      and(
        eq(comments.dossierId, dossierId),
        eq(comments.section, section),
        sql`state = 'shown'`,
        before === null ? undefined : lt(comments.number, before),
      ),
    )
    .orderBy(desc(comments.number))
    .limit(COMMENTS_SHOWN + 1)
}

/** Comments that wait for a moderator, or were hidden by one, the first first. */
export function judgedComments(
  db: Db,
  dossierId: string,
  state: 'waiting' | 'hidden' | 'shown',
  after: number,
): Promise<CommentRow[]> {
  const inState = { waiting: sql`state = 'waiting'`, hidden: sql`state = 'hidden'`, shown: sql`state = 'shown'` }[state]
  return db
    .select()
    .from(comments)
    .where(and(eq(comments.dossierId, dossierId), inState, gt(comments.number, after)))
    .orderBy(asc(comments.number))
    .limit(COMMENTS_SHOWN + 1)
}

/** What officers said; of one body or one person only, where that is all that somebody may see. */
export function keptComments(
  db: Db,
  dossierId: string,
  whose: { bodyId: string; staffId: string } | null,
  after: number,
): Promise<CommentRow[]> {
  const own =
    whose === null
      ? undefined
      : sql`(${comments.enteredBy} = ${whose.staffId} or (${comments.by} = 'member' and ${comments.bodyId} = ${whose.bodyId}))`
  return db
    .select()
    .from(comments)
    .where(and(eq(comments.dossierId, dossierId), sql`state = 'kept'`, own, gt(comments.number, after)))
    .orderBy(asc(comments.number))
    .limit(COMMENTS_SHOWN + 1)
}

/** One comment with the point it went into, by its number in its draft. */
export async function commentAt(db: Db, dossierId: string, number: number): Promise<CommentRow | undefined> {
  return db
    .select()
    .from(comments)
    .where(and(eq(comments.dossierId, dossierId), eq(comments.number, number)))
    .get()
}

/** Counts what these points came from, for the batch that changed it. */
export function recount(pointIds: readonly string[]): Statement {
  const of = (by: string) => `(select count(*) from comments where point_id = points.id and "by" = '${by}')`
  return {
    toSQL: () => ({
      sql: `update points set citizens = ${of('citizen')}, members = ${of('member')}, experts = ${of('expert')},
        sessions = ${of('session')}, hamlets = (select count(distinct nullif(hamlet_id, '')) from comments where point_id = points.id)
        where id in (select value from json_each(?))`,
      params: [JSON.stringify(pointIds)],
    }),
  }
}

/** Which points these comments are in. */
export async function pointsOfComments(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: comments.pointId })
    .from(comments)
    .innerJoin(points, eq(points.id, comments.pointId))
    .where(sql`${comments.id} in (select value from json_each(${JSON.stringify(ids)}))`)
  return rows.flatMap(({ id }) => (id === null ? [] : [id]))
}
