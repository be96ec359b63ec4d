import { Hono } from 'hono'
import { generateSignedCookie, getSignedCookie } from 'hono/cookie'
import type { App, Context } from '../http/context.ts'
import { field, readForm, type Sent } from '../http/form.ts'
import { keyedHex } from '../http/keys.ts'
import { problem } from '../http/problem.ts'
import { forgetTries } from '../http/queries.ts'
import { page, seeOther } from '../http/respond.ts'
import { AccountPage } from './account-pages.tsx'
import { type Account, accountEvents, findAccount } from './account-queries.ts'
import { hashOf, signInKey } from './auth.ts'
import { changeWork, closeAccount, type Deed, reopenAccount, resetPassword } from './deed-queries.ts'
import { check, type FieldErrors, reasonSchema, workFaults, workSchema } from './form.ts'
import { initialPassword } from './password.ts'
import { OFFICE } from './rules.ts'

const ACCOUNTS = `${OFFICE}/tai-khoan`
/** Carries a new first password to the page that shows it once. */
const FIRST_PASSWORD = 'nghe-dan.mat-khau-dau'
const REFUSED = {
  no_admin_left: 'Xã phải còn ít nhất một quản trị viên. Ông/bà giao vai trò Quản trị cho người khác trước.',
  last_entrusted:
    'Việc mật giao đích danh cho người này chưa có ai khác cùng giữ. Ông/bà nhờ người này cho thêm một người có vai trò Việc mật cùng xem trước, rồi làm lại.',
} as const

/** Where he may not be there to do that any more. */
const OR_LEADER =
  'Việc mật giao đích danh cho người này chưa có ai khác cùng giữ. Ông/bà nhờ người này cho thêm một người cùng xem trước. Không nhờ được nữa thì đánh dấu ô này.'

/** One account: who it is, what was done to it, and what its administrator may do with it. */
export const oneAccountRoutes = new Hono<App>()

oneAccountRoutes.get('/:id', async (c) => {
  const account = await accountAt(c)
  const password = await getSignedCookie(c, cookieKey(c, account.id), FIRST_PASSWORD)
  const answer = await accountPage(c, account, { password: password || null })
  if (password) answer.headers.append('set-cookie', await passwordCookie(c, account.id, '', 0))
  return answer
})

oneAccountRoutes.post('/:id/vai-tro', async (c) => {
  const account = await accountAt(c)
  const values = workOf(await readForm(c))
  const checked = check(workSchema, values)
  if (!checked.ok) return accountPage(c, account, { values, errors: checked.errors })
  const faults = workFaults(checked.value, c.var.book)
  if (Object.keys(faults).length > 0) return accountPage(c, account, { values, errors: faults })
  const ending = await changeWork(deedOf(c), account, checked.value)
  if (ending !== 'done') {
    const keepsRole = ending === 'last_entrusted' && checked.value.roles.includes('confidential_officer')
    return accountPage(c, account, { values, errors: { [keepsRole ? 'body' : 'roles']: [REFUSED[ending]] } })
  }
  const staysAdmin = account.id !== c.var.staff.id || checked.value.roles.includes('admin')
  return seeOther(staysAdmin ? `${ACCOUNTS}/${account.id}` : OFFICE)
})

oneAccountRoutes.post('/:id/dong', async (c) => {
  const account = await accountAt(c)
  const sent = await readForm(c)
  const values = { reason: field(sent, 'reason') ?? '' }
  const toLeader = field(sent, 'toLeader') === 'on'
  const again = (errors: FieldErrors) => accountPage(c, account, { reason: values.reason, errors })
  if (account.id === c.var.staff.id)
    return again({ reason: ['Ông/bà không tự đóng tài khoản của mình. Nhờ một quản trị viên khác của xã.'] })
  const checked = check(reasonSchema, values)
  if (!checked.ok) return again(checked.errors)
  const ending = account.closedAt ? 'done' : await closeAccount(deedOf(c), account.id, checked.value.reason, toLeader)
  if (ending === 'last_entrusted') return again({ toLeader: [OR_LEADER] })
  if (ending !== 'done') return again({ reason: [REFUSED[ending]] })
  return seeOther(`${ACCOUNTS}/${account.id}`)
})

oneAccountRoutes.post('/:id/mo-lai', async (c) => {
  const account = await accountAt(c)
  if (account.closedAt) await reopenAccount(deedOf(c), account.id)
  return seeOther(`${ACCOUNTS}/${account.id}`)
})

oneAccountRoutes.post('/:id/mat-khau-moi', async (c) => {
  const account = await accountAt(c)
  if (account.closedAt) throw problem.conflict('Tài khoản đang đóng. Mở lại tài khoản rồi cấp mật khẩu mới.')
  const password = newPassword()
  const also = forgetTries(c.var.db, signInKey(c.env, account.username))
  await resetPassword(deedOf(c), account.id, await hashOf(password), also)
  return showOnce(c, account.id, password)
})

/** The account that the address names, of the administrator's own commune. */
export async function accountAt(c: Context): Promise<Account> {
  const account = await findAccount(c.var.db, c.var.staff.communeId, c.req.param('id') ?? '')
  if (!account) throw problem.notFound()
  return account
}

type Shown = {
  values?: ReturnType<typeof workOf>
  reason?: string
  errors?: FieldErrors
  password?: string | null
}

async function accountPage(c: Context, account: Account, shown: Shown): Promise<Response> {
  const { book, db, staff } = c.var
  const events = await accountEvents(db, staff.communeId, account.id)
  const { body, hamlet, roles, title } = shown.values ?? {
    title: account.title,
    body: account.bodyId,
    hamlet: account.hamletId ?? '',
    roles: account.roles,
  }
  const tree = AccountPage({
    staff,
    book,
    account,
    events,
    values: { title, body, hamlet, roles },
    reason: shown.reason ?? '',
    errors: shown.errors ?? {},
    password: shown.password ?? null,
  })
  return page(c, tree, shown.errors ? 422 : 200)
}

/** What a form says of a person's work. */
export function workOf(sent: Sent): { title: string; body: string; hamlet: string; roles: string[] } {
  return {
    title: field(sent, 'title') ?? '',
    body: field(sent, 'body') ?? '',
    hamlet: field(sent, 'hamlet') ?? '',
    roles: sent.fields.get('roles') ?? [],
  }
}

/** Who does something to accounts, where and when. */
export function deedOf(c: Context): Deed {
  return { db: c.var.db, actor: c.var.staff, now: c.var.now }
}

/** A first password that nobody has had before. */
export function newPassword(): string {
  return initialPassword(crypto.getRandomValues(new Uint8Array(12)))
}

/** On to the account's page, which shows the new password this once. */
export async function showOnce(c: Context, id: string, password: string): Promise<Response> {
  const answer = seeOther(`${ACCOUNTS}/${id}`)
  answer.headers.append('set-cookie', await passwordCookie(c, id, password, 300))
  return answer
}

function passwordCookie(c: Context, id: string, password: string, maxAge: number): Promise<string> {
  return generateSignedCookie(FIRST_PASSWORD, password, cookieKey(c, id), {
    path: `${ACCOUNTS}/${id}`,
    httpOnly: true,
    sameSite: 'Strict',
    secure: c.req.url.startsWith('https:'),
    maxAge,
  })
}

function cookieKey(c: Context, id: string): string {
  return keyedHex(c.env, 'first password', id)
}
