import type { CommuneBook } from '../../communes/book.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { fromBody, officialName } from '../../documents/letterhead.ts'
import type { Paper } from '../../documents/paper.ts'
import { transferNote } from '../../documents/papers/transfer-note.ts'
import type { CaseFile } from '../queries.ts'

/** The note that goes with a petition to an office outside the commune (Nghị định 30/2020/NĐ-CP, "Phiếu chuyển"): without the sender. */
export function notePaper(
  book: CommuneBook,
  file: Pick<CaseFile, 'row' | 'petition' | 'events'>,
  document: CaseFile['documents'][number],
  caseCode: string,
): Paper {
  const { petition, row } = file
  const told = file.events.findLast((event) => event.kind === 'petition.forwarded')
  const body = book.bodies.get(document.bodyId)
  const from = fromBody(book, document.bodyId, 'transfer_note', document.issuedOn.slice(0, 4))
  const note = transferNote(from, {
    to: document.recipient,
    caseCode,
    receivedOn: localDay(row.submittedAt),
    content: petition.content,
    demands: petition.demands,
    place: petition.place,
    reason: told?.text ?? '',
    through: body ? officialName(book, body) : from.head.issuer,
  })
  return { ...note, code: document.codeNotation, date: document.issuedOn, isDraft: false }
}
