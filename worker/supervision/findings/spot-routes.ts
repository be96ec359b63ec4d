import { deskOf } from '../../dossiers/deed-access.ts'
import type { Context } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import type { SupervisionDesk } from '../own.ts'
import { topicHref } from '../place.ts'
import { readSupervision } from '../queries.ts'
import { topicRoom } from '../topic-routes.ts'
import { type FindingAction, refusalFor, seesFindings } from './rules.ts'

/** Where these pages stand below a topic. */
export const TOPIC = '/giam-sat/:slug{\\d\\d-\\d{4,6}}'

/** The topic of the address for somebody who reads its findings; for others it has none. */
export async function spotDesk(c: Context): Promise<{ desk: SupervisionDesk; address: string }> {
  const { book, staff } = c.var
  const desk = await deskOf(c, { ...topicRoom(c), read: (db, row) => readSupervision(db, row, book, staff) })
  if (!seesFindings(desk)) throw problem.notFound()
  return { desk, address: topicHref(desk.file.row) }
}

/** The same, for whoever may do that now. */
export async function deskFor(c: Context, action: FindingAction): Promise<{ desk: SupervisionDesk; address: string }> {
  const found = await spotDesk(c)
  const refused = refusalFor(found.desk, action)
  if (refused) throw refused.status === 403 ? problem.forbidden(refused.sentence) : problem.conflict(refused.sentence)
  return found
}
