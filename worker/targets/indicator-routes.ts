import { Hono } from 'hono'
import { fold } from '../communes/fold.ts'
import { localDay } from '../deadlines/calendar.ts'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { indicatorFields, readIndicator, valuesOf } from './indicator-fields.ts'
import { addIndicator, addIndicators, changeIndicator, indicatorsInUse, indicatorsOf } from './indicator-queries.ts'
import { type EntryView, IndicatorPage, IndicatorsPage } from './indicators-page.tsx'
import { mayLead, seesBoard } from './permissions.ts'
import { INDICATORS } from './place.ts'
import { READY } from './ready.ts'
import type { IndicatorRow } from './tables.ts'

/** What a commune measures; mounted at `/can-bo`. */
export const indicatorRoutes = new Hono<App>()

const SAID: Readonly<Record<string, string>> = {
  lay: 'Đã lấy các chỉ tiêu có sẵn.',
  them: 'Đã thêm chỉ tiêu.',
  sua: 'Đã ghi thay đổi.',
}
const MOST = 60

indicatorRoutes.get('/chi-tieu/danh-muc', async (c) => {
  const { book, db, now, staff } = c.var
  if (!seesBoard(staff)) throw problem.notFound()
  const rows = await indicatorsOf(db, book.commune.id)
  const codes = new Set(rows.map(({ code }) => code))
  const text = SAID[c.req.query('da') ?? '']
  return page(
    c,
    IndicatorsPage({
      ...{ book, staff, rows, mayLead: mayLead(staff, book), year: Number(localDay(now).slice(0, 4)) },
      ready: READY.map((group) => ({ ...group, rows: group.rows.filter(({ code }) => !codes.has(code)) })).filter(
        (group) => group.rows.length > 0,
      ),
      said: text === undefined ? null : { tone: 'good', text },
    }),
  )
})

indicatorRoutes.post('/chi-tieu/danh-muc/lay', async (c) => {
  const { book, db } = c.var
  allow(c)
  const rows = READY.flatMap((group) => group.rows).map(
    ({ code, digits, gather, hint, name, question, rule, scope, source, unit }, at): IndicatorRow => ({
      ...{ code, digits, gather, hint, name, question, rule, scope, source, unit },
      ...{ id: crypto.randomUUID(), communeId: book.commune.id, position: at + 1, endsOn: null, revision: 1 },
    }),
  )
  await addIndicators(db, rows)
  return seeOther(`${INDICATORS}?da=lay`)
})

indicatorRoutes.get('/chi-tieu/danh-muc/moi', (c) => {
  allow(c)
  const values = { rule: 'at_least', scope: 'hamlet', gather: 'last', digits: '0' }
  return entryAnswer(c, { row: null, inUse: false, values })
})

indicatorRoutes.post('/chi-tieu/danh-muc/moi', async (c) => {
  const { book, db } = c.var
  allow(c)
  const sent = await readForm(c)
  const { errors, set, values } = readIndicator(false, true, (name) => sent.fields.get(name) ?? [])
  const tried = (more: Partial<EntryView>, status: number) =>
    entryAnswer(c, { row: null, inUse: false, values, ...more }, status)
  if (Object.keys(errors).length > 0) return tried({ errors }, 422)
  const rows = await indicatorsOf(db, book.commune.id)
  if (rows.length >= MOST) throw problem.conflict(`Danh mục có nhiều nhất ${MOST} chỉ tiêu.`)
  const code = fold(set.name ?? '')
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 40)
  const position = Math.max(100, ...rows.map((row) => row.position)) + 1
  const row = { ...set, id: crypto.randomUUID(), communeId: book.commune.id, code, position, revision: 1 }
  if ((await addIndicator(db, row as IndicatorRow)) === 'taken')
    return tried({ errors: { name: ['Đã có chỉ tiêu tên này. Ông/bà đặt tên khác, hoặc dùng chỉ tiêu đã có.'] } }, 422)
  return seeOther(`${INDICATORS}?da=them`)
})

indicatorRoutes.get('/chi-tieu/danh-muc/:code', async (c) => {
  const { inUse, row } = await rowOf(c)
  return entryAnswer(c, { row, inUse, values: valuesOf(row), revision: row.revision })
})

indicatorRoutes.post('/chi-tieu/danh-muc/:code', async (c) => {
  const sent = await readForm(c)
  const { inUse, row } = await rowOf(c)
  const { errors, set, values } = readIndicator(inUse, false, (name) => sent.fields.get(name) ?? [])
  const revision = Number(field(sent, 'revision')) || 0
  const tried = (more: Partial<EntryView>, status: number) =>
    entryAnswer(c, { row, inUse, values, revision, ...more }, status)
  if (Object.keys(errors).length > 0) return tried({ errors }, 422)
  if ((await changeIndicator(c.var.db, { ...row, revision }, set)) === 'done') return seeOther(`${INDICATORS}?da=sua`)
  const text = 'Vừa có người sửa chỉ tiêu này. Ông/bà mở lại để xem, rồi sửa lại nếu cần.'
  return tried({ said: { tone: 'warn', text } }, 409)
})

/** The indicator of the address, for somebody who settles it. */
async function rowOf(c: Context): Promise<{ row: IndicatorRow; inUse: boolean }> {
  const { book, db } = c.var
  allow(c)
  const row = (await indicatorsOf(db, book.commune.id)).find(({ code }) => code === c.req.param('code'))
  if (!row) throw problem.notFound('Chỉ tiêu này không có trong danh mục của xã.')
  return { row, inUse: (await indicatorsInUse(db, [row.id])).has(row.id) }
}

function allow(c: Context): void {
  const { book, staff } = c.var
  if (!seesBoard(staff)) throw problem.notFound()
  if (!mayLead(staff, book)) throw problem.forbidden('Danh mục chỉ tiêu do lãnh đạo Mặt trận và Đảng ủy xã đặt.')
}

function entryAnswer(
  c: Context,
  { inUse, row, ...view }: Pick<EntryView, 'row' | 'inUse' | 'values'> & Partial<EntryView>,
  status = 200,
): Response {
  const { book, staff } = c.var
  return page(
    c,
    IndicatorPage({
      ...{ book, staff, row, inUse, fields: indicatorFields(inUse, row === null) },
      ...{ errors: {}, revision: 0, said: null },
      ...view,
    }),
    status,
  )
}
