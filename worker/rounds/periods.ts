import { addDays } from '../deadlines/calendar.ts'
import type { RoundKind } from './words.ts'

/** A stretch of time that is reported on: `2026-12`, `2026-Q4`, `2026-H1`, `2026`; of a round that comes once, its first day. */
export type Period = string

/**
 * By when: on which day of the period's last month (`after: 0`) or of the month after it (`after: 1`). "Trước ngày 5" is
 * `before`: the 4th is the last day, to its end at 23:59:59 in Vietnam.
 */
export type DueRule = { after: 0 | 1; day: number; before: boolean }

const DAY = /^\d{4}-\d\d-\d\d$/

/** In which period of its kind a day lies. */
export function periodOf(kind: RoundKind, day: string): Period {
  const [year = '', month = ''] = day.split('-')
  const number = Number(month)
  switch (kind) {
    case 'monthly_plan':
    case 'monthly_result':
      return `${year}-${month}`
    case 'quarterly':
    case 'board_quarterly':
      return `${year}-Q${Math.ceil(number / 3)}`
    case 'half_year':
      return `${year}-H${number <= 6 ? 1 : 2}`
    case 'annual':
      return year
    case 'ad_hoc':
      return day
  }
}

/** Its first and last day. */
export function daysOf(period: Period): { from: string; to: string } {
  if (DAY.test(period)) return { from: period, to: period }
  const [year = '', part = ''] = period.split('-')
  const [first, last] = monthsOf(part)
  return { from: `${year}-${two(first)}-01`, to: lastDay(Number(year), last) }
}

/** The months that it takes in, in order. */
export function monthsIn(period: Period): Period[] {
  if (DAY.test(period)) return [period.slice(0, 7)]
  const [year = '', part = ''] = period.split('-')
  const [first, last] = monthsOf(part)
  return Array.from({ length: last - first + 1 }, (_, at) => `${year}-${two(first + at)}`)
}

/** The one after it, of the same kind. */
export function nextPeriod(kind: RoundKind, period: Period): Period {
  return periodOf(kind, addDays(daysOf(period).to, 1))
}

/** The one before it, of the same kind. */
export function previousPeriod(kind: RoundKind, period: Period): Period {
  return periodOf(kind, addDays(daysOf(period).from, -1))
}

/** The last day on which a report of the period is in time. A month that is too short ends on its last day. */
export function dueDayOf(period: Period, { after, before, day }: DueRule): string {
  const [year, month] = daysOf(period).to.split('-').map(Number)
  const months = (year ?? 0) * 12 + (month ?? 1) - 1 + after
  const [inYear, inMonth] = [Math.floor(months / 12), (months % 12) + 1]
  const last = lastDay(inYear, inMonth)
  const on = `${inYear}-${two(inMonth)}-${two(day)}`
  const due = on > last ? last : on
  return before ? addDays(due, -1) : due
}

/** The last instant in time: 23:59:59 in Vietnam of that day. */
export function dueInstant(dueOn: string): string {
  return `${dueOn}T16:59:59.999Z`
}

/** "tháng 12 năm 2026", "quý IV năm 2026", "sáu tháng đầu năm 2026", "năm 2026", "ngày 05/12/2026". */
export function periodText(period: Period): string {
  const [year = '', part = '', day] = period.split('-')
  if (day) return `ngày ${day}/${part}/${year}`
  if (part === '') return `năm ${year}`
  if (part.startsWith('Q')) return `quý ${['I', 'II', 'III', 'IV'][Number(part[1]) - 1] ?? ''} năm ${year}`
  if (part.startsWith('H')) return part === 'H1' ? `sáu tháng đầu năm ${year}` : `sáu tháng cuối năm ${year}`
  return `tháng ${Number(part)} năm ${year}`
}

/** "trước ngày 5 hằng tháng", "chậm nhất ngày 25 tháng 6". */
export function ruleText({ after, before, day }: DueRule, kind: RoundKind): string {
  return `${before ? 'trước' : 'chậm nhất'} ngày ${day} ${DUE_MONTHS[kind][after]}`
}

/** In which month a report is due: the last one of its period, or the one after it. */
const DUE_MONTHS: Readonly<Record<RoundKind, readonly [string, string]>> = {
  monthly_plan: ['hằng tháng', 'tháng sau'],
  monthly_result: ['hằng tháng', 'tháng sau'],
  quarterly: ['tháng cuối quý', 'tháng đầu quý sau'],
  board_quarterly: ['tháng cuối quý', 'tháng đầu quý sau'],
  half_year: ['tháng 6', 'tháng 7'],
  annual: ['tháng 12', 'tháng 1 năm sau'],
  ad_hoc: ['tháng ấy', 'tháng sau'],
}

function monthsOf(part: string): [first: number, last: number] {
  if (part === '') return [1, 12]
  const number = Number(part.slice(1))
  if (part.startsWith('Q')) return [number * 3 - 2, number * 3]
  if (part.startsWith('H')) return number === 1 ? [1, 6] : [7, 12]
  return [Number(part), Number(part)]
}

function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
