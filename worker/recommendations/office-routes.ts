import { Hono } from 'hono'
import { localDay } from '../deadlines/calendar.ts'
import { deskOf, doDeed, type Room, showDossier } from '../dossiers/deed-access.ts'
import { dossierCode, dossierSlug } from '../dossiers/code.ts'
import type { App } from '../http/context.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { fileAnswer } from '../http/stored-file.ts'
import { OfficeBoardPage } from './board-page.tsx'
import { boardYear, boardYears } from './board.ts'
import { countsOf, countedYears } from './count-queries.ts'
import { DEEDS } from './deeds.ts'
import { concerns, readAsk, seesAll } from './list-ask.ts'
import { ListPage } from './list-page.tsx'
import { listPage, recommendationById, waitingCount } from './list-queries.ts'
import type { More, Own } from './own.ts'
import { PLACE } from './place.ts'
import { PrintPage } from './print-page.tsx'
import { stepsOf } from './promises/steps.ts'
import { alsoOf, readOwn } from './queries.ts'
import { RecommendationPage } from './recommendation-page.tsx'
import { seenFiles } from './seen.ts'

/** What officers do with recommendations, mounted at `/can-bo`. */
export const recommendationOfficeRoutes = new Hono<App>()

const ROOM: Room<Own, More> = {
  kind: 'recommendation',
  place: PLACE,
  table: (_own, desk) => stepsOf(desk),
  deeds: DEEDS,
  read: readOwn,
  also: alsoOf,
  page: RecommendationPage,
}

recommendationOfficeRoutes.get('/kien-nghi', async (c) => {
  const { book, db, now, staff } = c.var
  if (!concerns(staff)) throw problem.notFound()
  const today = localDay(now)
  const ask = readAsk((name) => c.req.query(name), staff, book)
  const [{ next, rows }, waiting] = await Promise.all([
    listPage({ db, book, staff, today }, ask),
    waitingCount(db, staff.bodyId),
  ])
  return page(c, ListPage({ book, staff, ask, rows, next, waiting, today }))
})

recommendationOfficeRoutes.get('/kien-nghi/bang-diem', async (c) => {
  const { book, db, now, staff } = c.var
  if (!seesAll(staff, book)) throw problem.notFound()
  const years = await countedYears(db, book.commune.id, 'all')
  const year = boardYear(c.req.query('nam') ?? '', years, localDay(now))
  const rows = await countsOf(db, book.commune.id, 'all', year)
  return page(c, OfficeBoardPage({ book, staff, year, years: boardYears(years, year), rows }))
})

/** From a message that was written before the number was known. */
recommendationOfficeRoutes.get('/kien-nghi/mo/:id', async (c) => {
  const { book, db, staff } = c.var
  const row = await recommendationById(db, staff, book, c.req.param('id'))
  if (!row) throw problem.notFound()
  return seeOther(`${PLACE}/${dossierSlug(row)}`)
})

recommendationOfficeRoutes.get('/kien-nghi/:slug', (c) => showDossier(c, ROOM))

recommendationOfficeRoutes.get('/kien-nghi/:slug/in', async (c) => {
  const desk = await deskOf(c, ROOM)
  return page(c, PrintPage({ desk, code: dossierCode(desk.book, desk.file.row) }))
})

recommendationOfficeRoutes.get('/kien-nghi/:slug/tep/:file', async (c) => {
  const { file, staff } = await deskOf(c, ROOM)
  const found = seenFiles(file, staff).find((one) => one.id === c.req.param('file'))
  if (!found) throw problem.notFound()
  return fileAnswer(c, found, 'private, no-store')
})

recommendationOfficeRoutes.post('/kien-nghi/:slug/:action', (c) => doDeed(c, ROOM))
