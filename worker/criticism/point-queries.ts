import { type Db, isTaken, type Statement, writeTogether } from '../db/connect.ts'
import { recount } from './comment-queries.ts'
import type { Axis } from './words.ts'

/** Who changes something about points; the id names the change. */
export type Act = { dossierId: string; actId: string; by: string; at: Date }
export type PointDraft = { section: number; axis: Axis; text: string }

/** As long as the points are being written and nobody is asked to sign them. */
export const OPEN = `exists (select 1 from dossiers where id = ? and status = 'compiling' and written_by is null)`

/** Other words, another part or side of the draft, for a point as it was seen. */
export async function wordPoint(
  db: Db,
  act: Act,
  seen: { id: string; revision: number },
  draft: PointDraft,
): Promise<'done' | 'moved'> {
  const { actId, at, by } = act
  return locked(db, [
    wording(actId, seen.id, seen.revision + 1, 'worded', draft.text, by, at, `${LIVE} and ${OPEN}`, live(act, seen)),
    raw(`update points set text = ?, section = ?, axis = ?, revision = ? where id = ? and ${WORDED} returning id`, [
      draft.text,
      draft.section,
      draft.axis,
      seen.revision + 1,
      seen.id,
      actId,
    ]),
  ])
}

/** Puts a point into another one: its comments, its quotes, and its words below the other's. */
export async function mergePoints(
  db: Db,
  act: Act,
  from: { id: string; revision: number; text: string },
  into: { id: string; revision: number; text: string },
): Promise<'done' | 'moved'> {
  const { actId, at, by, dossierId } = act
  const text = `${into.text}\n${from.text}`
  const both = `${LIVE} and ${LIVE} and ${OPEN}`
  const endedId = `${actId}.ended`
  return locked(db, [
    wording(actId, into.id, into.revision + 1, 'merged', text, by, at, both, [
      ...live(act, from).slice(0, 3),
      ...live(act, into),
    ]),
    wording(endedId, from.id, from.revision + 1, 'ended', from.text, by, at, WORDED, [actId]),
    raw(`update points set text = ?, revision = ? where id = ? and ${WORDED} returning id`, [
      text,
      into.revision + 1,
      into.id,
      actId,
    ]),
    raw(`update points set ended_at = ?, merged_into = ?, revision = ? where id = ? and ${WORDED}`, [
      at.toISOString(),
      into.id,
      from.revision + 1,
      from.id,
      actId,
    ]),
    raw(`update comments set point_id = ?, act_id = ? where point_id = ? and ${WORDED}`, [
      into.id,
      actId,
      from.id,
      actId,
    ]),
    raw(
      `insert or ignore into point_quotes (dossier_id, point_id, comment_id)
        select dossier_id, ?, comment_id from point_quotes where point_id = ? and ${WORDED}`,
      [into.id, from.id, actId],
    ),
    raw(`delete from point_quotes where point_id = ? and dossier_id = ? and ${WORDED}`, [from.id, dossierId, actId]),
    recount([into.id, from.id]),
  ])
}

/** Ends a point that holds no comment. */
export async function endPoint(
  db: Db,
  act: Act,
  seen: { id: string; revision: number; text: string },
): Promise<'done' | 'moved'> {
  const { actId, at, by } = act
  const empty = `not exists (select 1 from comments where point_id = ?)`
  return locked(db, [
    wording(actId, seen.id, seen.revision + 1, 'ended', seen.text, by, at, `${empty} and ${LIVE} and ${OPEN}`, [
      seen.id,
      ...live(act, seen),
    ]),
    raw(`update points set ended_at = ?, revision = ? where id = ? and ${WORDED} returning id`, [
      at.toISOString(),
      seen.revision + 1,
      seen.id,
      actId,
    ]),
  ])
}

/** Repeats words of comments of a point, or repeats them no more. */
export async function quote(db: Db, act: Act, pointId: string, ids: readonly string[], isOn: boolean): Promise<void> {
  const wanted = JSON.stringify(ids)
  await writeTogether(db, [
    isOn
      ? raw(
          `insert or ignore into point_quotes (dossier_id, point_id, comment_id) select dossier_id, point_id, id from comments
            where id in (select value from json_each(?)) and dossier_id = ? and point_id = ? and ${OPEN}`,
          [wanted, act.dossierId, pointId, act.dossierId],
        )
      : raw(
          `delete from point_quotes where point_id = ? and dossier_id = ? and comment_id in (select value from json_each(?)) and ${OPEN}`,
          [pointId, act.dossierId, wanted, act.dossierId],
        ),
  ])
}

const LIVE = 'exists (select 1 from points where id = ? and dossier_id = ? and revision = ? and ended_at is null)'
const WORDED = 'exists (select 1 from point_words where id = ?)'

function live({ dossierId }: Act, seen: { id: string; revision: number }): unknown[] {
  return [seen.id, dossierId, seen.revision, dossierId]
}

/** The next wording of a point, if the condition holds. */
export function wording(
  id: string,
  pointId: string,
  revision: number,
  change: string,
  text: string,
  by: string,
  at: Date,
  condition: string,
  params: unknown[],
): Statement {
  return raw(
    `insert into point_words (id, point_id, revision, change, text, "by", at) select ?, ?, ?, ?, ?, ?, ? where ${condition} returning id`,
    [id, pointId, revision, change, text, by, at.toISOString(), ...params],
  )
}

/** The first statement writes the point's next wording: its key is the lock. */
async function locked(db: Db, statements: Statement[]): Promise<'done' | 'moved'> {
  try {
    const [first] = await writeTogether(db, statements)
    return first?.length === 1 ? 'done' : 'moved'
  } catch (error) {
    if (isTaken(error, 'point_words.point_id')) return 'moved'
    throw error
  }
}

export function raw(sql: string, params: unknown[]): Statement {
  return { toSQL: () => ({ sql, params }) }
}
