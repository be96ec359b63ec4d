import { Hono } from 'hono'
import type { Db } from '../db/connect.ts'
import { localDay } from '../deadlines/calendar.ts'
import type { App, Context } from '../http/context.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { fileAnswer } from '../http/stored-file.ts'
import { absentFrom, figuresOfCommune, figuresOfMonths, memberOf } from './board-queries.ts'
import { CommunePage } from './commune-page.tsx'
import { MonthPage } from './month-page.tsx'
import { monthsUpTo, newestMonth, readMonth, readYear } from './months.ts'
import { REPORTS_ABOVE } from './place.ts'
import { DeskPage, ReportPage } from './report-pages.tsx'
import {
  isReportWaiting,
  receiveReport,
  type ReportAbove,
  reportAbove,
  type ReportPlace,
  REPORTS_A_PAGE,
  reportsAbove,
  reportsFrom,
} from './report-queries.ts'
import { sheetOf } from './sheet.ts'
import { type Aspect, ASPECTS, byTrouble, type Figures } from './trouble.ts'
import { YearPage } from './year-page.tsx'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** Months and reports on a commune's page. */
const MONTHS = 12
const REPORTS = 24

/** Tells the commune that a round's report was taken above; nothing when it was told before. */
export type Acknowledge = (
  db: Db,
  received: { communeId: string; roundId: string; areaName: string; now: Date },
) => Promise<unknown>

/** What those of a level above read, mounted at `/cap-tren`: only what communes sent. */
export function areaRoutes({ acknowledge }: { acknowledge: Acknowledge }): Hono<App> {
  const routes = new Hono<App>()

  routes.get('/', async (c) => {
    const { db, viewer } = c.var
    const { month, today } = monthOf(c)
    const [figures, absent, isWaiting] = await Promise.all([
      figuresOfMonths(db, viewer.areaId, month, month),
      absentFrom(db, viewer.areaId, month),
      isReportWaiting(db, viewer.areaId),
    ])
    const rows = byTrouble(figures.map((one) => ({ name: one.communeName, figures: [one] as const })))
    return page(
      c,
      MonthPage({ viewer, month, newest: newestMonth(today), rows, ...absent, isReportWaiting: isWaiting }),
    )
  })

  routes.get('/thang.xlsx', async (c) => {
    const { month } = monthOf(c)
    const figures = await figuresOfMonths(c.var.db, c.var.viewer.areaId, month, month)
    const rows = byTrouble(figures.map((one) => ({ name: one.communeName, figures: [one] as const })))
    return sheetAnswer(
      `so-lieu-cac-xa-${month}`,
      rows.flatMap((row) => row.figures),
    )
  })

  routes.get('/nam', async (c) => {
    const { now, viewer } = c.var
    const today = localDay(now)
    const year = readYear(c.req.query('nam'), today)
    const asked = c.req.query('xem') as Aspect
    const rows = byTrouble(rowsOf(await yearOf(c, year)))
    const aspect = ASPECTS.includes(asked) ? asked : 'bao-cao'
    return page(c, YearPage({ viewer, year, newest: readYear(undefined, today), aspect, rows }))
  })

  routes.get('/nam.xlsx', async (c) => {
    const year = readYear(c.req.query('nam'), localDay(c.var.now))
    const rows = byTrouble(rowsOf(await yearOf(c, year)))
    return sheetAnswer(
      `so-lieu-cac-xa-${year}`,
      rows.flatMap((row) => row.figures),
    )
  })

  routes.get('/xa/:commune', async (c) => {
    const { db, now, viewer } = c.var
    const member = await memberOf(db, viewer.areaId, c.req.param('commune'))
    if (!member) throw problem.notFound()
    const months = monthsUpTo(newestMonth(localDay(now)), MONTHS)
    const [figures, reports] = await Promise.all([
      figuresOfCommune(db, viewer.areaId, member.communeId, months),
      reportsFrom(db, viewer.areaId, member.communeId, REPORTS),
    ])
    return page(c, CommunePage({ viewer, member, figures, reports }))
  })

  routes.get('/bao-cao', async (c) => {
    const { db, viewer } = c.var
    const which = c.req.query('xem') === 'da-nhan' ? 'received' : 'waiting'
    const after = placeOf(c.req.query('sau'))
    const found = await reportsAbove(db, viewer.areaId, which, after)
    const reports = found.slice(0, REPORTS_A_PAGE)
    const last = reports.at(-1)
    const here = which === 'received' ? `${REPORTS_ABOVE}?xem=da-nhan&` : `${REPORTS_ABOVE}?`
    const next = found.length > REPORTS_A_PAGE && last ? `${here}sau=${last.sentAt}~${last.id}` : undefined
    return page(c, DeskPage({ viewer, which, reports, next, first: after ? here.slice(0, -1) : undefined }))
  })

  routes.get('/bao-cao/:id', async (c) => {
    const report = await reportAt(c)
    return page(c, ReportPage({ viewer: c.var.viewer, report, isDone: c.req.query('xong') !== undefined }))
  })

  routes.post('/bao-cao/:id/da-nhan', async (c) => {
    const { db, now, viewer } = c.var
    const report = await reportAt(c)
    if (report.replacedBy !== '')
      throw problem.conflict('Xã đã gửi bản khác thay bản này. Ông/bà mở bản mới rồi bấm Đã nhận.')
    await receiveReport(db, report.id, viewer.id, now)
    const { communeId, roundId } = report
    await acknowledge(db, { communeId, roundId, areaName: viewer.areaName, now })
    return seeOther(`${REPORTS_ABOVE}/${report.id}?xong`)
  })

  routes.get('/bao-cao/:id/bao-cao.docx', async (c) => storedFile(c, (report) => report.wordKey, DOCX, 'docx'))
  routes.get('/bao-cao/:id/bang.xlsx', async (c) => storedFile(c, (report) => report.sheetKey, XLSX, 'xlsx'))

  return routes
}

