import type { Started } from '../../forms/filling/stamp.ts'
import type { Sheet } from '../../forms/sheet.ts'
import { LONGEST_MS, PACE } from './limits.ts'

/** A field that people do not see and programs fill in. */
export const HONEYPOT = 'website'

/** Why an answer waits for an officer instead of being counted. */
export type Suspicion = 'honeypot' | 'pace' | 'network' | 'proof'

/** Was a sheet with so many questions that must be answered filled in at a pace of people? */
export function isAtHumanPace(started: Started | null, now: Date, required: number): boolean {
  if (!started) return false
  const took = now.getTime() - started.openedAt.getTime()
  return took >= Math.min(PACE.first + required * PACE.each, PACE.most) && took <= LONGEST_MS
}

/** What about a sending looks automatic, if anything. */
export function suspicionOf(how: {
  sheet: Sheet
  started: Started | null
  now: Date
  honeypot: string
  isUsualPace: boolean
}): Suspicion | null {
  if (how.honeypot !== '') return 'honeypot'
  if (!isAtHumanPace(how.started, how.now, requiredIn(how.sheet))) return 'pace'
  return how.isUsualPace ? null : 'network'
}

/** Questions of a sheet that must be answered. */
function requiredIn(sheet: Sheet): number {
  let many = 0
  for (const key of sheet.tree.spots.keys()) if (sheet.entry(key).required) many++
  return many
}
