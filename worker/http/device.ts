import { keyedHex, sameSecret } from './keys.ts'
import { cookieIn } from './own-cookie.ts'

/** As long as browsers keep a cookie at all. */
const SECONDS = 400 * 24 * 3600

type Secrets = { SECRET_KEY: string }

/** A cookie in which a browser carries a random name that this server gave it: what it is called, what it is signed for. */
export type DeviceCookie = { name: string; purpose: string }

/** The random name of a browser; null when it has none, or one of its own making. */
export function deviceIn(env: Secrets, { name, purpose }: DeviceCookie, cookies: string | undefined): string | null {
  const [id = '', sign = ''] = cookieIn(cookies, name).split('.')
  return /^[0-9a-f-]{36}$/.test(id) && sameSecret(sign, signed(env, purpose, id)) ? id : null
}

/** The Set-Cookie header that gives a browser its name, for the pages below `path`. */
export function deviceCookie(
  env: Secrets,
  { name, purpose }: DeviceCookie,
  id: string,
  { path, isHttps }: { path: string; isHttps: boolean },
): string {
  const secure = isHttps ? '; Secure' : ''
  return `${name}=${id}.${signed(env, purpose, id)}; Path=${path}; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`
}

function signed(env: Secrets, purpose: string, id: string): string {
  return keyedHex(env, purpose, id).slice(0, 32)
}
