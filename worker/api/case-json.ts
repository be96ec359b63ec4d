import { codeOf } from '../cases/code.ts'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import { LABELS, labelOf } from '../petitions/labels.ts'
import type { CaseFile } from '../petitions/queries.ts'
import { senderTimeline } from '../petitions/timeline.ts'

/** A case as its sender may read it by program: what the page shows, without anybody's name. */
export function caseJson(book: CommuneBook, file: CaseFile) {
  const { row, petition } = file
  // Its sender is told where it went in four words, and nothing more.
  const body = (id: string) => (row.restricted ? 'Người có thẩm quyền' : bodyName(book, id))
  const reply = row.restricted ? undefined : file.replies.findLast((one) => one.approvedAt !== null)
  return {
    caseCode: codeOf(book, row),
    status: row.restricted ? 'restricted' : row.status,
    label: LABELS[labelOf(row.restricted ? 'restricted' : row.status)],
    kind: petition.kind,
    category: row.category,
    hamlet: row.hamletId || null,
    content: petition.content,
    demands: petition.demands,
    body: body(row.responsibleBodyId),
    holder: body(row.holderBodyId),
    heldSince: row.heldSince,
    submittedAt: row.submittedAt,
    dueOn: row.dueOn,
    answeredOn: row.answeredOn,
    published: file.release !== null,
    // The same secret opens each of them.
    parts: file.kin.filter((one) => one.splitFrom === row.id).map((one) => codeOf(book, one)),
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
