import { Hono } from 'hono'
import { localDay } from '../../../deadlines/calendar.ts'
import { type DeedField, type DeedValues, readDeed } from '../../../dossiers/deed.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm } from '../../../http/form.ts'
import { problem } from '../../../http/problem.ts'
import { page, seeOther } from '../../../http/respond.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { readUnits, unitFields, unitValues } from '../../fields.ts'
import { mayGather } from '../../permissions.ts'
import { SETS } from '../../place.ts'
import type { UnitSetRow } from '../tables.ts'
import { addSet, findSet, putSetAway, saveSet, setsOf, usesSet } from '../set-queries.ts'
import { setPage, setsPage } from './set-pages.tsx'

/** Sets of units that report; mounted below `/can-bo`. */
export const setRoutes = new Hono<App>()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const NAME: DeedField = {
  ...{ kind: 'line', name: 'name', label: 'Tên nhóm', required: true, least: 3, most: 80 },
  hint: 'Ví dụ: 18 thôn; Thôn và các tổ chức.',
}
const SAID: Readonly<Record<string, string>> = { ghi: 'Đã ghi nhóm.', cat: 'Đã cất nhóm.' }
const MOVED = 'Người khác vừa sửa nhóm này. Ông/bà xem lại rồi ghi lần nữa; những gì đã chọn vẫn còn.'

setRoutes.use('/ky-bao-cao/nhom/*', async (c, next) => {
  allow(c)
  await next()
})

setRoutes.get('/ky-bao-cao/nhom', async (c) => {
  allow(c)
  const { book, db, staff } = c.var
  const said = SAID[c.req.query('da') ?? '']
  return page(c, setsPage({ staff, book, sets: await setsOf(db, staff.communeId), said }))
})

setRoutes.get('/ky-bao-cao/nhom/moi', (c) => shown(c, null, unitValues([]), {}))
setRoutes.post('/ky-bao-cao/nhom/moi', async (c) => save(c, null))

setRoutes.get('/ky-bao-cao/nhom/:id', async (c) => {
  const set = await setAt(c)
  return shown(c, set, { name: set.name, ...unitValues(set.units) }, {})
})
setRoutes.post('/ky-bao-cao/nhom/:id', async (c) => save(c, await setAt(c)))

setRoutes.post('/ky-bao-cao/nhom/:id/cat', async (c) => {
  const { db, now, staff } = c.var
  const set = await setAt(c)
  const series = await usesSet(db, set.id)
  if (series !== null) throw problem.conflict(`Báo cáo định kỳ “${series}” đang dùng nhóm này nên chưa cất được.`)
  await putSetAway(db, staff.communeId, set.id, now)
  return seeOther(`${SETS}?da=cat`)
})

async function save(c: Context, set: UnitSetRow | null): Promise<Response> {
  const { book, db, now, staff } = c.var
  const today = localDay(now)
  const sent = await readForm(c)
  const { errors: found, values } = readDeed(fieldsOf(c), (name) => sent.fields.get(name) ?? [])
  const units = readUnits(book, today, values)
  const errors = { ...found, ...(units.length === 0 ? { groups: ['Ông/bà chọn ít nhất một đơn vị.'] } : {}) }
  const key = field(sent, 'submissionKey') ?? ''
  const submissionKey = UUID.test(key) ? key : crypto.randomUUID()
  if (Object.keys(errors).length > 0) return shown(c, set, values, errors, { status: 422, submissionKey })
  const row = {
    ...{ id: set?.id ?? submissionKey, communeId: staff.communeId, name: values.name ?? '', units },
    ...{ changedBy: staff.id, changedAt: now.toISOString() },
  }
  if (set === null) await addSet(db, row)
  else if (field(sent, 'revision') !== String(set.revision) || !(await saveSet(db, row, set.revision)))
    return shown(c, await setAt(c), values, {}, { status: 409, trouble: MOVED })
  return seeOther(`${SETS}?da=ghi`)
}

function allow(c: Context): void {
  const { book, staff } = c.var
  if (!mayGather(staff, book.commune.triageBodyId))
    throw problem.forbidden('Nhóm đơn vị báo cáo do Mặt trận xã và người đứng đầu cơ quan chủ trì lập.')
}

async function setAt(c: Context): Promise<UnitSetRow> {
  const set = await findSet(c.var.db, c.var.staff.communeId, c.req.param('id') ?? '')
  if (!set) throw problem.notFound()
  return set
}

function fieldsOf(c: Context): DeedField[] {
  return [NAME, ...unitFields(c.var.book, localDay(c.var.now))]
}

function shown(
  c: Context,
  set: UnitSetRow | null,
  values: DeedValues,
  errors: FieldErrors,
  more: { status?: 409 | 422; trouble?: string; submissionKey?: string } = {},
): Response | Promise<Response> {
  const { book, staff } = c.var
  const { status = 200, submissionKey = crypto.randomUUID(), trouble } = more
  return page(c, setPage({ staff, book, set, fields: fieldsOf(c), values, errors, submissionKey, trouble }), status)
}
