import { readStamp, startStamp } from '../../forms/filling/stamp.ts'

/** A field that people do not see and programs fill in. */
export const HONEYPOT = 'website'
/** Nobody reads and answers faster, in milliseconds. */
export const FASTEST_MS = 3_000
/** A page left open for longer says nothing any more, in milliseconds. */
export const LONGEST_MS = 24 * 3_600_000

type Secrets = { SECRET_KEY: string }
const VERSION = 'gop-y'

/** The hidden field that says, signed, when the form was opened. */
export function openedStamp(env: Secrets, dossierId: string, now: Date): string {
  return startStamp(env, dossierId, { openedAt: now, versionId: VERSION })
}

/** Was a form with this stamp filled in at a pace of people? A stamp that is missing or forged says no. */
export function isAtHumanPace(env: Secrets, dossierId: string, stamp: string, now: Date): boolean {
  const started = readStamp(env, dossierId, stamp)
  if (!started) return false
  const took = now.getTime() - started.openedAt.getTime()
  return took >= FASTEST_MS && took <= LONGEST_MS
}
