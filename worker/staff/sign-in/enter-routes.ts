import { withRetryAfter } from '../../http/attempts.ts'
import type { Context } from '../../http/context.ts'
import { origin } from '../../http/origin.ts'
import { page, seeOther } from '../../http/respond.ts'
import { askingOf, cookieIn } from '../auth.ts'
import type { FieldErrors } from '../form.ts'
import { SignInPage } from '../pages.tsx'
import { lockedWords, OFFICE } from '../rules.ts'
import type { Who } from '../viewers/viewer.ts'
import { DOORS } from './doors-auth.ts'
import { BROWSER_COOKIE } from './enter-auth.ts'
import { providerOf } from './oidc-auth.ts'
import { findOptions } from './passkey-auth.ts'
import { writeTicket } from './ticket.ts'
import { missingProof, type Way } from './ways.ts'

export const SIGN_IN = `${OFFICE}/dang-nhap`
export const CODE_PAGE = `${SIGN_IN}/ma`
/** Carries who has given the first proof to the page that asks for the second. */
export const HALF_WAY = 'nghe-dan.nua-duong'
const HALF_WAY_SECONDS = 600
/** What that cookie says. */
export type HalfWay = { userId: string; way: 'password' | 'oidc'; back: string; who?: Who }

export const NEEDS_KEY =
  'Vai trò của ông/bà cần hai lớp bảo vệ. Ông/bà đăng nhập bằng khóa của máy, ở nút bên dưới. Mất máy thì nhờ quản trị viên của xã tạo đường dẫn đặt lại.'
const CLOSED = 'Tài khoản này đã đóng. Ông/bà hỏi quản trị viên của xã.'
const BROWSER_SECONDS = 400 * 24 * 3600

export type SignInSaid = { username?: string; way: string; errors?: FieldErrors; message?: string; locked?: string }

/** The sign-in page with every way that is open here. */
export function signInPage(c: Context, said: SignInSaid, status = 200): Response {
  const known = { username: '', errors: {}, ...said }
  const tree = SignInPage({
    ...known,
    keyOptions: findOptions(askingOf(c), origin(c)),
    oidcName: providerOf(c.env)?.name ?? null,
  })
  const answer = page(c, tree, status)
  if (c.req.method === 'GET' && cookieIn(c.req.raw, BROWSER_COOKIE) === '')
    answer.headers.append('set-cookie', ownCookie(c, BROWSER_COOKIE, crypto.randomUUID(), OFFICE, BROWSER_SECONDS))
  return answer
}

/** The sign-in page of somebody who tried too often. */
export function signInLocked(c: Context, said: SignInSaid, until: Date): Response {
  return withRetryAfter(signInPage(c, { ...said, locked: lockedWords(until) }, 429), until, c.var.now)
}

/** Somebody proved who he is: in he comes, or on to the second proof. */
export async function letIn(c: Context, userId: string, way: Way, back: string, who: Who = 'staff'): Promise<Response> {
  const factors = await DOORS[who].factors(c.var.db, userId)
  if (!factors) return signInPage(c, { way: back, message: CLOSED }, 422)
  const missing = missingProof(way, factors)
  if (missing === 'key') return signInPage(c, { way: back, message: NEEDS_KEY }, 422)
  const answer = seeOther(missing === 'code' ? CODE_PAGE : back)
  const cookie = missing === 'code' ? halfWayCookie(c, { userId, way: way as HalfWay['way'], back, who }) : null
  answer.headers.append('set-cookie', cookie ?? (await DOORS[who].open(askingOf(c), userId, way)))
  return answer
}

/** A cookie for a part of the officers' pages that no script reads. */
export function ownCookie(c: Context, name: string, value: string, path: string, seconds: number): string {
  const secure = c.req.url.startsWith('https:') ? '; Secure' : ''
  return `${name}=${value}; Max-Age=${seconds}; Path=${path}; HttpOnly${secure}; SameSite=Lax`
}

function halfWayCookie(c: Context, content: HalfWay): string {
  const until = new Date(c.var.now.getTime() + HALF_WAY_SECONDS * 1000)
  return ownCookie(c, HALF_WAY, writeTicket(c.env, 'half way', content, until), SIGN_IN, HALF_WAY_SECONDS)
}
