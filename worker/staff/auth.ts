import { createHmac, randomBytes } from 'node:crypto'
import type { Db } from '../db/connect.ts'
import { tryKey } from '../http/attempts.ts'
import type { Context } from '../http/context.ts'
import { sameSecret } from '../http/keys.ts'
import type { TryKey } from '../http/queries.ts'
import { credentialOf, endSession, findSession, type LiveSession, prolongSession } from './queries.ts'
import type { Who } from './viewers/viewer.ts'
import { findViewerSession, type ViewerSession } from './viewers/viewer-queries.ts'

/** A request, and what it takes to say who makes it. */
export type Asking = {
  request: Request
  env: { BETTER_AUTH_SECRET: string; SECRET_KEY: string }
  db: Db
  now: Date
}

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

/** The session that the request's cookie stands for, when it lives. One read, none without a cookie that we signed. */
export async function sessionOf(asking: Asking): Promise<LiveSession | null> {
  const token = tokenOf(asking)
  return token === null ? null : findSession(asking.db, token, asking.now)
}

/** The same for somebody of a level above. */
export async function viewerSessionOf(asking: Asking): Promise<ViewerSession | null> {
  const token = tokenOf(asking)
  return token === null ? null : findViewerSession(asking.db, token, asking.now)
}

/** Whose account that is, and whether the password is its own. About 80 ms of CPU, for unknown names too. */
export async function provePassword(
  { db }: Asking,
  username: string,
  password: string,
): Promise<{ userId: string | null; who: Who; isRight: boolean }> {
  const { hashPassword, verifyPassword } = await heavyPart()
  const found = await credentialOf(db, username)
  if (!found) {
    await hashPassword(password)
    return { userId: null, who: 'staff', isRight: false }
  }
  return { userId: found.userId, who: found.who, isRight: await verifyPassword({ hash: found.hash, password }) }
}

/** A new session's token and until when it lives. */
export function newSession(now: Date): { token: string; expiresAt: Date } {
  return { token: randomBytes(32).toString('hex'), expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000) }
}

/** The cookie that stands for a session: its token, and our mark on it. */
export function sessionCookie({ request, env }: Asking, token: string): string {
  const value = encodeURIComponent(`${token}.${markOf(env, token)}`)
  return `${cookieName(request)}=${value}; Max-Age=${SESSION_SECONDS}; ${cookieEnd(request)}`
}

/** Prolongs a session when its time has come: the cookies to set, often none. */
export async function prolong(asking: Asking, found: Pick<LiveSession, 'token' | 'prolongedAt'>): Promise<string[]> {
  const { db, now } = asking
  if (now.getTime() - found.prolongedAt.getTime() < PROLONG_AFTER_SECONDS * 1000) return []
  await prolongSession(db, found.token, newSession(now).expiresAt, now)
  return [sessionCookie(asking, found.token)]
}

/** Signs out: the session ends in the database, whatever the browser keeps. Returns the cookie that takes the old one away. */
export async function signOut(asking: Asking): Promise<string> {
  const token = tokenOf(asking)
  if (token !== null) await endSession(asking.db, token)
  return `${cookieName(asking.request)}=; Max-Age=0; ${cookieEnd(asking.request)}`
}

/** The hash under which a password is kept (scrypt). About 80 ms of CPU. */
export async function hashOf(password: string): Promise<string> {
  return (await heavyPart()).hashPassword(password)
}

/** Is this the password that was hashed? About 80 ms of CPU. */
export async function isPassword(hash: string, password: string): Promise<boolean> {
  return (await heavyPart()).verifyPassword({ hash, password })
}

/** Loaded when a password is judged: much that citizens' requests need not start. */
function heavyPart() {
  return import('./library-auth.ts')
}

function isSecure(request: Request): boolean {
  return request.url.startsWith('https:')
}

function cookieName(request: Request): string {
  return `${isSecure(request) ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`
}

function cookieEnd(request: Request): string {
  return `Path=/; HttpOnly${isSecure(request) ? '; Secure' : ''}; SameSite=Lax`
}

/** The session's token from the cookie `token.mark`; null when it is not ours. */
function tokenOf({ request, env }: Asking): string | null {
  const [, token, mark] = /^([A-Za-z0-9]+)\.([A-Za-z0-9+/]+=*)$/.exec(cookieIn(request, cookieName(request))) ?? []
  return token !== undefined && mark !== undefined && sameSecret(mark, markOf(env, token)) ? token : null
}

function markOf(env: { BETTER_AUTH_SECRET: string }, token: string): string {
  return createHmac('sha256', env.BETTER_AUTH_SECRET).update(token).digest('base64')
}

/** A cookie of the request; empty when there is none, or none that can be read. */
export function cookieIn(request: Request, name: string): string {
  const sent = (request.headers.get('cookie') ?? '').split('; ').find((pair) => pair.startsWith(`${name}=`))
  try {
    return decodeURIComponent(sent?.slice(name.length + 1) ?? '')
  } catch {
    return ''
  }
}
