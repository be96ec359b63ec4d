import { Hono, type MiddlewareHandler } from 'hono'
import { openBook } from '../communes/queries.ts'
import { beginTry } from '../http/attempts.ts'
import type { App } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { forgetTries } from '../http/queries.ts'
import { seeOther } from '../http/respond.ts'
import { accountRoutes } from './account-routes.ts'
import {
  type Asking,
  askingOf,
  prolong,
  provePassword,
  sessionOf,
  signInKey,
  signOut,
  viewerSessionOf,
} from './auth.ts'
import { check, signInSchema, USERNAME_MAX } from './form.ts'
import { ownRoutes } from './own-routes.ts'
import { OFFICE, wayBack, WRONG_PASSWORDS } from './rules.ts'
import { codeRoutes } from './sign-in/code-routes.ts'
import { DOORS } from './sign-in/doors-auth.ts'
import { letIn, NEEDS_KEY, SIGN_IN, signInLocked, signInPage } from './sign-in/enter-routes.ts'
import { oidcRoutes } from './sign-in/oidc-routes.ts'
import { passkeyRoutes } from './sign-in/passkey-routes.ts'
import { passwordLinkRoutes } from './sign-in/password-link-routes.ts'
import { securityRoutes } from './sign-in/security-routes.ts'
import { missingProof } from './sign-in/ways.ts'
import { AREA, NOT_HERE } from './viewers/viewer.ts'

const OWN_PASSWORD = `${OFFICE}/mat-khau`
const OWN_SECURITY = `${OFFICE}/bao-mat`
const WRONG_PAIR = 'Tên đăng nhập hoặc mật khẩu chưa đúng.'

/**
 * Lets officers in and sets `c.var.staff` and `c.var.book`, their commune's. Others are sent to sign in and come back (GET), or get 401 (POST). Who still
 * has a first password goes to change it before anything else; whose role asks for two proofs sets up the second.
 */
export const requireStaff: MiddlewareHandler<App> = async function requireStaff(c, next) {
  if (c.get('staff') as unknown) return next()
  const asking = askingOf(c)
  const found = await sessionOf(asking)
  const { pathname, search } = new URL(c.req.url)
  if (!found) {
    if (await viewerSessionOf(asking)) {
      if (c.req.method === 'GET' || c.req.method === 'HEAD') return seeOther(AREA)
      throw problem.forbidden(NOT_HERE.viewer)
    }
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') throw problem.signIn()
    return seeOther(`${SIGN_IN}?ve=${encodeURIComponent(pathname + search)}`)
  }
  if (found.member.mustChangePassword && pathname !== OWN_PASSWORD) return seeOther(OWN_PASSWORD)
  const missing = found.member.mustChangePassword ? null : missingProof(found.way, found.factors)
  if (missing === 'code' || missing === 'key') return comeAgain(asking, missing)
  if (missing === 'set-up' && !isBelow(pathname, OWN_SECURITY)) return seeOther(OWN_SECURITY)
  const book = await openBook(c.var.db, found.member.communeId, c.var.now)
  if (!book) throw problem.notFound()
  c.set('staff', missing === 'set-up' ? { ...found.member, mustSecure: true } : found.member)
  c.set('book', book)
  const cookies = await prolong(asking, found)
  await next()
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}

/** A session with one proof, whose officer has a second one: it ends, and he comes in with both. */
async function comeAgain(asking: Asking, missing: 'code' | 'key'): Promise<Response> {
  const answer = seeOther(missing === 'key' ? `${SIGN_IN}?khoa` : SIGN_IN)
  answer.headers.append('set-cookie', await signOut(asking))
  return answer
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

/** What officers do to come in and go out, and what an administrator does to accounts; mounted at `/can-bo`. */
export const staffRoutes = new Hono<App>()

staffRoutes.get('/dang-nhap', async (c) => {
  const way = wayBack(c.req.query('ve') ?? '')
  if (await sessionOf(askingOf(c))) return seeOther(way)
  if (await viewerSessionOf(askingOf(c))) return seeOther(way.startsWith(AREA) ? way : AREA)
  return signInPage(c, { way, ...(c.req.query('khoa') === undefined ? {} : { message: NEEDS_KEY }) })
})

staffRoutes.post('/dang-nhap', async (c) => {
  const { db, now } = c.var
  const sent = await readForm(c)
  const typed = { username: field(sent, 'username') ?? '', password: field(sent, 'password') ?? '' }
  const way = wayBack(field(sent, 've') ?? '')
  const said = { username: typed.username.slice(0, USERNAME_MAX), way }
  const checked = check(signInSchema, typed)
  if (!checked.ok) return signInPage(c, { ...said, errors: checked.errors }, 422)
  const { username, password } = checked.value
  const limit = { ...WRONG_PASSWORDS, ...signInKey(c.env, username), now }
  const lockedUntil = await beginTry(db, limit)
  if (lockedUntil) return signInLocked(c, said, lockedUntil)
  const { isRight, userId, who } = await provePassword(askingOf(c), username, password)
  if (!isRight || userId === null) {
    if (userId !== null) await DOORS[who].refuse(askingOf(c), userId, 'password')
    return signInPage(c, { ...said, message: WRONG_PAIR }, 422)
  }
  await forgetTries(db, limit)
  return letIn(c, userId, 'password', way, who)
})

staffRoutes.post('/dang-xuat', async (c) => {
  const answer = seeOther(SIGN_IN)
  answer.headers.append('set-cookie', await signOut(askingOf(c)))
  return answer
})

staffRoutes.route('/dang-nhap', codeRoutes)
staffRoutes.route('/dang-nhap', passkeyRoutes)
staffRoutes.route('/dang-nhap', oidcRoutes)
staffRoutes.route('/dat-lai-mat-khau', passwordLinkRoutes)

staffRoutes.use('*', requireStaff)
staffRoutes.route('/', ownRoutes)
staffRoutes.route('/bao-mat', securityRoutes)
staffRoutes.route('/tai-khoan', accountRoutes)
