import { bodyName } from '../../communes/book.ts'
import { lateness, latenessText, longDay } from '../../deadlines/calendar.ts'
import type { RoundDesk } from '../own.ts'
import { standText } from '../owing.ts'
import { periodText } from '../periods.ts'
import { KIND_WORDS, ROUND_WORDS } from '../words.ts'

/** Where it stands, whose move it is, and by when. */
export function nextText({ book, file: { own, row }, today }: RoundDesk): string {
  const told = ROUND_WORDS[row.status]?.told ?? ''
  if (row.status === 'draft') return `${told} ${own.round.units.length} đơn vị được chọn.`
  if (row.status === 'open') {
    const { closesOn, dueOn } = own.round
    const due = `Hạn nộp ${longDay(dueOn)}, ${latenessText(lateness(dueOn, today, book.specialDays))}.`
    return `${due} ${sentence(standText(own.reports))} Tự đóng sau ${longDay(closesOn)}.`
  }
  const waits = row.waitsForBodyId === null ? '' : ` Đang chờ ${bodyName(book, row.waitsForBodyId)}.`
  return `${told}${waits}`
}

/** What an officer reads of a round at a glance: texts only. */
export function factsOf({ book, file: { own, row } }: RoundDesk): [string, string][] {
  const { round } = own
  const rows: [string, string | null][] = [
    ['Loại', KIND_WORDS[round.kind]],
    ['Kỳ', round.kind === 'ad_hoc' ? null : periodText(round.period)],
    ['Biểu mẫu', own.formTitle],
    ['Chủ trì', bodyName(book, row.leadBodyId)],
    ['Nơi nhận bản tổng hợp', round.addressees.map(({ name }) => name).join('; ') || null],
    ['Hạn nộp', `đến hết ${longDay(round.dueOn)}`],
    ['Nhắc trước', round.remindOn === null ? null : longDay(round.remindOn)],
    ['Đóng', `sau ${longDay(round.closesOn)}`],
    ['Đã gửi', round.sentAt === null ? null : longDay(round.sentAt.slice(0, 10))],
  ]
  return rows.filter((one): one is [string, string] => one[1] !== null)
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
