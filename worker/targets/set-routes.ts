import { Hono } from 'hono'
import { localDay } from '../deadlines/calendar.ts'
import type { App, Context } from '../http/context.ts'
import { field, readForm, type Sent } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import type { FieldErrors } from '../staff/form.ts'
import { indicatorsOf } from './indicator-queries.ts'
import { amount } from './numbers.ts'
import { mayLead, seesBoard } from './permissions.ts'
import { setHref } from './place.ts'
import { readyTarget } from './ready.ts'
import { ChoosePage, SetPage } from './set-page.tsx'
import { filled, freshLines, readSetting, type SetValues } from './setting.ts'
import type { IndicatorRow, TargetRow } from './tables.ts'
import { allOf, countsOf, setTargets } from './target-queries.ts'

/** A year's targets, one indicator for all units at once; mounted at `/can-bo`. */
export const setRoutes = new Hono<App>()

const PLACE = '/chi-tieu/:year{20\\d\\d}/dat'
const TYPED_MOST = 20

setRoutes.get(PLACE, async (c) => {
  const { book, db, staff } = c.var
  const { indicators, indicator, year } = await askedOf(c)
  const text = c.req.query('da') === 'giao' ? 'Đã ghi mức giao.' : ''
  const said = text === '' ? null : { tone: 'good' as const, text }
  if (indicator) {
    const { kept, lines } = await linesHere(c, indicator, year)
    return shown(c, indicator, year, {
      values: { all: '', allBase: '', baseYear: baseYearOf(kept, year), lines },
      said,
    })
  }
  const counts = await countsOf(db, book.commune.id, year)
  return page(c, ChoosePage({ book, staff, year, indicators, counts, said }))
})

setRoutes.post(PLACE, async (c) => {
  const { book, db, now, staff } = c.var
  const sent = await readForm(c)
  const { indicator, year } = await askedOf(c)
  if (!indicator) throw problem.notFound('Chỉ tiêu này không có trong danh mục của xã.')
  const { kept, lines } = await linesHere(c, indicator, year)
  const values = typedOf(sent, lines)
  if (field(sent, 'viec') === 'dien') return shown(c, indicator, year, { values: filled(values) })
  const read = readSetting(indicator, year, kept, values)
  if (!read.ok) return shown(c, indicator, year, { values, errors: read.errors }, 422)
  const where = { communeId: book.commune.id, indicatorId: indicator.id, year }
  const by = { id: staff.id, now, newId: () => crypto.randomUUID() }
  if ((await setTargets(db, where, read, by)) === 'done') return seeOther(`${setHref(year)}?da=giao`)
  const text = 'Vừa có người sửa mức giao của chỉ tiêu này. Ông/bà mở lại trang để xem số mới, rồi ghi lại nếu cần.'
  return shown(c, indicator, year, { values, said: { tone: 'warn', text } }, 409)
})

/** The year and the indicator of the address, for somebody who sets targets. */
async function askedOf(c: Context) {
  const { book, db, now, staff } = c.var
  if (!seesBoard(staff)) throw problem.notFound()
  if (!mayLead(staff, book)) throw problem.forbidden('Chỉ tiêu do lãnh đạo Mặt trận và Đảng ủy xã giao.')
  const year = Number(c.req.param('year'))
  const thisYear = Number(localDay(now).slice(0, 4))
  if (year < thisYear - 1 || year > thisYear + 1)
    throw problem.notFound('Chỉ giao được chỉ tiêu năm nay, năm trước, năm sau.')
  const today = localDay(now)
  const indicators = (await indicatorsOf(db, book.commune.id)).filter(
    ({ endsOn }) => endsOn === null || endsOn >= today,
  )
  const code = c.req.query('chi-tieu') ?? ''
  const indicator = indicators.find((one) => one.code === code)
  if (code !== '' && !indicator) throw problem.notFound('Chỉ tiêu này không có trong danh mục của xã.')
  return { year, indicators, indicator }
}

async function linesHere(c: Context, indicator: IndicatorRow, year: number) {
  const { book, db, now } = c.var
  const kept = await allOf(db, book.commune.id, year, indicator.id)
  return { kept, lines: freshLines(book, indicator, kept, localDay(now)) }
}

/** What was typed, on the lines that the commune has; a line that the page did not know keeps what it has. */
function typedOf(sent: Sent, lines: SetValues['lines']): SetValues {
  const text = (name: string) => (field(sent, name) ?? '').trim().slice(0, TYPED_MOST)
  const units = sent.fields.get('unit') ?? []
  const revisions = sent.fields.get('revision') ?? []
  return {
    ...{ all: text('all'), allBase: text('allBase'), baseYear: text('baseYear') },
    lines: lines.map((line) => {
      const at = units.indexOf(line.unit)
      if (at < 0) return line
      return { ...line, revision: Number(revisions[at]) || 0, target: text(`n.${at}`), base: text(`b.${at}`) }
    }),
  }
}

function baseYearOf(kept: readonly TargetRow[], year: number): string {
  return String(kept.find(({ baseYear }) => baseYear !== null)?.baseYear ?? year - 1)
}

function shown(
  c: Context,
  indicator: IndicatorRow,
  year: number,
  view: { values: SetValues; errors?: FieldErrors; said?: { tone: 'good' | 'warn'; text: string } | null },
  status = 200,
): Response {
  const { book, staff } = c.var
  const target = readyTarget(indicator.code)
  return page(
    c,
    SetPage({
      ...{ book, staff, year, indicator, suggested: target === null ? '' : amount(target, indicator) },
      ...{ errors: {}, said: null },
      ...view,
    }),
    status,
  )
}
