import { Hono } from 'hono'
import { localDay } from '../deadlines/calendar.ts'
import type { App, Context } from '../http/context.ts'
import { csvFile } from '../http/csv.ts'
import { page } from '../http/respond.ts'
import { categoryName, workerName } from './office-view.ts'
import { publicFigures, publicPeriod, publicPeriods } from './public-figures.ts'
import { publicFiguresPage, words } from './public-page.tsx'
import { decimal, isOfCommune } from './sums.ts'
import type { VeiledLine } from './veil.ts'

/** What everybody reads of figures, mounted below a commune's name. */
export const figurePublicRoutes = new Hono<App>()

figurePublicRoutes.get('/so-lieu', async (c) => {
  const { months, years } = publicPeriods(localDay(c.var.now))
  const choices = [...years, ...months]
  return page(c, publicFiguresPage({ book: c.var.book, figures: await figures(c), choices }))
})

figurePublicRoutes.get('/so-lieu.csv', async (c) => {
  const { book } = c.var
  const { months, period, table } = await figures(c)
  const line = (kind: string, name: string, one: VeiledLine) => [period.title, kind, name, ...numbers(one)]
  return csvFile(c, `so-lieu-${book.commune.id}-${period.key}`, [
    ['Kỳ', 'Theo', 'Tên', ...NAMES],
    ...table.byBody.map((one) => line('Cơ quan', workerName(book, one.id), one)),
    ...table.byCategory.map((one) => line('Lĩnh vực', categoryName(book, one.id), one)),
    line('Tất cả', 'Tất cả', table.total),
    ...months.map(({ month, table: { total } }) => [month, 'Tháng', 'Tất cả', ...numbers(total)]),
  ])
})

figurePublicRoutes.get('/so-lieu.json', async (c) => {
  const { book } = c.var
  const { months, period, table } = await figures(c)
  return c.json({
    commune: book.commune.id,
    period: { key: period.key, from: period.from, to: period.to },
    total: forPrograms(table.total),
    byBody: table.byBody.map((one) => ({ id: one.id, name: workerName(book, one.id), ...forPrograms(one) })),
    byCategory: table.byCategory.map((one) => ({ id: one.id, name: categoryName(book, one.id), ...forPrograms(one) })),
    months: months.map(({ month, table: { total } }) => ({ month, ...forPrograms(total) })),
  })
})

function figures(c: Context) {
  const today = localDay(c.var.now)
  return publicFigures(c.var.db, c.var.book.commune.id, publicPeriod(c.req.query('ky') ?? '', today), today)
}

const NAMES = [
  'Đã nhận',
  'Đã trả lời',
  'Đúng hạn',
  'Trễ hạn',
  'Số ngày làm việc trung vị',
  'Mức hài lòng (1 đến 5)',
  'Số người chấm',
]

function numbers(one: VeiledLine): (string | null)[] {
  return [
    words(one.received),
    words(one.answered),
    ...(isOfCommune(one) ? [words(one.inTime), words(one.late)] : [null, null]),
    one.median === null || !isOfCommune(one) ? null : decimal(one.median),
    one.score === null ? null : decimal(one.score),
    words(one.scored),
  ]
}

/** A number that is not told is null. */
function forPrograms({ id, answered, inTime, late, median, received, score, scored }: VeiledLine) {
  const isHere = isOfCommune({ id })
  const value = (cell: VeiledLine['received']) => (cell.is === 'shown' ? cell.value : null)
  return {
    received: value(received),
    answered: value(answered),
    inTime: isHere ? value(inTime) : null,
    late: isHere ? value(late) : null,
    scored: value(scored),
    medianWorkingDays: isHere ? median : null,
    meanScore: score,
  }
}
