import { Hono } from 'hono'
import type { App } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { sha256 } from '../../http/keys.ts'
import { problem } from '../../http/problem.ts'
import { forgetTries } from '../../http/queries.ts'
import { page } from '../../http/respond.ts'
import { hashOf, signInKey } from '../auth.ts'
import { check, newPasswordSchema } from '../form.ts'
import { codeKey } from './code-routes.ts'
import { findLink, useLink } from './password-link-queries.ts'
import { LinkDonePage, LinkPage } from './password-link-pages.tsx'

const OVER = 'Đường dẫn này đã dùng rồi, hoặc đã quá 24 giờ. Ông/bà nhờ quản trị viên của xã tạo đường dẫn mới.'

/** Where a one-time link leads: a new password. */
export const passwordLinkRoutes = new Hono<App>()

passwordLinkRoutes.get('/:ma', async (c) => {
  const found = await findLink(c.var.db, sha256(c.req.param('ma')), c.var.now)
  if (!found) throw problem.notFound(OVER)
  return page(c, LinkPage({ ...found, address: c.req.path, errors: {} }))
})

passwordLinkRoutes.post('/:ma', async (c) => {
  const { db, now } = c.var
  const tokenHash = sha256(c.req.param('ma'))
  const found = await findLink(db, tokenHash, now)
  if (!found) throw problem.notFound(OVER)
  const sent = await readForm(c)
  const checked = check(newPasswordSchema(found.username), {
    newPassword: field(sent, 'newPassword') ?? '',
    repeated: field(sent, 'repeated') ?? '',
  })
  if (!checked.ok) return page(c, LinkPage({ ...found, address: c.req.path, errors: checked.errors }), 422)
  const hash = await hashOf(checked.value.newPassword)
  const also = [
    forgetTries(db, signInKey(c.env, found.username)),
    ...(found.clearsFactors ? [forgetTries(db, codeKey(c.env, found.userId))] : []),
  ]
  if (!(await useLink(db, found, { tokenHash, hash, now, also }))) throw problem.notFound(OVER)
  return page(c, LinkDonePage({ username: found.username }))
})
