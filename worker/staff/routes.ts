import { Hono, type MiddlewareHandler } from 'hono'
import { openBook } from '../communes/queries.ts'
import { beginTry, withRetryAfter } from '../http/attempts.ts'
import type { App } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { forgetTries } from '../http/queries.ts'
import { page, seeOther } from '../http/respond.ts'
import { accountRoutes } from './account-routes.ts'
import { askingOf, prolong, sessionOf, signIn, signInKey, signOut } from './auth.ts'
import { check, type FieldErrors, signInSchema, USERNAME_MAX } from './form.ts'
import { ownRoutes } from './own-routes.ts'
import { SignInPage } from './pages.tsx'
import { lockedWords, OFFICE, wayBack, WRONG_PASSWORDS } from './rules.ts'

const SIGN_IN = `${OFFICE}/dang-nhap`
const OWN_PASSWORD = `${OFFICE}/mat-khau`
const WRONG_PAIR = 'Tên đăng nhập hoặc mật khẩu chưa đúng.'

/**
 * Lets officers in and sets `c.var.staff` and `c.var.book`, their commune's. Others are sent to sign in and come back (GET), or get 401 (POST). Who still
 * has a first password goes to change it before anything else.
 */
export const requireStaff: MiddlewareHandler<App> = async function requireStaff(c, next) {
  if (c.get('staff') as unknown) return next()
  const asking = askingOf(c)
  const found = await sessionOf(asking)
  const { pathname, search } = new URL(c.req.url)
  if (!found) {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') throw problem.signIn()
    return seeOther(`${SIGN_IN}?ve=${encodeURIComponent(pathname + search)}`)
  }
  if (found.member.mustChangePassword && pathname !== OWN_PASSWORD) return seeOther(OWN_PASSWORD)
  const book = await openBook(c.var.db, found.member.communeId, c.var.now)
  if (!book) throw problem.notFound()
  c.set('staff', found.member)
  c.set('book', book)
  const cookies = await prolong(asking, found)
  await next()
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}

/** What officers do to come in and go out, and what an administrator does to accounts; mounted at `/can-bo`. */
export const staffRoutes = new Hono<App>()

staffRoutes.get('/dang-nhap', async (c) => {
  const way = wayBack(c.req.query('ve') ?? '')
  if (await sessionOf(askingOf(c))) return seeOther(way)
  return page(c, SignInPage({ username: '', way, errors: {} }))
})

staffRoutes.post('/dang-nhap', async (c) => {
  const { db, now } = c.var
  const sent = await readForm(c)
  const typed = { username: field(sent, 'username') ?? '', password: field(sent, 'password') ?? '' }
  const way = wayBack(field(sent, 've') ?? '')
  const again = (status: 422 | 429, what: { errors?: FieldErrors; message?: string; locked?: string }) =>
    page(c, SignInPage({ errors: {}, ...what, username: typed.username.slice(0, USERNAME_MAX), way }), status)

  const checked = check(signInSchema, typed)
  if (!checked.ok) return again(422, { errors: checked.errors })
  const { username, password } = checked.value
  const limit = { ...WRONG_PASSWORDS, ...signInKey(c.env, username), now }
  const lockedUntil = await beginTry(db, limit)
  if (lockedUntil) return withRetryAfter(again(429, { locked: lockedWords(lockedUntil) }), lockedUntil, now)
  const cookies = await signIn(askingOf(c), username, password)
  if (!cookies) return again(422, { message: WRONG_PAIR })
  await forgetTries(db, limit)
  const answer = seeOther(way)
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie)
  return answer
})

staffRoutes.post('/dang-xuat', async (c) => {
  const answer = seeOther(SIGN_IN)
  answer.headers.append('set-cookie', await signOut(askingOf(c)))
  return answer
})

staffRoutes.use('*', requireStaff)
staffRoutes.route('/', ownRoutes)
staffRoutes.route('/tai-khoan', accountRoutes)
