import { Hono } from 'hono'
import { areasOf } from '../../communes/areas/area-queries.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { dossierSlug } from '../../dossiers/code.ts'
import { type DeedValues, readDeed } from '../../dossiers/deed.ts'
import { listDrafts } from '../../forms/draft-queries.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { makeRound } from '../make-queries.ts'
import { leadsFor } from '../permissions.ts'
import { ROUNDS } from '../place.ts'
import { setsOf } from '../series/set-queries.ts'
import { makeFields, type MakeOffered, makeValues, readMade } from './make-fields.ts'
import { makePage } from './make-page.tsx'

/** A round that is asked for once; mounted below `/can-bo`. */
export const makeRoutes = new Hono<App>()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const FORMS_SHOWN = 100

makeRoutes.get('/ky-bao-cao/moi', async (c) => {
  const from = await offeredTo(c)
  return shown(c, from, makeValues(from))
})

makeRoutes.post('/ky-bao-cao/moi', async (c) => {
  const { db, now, staff } = c.var
  const from = await offeredTo(c)
  const sent = await readForm(c)
  const { errors, values } = readDeed(makeFields(from), (name) => sent.fields.get(name) ?? [])
  const key = field(sent, 'submissionKey') ?? ''
  const submissionKey = UUID.test(key) ? key : crypto.randomUUID()
  const read = Object.keys(errors).length > 0 ? { ok: false as const, errors } : readMade(from, values)
  if (!read.ok) return shown(c, from, values, { errors: read.errors, submissionKey }, 422)
  if (submissionKey !== key)
    return shown(c, from, values, { trouble: 'Trang đã cũ. Ông/bà bấm lần nữa; những gì đã gõ vẫn còn.' }, 422)
  const year = Number(localDay(now).slice(0, 4))
  const outcome = await makeRound(db, staff, read.made, { id: crypto.randomUUID(), now, submissionKey, year })
  if (outcome.ok) return seeOther(`${ROUNDS}/${dossierSlug(outcome.row)}`)
  const trouble = 'Lần gửi trước đã được ghi, với nội dung khác. Nếu đây là kỳ khác, ông/bà bấm lần nữa.'
  return shown(c, from, values, { trouble }, 409)
})

async function offeredTo(c: Context): Promise<MakeOffered> {
  const { book, db, now, staff } = c.var
  const today = localDay(now)
  const leads = leadsFor(staff, book, today)
  if (leads.length === 0) throw problem.forbidden('Kỳ báo cáo do Mặt trận xã và người đứng đầu cơ quan chủ trì mở.')
  const [sets, forms, areas] = await Promise.all([
    setsOf(db, staff.communeId),
    listDrafts(db, staff.communeId, null, FORMS_SHOWN),
    areasOf(db, staff.communeId),
  ])
  return { book, today, leads, sets, forms, areas }
}

function shown(
  c: Context,
  from: MakeOffered,
  values: DeedValues,
  more: { errors?: FieldErrors; submissionKey?: string; trouble?: string } = {},
  status = 200,
): Response | Promise<Response> {
  const { book, staff } = c.var
  const seen = { errors: {}, submissionKey: crypto.randomUUID(), ...more }
  return page(c, makePage({ staff, book, fields: makeFields(from), values, ...seen }), status)
}
