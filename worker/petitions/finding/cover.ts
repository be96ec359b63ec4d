import { localDay } from '../../deadlines/calendar.ts'
import type { CaseFile } from '../queries.ts'

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
