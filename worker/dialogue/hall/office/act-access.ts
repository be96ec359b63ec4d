import { dossierCode } from '../../../dossiers/code.ts'
import type { Telling } from '../../../dossiers/deed.ts'
import { move, type NewDossierEvent } from '../../../dossiers/queries.ts'
import { messagesOf } from '../../../dossiers/tell.ts'
import type { Statement } from '../../../db/connect.ts'
import type { Context } from '../../../http/context.ts'
import { keepMessages } from '../../../notifications/outbox-queries.ts'
import { tellPost } from '../../../notifications/post-queue.ts'
import type { Meeting } from '../../sessions/room-access.ts'

/** Writes an officer's act on a meeting into its history, with all that belongs to it; false when somebody was first. */
export async function act(
  c: Context,
  { address, row }: Meeting,
  event: Pick<NewDossierEvent, 'kind' | 'detail'>,
  also: readonly Statement[],
  told: readonly Telling[] = [],
  href = address,
): Promise<boolean> {
  const { book, db, now, staff } = c.var
  const place = { dossierId: row.id, communeId: row.communeId, seq: row.version + 1, at: now, byId: staff.id }
  const messages = messagesOf({ ...place, code: dossierCode(book, row), href }, told)
  const outcome = await move(db, row, { ...event, actor: staff, at: now }, {}, [
    ...also,
    ...(messages.length > 0 ? [keepMessages(messages)] : []),
  ])
  if (outcome === 'done' && messages.length > 0) tellPost(c)
  return outcome === 'done'
}
