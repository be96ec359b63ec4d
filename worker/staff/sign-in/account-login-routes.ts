import { Hono } from 'hono'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { sha256 } from '../../http/keys.ts'
import { origin } from '../../http/origin.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import type { Account } from '../account-queries.ts'
import { check, type FieldErrors } from '../form.ts'
import { accountAt, deedOf } from '../one-account-routes.ts'
import { OFFICE } from '../rules.ts'
import { MadeLinkPage, MakeLinkPage, OidcNamePage } from './account-login-pages.tsx'
import { providerOf } from './oidc-auth.ts'
import { nameForOidc, oidcOf } from './oidc-queries.ts'
import { makeLink } from './password-link-queries.ts'
import { factorsFor } from './proof-queries.ts'
import { oidcNameSchema } from './security-form.ts'

const CLOSED = 'Tài khoản đang đóng. Mở lại tài khoản rồi tạo đường dẫn.'
const NAME_TAKEN = 'Tên này đã ghi cho một tài khoản khác. Ông/bà hỏi lại người ấy tên đúng.'

/** What an administrator does about an officer's signing in, beside the first password. */
export const accountLoginRoutes = new Hono<App>()

accountLoginRoutes.get('/:id/duong-dan', async (c) => {
  const account = await accountAt(c)
  const factors = await factorsFor(c.var.db, account.id)
  if (!factors) throw problem.conflict(CLOSED)
  return page(c, MakeLinkPage({ ...mine(c), account, factors }))
})

accountLoginRoutes.post('/:id/duong-dan', async (c) => {
  const account = await accountAt(c)
  if (account.closedAt) throw problem.conflict(CLOSED)
  const clearsFactors = field(await readForm(c), 'clearsFactors') === '1'
  const token = Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url')
  await makeLink(deedOf(c), account.id, sha256(token), clearsFactors)
  return page(c, MadeLinkPage({ ...mine(c), account, link: `${origin(c)}${OFFICE}/dat-lai-mat-khau/${token}` }))
})

accountLoginRoutes.get('/:id/cong-chung', async (c) => oidcNamePage(c, await accountAt(c), {}))

accountLoginRoutes.post('/:id/cong-chung', async (c) => {
  const account = await accountAt(c)
  const typed = field(await readForm(c), 'oidcName') ?? ''
  const checked = check(oidcNameSchema, { oidcName: typed })
  if (!checked.ok) return oidcNamePage(c, account, checked.errors, typed)
  if (!(await nameForOidc(deedOf(c), account.id, checked.value.oidcName)))
    return oidcNamePage(c, account, { oidcName: [NAME_TAKEN] }, typed)
  return seeOther(`${OFFICE}/tai-khoan/${account.id}/cong-chung?da-luu`)
})

async function oidcNamePage(c: Context, account: Account, errors: FieldErrors, typed?: string): Promise<Response> {
  const { isLinked, name } = await oidcOf(c.var.db, account.id)
  const shown = { provider: providerOf(c.env)?.name ?? null, isLinked, isSaved: c.req.query('da-luu') !== undefined }
  const tree = OidcNamePage({ ...mine(c), ...shown, account, oidcName: typed ?? name, errors })
  return page(c, tree, typed === undefined ? 200 : 422)
}

function mine(c: Context) {
  return { staff: c.var.staff, book: c.var.book }
}
