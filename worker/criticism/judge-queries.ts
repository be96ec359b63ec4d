import { type Db, type Statement, writeTogether } from '../db/connect.ts'
import { pointsOfComments, recount } from './comment-queries.ts'

export type Judgement = {
  dossierId: string
  ids: readonly string[]
  by: string
  at: Date
  /** Names this judgement, so that what it changed can be told from what was changed before. */
  actId: string
}

/** Shows comments to everybody. Returns how many: what somebody else judged meanwhile stays as it is. */
export async function showComments(db: Db, { dossierId, ids, by, at, actId }: Judgement): Promise<number> {
  const wanted = JSON.stringify(ids)
  const [changed] = await writeTogether(db, [
    raw(
      `update comments set state = 'shown', hidden_reason = '', judged_by = ?, judged_at = ?, act_id = ?
        where id in (select value from json_each(?)) and dossier_id = ? and state in ('waiting', 'hidden') and "by" = 'citizen'
        returning id`,
      [by, at.toISOString(), actId, wanted, dossierId],
    ),
    raw(
      `update draft_sections set shown = shown + (select count(*) from comments where id in (select value from json_each(?))
          and act_id = ? and section = draft_sections.position)
        where dossier_id = ? and position in (select section from comments where id in (select value from json_each(?)))`,
      [wanted, actId, dossierId, wanted],
    ),
  ])
  return changed?.length ?? 0
}

/** Hides comments, with the reason that their senders read. They leave their point, unless that has gone out already. */
export async function hideComments(
  db: Db,
  judgement: Judgement & { reason: string; isIssued: boolean },
): Promise<number> {
  const { dossierId, ids, by, at, actId, reason, isIssued } = judgement
  const wanted = JSON.stringify(ids)
  const inPoints = isIssued ? [] : await pointsOfComments(db, ids)
  const results = await writeTogether(db, [
    raw(
      `update draft_sections set shown = shown - (select count(*) from comments where id in (select value from json_each(?))
          and dossier_id = draft_sections.dossier_id and state = 'shown' and section = draft_sections.position)
        where dossier_id = ? and position in (select section from comments where id in (select value from json_each(?)))`,
      [wanted, dossierId, wanted],
    ),
    raw(
      `update comments set state = 'hidden', hidden_reason = ?, judged_by = ?, judged_at = ?, act_id = ?
          ${isIssued ? '' : ', point_id = null'}
        where id in (select value from json_each(?)) and dossier_id = ? and state in ('waiting', 'shown') and "by" = 'citizen'
        returning id`,
      [reason, by, at.toISOString(), actId, wanted, dossierId],
    ),
    ...(inPoints.length > 0 ? [recount(inPoints)] : []),
  ])
  return results[1]?.length ?? 0
}

function raw(sql: string, params: unknown[]): Statement {
  return { toSQL: () => ({ sql, params }) }
}
