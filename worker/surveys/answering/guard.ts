import { GUARD } from './limits.ts'

/** How many came to a survey in the last minutes, and how many of them wait because they look automatic. */
export type Influx = { all: number; waiting: number }

/** Is so much of what comes automatic that phones should work for it? */
export function looksLikeFlood({ all, waiting }: Influx): boolean {
  return waiting >= GUARD.least && waiting / all >= GUARD.share
}

/** Is a survey on its guard now? */
export function isGuarded(survey: { guardedUntil: string | null }, now: Date): boolean {
  return survey.guardedUntil !== null && survey.guardedUntil > now.toISOString()
}
