import { readStamp, startStamp } from '../forms/filling/stamp.ts'

/** A field that people do not see and programs fill in. */
export const HONEYPOT = 'website'
/** A field that says: whoever sends this sees the page that comes back, and can be asked something. */
export const ASKS = 'hoi'
/** Nobody reads and writes faster, in milliseconds. */
export const FASTEST_MS = 3_000
/** A page left open for longer says nothing any more, in milliseconds. */
export const LONGEST_MS = 24 * 3_600_000

type Secrets = { SECRET_KEY: string }
const VERSION = 'doi-thoai'

/** The hidden field that says, signed, when the form was opened; `scope`: what it belongs to. */
export function openedStamp(env: Secrets, scope: string, now: Date): string {
  return startStamp(env, scope, { openedAt: now, versionId: VERSION })
}

/** Was a form with this stamp filled in at a pace of people? A stamp that is missing or forged says no. */
export function isAtHumanPace(env: Secrets, scope: string, stamp: string, now: Date): boolean {
  const started = readStamp(env, scope, stamp)
  if (!started) return false
  const took = now.getTime() - started.openedAt.getTime()
  return took >= FASTEST_MS && took <= LONGEST_MS
}
