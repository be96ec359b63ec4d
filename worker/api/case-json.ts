import { bodyName, type CommuneBook } from '../communes/book.ts'
import { LABELS, labelOf } from '../petitions/labels.ts'
import { type CaseFile, codeOf } from '../petitions/queries.ts'
import { senderTimeline } from '../petitions/timeline.ts'

/** A case as its sender may read it by program: what the page shows, without anybody's name. */
export function caseJson(book: CommuneBook, file: CaseFile) {
  const { row, petition } = file
  const reply = file.replies.findLast((one) => one.approvedAt !== null)
  return {
    caseCode: codeOf(book, row),
    status: row.status,
    label: LABELS[labelOf(row.status)],
    kind: petition.kind,
    category: row.category,
    hamlet: row.hamletId || null,
    content: petition.content,
    demands: petition.demands,
    body: bodyName(book, row.responsibleBodyId),
    holder: bodyName(book, row.holderBodyId),
    heldSince: row.heldSince,
    submittedAt: row.submittedAt,
    dueOn: row.dueOn,
    answeredOn: row.answeredOn,
    published: file.release !== null,
    answer: reply
      ? {
          text: reply.text,
          demandAnswers: reply.demandAnswers,
          documentNumber: reply.documentNumber || null,
          documentOn: reply.documentOn,
          body: bodyName(book, reply.bodyId),
          approvedAt: reply.approvedAt,
        }
      : null,
    timeline: senderTimeline(file, book).map((item) => ({ at: item.at, title: item.title, note: item.note || null })),
  }
}
