import { Hono } from 'hono'
import type { App } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { holds } from '../staff/actor.ts'
import { tellPost } from './post-queue.ts'
import { TroublesPage } from './trouble-pages.tsx'
import { resend, TROUBLES_A_PAGE, troublesOf } from './trouble-queries.ts'

const HERE = '/can-bo/tin'

/** Messages that need a person, for coordinators and administrators; mounted at `/can-bo`. */
export const troubleRoutes = new Hono<App>()

troubleRoutes.use('/tin/*', async (c, next) => {
  if (!holds(c.var.staff, 'coordinator', 'admin'))
    throw problem.forbidden('Người điều phối và quản trị viên của xã xem tin chưa gửi được.')
  await next()
})

troubleRoutes.get('/tin', async (c) => {
  const { book, db, staff } = c.var
  const [at = '', id = ''] = (c.req.query('sau') ?? '').split(' ')
  const before = at && id ? { at, id } : null
  const found = await troublesOf(db, staff.communeId, book.commune.codePrefix, before)
  const troubles = found.slice(0, TROUBLES_A_PAGE)
  const last = found.length > TROUBLES_A_PAGE ? troubles.at(-1) : undefined
  const next = last ? `${HERE}?sau=${encodeURIComponent(`${last.createdAt} ${last.id}`)}` : null
  const asked = c.req.query('da-gui')
  const resent = asked !== undefined && /^\d{1,4}$/.test(asked) ? Number(asked) : undefined
  return page(c, TroublesPage({ staff, book, troubles, next, isFirst: before === null, resent }))
})

troubleRoutes.post('/tin/gui-lai', async (c) => {
  const which = field(await readForm(c), 'tin')
  if (!which) throw problem.malformed('Chưa rõ gửi lại tin nào. Ông/bà mở lại danh sách rồi chọn.')
  const many = await resend(c.var.db, c.var.staff.communeId, which, c.var.now)
  if (many > 0) tellPost(c)
  return seeOther(`${HERE}?da-gui=${many}`)
})
