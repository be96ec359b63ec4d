import { eq } from 'drizzle-orm'
import type { Db, Statement } from '../../db/connect.ts'
import { dossierSlug } from '../../dossiers/code.ts'
import type { Desk } from '../../dossiers/deed.ts'
import { messagesOf } from '../../dossiers/tell.ts'
import { keepMessages } from '../../notifications/outbox-queries.ts'
import { beginCommitments } from '../../recommendations/commitment-queries.ts'
import { publicPlace } from '../place.ts'
import type { MinutesMore } from './own.ts'
import { dialogueEntries } from './tables.ts'

/** What a deed of the minutes writes besides the meeting's own row, for the event's batch. */
export function minutesAlso(
  db: Db,
  desk: Desk<unknown>,
  { heldOn, promises = [], tellHamlets }: MinutesMore,
): Statement[] {
  const { book, now, seq, staff } = desk
  const { row } = desk.file
  const place = `${publicPlace(row.communeId)}/${dossierSlug(row)}`
  const told = { dossierId: row.id, communeId: row.communeId, seq, at: now, byId: staff.id }
  return [
    ...(promises.length > 0
      ? beginCommitments(db, {
          ...{ book, parent: row, actor: staff, now, heldOn },
          items: promises.map(({ bodyId, commitmentId, doneWantedOn, text }) => ({
            ...{ id: commitmentId, addressedBodyId: bodyId, asked: text, publicAsked: text, doneWantedOn },
          })),
        })
      : []),
    ...promises.map(({ commitmentId, entryId }) =>
      db.update(dialogueEntries).set({ commitmentId }).where(eq(dialogueEntries.id, entryId)),
    ),
    ...(tellHamlets
      ? [
          keepMessages(
            messagesOf({ ...told, code: 'Kết quả đối thoại', href: `${place}/loa` }, [
              { to: ['*:hamlet_rep'], what: tellHamlets },
            ]),
          ),
        ]
      : []),
  ]
}
