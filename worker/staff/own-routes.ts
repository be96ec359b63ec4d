import { Hono } from 'hono'
import { beginTry, tryKey, withRetryAfter } from '../http/attempts.ts'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { forgetTries } from '../http/queries.ts'
import { page, seeOther } from '../http/respond.ts'
import { hashOf, isPassword, ownToken } from './auth.ts'
import { check, type FieldErrors, passwordSchema } from './form.ts'
import { PasswordPage, SessionsPage } from './pages.tsx'
import { changePassword, passwordHash } from './queries.ts'
import { browserWords, lockedWords, OFFICE, WRONG_PASSWORDS } from './rules.ts'
import { endOtherSessions, endOwnSession, ownSessions } from './session-queries.ts'
import { ownStrangeSignIn, signInsOf } from './sign-in/sign-in-queries.ts'
import { wayWords } from './sign-in/ways.ts'

/** What an officer does to his own account: the password, and where he is signed in. */
export const ownRoutes = new Hono<App>()

ownRoutes.get('/mat-khau', (c) =>
  page(c, PasswordPage({ ...mine(c), errors: {}, isChanged: c.req.query('da-doi') !== undefined })),
)

ownRoutes.post('/mat-khau', async (c) => {
  const { db, now, staff } = c.var
  const sent = await readForm(c)
  const again = (status: 422 | 429, errors: FieldErrors) => page(c, PasswordPage({ ...mine(c), errors }), status)
  const checked = check(passwordSchema(staff.username), {
    oldPassword: field(sent, 'oldPassword') ?? '',
    newPassword: field(sent, 'newPassword') ?? '',
    repeated: field(sent, 'repeated') ?? '',
  })
  if (!checked.ok) return again(422, checked.errors)
  const { oldPassword, newPassword } = checked.value
  const limit = { ...WRONG_PASSWORDS, ...tryKey(c.env, 'old-password', staff.id), now }
  const lockedUntil = await beginTry(db, limit)
  if (lockedUntil) return withRetryAfter(again(429, { oldPassword: [lockedWords(lockedUntil)] }), lockedUntil, now)
  const hash = await passwordHash(db, staff.id)
  if (hash === null || !(await isPassword(hash, oldPassword)))
    return again(422, { oldPassword: ['Mật khẩu đang dùng chưa đúng. Ông/bà gõ lại.'] })
  await forgetTries(db, limit)
  await changePassword(db, staff, await hashOf(newPassword), ownToken(c), now)
  return seeOther(`${OFFICE}/mat-khau?da-doi`)
})

ownRoutes.get('/phien', async (c) => {
  const token = ownToken(c)
  const { db, now, staff } = c.var
  const [rows, last] = await Promise.all([ownSessions(db, staff.id, now), signInsOf(db, staff.id)])
  const sessions = rows.map(({ id, userAgent, startedAt, seenAt, token: its, way }) => ({
    id,
    browser: browserWords(userAgent),
    startedAt,
    seenAt,
    way: wayWords(way),
    isThis: its === token,
  }))
  const signIns = last.map((one) => ({ ...one, browser: browserWords(one.userAgent), way: wayWords(one.way) }))
  return page(c, SessionsPage({ ...mine(c), sessions, signIns }))
})

ownRoutes.post('/phien/la-toi', async (c) => {
  await ownStrangeSignIn(c.var.db, c.var.staff.id)
  return seeOther(`${OFFICE}/phien`)
})

ownRoutes.post('/phien/ket-thuc', async (c) => {
  const { db, staff } = c.var
  const sent = await readForm(c)
  const which = field(sent, 'phien')
  if (!which) throw problem.malformed('Chưa rõ kết thúc phiên nào. Ông/bà mở lại danh sách rồi chọn.')
  if (which === 'khac') await endOtherSessions(db, staff.id, ownToken(c))
  else await endOwnSession(db, staff.id, which)
  return seeOther(`${OFFICE}/phien`)
})

function mine(c: Context) {
  return { staff: c.var.staff, book: c.var.book }
}
