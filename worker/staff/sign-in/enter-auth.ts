import { keyedHex } from '../../http/keys.ts'
import { type Asking, cookieIn, newSession, sessionCookie } from '../auth.ts'
import { type Browser, keepSession, noteRefusal } from './sign-in-queries.ts'
import type { Way } from './ways.ts'

/** Tells a browser from others at the next sign-in; says nothing about who uses it. */
export const BROWSER_COOKIE = 'nghe-dan.may'

/** Opens a session for somebody who has proved who he is: the cookie to set. */
export async function openSession(asking: Asking, userId: string, way: Way): Promise<string> {
  const made = newSession(asking.now)
  await keepSession(asking.db, made, browserOf(asking, userId), { userId, way, now: asking.now })
  return sessionCookie(asking, made.token)
}

/** Notes that a proof for this account was wrong. */
export async function refuse(asking: Asking, userId: string, way: Way): Promise<void> {
  await noteRefusal(asking.db, browserOf(asking, userId), userId, way, asking.now)
}

/** A program that never looked at the sign-in page has no cookie of ours, and no hash. */
function browserOf({ env, request }: Asking, userId: string): Browser {
  const userAgent = request.headers.get('user-agent')?.slice(0, 300) ?? ''
  const known = cookieIn(request, BROWSER_COOKIE)
  return { userAgent, hash: known === '' ? '' : keyedHex(env, 'browser', `${userId} ${known}`).slice(0, 32) }
}
