import { periodText } from '../periods.ts'
import { fromBody } from '../../documents/letterhead.ts'
import type { Paper } from '../../documents/paper.ts'
import { roundReport } from '../../documents/papers/round-report.ts'
import { mayWrite } from '../../documents/permissions.ts'
import type { CompileDesk } from './own.ts'
import type { SentContent } from './send-up.ts'

/** After which template a round's paper is written: by it the paper is known again. */
export const ROUND_PAPER = 'round-report'

/** May this officer begin the paper of what was compiled? The body that leads issues it. */
export function mayBegin({ file: { row, own }, staff }: CompileDesk): boolean {
  const isThere = ['aggregated', 'approved', 'sent', 'acknowledged'].includes(row.status) && own.compile.all.length > 0
  return isThere && staff.bodyId === row.leadBodyId && mayWrite(staff, staff.bodyId)
}

/** The paper of a compiled report. */
export function paperOf(desk: Pick<CompileDesk, 'book' | 'file' | 'today'>, content: SentContent): Paper {
  const { book, file, today } = desk
  const { own, row } = file
  const isParty = book.bodies.get(row.leadBodyId)?.kind === 'party_committee'
  return roundReport(fromBody(book, row.leadBodyId, 'report', today.slice(0, 4)), {
    subject: row.title.replace(/^báo cáo /iu, ''),
    addressees: own.round.addressees.map(({ name }) => name),
    opening: `Tổng hợp báo cáo của các đơn vị ${periodText(own.round.period)},`,
    sections: content.sections,
    recipients: isParty ? ['Các đồng chí Ủy viên Ban Chấp hành Đảng bộ xã'] : [],
  })
}

/** The number under which what was compiled last went out, if its paper was issued since. */
export function issuedPaper({ compile }: CompileDesk['file']['own']): { id: string; code: string } | null {
  const last = compile.all.at(-1)
  if (!last) return null
  const found = compile.papers.find(
    ({ documentState, editedAt, state, template }) =>
      template === ROUND_PAPER && state === 'issued' && documentState === 'issued' && editedAt >= last.madeAt,
  )
  return found?.documentId ? { id: found.documentId, code: found.code ?? '' } : null
}