function monthOf(c: Context) {
  const today = localDay(c.var.now)
  return { today, month: readMonth(c.req.query('thang'), today) }
}

function yearOf(c: Context, year: number) {
  return figuresOfMonths(c.var.db, c.var.viewer.areaId, `${year}-01`, `${year}-12`)
}

/** One row a commune; months that it did not send are not there. */
function rowsOf(figures: readonly Figures[]): { name: string; figures: Figures[] }[] {
  return [...Map.groupBy(figures, (one) => one.communeId).values()].map((own) => ({
    name: own.at(-1)?.communeName ?? '',
    figures: own,
  }))
}

async function reportAt(c: Context): Promise<ReportAbove> {
  const report = await reportAbove(c.var.db, c.var.viewer.areaId, c.req.param('id') ?? '')
  if (!report) throw problem.notFound()
  return report
}

async function storedFile(c: Context, keyOf: (report: ReportAbove) => string, type: string, end: string) {
  const report = await reportAt(c)
  const objectKey = keyOf(report)
  if (objectKey === '') throw problem.notFound('Xã gửi báo cáo này không kèm tệp.')
  const name = `bao-cao-${report.communeId}-${report.period}.${end}`
  return fileAnswer(c, { objectKey, type, name }, 'private, no-store', 'saved')
}

async function sheetAnswer(name: string, figures: readonly Figures[]): Promise<Response> {
  // The writer of spreadsheets is large and rarely wanted.
  const { writeXlsx } = await import('hucre/xlsx')
  const rows = sheetOf(figures)
  const columns = (rows[0] ?? []).map((_, at) => ({ width: at === 1 ? 28 : 14 }))
  const file = await writeXlsx({ sheets: [{ name: 'Các xã', columns, rows, freezePane: { rows: 1, columns: 2 } }] })
  return new Response(file as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': XLSX, 'content-disposition': `attachment; filename="${name}.xlsx"` },
  })
}

/** `2026-11-02T03:04:05.006Z~id`: the last report of the page before. */
function placeOf(text = ''): ReportPlace | null {
  const [, sentAt, id] = /^(\d{4}-[\dT:.-]+Z)~([\w-]{1,80})$/.exec(text) ?? []
  return sentAt && id ? { sentAt, id } : null
}
