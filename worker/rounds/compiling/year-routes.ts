import { Hono } from 'hono'
import { unitName } from '../../communes/unit.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { App, Context } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import { page } from '../../http/respond.ts'
import { holds } from '../../staff/actor.ts'
import { XLSX_TYPE } from './sent-store.ts'
import { workbookFile } from './workbook-store.ts'
import type { Year } from './year.ts'
import { VIEWS, type View, YearPage } from './year-page.tsx'
import { ledBy, yearReport } from './year-queries.ts'
import { yearSheets } from './year-sheets.ts'

/** A year of reports; mounted below `/can-bo`. */
export const yearRoutes = new Hono<App>()

yearRoutes.get('/ky-bao-cao/nam/:year', async (c) => {
  const { book, now, staff } = c.var
  const { found, year } = await yearAtDesk(c)
  const asked = c.req.query('xem') ?? ''
  const view = Object.hasOwn(VIEWS, asked) ? (asked as View) : ''
  return page(c, YearPage({ book, staff, year, found, view, thisYear: localDay(now).slice(0, 4) }))
})

yearRoutes.get('/ky-bao-cao/nam/:year/bang.xlsx', async (c) => {
  const { book } = c.var
  const { found, year } = await yearAtDesk(c)
  const file = await workbookFile(yearSheets(year, found, (unit) => unitName(book, unit)))
  return new Response(file, {
    headers: {
      'content-type': XLSX_TYPE,
      'content-disposition': `attachment; filename="bao-cao-nam-${book.commune.id}-${year}.xlsx"`,
      'cache-control': 'private, no-store',
    },
  })
})

/** The Front and the commune's leaders read all of a year; a body what it gathers itself. */
async function yearAtDesk(c: Context): Promise<{ year: string; found: Year }> {
  const { book, db, staff } = c.var
  const year = c.req.param('year') ?? ''
  if (!/^20\d\d$/.test(year)) throw problem.notFound()
  const isOfFront = staff.bodyId === book.commune.triageBodyId
  const seesAll = holds(staff, 'leader') || (isOfFront && holds(staff, 'intake_officer', 'coordinator', 'approver'))
  if (!seesAll && !holds(staff, 'handler', 'approver', 'supervisor_member', 'coordinator', 'intake_officer'))
    throw problem.notFound()
  return { year, found: await yearReport(db, book, year, seesAll ? undefined : ledBy(staff.bodyId)) }
}
