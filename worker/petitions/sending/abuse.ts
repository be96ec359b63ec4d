import { keyedHex, sameSecret } from '../../http/keys.ts'
import { cookieIn } from '../../http/own-cookie.ts'

/** A field that people do not see and programs fill in. */
export const HONEYPOT = 'website'
/** A field that says: whoever sends this sees the page that comes back. */
export const ASKS = 'hoi'
/** Nobody reads and fills in the form faster, in milliseconds. */
export const FASTEST_MS = 3_000
/** A form left open for longer says nothing any more, in milliseconds. */
export const LONGEST_MS = 24 * 3_600_000

const DEVICE_COOKIE = 'thiet-bi'
const DEVICE_SECONDS = 180 * 24 * 3600

type Secrets = { SECRET_KEY: string }

/** The hidden field that says, signed, when a form was opened. */
export function startStamp(env: Secrets, communeId: string, now: Date): string {
  const at = now.getTime().toString(36)
  return `${at}.${signed(env, communeId, at)}`
}

/** Was a form with this stamp filled in at a pace of people? A stamp that is missing or forged says no. */
export function isAtHumanPace(
  env: Secrets,
  communeId: string,
  stamp: string,
  now: Date,
  fastest: number = FASTEST_MS,
): boolean {
  const [at = '', sign = ''] = stamp.split('.')
  const took = now.getTime() - Number.parseInt(at, 36)
  return sameSecret(sign, signed(env, communeId, at)) && took >= fastest && took <= LONGEST_MS
}

/** The random name that a browser carries so that sendings of one device can be counted; null when it carries none. */
export function deviceOf(cookies: string | undefined): string | null {
  const id = cookieIn(cookies, DEVICE_COOKIE)
  return /^[0-9a-f-]{36}$/.test(id) ? id : null
}

/** The Set-Cookie header that gives a browser its random name, for the petition form only. */
export function deviceCookie(id: string, communeId: string, isHttps: boolean): string {
  const secure = isHttps ? '; Secure' : ''
  return `${DEVICE_COOKIE}=${id}; Path=/${communeId}/kien-nghi/moi; Max-Age=${DEVICE_SECONDS}; HttpOnly; SameSite=Lax${secure}`
}

function signed(env: Secrets, communeId: string, at: string): string {
  return keyedHex(env, 'form-opened', `${communeId}/${at}`).slice(0, 24)
}
