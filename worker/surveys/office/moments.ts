import type { Limit } from '../../communes/book.ts'
import { instantText, isDay, localDay } from '../../deadlines/calendar.ts'
import { findLimit } from '../../deadlines/limit.ts'
import { CONSULTATION_LIMIT, earliestEnd, type SurveyRow } from '../rules.ts'

/** A day and an hour as they stand in two boxes. */
export type Moment = { day: string; time: string }

/** When a day begins and ends, where nobody says an hour. */
export const DAY_BEGINS = '00:00'
export const DAY_ENDS = '23:59'

/** The instant of a day and an hour in Vietnam; null when one of them is none. */
export function instantOf({ day, time }: Moment): string | null {
  if (!isDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null
  return new Date(`${day}T${time}:00+07:00`).toISOString()
}

/** The boxes of an instant. */
export function momentOf(instant: string | null): Moment {
  if (instant === null) return { day: '', time: '' }
  const local = new Date(Date.parse(instant) + 7 * 3_600_000).toISOString()
  return { day: localDay(instant), time: local.slice(11, 16) }
}

/** Nobody may begin or end an opinion asked by law while nobody knows for how long the law wants it open. */
export const NO_LAW =
  'Bảng Thời hạn chưa có số ngày phải mở khi lấy ý kiến nhân dân, nên chưa mở, chưa đóng được. Ông/bà báo người quản trị hệ thống nạp lại thời hạn này.'

/** How long an opinion asked by law stays open on that day: the country's row, or the commune's own where that is longer. */
export function lawOn(limits: readonly Limit[], day: string): Limit | undefined {
  const [common, own] = [true, false].map((isCommon) =>
    findLimit(
      limits.filter((row) => (row.communeId === null) === isCommon),
      CONSULTATION_LIMIT,
      day,
    ),
  )
  return common && own && own.days > common.days ? own : common
}

type Planned = Pick<SurveyRow, 'kind' | 'opensAt' | 'closesAt'>

/** What is wrong with when a survey is to begin and to end, by field. `law`: how long an opinion asked by law stays open. */
export function faultsOfMoments(
  { kind, opensAt, closesAt }: Planned,
  law: Limit | undefined,
  now: Date,
): { opensDay?: string[]; closesDay?: string[] } {
  const at = now.toISOString()
  const errors: { opensDay?: string[]; closesDay?: string[] } = {}
  if (opensAt !== null && opensAt <= at)
    errors.opensDay = ['Giờ mở đã qua. Ông/bà chọn giờ khác, hoặc để trống: khi bấm nút Mở thì mở ngay.']
  const sentence = endFault({ kind, opensAt, closesAt }, law, now)
  if (sentence) errors.closesDay = [sentence]
  return errors
}

/** What is wrong with the end alone. */
export function endFault({ kind, opensAt, closesAt }: Planned, law: Limit | undefined, now: Date): string | null {
  const begins = opensAt ?? now.toISOString()
  if (closesAt === null)
    return kind === 'consultation' ? 'Lấy ý kiến nhân dân phải nói trước ngày đóng. Ông/bà chọn ngày đóng.' : null
  if (closesAt <= now.toISOString()) return 'Giờ đóng đã qua. Ông/bà chọn một giờ sau bây giờ.'
  if (closesAt <= begins) return 'Giờ đóng phải sau giờ mở.'
  return tooEarly({ kind, opensAt: begins }, law, closesAt)
}

/** Why a survey may not end at an instant: the law, and the earliest day. Null when it may. */
export function tooEarly(
  { kind, opensAt }: Pick<SurveyRow, 'kind' | 'opensAt'>,
  law: Limit | undefined,
  ends: string,
): string | null {
  if (kind !== 'consultation' || opensAt === null) return null
  if (!law) return NO_LAW
  const earliest = earliestEnd(opensAt, law.days)
  if (ends >= earliest) return null
  return `Lấy ý kiến nhân dân phải mở đủ ${law.days} ngày (${law.source}). Mở từ ${instantText(opensAt)}, nên sớm nhất đóng được lúc ${instantText(earliest)}.`
}
