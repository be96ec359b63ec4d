import { Hono } from 'hono'
import { localDay } from '../../../deadlines/calendar.ts'
import type { App, Context } from '../../../http/context.ts'
import { origin } from '../../../http/origin.ts'
import { problem } from '../../../http/problem.ts'
import { page } from '../../../http/respond.ts'
import { publicMeeting } from '../../sessions/room-access.ts'
import { isPublished, readResults } from '../results-queries.ts'
import { aloudPage } from './aloud-page.tsx'
import { resultsPage, type ResultsView } from './results-page.tsx'
import { sheetPage } from './sheet-page.tsx'

/** What came of a meeting, mounted below a commune's name. */
export const resultRoutes = new Hono<App>()

resultRoutes.get('/doi-thoai/:slug/ket-qua', async (c) => page(c, resultsPage(await resultsAt(c))))
resultRoutes.get('/doi-thoai/:slug/ban-tin', async (c) =>
  page(c, sheetPage({ ...(await resultsAt(c)), origin: origin(c) })),
)
resultRoutes.get('/doi-thoai/:slug/loa', async (c) => page(c, aloudPage(await resultsAt(c))))

/** The results of the address, once they were published; before, there is nothing there. */
async function resultsAt(c: Context): Promise<ResultsView> {
  const { book, db, now } = c.var
  const { row, session } = await publicMeeting(c)
  if (!isPublished(session) || row.restricted) throw problem.notFound('Buổi này chưa công bố kết quả.')
  return { book, row, results: await readResults(db, row, session, localDay(now)) }
}
