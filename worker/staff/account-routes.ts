import { Hono } from 'hono'
import type { App } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page } from '../http/respond.ts'
import { AccountsPage, NewAccountPage } from './account-pages.tsx'
import { ACCOUNTS_A_PAGE, accountsOf } from './account-queries.ts'
import { holds } from './actor.ts'
import { hashOf } from './auth.ts'
import { makeAccount } from './deed-queries.ts'
import { accountSchema, check, type FieldErrors, workFaults } from './form.ts'
import { deedOf, newPassword, oneAccountRoutes, showOnce, workOf } from './one-account-routes.ts'
import { OFFICE } from './rules.ts'
import { accountLoginRoutes } from './sign-in/account-login-routes.ts'
import { roleRuleRoutes } from './sign-in/role-rule-routes.ts'

const ACCOUNTS = `${OFFICE}/tai-khoan`

/** What an administrator does to the accounts of his commune. */
export const accountRoutes = new Hono<App>()

accountRoutes.use('*', async (c, next) => {
  if (!holds(c.var.staff, 'admin'))
    throw problem.forbidden(
      'Chỉ quản trị viên của xã mở, sửa, đóng tài khoản. Ông/bà cần thay đổi gì thì báo quản trị viên.',
    )
  await next()
})

accountRoutes.get('/', async (c) => {
  const { book, db, staff } = c.var
  const found = await accountsOf(db, staff.communeId, c.req.query('sau') ?? '')
  const accounts = found.slice(0, ACCOUNTS_A_PAGE)
  const last = found.length > ACCOUNTS_A_PAGE ? accounts.at(-1) : undefined
  const next = last ? `${ACCOUNTS}?sau=${encodeURIComponent(last.username)}` : null
  return page(c, AccountsPage({ staff, book, accounts, next, isFirst: c.req.query('sau') === undefined }))
})

accountRoutes.get('/moi', (c) => {
  const values = { username: '', name: '', title: '', body: '', hamlet: '', roles: [] }
  return page(c, NewAccountPage({ staff: c.var.staff, book: c.var.book, values, errors: {} }))
})

accountRoutes.post('/moi', async (c) => {
  const { book, staff } = c.var
  const sent = await readForm(c)
  const values = { username: field(sent, 'username') ?? '', name: field(sent, 'name') ?? '', ...workOf(sent) }
  const again = (errors: FieldErrors) => page(c, NewAccountPage({ staff, book, values, errors }), 422)
  const checked = check(accountSchema, values)
  if (!checked.ok) return again(checked.errors)
  const faults = workFaults(checked.value, book)
  if (Object.keys(faults).length > 0) return again(faults)
  const id = crypto.randomUUID()
  const password = newPassword()
  if (!(await makeAccount(deedOf(c), id, checked.value, await hashOf(password))))
    return again({ username: ['Tên đăng nhập này đã có người dùng. Ông/bà thêm tên xã hoặc tên cơ quan vào sau.'] })
  return showOnce(c, id, password)
})

accountRoutes.route('/bao-mat', roleRuleRoutes)
accountRoutes.route('/', accountLoginRoutes)
accountRoutes.route('/', oneAccountRoutes)
