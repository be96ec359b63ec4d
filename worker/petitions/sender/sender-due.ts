import type { CaseRow } from '../../cases/queries.ts'
import type { CommuneBook } from '../../communes/book.ts'
import { type DueDay, dueDay, lateness, latenessText, localDay, longDay } from '../../deadlines/calendar.ts'
import { basisText } from '../../deadlines/limit.ts'

/** States in which the clock runs towards the due day. */
const RUNNING = new Set(['submitted', 'received', 'assigned', 'in_progress', 'pending_approval'])

type Clocked = Pick<
  CaseRow,
  | 'status'
  | 'dueOn'
  | 'clockFrom'
  | 'extendedBy'
  | 'restricted'
  | 'limitId'
  | 'pauses'
  | 'answeredOn'
  | 'answeredInTime'
  | 'submittedAt'
>

/** How a case stands with its due day: the badge says "quá hạn" only while the clock runs. */
export type DueStanding =
  | { state: 'running'; left: string; tone: 'late' | 'near' | null }
  | { state: 'paused'; since: string }
  | { state: 'answered'; on: string; inTime: boolean }
  | { state: 'none' }

/** Where a case stands with the day promised to its sender; `today` is the day in Vietnam. */
export function dueStanding(row: Clocked, book: CommuneBook, today: string): DueStanding {
  if (row.restricted) return { state: 'none' }
  if (row.status === 'needs_info') return { state: 'paused', since: row.pauses.at(-1)?.from ?? today }
  if (RUNNING.has(row.status)) {
    const far = lateness(row.dueOn, today, book.specialDays)
    const tone = far.kind === 'late' ? 'late' : far.kind === 'today' || far.days <= 1 ? 'near' : null
    return { state: 'running', left: latenessText(far), tone }
  }
  if (row.answeredOn && ['answered', 'reopened', 'closed'].includes(row.status))
    return { state: 'answered', on: row.answeredOn, inTime: row.answeredInTime ?? false }
  return { state: 'none' }
}

/** The sum behind a case's due day, by the limit it was promised; null when that limit is gone. */
export function dueSum(row: Clocked, book: CommuneBook): { sum: DueDay; event: string; promise: string } | null {
  const limit = book.limits.find((one) => one.id === row.limitId)
  const paused = row.pauses.flatMap((pause) => (pause.to ? [{ from: pause.from, to: pause.to }] : []))
  if (!limit) return null
  const { days, unit } = limit
  const sum = dueDay({
    from: row.clockFrom,
    days,
    unit,
    special: book.specialDays,
    paused,
    extendedBy: row.extendedBy,
  })
  const unitText = unit === 'working_days' ? 'ngày làm việc' : 'ngày'
  // The clock of a part began before it was one: when the whole was sent.
  const event = row.clockFrom <= localDay(row.submittedAt) ? 'gửi' : 'giao lại'
  return { sum, event, promise: `${days} ${unitText}, ${basisText(limit)}` }
}

/** Why a due day is not what the sum gives today: the day that was promised stays. Empty when they agree. */
export function keptPromise(row: Pick<CaseRow, 'dueOn'>, sum: DueDay): string {
  return sum.due === row.dueOn
    ? ''
    : `Lịch nghỉ hoặc thời hạn đã thay đổi sau khi tính. Hạn đã hẹn với ông/bà giữ nguyên: ${longDay(row.dueOn)}.`
}
