import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import { STATUS_TEXT } from '../labels.ts'
import { URGENCY_WORDS } from '../officer/officer-words.ts'
import type { CaseFile } from '../queries.ts'

/** What a cover says of a case. Nothing of the sender. */
export function coverFacts(book: CommuneBook, row: CaseFile['row']): [string, string][] {
  return [
    ['Gửi', longDay(localDay(row.submittedAt))],
    ['Hạn trả lời', longDay(row.dueOn)],
    ['Trả lời', row.answeredOn ? longDay(row.answeredOn) : 'Chưa trả lời'],
    ['Tình trạng', STATUS_TEXT[row.status] ?? ''],
    ['Lĩnh vực', book.categories.get(row.category)?.name ?? row.category],
    ['Thôn', book.hamlets.get(row.hamletId)?.name ?? 'Không rõ'],
    ['Mức độ', URGENCY_WORDS[row.urgency]],
    ['Cơ quan phụ trách', bodyName(book, row.responsibleBodyId)],
  ]
}

/** What lies in the file: numbered documents, and the answers that were sent. */
export function papersOf({ documents, replies, photos }: Pick<CaseFile, 'documents' | 'replies' | 'photos'>) {
  const numbered = documents.map((one) => ({ number: one.codeNotation, subject: one.subject, on: one.issuedOn }))
  const answers = replies
    .filter((reply) => reply.approvedAt !== null)
    .map((reply) => ({
      number: reply.documentNumber,
      subject: 'Trả lời người gửi',
      on: reply.documentOn || localDay(reply.approvedAt ?? ''),
    }))
  const all = [...numbered, ...answers].sort((a, b) => (a.on < b.on ? -1 : 1))
  return { papers: all, photos: photos.length }
}
