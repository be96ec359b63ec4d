import { deskOf, showDossier } from '../../dossiers/deed-access.ts'
import { groundOf } from '../../dossiers/file.ts'
import { nextOf } from '../../dossiers/life.ts'
import { move } from '../../dossiers/queries.ts'
import type { Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { unsealContact } from '../../submitters/seal.ts'
import type { EvidenceOf } from '../evidence.ts'
import { readsName } from './reads-name.ts'
import { praiseRoom, stepsOf } from './room-access.ts'

/** Opens the nominee's name for who handles the proposal: noted first, then shown on this one page. */
export async function openName(c: Context, evidenceOf: EvidenceOf): Promise<Response> {
  const { db, now, staff } = c.var
  const desk = await deskOf(c, praiseRoom(c, evidenceOf))
  const { file } = desk
  const sent = await readForm(c)
  const verdict = nextOf(stepsOf(file.own), file.row, groundOf(desk.book, file), 'mo-ten', staff)
  if (!verdict.ok)
    throw verdict.why === 'not_you' ? problem.forbidden(verdict.sentence) : problem.conflict(verdict.sentence)
  if (!readsName(desk)) throw problem.forbidden('Tên người được đề nghị chỉ người đang xử lý đề nghị mới xem được.')
  if (file.own.praise.sealed === '') throw problem.conflict('Hồ sơ này không còn giữ tên.')
  if (field(sent, 'version') !== String(file.row.version)) throw problem.moved()
  const { name } = await unsealContact(c.env, file.row.id, file.own.praise)
  const outcome = await move(db, file.row, { kind: verdict.step.event, actor: staff, at: now })
  if (outcome === 'moved') throw problem.moved()
  return showDossier(c, praiseRoom(c, evidenceOf, name))
}
