import { Hono } from 'hono'
import { localDay } from '../deadlines/calendar.ts'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { holds } from '../staff/actor.ts'
import { check } from '../staff/form.ts'
import { monthsUpTo, newestMonth } from './months.ts'
import { SENT_UP } from './place.ts'
import { sendingSchema } from './sent-form.ts'
import { ChangeSendingPage, SentPage } from './sent-page.tsx'
import { beginSending, type Sending, sendingsOf, sentSince, stopSending } from './sent-queries.ts'

const MONTHS = 12
const SAID: Readonly<Record<string, string>> = {
  dung: 'Đã dừng gửi. Việc này ghi trong nhật ký cài đặt.',
  'gui-lai': 'Xã gửi lại từ số liệu tháng này.',
}

/** What a commune's own officers see of what it sends to levels above; mounted at `/can-bo`. */
export const sentRoutes = new Hono<App>()

sentRoutes.get('/cap-tren-xem', async (c) => {
  const { book, db, now, staff } = c.var
  requireReader(c)
  const months = monthsUpTo(newestMonth(localDay(now)), MONTHS)
  const [sendings, figures] = await Promise.all([
    sendingsOf(db, book.commune.id),
    sentSince(db, book.commune.id, months.at(-1) ?? ''),
  ])
  const text = SAID[c.req.query('xong') ?? '']
  const said = text ? { tone: 'good' as const, text } : null
  return page(c, SentPage({ staff, book, sendings, figures, maySettle: holds(staff, 'leader', 'admin'), said }))
})

sentRoutes.get('/cap-tren-xem/:area', async (c) => {
  const { book, staff } = c.var
  const sending = await sendingAt(c)
  return page(c, ChangeSendingPage({ staff, book, sending, reason: '', errors: {} }))
})

sentRoutes.post('/cap-tren-xem/:area/dung', (c) => change(c, 'dung'))
sentRoutes.post('/cap-tren-xem/:area/gui-lai', (c) => change(c, 'gui-lai'))

async function change(c: Context, deed: 'dung' | 'gui-lai'): Promise<Response> {
  const { book, db, now, staff } = c.var
  const sending = await sendingAt(c)
  const reason = field(await readForm(c), 'reason') ?? ''
  if ((sending.until === null) !== (deed === 'dung'))
    throw problem.conflict(
      deed === 'dung' ? 'Xã đã dừng gửi cho nơi này rồi.' : 'Xã đang gửi cho nơi này, không cần gửi lại.',
    )
  const checked = check(sendingSchema, { reason })
  if (!checked.ok) return page(c, ChangeSendingPage({ staff, book, sending, reason, errors: checked.errors }), 422)
  const act = deed === 'dung' ? stopSending : beginSending
  const what = { communeId: book.commune.id, actorId: staff.id, sending, reason: checked.value.reason, now }
  await act(db, what, localDay(now))
  return seeOther(`${SENT_UP}?xong=${deed}`)
}

function requireReader(c: Context): void {
  if (!holds(c.var.staff, 'leader', 'coordinator', 'admin'))
    throw problem.forbidden('Số liệu gửi cấp trên dành cho lãnh đạo, điều phối và quản trị của xã.')
}

async function sendingAt(c: Context): Promise<Sending> {
  const { book, db, staff } = c.var
  requireReader(c)
  const found = (await sendingsOf(db, book.commune.id)).find(({ areaId }) => areaId === c.req.param('area'))
  if (!found) throw problem.notFound()
  if (!holds(staff, 'leader', 'admin'))
    throw problem.forbidden('Lãnh đạo hoặc quản trị của xã mới dừng gửi, hay gửi lại, số liệu cho cấp trên.')
  return found
}
