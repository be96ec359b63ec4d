import type { CommuneBook, Limit } from '../../communes/book.ts'
import { dueDay, localDay, longDay } from '../../deadlines/calendar.ts'
import { findLimit } from '../../deadlines/limit.ts'
import type { SessionKind } from '../words.ts'
import type { MeetingRow } from './tables.ts'
import { daysFrom } from './times.ts'

type Rule = { code: string; isOwn?: true }
type Meeting = Pick<MeetingRow, 'kind' | 'yearEnd'>

/** How long before its day each kind of meeting is announced. */
function noticeRule({ kind, yearEnd }: Meeting): Rule {
  switch (kind) {
    case 'government_conference':
    case 'thematic':
      return { code: 'L18' }
    case 'voters_meeting':
      return { code: 'L22b' }
    case 'hamlet_meeting':
      return { code: yearEnd ? 'L37c' : 'L37a' }
    default:
      return { code: 'DT.cong-bo-tiep-dan', isOwn: true }
  }
}

/** "theo Điều 43 Luật …, chưa đối chiếu văn bản gốc"; a promise of the commune's own is called one. */
export function sourceText(limit: Limit): string {
  if (limit.basis !== 'law') return 'thời hạn cam kết của xã'
  return limit.confirmed === 'read' ? `theo ${limit.source}` : `theo ${limit.source}, chưa đối chiếu văn bản gốc`
}

/** "7 ngày", "3 ngày làm việc". */
export function lengthText({ days, unit }: Pick<Limit, 'days' | 'unit'>): string {
  return unit === 'working_days' ? `${days} ngày làm việc` : `${days} ngày`
}

/** May it be announced today for that day? `first`: the first day that would do; null where no rule was found. */
export type Notice = { ok: boolean; first: string | null; last: string | null; sentence: string; code: string }

/** L18, L22b, L37a, L37c, and the commune's own promise for receptions: announced so many days before. */
export function noticeOf(book: CommuneBook, meeting: Meeting & Pick<MeetingRow, 'startsAt'>, today: string): Notice {
  const { code, isOwn } = noticeRule(meeting)
  const startsOn = localDay(meeting.startsAt)
  const limit = findLimit(book.limits, code, today)
  if (!limit) {
    const sentence = isOwn
      ? 'Xã chưa đặt số ngày báo trước cho ngày tiếp dân.'
      : 'Xã chưa có quy định phải công bố trước bao nhiêu ngày. Quản trị đặt ở Cài đặt, mục Thời hạn, rồi ông/bà mở lại.'
    return { ok: isOwn === true && startsOn >= today, first: null, last: null, sentence, code: '' }
  }
  const first = daysFrom(today, limit.days, limit.unit, book.specialDays)
  const last = daysFrom(startsOn, -limit.days, limit.unit, book.specialDays)
  const rule = `Phải công bố trước ngày họp ít nhất ${lengthText(limit)} (${sourceText(limit)}).`
  const sentence = `${rule} Công bố hôm nay thì họp sớm nhất ${longDay(first)}.`
  return { ok: startsOn >= first, first, last, sentence, code }
}

/** By when what came of a meeting is made known: L19 for dialogue, L37b for what a hamlet decided; null where nothing is settled. */
export function resultsTerm(
  book: CommuneBook,
  kind: SessionKind,
  heldOn: string,
): { dueOn: string; code: string; sentence: string } | null {
  const code = resultsCode(kind)
  const limit = code === null ? undefined : findLimit(book.limits, code, heldOn)
  if (!limit) return null
  const { due } = dueDay({ from: heldOn, days: limit.days, unit: limit.unit, special: book.specialDays })
  const what =
    kind === 'hamlet_meeting' ? 'Gửi quyết định của thôn đến Ủy ban nhân dân và Mặt trận' : 'Công bố kết quả đối thoại'
  return {
    dueOn: due,
    code: limit.code,
    sentence: `${what} trong ${lengthText(limit)} sau ngày họp, chậm nhất ${longDay(due)} (${sourceText(limit)}).`,
  }
}

function resultsCode(kind: SessionKind): string | null {
  if (kind === 'government_conference' || kind === 'thematic') return 'L19'
  return kind === 'hamlet_meeting' ? 'L37b' : null
}

/** L22a: by when it is decided on a meeting with voters that was asked for; null for other kinds. */
export function decisionDue(book: CommuneBook, kind: SessionKind, askedOn: string): string | null {
  const limit = kind === 'voters_meeting' ? findLimit(book.limits, 'L22a', askedOn) : undefined
  if (!limit) return null
  return dueDay({ from: askedOn, days: limit.days, unit: limit.unit, special: book.specialDays }).due
}

/** L20, L21: months of a row of reception days that have too few of them; told with the source, never a reason to refuse. */
export function tooFew(
  book: CommuneBook,
  kind: 'party_reception' | 'chair_reception',
  days: readonly string[],
  months: readonly string[],
): string[] {
  const code = kind === 'party_reception' ? 'L20' : 'L21'
  return months.flatMap((month) => {
    const limit = findLimit(book.limits, code, `${month}-01`)
    const many = days.filter((day) => day.startsWith(month)).length
    if (!limit || many >= limit.days) return []
    const [year, number] = month.split('-')
    return [
      `Tháng ${Number(number)}/${year} chỉ có ${many} ngày tiếp; cần ít nhất ${limit.days} ngày mỗi tháng (${sourceText(limit)}).`,
    ]
  })
}
