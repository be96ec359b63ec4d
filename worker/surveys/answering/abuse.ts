import { keyedHex, sameSecret } from '../../http/keys.ts'
import { LONGEST_MS, PACE } from './limits.ts'

/** A field that people do not see and programs fill in. */
export const HONEYPOT = 'website'

type Secrets = { SECRET_KEY: string }

/** Why an answer waits for an officer instead of being counted. */
export type Suspicion = 'honeypot' | 'pace' | 'network' | 'proof'

/** When a sheet was opened, and which version of the questionnaire it shows. */
export type Started = { openedAt: Date; versionId: string }

/** The hidden field that says both, signed. */
export function startStamp(env: Secrets, surveyId: string, { openedAt, versionId }: Started): string {
  const at = openedAt.getTime().toString(36)
  return `${at}.${signed(env, surveyId, at, versionId)}.${versionId}`
}

/** What a stamp says; null when it is missing, forged or of another survey. */
export function readStamp(env: Secrets, surveyId: string, stamp: string): Started | null {
  const [, at = '', sign = '', versionId = ''] = /^([0-9a-z]{1,12})\.([0-9a-f]{24})\.(.{1,64})$/.exec(stamp) ?? []
  if (!sameSecret(sign, signed(env, surveyId, at, versionId))) return null
  return { openedAt: new Date(Number.parseInt(at, 36)), versionId }
}

/** Was a sheet with so many questions that must be answered filled in at a pace of people? */
export function isAtHumanPace(started: Started | null, now: Date, required: number): boolean {
  if (!started) return false
  const took = now.getTime() - started.openedAt.getTime()
  return took >= Math.min(PACE.first + required * PACE.each, PACE.most) && took <= LONGEST_MS
}

function signed(env: Secrets, surveyId: string, at: string, versionId: string): string {
  return keyedHex(env, 'survey-opened', `${surveyId}/${at}/${versionId}`).slice(0, 24)
}
