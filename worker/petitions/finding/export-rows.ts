import { codeOf } from '../../cases/code.ts'
import type { CaseRow } from '../../cases/queries.ts'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { localDay, workingDaysBetween } from '../../deadlines/calendar.ts'
import { STATUS_TEXT } from '../labels.ts'
import { CHANNEL_WORDS } from './search-ask.ts'

/** The most cases in one file. */
export const MOST_ROWS = 5_000

/** What a file of cases tells of each: nothing of the sender, and of his words only the title that stands in every list. */
export const EXPORT_HEAD = [
  'Mã hồ sơ',
  'Tên việc',
  'Gửi ngày',
  'Cách gửi',
  'Lĩnh vực',
  'Thôn',
  'Cơ quan phụ trách',
  'Đang giữ',
  'Tình trạng',
  'Hạn trả lời',
  'Trả lời ngày',
  'Đúng hạn',
  'Số ngày làm việc',
  'Điểm người gửi cho',
] as const

/** Said in the last line of a file that does not hold all. */
export const MORE_THERE_IS = `Còn nữa: tệp này chỉ có ${MOST_ROWS.toLocaleString('vi-VN')} hồ sơ đầu. Ông/bà lọc theo ngày gửi rồi tải phần còn lại.`

export type Cell = string | number | null

/** One case as a line: days as `2026-11-21`; working days up to the answer, or so far. */
export function exportRow(row: CaseRow, book: CommuneBook, today: string): Cell[] {
  const sentOn = localDay(row.submittedAt)
  return [
    codeOf(book, row),
    row.title,
    sentOn,
    CHANNEL_WORDS[row.channel] ?? '',
    book.categories.get(row.category)?.name ?? row.category,
    book.hamlets.get(row.hamletId)?.name ?? '',
    bodyName(book, row.responsibleBodyId),
    bodyName(book, row.holderBodyId),
    STATUS_TEXT[row.status] ?? '',
    row.dueOn,
    row.answeredOn,
    row.answeredInTime === null ? '' : row.answeredInTime ? 'Đúng hạn' : 'Trễ hạn',
    row.answeredDays ?? workingDaysBetween(sentOn, row.answeredOn ?? today, book.specialDays),
    row.score,
  ]
}
