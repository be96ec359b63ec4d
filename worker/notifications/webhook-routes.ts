import { Hono } from 'hono'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { holds } from '../staff/actor.ts'
import { check, type FieldErrors } from '../staff/form.ts'
import { webhookSchema } from './form.ts'
import { isOutside } from './receivers.ts'
import { OUTSIDE_EVENTS } from './tells.ts'
import { WebhooksPage, type WebhooksPageProps } from './webhook-pages.tsx'
import { addWebhook, endWebhook, MOST_WEBHOOKS, webhookById, webhooksOf } from './webhook-queries.ts'
import { webhookSecret } from './webhook-seal.ts'

const HERE = '/can-bo/cai-dat/webhook'
const EMPTY = { name: '', url: '', events: [] }

/** Systems that are told what happens; for administrators, mounted at `/can-bo`. */
export const webhookRoutes = new Hono<App>()

webhookRoutes.use('/cai-dat/webhook/*', async (c, next) => {
  if (!holds(c.var.staff, 'admin')) throw problem.forbidden('Chỉ quản trị viên của xã khai báo hệ thống nhận tin.')
  await next()
})

webhookRoutes.get('/cai-dat/webhook', (c) =>
  shown(c, { values: EMPTY, errors: {}, hasEnded: c.req.query('da-thoi') !== undefined }),
)

webhookRoutes.post('/cai-dat/webhook', async (c) => {
  const { db, now, staff } = c.var
  const sent = await readForm(c)
  const values = {
    name: field(sent, 'name') ?? '',
    url: field(sent, 'url') ?? '',
    events: sent.fields.get('events') ?? [],
  }
  const checked = check(webhookSchema, values)
  const errors: FieldErrors = checked.ok ? {} : checked.errors
  if (!errors.url && !isOutside(values.url.trim(), Boolean(c.env.ALLOW_LOCAL_RECEIVERS)))
    errors.url = ['Địa chỉ nhận tin phải bắt đầu bằng https:// và là tên miền trên mạng, không phải máy trong nội bộ.']
  if (values.events.some((kind) => !OUTSIDE_EVENTS.includes(kind)))
    errors.events = ['Có việc không có trong danh sách. Ông/bà chọn lại.']
  if (!checked.ok || Object.keys(errors).length > 0) return shown(c, { values, errors }, 422)
  const live = (await webhooksOf(db, staff.communeId)).filter((hook) => hook.endedAt === null)
  if (live.length >= MOST_WEBHOOKS)
    return shown(
      c,
      { values, errors: { name: [`Đã có ${MOST_WEBHOOKS} hệ thống. Thôi bớt một hệ thống trước.`] } },
      422,
    )
  const id = crypto.randomUUID()
  const row = { id, communeId: staff.communeId, createdAt: now.toISOString(), createdBy: staff.id, ...checked.value }
  await addWebhook(db, row)
  return shown(c, { values: EMPTY, errors: {}, made: { name: row.name, secret: webhookSecret(c.env, id) } })
})

webhookRoutes.post('/cai-dat/webhook/thoi', async (c) => {
  const { db, now, staff } = c.var
  const hook = await webhookById(db, field(await readForm(c), 'id') ?? '')
  if (!hook || hook.communeId !== staff.communeId) throw problem.notFound()
  if (hook.endedAt === null) await endWebhook(db, hook, staff.id, now)
  return seeOther(`${HERE}?da-thoi`)
})

async function shown(
  c: Context,
  more: Pick<WebhooksPageProps, 'values' | 'errors' | 'made' | 'hasEnded'>,
  status = 200,
): Promise<Response> {
  const { book, db, staff } = c.var
  const hooks = await webhooksOf(db, staff.communeId)
  return page(c, WebhooksPage({ staff, book, hooks, ...more }), status)
}
