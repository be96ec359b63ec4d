import { addDays, daysBetween } from '../deadlines/calendar.ts'
import type { IndicatorRow, TargetRow } from './tables.ts'

export type Rule = IndicatorRow['rule']
/** What is to be reached. */
export type Aim = Pick<TargetRow, 'target' | 'base'> & { rule: Rule }
/** What counts now, and where the year began. */
export type Reached = Pick<TargetRow, 'actual' | 'actualOn' | 'first' | 'firstOn'>
/** Reached, on the way, behind the pace of the year, or nobody told. */
export const STATES = ['behind', 'unknown', 'doing', 'reached'] as const
export type State = (typeof STATES)[number]

/** Days of a year that must have passed before its pace says anything. */
export const EARLY_DAYS = 60

/** The number to be reached; of `increase`, the base and so much more. */
export function goalOf({ base, rule, target }: Aim): number {
  return rule === 'increase' ? round((base ?? 0) + target) : target
}

/** Is that what was wanted? */
export function isReached(aim: Aim, actual: number): boolean {
  const goal = goalOf(aim)
  if (aim.rule === 'more_than') return actual > goal
  return aim.rule === 'at_most' ? actual <= goal : round(actual) >= goal
}

/** Days of the year that are over at the end of a day, and their share of the year. */
export function passed(year: number, today: string): { days: number; share: number } {
  const all = daysBetween(`${year}-01-01`, `${year}-12-31`) + 1
  const days = Math.min(Math.max(daysBetween(`${year}-01-01`, today) + 1, 0), all)
  return { days, share: days / all }
}

/** How much of the way from the start to the goal is done, from 0 to 1; the base is the start where there is one. */
export function progress(aim: Aim, actual: number): number {
  const [start, goal] = [aim.base ?? 0, goalOf(aim)]
  if (goal <= start) return isReached(aim, actual) ? 1 : 0
  return Math.min(Math.max((actual - start) / (goal - start), 0), 1)
}

/** Where a target stands: behind is what has done less of its way than the year, or was not reached when the year is over. */
export function standing(aim: Aim, actual: number | null, year: number, today: string): State {
  if (actual === null) return 'unknown'
  if (isReached(aim, actual)) return 'reached'
  if (aim.rule === 'at_most' || today > `${year}-12-31`) return 'behind'
  const { days, share } = passed(year, today)
  return days >= EARLY_DAYS && progress(aim, actual) < share ? 'behind' : 'doing'
}

/**
 * Where the present pace leads by the end of the year, for what grows; null when it is too early to say, nothing was told, or
 * the year is over. A sum goes on as fast as it came; of newest values, a straight line from the base or the first one.
 */
export function forecast(
  aim: Aim,
  { gather, unit }: Pick<IndicatorRow, 'gather' | 'unit'>,
  { actual, actualOn, first, firstOn }: Reached,
  year: number,
  today: string,
): number | null {
  const [begin, end] = [`${year}-01-01`, `${year}-12-31`]
  const { days, share } = passed(year, today)
  if (actual === null || actualOn === null || today >= end || days < EARLY_DAYS) return null
  const within = (value: number) => round(Math.max(unit === '%' ? Math.min(value, 100) : value, 0))
  if (gather === 'sum') return within(actual / share)
  const start = aim.base !== null ? { value: aim.base, on: addDays(begin, -1) } : { value: first, on: firstOn }
  if (start.value === null || start.on === null) return null
  const span = daysBetween(start.on, actualOn)
  if (span < EARLY_DAYS) return null
  return within(actual + ((actual - start.value) / span) * daysBetween(actualOn, end))
}

/** Sums of tenths do not come out even. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
