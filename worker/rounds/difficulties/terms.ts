import type { CommuneBook } from '../../communes/book.ts'
import { addDays, dueDay, isWorkingDay } from '../../deadlines/calendar.ts'
import { findLimit } from '../../deadlines/limit.ts'

type Days = Pick<CommuneBook, 'limits' | 'specialDays'>

/** How soon a difficulty is given to a body, and how soon it is said whether it is solved. */
export const LIMITS = { assign: 'VM.giao', confirm: 'VM.xac-nhan' } as const

/** The last day of a term that begins today; null where the commune has set none. */
export function lastDay(book: Days, code: string, from: string): string | null {
  const limit = findLimit(book.limits, code, from)
  return limit ? dueDay({ from, days: limit.days, unit: limit.unit, special: book.specialDays }).due : null
}

/** The day on which whoever must move is reminded; null without such a limit. */
export function remindOn(book: Days, dueOn: string): string | null {
  const limit = findLimit(book.limits, 'remind_before', dueOn)
  if (!limit) return null
  if (limit.unit === 'calendar_days') return addDays(dueOn, -limit.days)
  let day = dueOn
  for (let left = limit.days; left > 0;) {
    day = addDays(day, -1)
    if (isWorkingDay(day, book.specialDays)) left--
  }
  return day
}
