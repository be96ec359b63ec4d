import type { Limit } from '../communes/book.ts'
import { addDays, isWorkingDay, type SpecialDays } from './calendar.ts'

/** The last day that is still so many days ahead of another: "ít nhất 15 ngày trước buổi làm việc". */
export function latestAhead({ days, unit }: Pick<Limit, 'days' | 'unit'>, day: string, special: SpecialDays): string {
  if (unit === 'calendar_days') return addDays(day, -days)
  let at = day
  for (let left = days; left > 0;) {
    at = addDays(at, -1)
    if (isWorkingDay(at, special)) left--
  }
  return at
}

/** The first day of which another is still so many days ahead: the other way round. */
export function firstAfter({ days, unit }: Pick<Limit, 'days' | 'unit'>, day: string, special: SpecialDays): string {
  if (unit === 'calendar_days') return addDays(day, days)
  let at = day
  for (let left = days; left > 0; at = addDays(at, 1)) if (isWorkingDay(at, special)) left--
  return at
}

/** "15 ngày", "5 ngày làm việc". */
export function daysText({ days, unit }: Pick<Limit, 'days' | 'unit'>): string {
  return `${days} ${unit === 'calendar_days' ? 'ngày' : 'ngày làm việc'}`
}
