import { addDays, isWorkingDay, longDay, type SpecialDays, weekday } from '../../deadlines/calendar.ts'

/** Which days of each month: by their number, or by their weekday: the first, second… fourth, or (5) the last one. */
export type SeriesRule =
  | { by: 'day'; days: readonly number[] }
  | { by: 'week'; weeks: readonly number[]; weekday: number }
/** A day of the row; `reason`: why it is not the one that the rule names. */
export type SeriesDay = { day: string; reason: string | null }

/** Days that a row may have at most: six a month for a year. */
export const SERIES_MOST = 72

/** The days of a row from one day to another: what falls on a day off moves to the next working day. */
export function seriesDays(rule: SeriesRule, from: string, to: string, special: SpecialDays): SeriesDay[] {
  const found = new Map<string, SeriesDay>()
  for (const month of monthsOf(from, to))
    for (const planned of daysIn(month, rule)) {
      if (planned < from || planned > to) continue
      let day = planned
      while (!isWorkingDay(day, special)) day = addDays(day, 1)
      const off = special.get(planned)
      const reason =
        day === planned
          ? null
          : `${longDay(planned)} là ngày nghỉ${off?.kind === 'holiday' ? ` (${off.name})` : ''}, chuyển sang ${longDay(day)}.`
      if (!found.has(day)) found.set(day, { day, reason })
    }
  return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Whole months between two days, which a row of days covers from the first to the last: `2026-12`. */
export function wholeMonths(from: string, to: string): string[] {
  return monthsOf(from, to).filter((month) => `${month}-01` >= from && lastOf(month) <= to)
}

/** Reads "10, 25": days of a month in their order; null when it is something else. */
export function readDays(typed: string): number[] | null {
  const parts = typed
    .replace(/và|ngày/giu, ' ')
    .split(/[\s,;]+/)
    .filter(Boolean)
  const days = parts.map(Number)
  if (days.length === 0 || days.length > 6 || !days.every((day) => Number.isInteger(day) && day >= 1 && day <= 31))
    return null
  return [...new Set(days)].sort((a, b) => a - b)
}

function daysIn(month: string, rule: SeriesRule): string[] {
  const last = lastOf(month)
  if (rule.by === 'day')
    return rule.days.map((day) => {
      const named = `${month}-${String(day).padStart(2, '0')}`
      return named > last ? last : named
    })
  const all: string[] = []
  for (let day = `${month}-01`; day <= last; day = addDays(day, 1)) if (weekday(day) === rule.weekday) all.push(day)
  return rule.weeks.flatMap((week) => (week === 5 ? all.slice(-1) : all.slice(week - 1, week)))
}

function monthsOf(from: string, to: string): string[] {
  const months: string[] = []
  for (let day = `${from.slice(0, 7)}-01`; day <= to; day = addDays(lastOf(day.slice(0, 7)), 1))
    months.push(day.slice(0, 7))
  return months
}

function lastOf(month: string): string {
  let day = `${month}-28`
  while (addDays(day, 1).startsWith(month)) day = addDays(day, 1)
  return day
}
