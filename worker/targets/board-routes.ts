import { Hono } from 'hono'
import { localDay } from '../deadlines/calendar.ts'
import type { App, Context } from '../http/context.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { behind, counts, narrowed, SHEET_HEAD, sheetRows, tablesOf } from './board.ts'
import { BoardPage } from './board-page.tsx'
import { indicatorsOf } from './indicator-queries.ts'
import { hamletOf, mayLead, seesBoard } from './permissions.ts'
import { boardHref, OWN } from './place.ts'
import { lastYearWith, targetsOf } from './target-queries.ts'
import { STATES } from './rules.ts'
import { stateName } from './words.ts'

/** The board of a year's targets; mounted at `/can-bo`. */
export const boardRoutes = new Hono<App>()

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

boardRoutes.get('/chi-tieu', (c) => {
  const { now, staff } = c.var
  if (seesBoard(staff)) return seeOther(boardHref(Number(localDay(now).slice(0, 4))))
  if (hamletOf(staff) !== null) return seeOther(OWN)
  throw problem.notFound()
})

boardRoutes.get('/chi-tieu/:year{20\\d\\d}', async (c) => {
  const { book, db, staff } = c.var
  const { indicators, tables, today, year } = await boardOf(c)
  const before = await lastYearWith(db, book.commune.id, year)
  const thisYear = Number(today.slice(0, 4))
  const units = tables.flatMap(({ rows }) => rows.map(({ name, unit }) => ({ value: unit, label: name })))
  const text = (name: string) => c.req.query(name) ?? ''
  const state = STATES.find((one) => one === text('xem')) ?? ''
  const ask = { unit: text('don-vi'), code: text('chi-tieu'), state }
  const isAsked = ask.unit !== '' || ask.code !== '' || state !== ''
  const shown = isAsked ? narrowed(tables, ask) : tables
  return page(
    c,
    BoardPage({
      ...{ book, staff, year, today, ask, indicators, units: units.filter(({ value }) => value !== '') },
      ...{ counts: counts(tables), behind: behind(shown), mayLead: mayLead(staff, book) },
      tables: shown,
      years: [...new Set([...(before === null ? [] : [before]), thisYear, thisYear + 1])].filter((one) => one !== year),
    }),
  )
})

boardRoutes.get('/chi-tieu/:year{20\\d\\d}/bang.xlsx', async (c) => {
  const { tables, today, year } = await boardOf(c)
  const isOver = today > `${year}-12-31`
  const rows = sheetRows(tables, ({ indicator, state }) => stateName(state, indicator.rule, isOver))
  // The writer of spreadsheets is large and rarely wanted.
  const { writeXlsx } = await import('hucre/xlsx')
  const columns = SHEET_HEAD.map((_, at) => ({ width: [26, 44, 14][at] ?? 13 }))
  const sheet = { name: `Chỉ tiêu ${year}`, columns, rows: [SHEET_HEAD, ...rows], freezePane: { rows: 1 } }
  const file = await writeXlsx({ sheets: [sheet] })
  return new Response(file as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': XLSX, 'content-disposition': `attachment; filename="chi-tieu-${year}.xlsx"` },
  })
})

/** The year of the address with its indicators and tables, for somebody who reads the board. */
async function boardOf(c: Context) {
  const { book, db, now, staff } = c.var
  if (!seesBoard(staff)) throw problem.notFound()
  const year = Number(c.req.param('year'))
  const today = localDay(now)
  const [all, targets] = await Promise.all([indicatorsOf(db, book.commune.id), targetsOf(db, book.commune.id, year)])
  const used = new Set(targets.map(({ indicatorId }) => indicatorId))
  const indicators = all.filter(({ id }) => used.has(id))
  return { year, today, indicators, tables: tablesOf(book, indicators, targets, today) }
}
