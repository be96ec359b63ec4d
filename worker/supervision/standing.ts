import { bodyName } from '../communes/book.ts'
import { daysText } from '../deadlines/ahead.ts'
import { type DueDay, lateness, latenessText } from '../deadlines/calendar.ts'
import { findLimit } from '../deadlines/limit.ts'
import { LIMIT, quarterEnd, sourceText, teamReportDue, unsettled } from './days.ts'
import type { SupervisionDesk } from './own.ts'
import { isOfBoard, stateOf, type TopicState } from './words.ts'

/** Whose move it is and what it is; by when, how far that is, and where the day comes from, with the sum where it is one. */
export type Next = {
  who: string
  what: string
  due: string | null
  word: string
  isLate: boolean
  source: string
  sum: { from: string; event: string; result: DueDay } | null
}

const WHAT: Partial<Record<TopicState, string>> = {
  proposed: 'xét có chọn chuyên đề này không',
  in_programme: 'lập kế hoạch',
  planned: 'lập đoàn',
  team_set: 'gửi kế hoạch cho cơ quan được giám sát',
  notified: 'làm việc với cơ quan được giám sát',
  in_progress: 'làm việc với cơ quan được giám sát, kiểm tra thực tế',
  session_closed: 'viết báo cáo',
  report_draft: 'duyệt báo cáo',
  confirmed_by_front: 'gửi báo cáo và kiến nghị',
}

/** What comes next in a topic; null when nobody has to move. */
export function nextInTopic(desk: Pick<SupervisionDesk, 'book' | 'file' | 'today'>): Next | null {
  const { book, file, today } = desk
  const { own, row } = file
  if (row.waitsForBodyId === null) return null
  const late = row.dueOn === null ? null : lateness(row.dueOn, today, book.specialDays)
  return {
    who: bodyName(book, row.waitsForBodyId),
    what: row.limitCode === LIMIT.reportAhead ? 'gửi báo cáo cho đoàn giám sát' : whatNext(desk),
    due: row.dueOn,
    word: late ? latenessText(late) : '',
    isLate: late?.kind === 'late',
    source: sourceFor(desk),
    sum:
      row.limitCode === LIMIT.teamReport && own.endedOn
        ? sumOf(teamReportDue(book, own.form, own.endedOn)?.result, own.endedOn)
        : null,
  }
}

function whatNext({ file }: Pick<SupervisionDesk, 'file'>): string {
  const state = stateOf(file.row.status)
  const { form, plan, planConfirmedBy } = file.own
  if (state === 'planned' && isOfBoard(form))
    return plan && planConfirmedBy === null ? 'xác nhận kế hoạch của Ban' : 'gửi kế hoạch cho cơ quan được giám sát'
  if (state === 'planned' && form === 'document_review') return 'bắt đầu xem xét văn bản'
  if (state === 'in_progress' && form === 'document_review') return 'xem xét văn bản'
  if (state === 'report_draft' && isOfBoard(form)) return 'xác nhận báo cáo của Ban'
  return WHAT[state] ?? 'xem'
}

/** Where the day comes from: the limit with its source, or the quarter of the programme. */
function sourceFor({ book, file, today }: Pick<SupervisionDesk, 'book' | 'file' | 'today'>): string {
  const { own, row } = file
  if (row.limitCode === LIMIT.reportAhead || row.limitCode === LIMIT.teamReport) {
    const limit = findLimit(book.limits, row.limitCode, own.endedOn ?? own.sentOn ?? today)
    if (!limit) return ''
    return row.limitCode === LIMIT.reportAhead
      ? `Ít nhất ${daysText(limit)} trước buổi làm việc (${sourceText(limit)}).`
      : `Trong ${daysText(limit)} sau khi kết thúc làm việc (${sourceText(limit)}).`
  }
  const state = stateOf(row.status)
  if ((state === 'session_closed' || state === 'report_draft') && row.dueOn === null)
    return own.form === 'delegation' || own.form === 'joint'
      ? unsettled('số ngày đoàn phải báo cáo')
      : 'Hình thức này không có thời hạn báo cáo trong Bảng Thời hạn.'
  if (row.dueOn === quarterEnd(row.year, own.quarter)) return 'Hết quý đã chọn trong chương trình.'
  return state === 'notified' || state === 'in_progress' ? 'Ngày làm việc đã báo cho cơ quan được giám sát.' : ''
}

function sumOf(result: DueDay | undefined, from: string): Next['sum'] {
  return result ? { from, event: 'làm xong', result } : null
}
