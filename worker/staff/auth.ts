import { createHmac } from 'node:crypto'
import type { Db } from '../db/connect.ts'
import { tryKey } from '../http/attempts.ts'
import type { Context } from '../http/context.ts'
import { sameSecret } from '../http/keys.ts'
import type { TryKey } from '../http/queries.ts'
import type { StaffMember } from './actor.ts'
import { endSession, findSession, type LiveSession } from './queries.ts'

/** A request, and what it takes to say who makes it. */
export type Asking = { request: Request; env: { BETTER_AUTH_SECRET: string }; db: Db; now: Date }

const COOKIE_PREFIX = 'nghe-dan'
const SESSION_SECONDS = 12 * 3600
/** How often a session in use is prolonged: a write each time, so not with every click. */
const PROLONG_AFTER_SECONDS = 15 * 60

/** The request at hand. */
export function askingOf(c: Context): Asking {
  return { request: c.req.raw, env: c.env, db: c.var.db, now: c.var.now }
}

/** The token of the request's own session; empty when there is none. */
export function ownToken(c: Context): string {
  return tokenOf(askingOf(c)) ?? ''
}

/** Under which key wrong tries to sign in with a user name are counted. */
export function signInKey(env: { SECRET_KEY: string }, username: string): TryKey {
  return tryKey(env, 'sign-in', username)
}

/** The officer who makes this request, or null. The rest of the project knows of signing in only this. */
export async function actorFor(asking: Asking): Promise<StaffMember | null> {
  return (await sessionOf(asking))?.member ?? null
}

/** The session that the request's cookie stands for, when it lives. One read, none without a cookie that we signed. */
export async function sessionOf(asking: Asking): Promise<LiveSession | null> {
  const token = tokenOf(asking)
  return token === null ? null : findSession(asking.db, token, asking.now)
}

/** Signs in by user name and password: the cookies to set, or null for a wrong pair or a closed account. About 80 ms of CPU. */
export async function signIn(asking: Asking, username: string, password: string): Promise<string[] | null> {
  const { APIError, library } = await heavyPart()
  const userAgent = asking.request.headers.get('user-agent')?.slice(0, 300) ?? ''
  try {
    const { headers } = await library(settingsOf(asking)).api.signInUsername({
      body: { username, password },
      headers: new Headers({ 'user-agent': userAgent }),
      returnHeaders: true,
    })
    return headers.getSetCookie()
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return null
    throw error
  }
}

/** Prolongs a session when its time has come: the cookies to set, often none. */
export async function prolong(asking: Asking, found: LiveSession): Promise<string[]> {
  if (asking.now.getTime() - found.prolongedAt.getTime() < PROLONG_AFTER_SECONDS * 1000) return []
  const { library } = await heavyPart()
  const cookie = asking.request.headers.get('cookie') ?? ''
  const { headers } = await library(settingsOf(asking)).api.getSession({
    headers: new Headers({ cookie }),
    returnHeaders: true,
  })
  return headers.getSetCookie()
}

/** Signs out: the session ends in the database, whatever the browser keeps. Returns the cookie that takes the old one away. */
export async function signOut(asking: Asking): Promise<string> {
  const token = tokenOf(asking)
  if (token !== null) await endSession(asking.db, token)
  const secure = isSecure(asking.request) ? '; Secure' : ''
  return `${cookieName(asking.request)}=; Max-Age=0; Path=/; HttpOnly${secure}; SameSite=Lax`
}

/** The hash under which a password is kept (scrypt). About 80 ms of CPU. */
export async function hashOf(password: string): Promise<string> {
  return (await heavyPart()).hashPassword(password)
}

/** Is this the password that was hashed? About 80 ms of CPU. */
export async function isPassword(hash: string, password: string): Promise<boolean> {
  return (await heavyPart()).verifyPassword({ hash, password })
}

/** Loaded when somebody signs in: half a megabyte that citizens' requests need not start. */
function heavyPart() {
  return import('./library-auth.ts')
}

function settingsOf({ request, env, db }: Asking) {
  return {
    db,
    secret: env.BETTER_AUTH_SECRET,
    origin: new URL(request.url).origin,
    cookiePrefix: COOKIE_PREFIX,
    sessionSeconds: SESSION_SECONDS,
    prolongAfterSeconds: PROLONG_AFTER_SECONDS,
  }
}

function isSecure(request: Request): boolean {
  return request.url.startsWith('https:')
}

function cookieName(request: Request): string {
  return `${isSecure(request) ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`
}

/** The session's token from the cookie `token.signature`, as the library writes it; null when it is not ours. */
function tokenOf({ request, env }: Asking): string | null {
  const start = `${cookieName(request)}=`
  const sent = (request.headers.get('cookie') ?? '').split('; ').find((pair) => pair.startsWith(start))
  const [, token, signature] = /^([A-Za-z0-9]+)\.([A-Za-z0-9+/]+=*)$/.exec(decoded(sent?.slice(start.length))) ?? []
  if (token === undefined || signature === undefined) return null
  const ours = createHmac('sha256', env.BETTER_AUTH_SECRET).update(token).digest('base64')
  return sameSecret(signature, ours) ? token : null
}

function decoded(value = ''): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
