import { Hono } from 'hono'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { page, seeOther } from '../../http/respond.ts'
import { deedOf } from '../one-account-routes.ts'
import { ROLE_LIST } from '../roles.ts'
import { OFFICE } from '../rules.ts'
import { RoleRulePage } from './role-rule-page.tsx'
import { ruleChanges, setStrongRoles, strongRoles } from './role-rule-queries.ts'

/** Which roles need two proofs, as an administrator decides. */
export const roleRuleRoutes = new Hono<App>()

roleRuleRoutes.get('/', (c) => rulePage(c))

roleRuleRoutes.post('/', async (c) => {
  const sent = await readForm(c)
  const ticked = sent.fields.get('roles') ?? []
  const before = await strongRoles(c.var.db, c.var.staff.communeId)
  if ((field(sent, 'seen') ?? '') !== before.join(' ')) return rulePage(c, ticked)
  await setStrongRoles(
    deedOf(c),
    before,
    ROLE_LIST.filter((role) => ticked.includes(role)),
  )
  return seeOther(`${OFFICE}/tai-khoan/bao-mat?da-luu`)
})

/** The page; with `ticked` after another administrator was quicker. */
async function rulePage(c: Context, ticked?: string[]): Promise<Response> {
  const { book, db, staff } = c.var
  const [now, changes] = await Promise.all([strongRoles(db, staff.communeId), ruleChanges(db, staff.communeId)])
  const isSaved = c.req.query('da-luu') !== undefined && ticked === undefined
  const tree = RoleRulePage({
    staff,
    book,
    now,
    changes,
    ticked: ticked ?? now,
    isSaved,
    wasMoved: ticked !== undefined,
  })
  return page(c, tree, ticked === undefined ? 200 : 409)
}
