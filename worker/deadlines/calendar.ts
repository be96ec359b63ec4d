/** A day that is not what its weekday says: `holiday` is a day off, `working` a weekend day worked in exchange. */
export type SpecialDay = { day: string; kind: 'holiday' | 'working'; name: string }
export type SpecialDays = ReadonlyMap<string, SpecialDay>

/** What a limit is, and what stood still meanwhile: `from` ≤ day < `to`. */
export type Term = {
  from: string
  days: number
  unit: 'working_days' | 'calendar_days'
  special: SpecialDays
  paused?: readonly { from: string; to: string }[]
  /** Days granted on top, in the same unit. */
  extendedBy?: number
}

/** A due day with its sum: every day after the event up to `due` is either counted or skipped; the last counted is `due`. */
export type DueDay = { due: string; counted: string[]; skipped: { day: string; reason: string }[]; notes: string[] }

/** Days are working days; 0 when only days off lie between. */
export type Lateness = { kind: 'left' | 'today' | 'late'; days: number }

const DAY_MS = 86_400_000
/** Asia/Ho_Chi_Minh is UTC+7 all year. */
const OFFSET_MS = 7 * 3_600_000
const MOST_DAYS = 3_000
const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const
const PAUSED = 'tạm dừng chờ bổ sung'

/** Is it a day that the calendar has, as `2026-11-26`? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const instant = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)
}

/** The day in Vietnam at an instant (ISO 8601 in UTC). Throws RangeError when it is no instant. */
export function localDay(instant: string | Date): string {
  return local(instant).slice(0, 10)
}

/** 0 is Chủ nhật, 6 is thứ Bảy. */
export function weekday(day: string): number {
  return weekdayOf(ordinal(day))
}

/** The day `n` days later; earlier when `n` is negative. */
export function addDays(day: string, n: number): string {
  return dayAt(ordinal(day) + n)
}

/** Calendar days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: string, b: string): number {
  return ordinal(b) - ordinal(a)
}

/** Whether offices work: Monday to Friday but for holidays, and weekend days worked in exchange. */
export function isWorkingDay(day: string, special: SpecialDays): boolean {
  return dayOff(day, special) === null
}

/**
 * The day on which a term ends. The day of the event is not counted, and an end that falls on a day off moves to the
 * next working day (Bộ luật Dân sự 2015, Điều 147 and 148). Throws RangeError for a term that is no whole number of days
 * from 1, or that does not end within 3,000 days.
 */
export function dueDay({ from, days: limit, unit, special, paused = [], extendedBy = 0 }: Term): DueDay {
  const days = limit + extendedBy
  if (!Number.isInteger(limit) || limit < 1 || !Number.isInteger(days) || extendedBy < 0)
    throw new RangeError(`Not a number of days: ${limit} and ${extendedBy} more`)
  const sum: DueDay = { due: '', counted: [], skipped: [], notes: [] }
  if (extendedBy > 0) sum.notes.push(`Đã gia hạn thêm ${extendedBy} ngày.`)
  const start = ordinal(from)
  let moved: string | null = null
  for (let step = 1; step <= MOST_DAYS; step++) {
    const day = dayAt(start + step)
    const off = dayOff(day, special)
    const last = sum.counted.length === days - 1
    if (paused.some((pause) => pause.from <= day && day < pause.to)) {
      sum.skipped.push({ day, reason: PAUSED })
    } else if (off !== null && (unit === 'working_days' || last)) {
      if (unit === 'calendar_days') moved ??= day
      sum.skipped.push({ day, reason: off })
    } else {
      sum.counted.push(day)
      const exchanged = special.get(day)
      if (exchanged?.kind === 'working' && isWeekend(day)) {
        sum.notes.push(`Vẫn đếm ${dayName(day)} vì là ngày làm việc bù (${exchanged.name}).`)
      }
      if (last) {
        if (moved) sum.notes.push(`Ngày cuối là ${dayName(moved)}, ngày nghỉ, nên hạn chuyển sang ${dayName(day)}.`)
        return { ...sum, due: day }
      }
    }
  }
  throw new RangeError(`${days} ${unit} from ${from} do not end within ${MOST_DAYS} days`)
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. Its cost does not grow with the distance. */
export function workingDaysBetween(from: string, to: string, special: SpecialDays): number {
  const [a, b] = [ordinal(from), ordinal(to)]
  if (b < a) return -workingDaysBetween(to, from, special)
  let count = weekdaysUpTo(b) - weekdaysUpTo(a)
  for (const [day, { kind }] of special) {
    if (day <= from || day > to) continue
    if (kind === 'holiday' && !isWeekend(day)) count--
    if (kind === 'working' && isWeekend(day)) count++
  }
  return count
}

/** How far a due day is from today. */
export function lateness(due: string, today: string, special: SpecialDays): Lateness {
  if (due === today) return { kind: 'today', days: 0 }
  if (due > today) return { kind: 'left', days: workingDaysBetween(today, due, special) }
  return { kind: 'late', days: workingDaysBetween(due, today, special) }
}

/** "còn 3 ngày làm việc", "hạn hôm nay", "quá hạn 2 ngày làm việc". */
export function latenessText({ kind, days }: Lateness): string {
  if (kind === 'today') return 'hạn hôm nay'
  if (days === 0) return kind === 'left' ? 'sắp đến hạn' : 'vừa quá hạn'
  return `${kind === 'left' ? 'còn' : 'quá hạn'} ${days} ngày làm việc`
}

/** "thứ Năm, 26/11/2026". */
export function longDay(day: string): string {
  return `${weekdayName(day)}, ${shortDay(day)}/${day.slice(0, 4)}`
}

/** "26/11". */
export function shortDay(day: string): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}`
}

/** "thứ Năm 26/11". */
export function dayName(day: string): string {
  return `${weekdayName(day)} ${shortDay(day)}`
}

/** An instant as the clock in Vietnam shows it: "thứ Hai, 23/11/2026, 8 giờ 40". The hour stays on one line. */
export function instantText(instant: string | Date): string {
  const time = local(instant)
  return `${longDay(time.slice(0, 10))}, ${Number(time.slice(11, 13))}\u00a0giờ\u00a0${time.slice(14, 16)}`
}

function local(instant: string | Date): string {
  return new Date(new Date(instant).getTime() + OFFSET_MS).toISOString()
}

/** Why offices are closed on a day, or null when they work. */
function dayOff(day: string, special: SpecialDays): string | null {
  const exception = special.get(day)
  if (exception?.kind === 'holiday') return exception.name
  return exception || !isWeekend(day) ? null : weekdayName(day)
}

function isWeekend(day: string): boolean {
  return weekday(day) % 6 === 0
}

function weekdayName(day: string): string {
  return WEEKDAYS[weekday(day)] ?? ''
}

/** Days since 1/1/1970. */
function ordinal(day: string): number {
  const number = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / DAY_MS
  if (Number.isNaN(number) || dayAt(number) !== day) throw new RangeError(`Not a day: ${day}`)
  return number
}

function dayAt(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10)
}

/** 1/1/1970 was a Thursday. */
function weekdayOf(number: number): number {
  return (((number + 4) % 7) + 7) % 7
}

/** Mondays to Fridays from Monday 5/1/1970 up to and including a day; differences are right for earlier days too. */
function weekdaysUpTo(number: number): number {
  const sinceMonday = number - 4
  const weeks = Math.floor(sinceMonday / 7)
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5)
}
