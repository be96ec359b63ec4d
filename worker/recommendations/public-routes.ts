import { Hono } from 'hono'
import { localDay } from '../deadlines/calendar.ts'
import { readSlug } from '../dossiers/code.ts'
import type { App } from '../http/context.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { boardYear, boardYears, type Figure, FIGURES } from './board.ts'
import { PublicBoardPage } from './board-page.tsx'
import { countedYears, countsOf } from './count-queries.ts'
import { promisePlace } from './place.ts'
import { promisePublicRoutes } from './promises/promise-routes.ts'
import { PublicListPage, PublicOnePage } from './public-page.tsx'
import { publicList, publicOne } from './public-queries.ts'

/** What everybody reads of recommendations, mounted below a commune's name; before the pages of single supervisions. */
export const recommendationPublicRoutes = new Hono<App>()

recommendationPublicRoutes.route('/', promisePublicRoutes)

recommendationPublicRoutes.get('/giam-sat/bang-diem', async (c) => {
  const { book, db, now } = c.var
  const years = await countedYears(db, book.commune.id, 'public')
  const year = boardYear(c.req.query('nam') ?? '', years, localDay(now))
  const rows = await countsOf(db, book.commune.id, 'public', year)
  return page(c, PublicBoardPage({ book, year, years: boardYears(years, year), rows }))
})

recommendationPublicRoutes.get('/giam-sat/kien-nghi', async (c) => {
  const { book, db, now } = c.var
  const today = localDay(now)
  const figure = c.req.query('so') ?? ''
  const year = /^\d{4}$/.exec(c.req.query('nam') ?? '')?.[0]
  const bodyId = book.bodies.get(c.req.query('co-quan') ?? '')?.id ?? ''
  const isOfBody = bodyId !== '' && year !== undefined
  const ask = {
    ...{ bodyId: isOfBody ? bodyId : '', year: isOfBody ? Number(year) : null, after: c.req.query('sau') ?? '' },
    figure: isOfBody && Object.hasOwn(FIGURES, figure) ? (figure as Figure) : ('da-kien-nghi' as const),
  }
  const { next, rows } = await publicList(db, book.commune.id, ask, today)
  return page(c, PublicListPage({ book, ask, rows, next, today }))
})

recommendationPublicRoutes.get('/giam-sat/kien-nghi/:slug', async (c) => {
  const { book, db, now } = c.var
  const place = readSlug(c.req.param('slug'))
  const found = place && (await publicOne(db, book.commune.id, place))
  if (!found) throw problem.notFound('Kiến nghị này không có, hoặc chưa được công khai.')
  if (found.own.source === 'dialogue') return seeOther(`${promisePlace(book.commune.id)}/${c.req.param('slug')}`)
  return page(c, PublicOnePage({ book, today: localDay(now), ...found }))
})
