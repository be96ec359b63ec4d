import { and, asc, eq, sql, type SQL } from 'drizzle-orm'
import { type Db, type Statement, writeTogether } from '../db/connect.ts'
import { type Act, OPEN, type PointDraft, raw, wording } from './point-queries.ts'
import { recount } from './comment-queries.ts'
import { type CommentRow, comments } from './tables.ts'
import type { Axis } from './words.ts'

/** Comments on one page of the work of gathering, and comments that one search looks through at a time. */
export const GATHERED_SHOWN = 30
const SEARCHED = 300

export type GatherAsk = {
  section: number | null
  axis: Axis | null
  /** Only those that are in no point yet. */
  isLoose: boolean
  /** Folded. */
  words: readonly string[]
}
/** The last one that was looked at: its part of the draft, and its number. */
export type GatherCursor = { section: number; number: number }
export type Gathered = { rows: CommentRow[]; next: GatherCursor | null }

/**
 * Comments to be gathered, by part of the draft and number. Rides an index for every mixture of filters; a search looks
 * through a few hundred at a time and says where it stopped.
 */
export async function toGather(
  db: Db,
  dossierId: string,
  ask: GatherAsk,
  after: GatherCursor | null,
): Promise<Gathered> {
  const isSearch = ask.words.length > 0
  const most = isSearch ? SEARCHED : GATHERED_SHOWN
  const place: SQL | undefined =
    after === null
      ? undefined
      : ask.section === null
        ? sql`(${comments.section}, ${comments.number}) > (${after.section}, ${after.number})`
        : sql`${comments.number} > ${after.number}`
  // The conditions of partial indexes have to stand here word for word.
  const found = await db
    .select()
    .from(comments)
    .where(
      and(
        eq(comments.dossierId, dossierId),
        sql`state in ('shown', 'kept')`,
        ask.isLoose ? sql`point_id is null` : undefined,
        ask.axis === null ? undefined : eq(comments.axis, ask.axis),
        ask.section === null ? undefined : eq(comments.section, ask.section),
        place,
      ),
    )
    .orderBy(asc(comments.section), asc(comments.number))
    .limit(most + 1)
  const looked = found.slice(0, most)
  const rows = isSearch
    ? looked.filter(({ searchText }) => ask.words.every((word) => searchText.includes(word))).slice(0, GATHERED_SHOWN)
    : looked
  const isCut = isSearch && rows.length === GATHERED_SHOWN
  const last = isCut ? rows.at(-1) : found.length > most ? looked.at(-1) : undefined
  return { rows, next: last ? { section: last.section, number: last.number } : null }
}

/** Comments of one point, the first first; one more than a page shows says that there is another. */
export function commentsOfPoint(
  db: Db,
  pointId: string,
  after: { by: string; hamletId: string; number: number } | null,
) {
  return db
    .select()
    .from(comments)
    .where(
      and(
        eq(comments.pointId, pointId),
        after === null
          ? undefined
          : sql`(${comments.by}, ${comments.hamletId}, ${comments.number}) > (${after.by}, ${after.hamletId}, ${after.number})`,
      ),
    )
    .orderBy(asc(comments.by), asc(comments.hamletId), asc(comments.number))
    .limit(GATHERED_SHOWN + 1)
}

/** A comment that was ticked, and the point in which it was seen; empty where it was in none. */
export type Ticked = { id: string; pointId: string }

function gathering(
  { dossierId, actId }: Act,
  ticked: readonly Ticked[],
  pointId: string | null,
  also = '',
  more: unknown[] = [],
) {
  const seen = JSON.stringify(ticked.map((one) => [one.id, one.pointId]))
  return raw(
    `update comments set point_id = ?, act_id = ? where id in (select value ->> 0 from json_each(?)) and dossier_id = ?
      and state in ('shown', 'kept') and coalesce(point_id, '') =
        (select value ->> 1 from json_each(?) where value ->> 0 = comments.id) and ${OPEN} ${also} returning id`,
    [pointId, actId, seen, dossierId, seen, dossierId, ...more],
  )
}

/** Puts comments into a point, or out of any (null). Those that somebody moved meanwhile stay. Returns how many went. */
export async function gather(db: Db, act: Act, ticked: readonly Ticked[], pointId: string | null): Promise<number> {
  const touched = [...new Set([...ticked.map((one) => one.pointId), pointId ?? ''])].filter(Boolean)
  const into = pointId === null ? gathering(act, ticked, null) : intoLive(act, ticked, pointId)
  const [changed] = await writeTogether(db, [into, dropQuotes(act, ticked), recount(touched)])
  return changed?.length ?? 0
}

function intoLive(act: Act, ticked: readonly Ticked[], pointId: string): Statement {
  const also = 'and exists (select 1 from points where id = ? and dossier_id = ? and ended_at is null)'
  return gathering(act, ticked, pointId, also, [pointId, act.dossierId])
}

/** What a point repeated of a comment that left it. */
function dropQuotes({ dossierId }: Act, ticked: readonly Ticked[]): Statement {
  return raw(
    `delete from point_quotes where dossier_id = ? and comment_id in (select value ->> 0 from json_each(?))
      and point_id is not (select point_id from comments where comments.id = point_quotes.comment_id)`,
    [dossierId, JSON.stringify(ticked.map((one) => [one.id]))],
  )
}

/** A new point out of comments; its number is the next one. Returns how many comments went into it; null when points are written no more. */
export async function makePoint(
  db: Db,
  act: Act,
  pointId: string,
  draft: PointDraft,
  ticked: readonly Ticked[],
): Promise<number | null> {
  const { actId, at, by, dossierId } = act
  const touched = [...new Set([pointId, ...ticked.map((one) => one.pointId)])].filter(Boolean)
  const [made, , changed] = await writeTogether(db, [
    raw(
      `insert into points (id, dossier_id, number, section, axis, text, revision)
        select ?, ?, (select coalesce(max(number), 0) + 1 from points where dossier_id = ?), ?, ?, ?, 1 where ${OPEN} returning id`,
      [pointId, dossierId, dossierId, draft.section, draft.axis, draft.text, dossierId],
    ),
    wording(actId, pointId, 1, 'made', draft.text, by, at, 'exists (select 1 from points where id = ?)', [pointId]),
    intoLive(act, ticked, pointId),
    dropQuotes(act, ticked),
    recount(touched),
  ])
  return made?.length === 1 ? (changed?.length ?? 0) : null
}
