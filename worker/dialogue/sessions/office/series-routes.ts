import { Hono } from 'hono'
import { localDay } from '../../../deadlines/calendar.ts'
import { type DeedValues, readDeed } from '../../../dossiers/deed.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm } from '../../../http/form.ts'
import { problem } from '../../../http/problem.ts'
import { page, seeOther } from '../../../http/respond.ts'
import { releaseFromSession } from '../../asking/session-queries.ts'
import { SERIES } from '../../place.ts'
import { HOSTS, leadOf, seriesKindsFor } from '../leads.ts'
import { receptionsAhead, seriesLeft } from '../list-queries.ts'
import { endSeries, makeSeries } from '../series-access.ts'
import { SERIES_MOST } from '../series.ts'
import { KIND_WORDS } from '../words.ts'
import { readSeries, seriesFields } from './series-form.ts'
import { seriesPage, type SeriesView } from './series-page.tsx'

/** Reception days that come again; mounted below `/can-bo`. */
export const seriesRoutes = new Hono<App>()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const ABOUT = 'Tiếp nhận kiến nghị, phản ánh của bà con. Ai cũng đến được, không phải hẹn trước.'

seriesRoutes.get('/doi-thoai/lich-tiep-dan', (c) => {
  const [kind] = seriesKindsFor(c.var.staff, c.var.book)
  const said = SAID[c.req.query('da') ?? '']
  return shown(c, {
    values: { about: ABOUT, hosts: kind ? HOSTS[kind] : '' },
    ...(said === undefined ? {} : { said: { tone: 'good', text: said } }),
  })
})

seriesRoutes.post('/doi-thoai/lich-tiep-dan', async (c) => {
  const { book, now, staff } = c.var
  const today = localDay(now)
  const kinds = seriesKindsFor(staff, book)
  if (kinds.length === 0) throw problem.forbidden(NOT_YOURS)
  const sent = await readForm(c)
  const read = readDeed(seriesFields(kinds, today), (name) => sent.fields.get(name) ?? [])
  const typed = field(sent, 'submissionKey') ?? ''
  const submissionKey = UUID.test(typed) ? typed : crypto.randomUUID()
  const { values } = read
  const plan = readSeries(book, kinds, values, today)
  const errors = { ...(plan.ok ? {} : plan.errors), ...read.errors }
  if (!plan.ok || Object.keys(errors).length > 0) return shown(c, { values, errors, submissionKey }, 422)
  const does = field(sent, 'viec')
  if (does === 'sua') return shown(c, { values, submissionKey })
  if (does !== 'tao' || submissionKey !== typed) return shown(c, { values, submissionKey, plan })
  const { kind, around, hours, place } = plan
  const outcome = await makeSeries(c, {
    ...{ ...around, kind, title: KIND_WORDS[kind].name, place, onlineLink: '', submissionKey },
    ...{ from: hours.from, to: hours.to, days: plan.days.map(({ day }) => day) },
  })
  if (outcome.ok) return seeOther(`${SERIES}?da=dat`)
  const text = 'Lịch này đã đặt rồi, với nội dung khác. Nếu đây là lịch khác, ông/bà xem lại rồi đặt lần nữa.'
  return shown(c, { values, said: { tone: 'warn', text }, plan }, 409)
})

seriesRoutes.post('/doi-thoai/lich-tiep-dan/thoi', async (c) => {
  const { book, db, now, staff } = c.var
  const sent = await readForm(c)
  const seriesId = field(sent, 'series') ?? ''
  const reason = (field(sent, 'reason') ?? '').replace(/\s+/g, ' ').trim().slice(0, 200)
  const left = await seriesLeft(db, staff.communeId, seriesId, now)
  const [first] = left
  if (!first) throw problem.notFound('Lịch này không còn ngày nào sắp tới.')
  const isTheirs = seriesKindsFor(staff, book).some(
    (kind) => kind === first.session.kind && leadOf(book, kind) === first.row.leadBodyId,
  )
  if (!isTheirs) throw problem.forbidden(NOT_YOURS)
  const warn = (text: string, status: 409 | 422) => shown(c, { values: {}, said: { tone: 'warn', text } }, status)
  if (reason.length < 5) return warn('Ông/bà ghi lý do thôi lịch, ít nhất 5 ký tự: bà con đọc được lý do này.', 422)
  const many = await endSeries(c, seriesId, left, reason)
  if (many === 'moved') return warn('Có ngày vừa được người khác sửa. Ông/bà xem lại rồi làm lần nữa.', 409)
  for (const { row } of left) await releaseFromSession(db, book, row.id, { kind: 'system' }, now)
  return seeOther(`${SERIES}?da=thoi`)
})

const NOT_YOURS = 'Lịch tiếp dân do người đứng đầu Đảng ủy, Ủy ban nhân dân xã đặt.'
const SAID: Readonly<Record<string, string>> = {
  dat: 'Đã đặt lịch và công bố cho bà con.',
  thoi: 'Đã hủy những ngày còn lại. Trang của bà con và lịch đã đổi theo.',
}

async function shown(
  c: Context,
  filled: { values: DeedValues } & Partial<Pick<SeriesView, 'errors' | 'submissionKey' | 'plan' | 'said'>>,
  status = 200,
): Promise<Response> {
  const { book, db, now, staff } = c.var
  const kinds = seriesKindsFor(staff, book)
  const ahead = filled.plan ? [] : await receptionsAhead(db, staff.communeId, now, SERIES_MOST * 2)
  return page(
    c,
    seriesPage({
      ...{ staff, book, ahead, mine: kinds, fields: seriesFields(kinds, localDay(now)), errors: {} },
      ...{ submissionKey: crypto.randomUUID(), plan: null },
      ...filled,
    }),
    status,
  )
}
