import { readStamp, startStamp } from '../../../forms/filling/stamp.ts'

/** Nobody reads and writes a request faster, nobody reads a topic and presses its button faster, in milliseconds. */
export const ASKING_MS = 3_000
export const JOINING_MS = 700
/** A page left open for longer says nothing any more, in milliseconds. */
const LONGEST_MS = 24 * 3_600_000

type Secrets = { SECRET_KEY: string }
const FORM = 'doi-thoai'

/** The hidden field that says, signed, when a form of the commune's dialogue was opened. */
export function openedStamp(env: Secrets, communeId: string, now: Date): string {
  return startStamp(env, communeId, { openedAt: now, versionId: FORM })
}

/** Was a form with this stamp filled in at a pace of people? A stamp that is missing or forged says no. */
export function isAtHumanPace(env: Secrets, communeId: string, stamp: string, now: Date, fastest: number): boolean {
  const started = readStamp(env, communeId, stamp)
  if (started?.versionId !== FORM) return false
  const took = now.getTime() - started.openedAt.getTime()
  return took >= fastest && took <= LONGEST_MS
}
