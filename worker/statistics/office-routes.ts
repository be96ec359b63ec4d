import { Hono } from 'hono'
import { addDays, localDay } from '../deadlines/calendar.ts'
import type { App, Context } from '../http/context.ts'
import { csvFile } from '../http/csv.ts'
import { problem } from '../http/problem.ts'
import { page } from '../http/respond.ts'
import { holds, type StaffMember } from '../staff/actor.ts'
import { readDrill } from './drill.ts'
import { casesBehind, PAGE, type Place } from './list-queries.ts'
import { BehindPage } from './list-page.tsx'
import { OfficeFiguresPage } from './office-page.tsx'
import { categoryName, workerName } from './office-view.ts'
import { readPeriod } from './period.ts'
import { factsOf, trendOf, workNow } from './queries.ts'
import { decimal, isOfCommune, linesBy, meanScore, medianOf, type Sums, sumOf } from './sums.ts'

/** What officers read of figures, mounted at `/can-bo`. */
export const figureOfficeRoutes = new Hono<App>()

figureOfficeRoutes.get('/so-lieu', async (c) => {
  const { book, db, staff } = c.var
  const ownBodyId = ownOf(staff)
  const today = localDay(c.var.now)
  const { ask, errors, period } = asked(c, today)
  const lastMonth = period.to < today ? period.to.slice(0, 7) : today.slice(0, 7)
  const [facts, work, trend] = await Promise.all([
    factsOf(db, book.commune.id, period, ownBodyId),
    workNow(db, book.commune.id, ownBodyId),
    trendOf(db, book.commune.id, addDays(`${lastMonth}-01`, -330).slice(0, 7), lastMonth, ownBodyId),
  ])
  const view = {
    ...{ ask, book, errors, ownBodyId, period, staff, today, trend, work },
    total: sumOf(facts),
    byBody: linesBy(facts, 'bodyId'),
    byCategory: linesBy(facts, 'category'),
  }
  return page(c, OfficeFiguresPage(view), Object.keys(errors).length > 0 ? 422 : 200)
})

figureOfficeRoutes.get('/so-lieu.csv', async (c) => {
  const { book, db, staff } = c.var
  const { period } = asked(c, localDay(c.var.now))
  const facts = await factsOf(db, book.commune.id, period, ownOf(staff))
  const rows = linesBy(facts, 'bodyId').flatMap(({ id }) => {
    const own = facts.filter((fact) => fact.bodyId === id)
    return linesBy(own, 'category').map((line) => [
      period.title,
      workerName(book, id),
      categoryName(book, line.id),
      ...numbersOf(line.sums, isOfCommune({ id })),
    ])
  })
  return csvFile(c, `so-lieu-${book.commune.id}-${period.from}-${period.to}`, [
    ['Kỳ', 'Cơ quan', 'Lĩnh vực', ...NUMBER_NAMES],
    ...rows,
    [period.title, 'Tất cả', 'Tất cả', ...numbersOf(sumOf(facts))],
  ])
})

figureOfficeRoutes.get('/so-lieu/ho-so', async (c) => {
  const { book, db, staff } = c.var
  const today = localDay(c.var.now)
  const drill = readDrill((name) => c.req.query(name) ?? '', asked(c, today).period, book, ownOf(staff))
  if (!drill) throw problem.notFound()
  const after = placeOf(c.req.query('sau'))
  const found = await casesBehind(db, staff, drill, today, after)
  const [rows, isMore] = [found.slice(0, PAGE), found.length > PAGE]
  return page(c, BehindPage({ book, staff, drill, rows, isMore, isFirst: after === null }))
})

/** The only body whose figures this officer reads; undefined when he reads all. Throws 403 when he reads none. */
function ownOf(staff: StaffMember): string | undefined {
  if (holds(staff, 'leader', 'coordinator')) return undefined
  if (holds(staff, 'approver', 'handler')) return staff.bodyId
  throw problem.forbidden(
    'Số liệu theo cơ quan dành cho lãnh đạo, điều phối và cơ quan giải quyết. Số liệu chung xem ở trang của xã.',
  )
}

function asked(c: Context, today: string) {
  const [ky, tu, den] = [c.req.query('ky') ?? '', c.req.query('tu') ?? '', c.req.query('den') ?? '']
  const { errors, period } = readPeriod({ ky, tu, den }, today)
  return { errors, period, ask: { tu: tu || period.from, den: den || period.to } }
}

/** `2026-11-20~id`: the last row of the page before. */
function placeOf(text = ''): Place | null {
  const [, day, caseId] = /^(\d{4}-\d{2}-\d{2})~([\w-]{1,80})$/.exec(text) ?? []
  return day && caseId ? { day, caseId } : null
}

const NUMBER_NAMES = [
  'Đã nhận',
  'Người gửi rút',
  'Gia hạn',
  'Đã trả lời',
  'Đúng hạn',
  'Trễ hạn',
  'Người gửi chưa đồng ý',
  'Số ngày làm việc trung vị',
  'Mức hài lòng (1 đến 5)',
  'Số người chấm',
]

/** `punctual`: whether it is told how many were in time. */
function numbersOf(sums: Sums, punctual = true): (string | number | null)[] {
  const [median, mean] = [punctual ? medianOf(sums.days) : null, meanScore(sums)]
  const inTime = punctual ? [sums.inTime, sums.answered - sums.inTime] : [null, null]
  return [
    ...[sums.received, sums.withdrawn, sums.extended, sums.answered, ...inTime],
    sums.disputed,
    median === null ? null : decimal(median),
    mean === null ? null : decimal(mean),
    sums.scoreCount,
  ]
}
