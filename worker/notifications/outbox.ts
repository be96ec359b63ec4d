import type { CaseRow } from '../cases/queries.ts'
import type { CommuneBook } from '../communes/book.ts'
import type { Db, Statement } from '../db/connect.ts'
import type { MessageName } from './messages.ts'
import { dropNotices, dropUnseen, keepMessages } from './outbox-queries.ts'
import { type Concerned, type EventPlace, type TellingEvent, messagesAbout, toSender } from './tells.ts'

/** The message to the sender about an event, for the event's own batch. Its id is the event's place, so it exists once. */
export function announce(event: EventPlace, message: MessageName): Statement {
  return keepMessages([toSender(event, `petition.${message}`)])
}

/**
 * All that an event causes to be told, to the sender and to officers: for the event's own batch. `row` is the case as it
 * stands after the event. Whom it concerns stands in `tells.ts`; nobody is looked up here, that is done when it is sent.
 */
export function tell(
  db: Db,
  event: TellingEvent,
  row: Concerned & Pick<CaseRow, 'restricted'>,
  book: CommuneBook,
): Statement[] {
  const rows = messagesAbout(event, row, book)
  return [
    ...(event.kind === 'petition.restricted' ? dropNotices(db, event.caseId) : []),
    ...(event.kind === 'case.grant_ended' ? [dropUnseen(db, event.caseId)] : []),
    ...(rows.length > 0 ? [keepMessages(rows)] : []),
  ]
}

/** The same for many events in one statement. */
export function tellAll(
  told: readonly {
    event: TellingEvent
    row: Concerned & Pick<CaseRow, 'restricted'>
    book: CommuneBook
  }[],
): Statement[] {
  const rows = told.flatMap(({ event, row, book }) => messagesAbout(event, row, book))
  return rows.length > 0 ? [keepMessages(rows)] : []
}
