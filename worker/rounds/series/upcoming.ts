import { addDays } from '../../deadlines/calendar.ts'
import { dueDayOf, type DueRule, nextPeriod, type Period, periodOf, previousPeriod } from '../periods.ts'
import type { RoundKind } from '../words.ts'

/** What of a series says on which days its rounds run. */
export type Timing = {
  kind: RoundKind
  due: DueRule
  opensBefore: number
  remindBefore: number
  closesAfter: number
}

/** The days of one round. */
export type RoundDays = { period: Period; opensOn: string; remindOn: string | null; dueOn: string; closesOn: string }

/** The next period of a series. The second half of a year has no round of its own: the year's review takes it in. */
export function followingPeriod(kind: RoundKind, period: Period): Period {
  const next = nextPeriod(kind, period)
  return isSecondHalf(kind, next) ? nextPeriod(kind, next) : next
}

/** The period of a series before that one. */
export function precedingPeriod(kind: RoundKind, period: Period): Period {
  const before = previousPeriod(kind, period)
  return isSecondHalf(kind, before) ? previousPeriod(kind, before) : before
}

/** When the round of a period opens, reminds, is due and closes. A reminder that would come with the opening is none. */
export function daysOfRound(period: Period, { closesAfter, due, opensBefore, remindBefore }: Timing): RoundDays {
  const dueOn = dueDayOf(period, due)
  return {
    ...{ period, dueOn, opensOn: addDays(dueOn, -opensBefore), closesOn: addDays(dueOn, closesAfter) },
    remindOn: remindBefore === 0 || remindBefore >= opensBefore ? null : addDays(dueOn, -remindBefore),
  }
}

/** The first period for which a report can still be in time today. */
export function firstPeriod({ due, kind }: Pick<Timing, 'kind' | 'due'>, today: string): Period {
  const now = periodOf(kind, today)
  let period = precedingPeriod(kind, isSecondHalf(kind, now) ? previousPeriod(kind, now) : now)
  while (dueDayOf(period, due) < today) period = followingPeriod(kind, period)
  return period
}

/** A period and those after it, as their rounds will run. */
export function upcoming(timing: Timing, from: Period, many = 3): RoundDays[] {
  const all: RoundDays[] = []
  for (let period = from; all.length < many; period = followingPeriod(timing.kind, period))
    all.push(daysOfRound(period, timing))
  return all
}

/** The later of two periods of one kind: written as they are, they sort. */
export function laterPeriod(a: Period, b: Period): Period {
  return a > b ? a : b
}

function isSecondHalf(kind: RoundKind, period: Period): boolean {
  return kind === 'half_year' && period.endsWith('-H2')
}
