import { type Db, type Statement } from '../db/connect.ts'
import type { MessageName } from './messages.ts'
import { outbox } from './tables.ts'

/** A message about an event, written in the same batch as the event. Its id is the event's place, so it exists once. */
export function announce(
  db: Db,
  event: { caseId: string; communeId: string; seq: number; at: string },
  message: MessageName,
): Statement {
  return db.insert(outbox).values({
    id: `${event.caseId}.${event.seq}.email`,
    communeId: event.communeId,
    caseId: event.caseId,
    seq: event.seq,
    channel: 'email',
    message,
    createdAt: event.at,
    nextAt: event.at,
  })
}
