import { Hono } from 'hono'
import type { App } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import { page } from '../../http/respond.ts'
import { publicSurvey } from '../answering/public-sheet-routes.ts'
import { PublicResultsPage } from './public-results-page.tsx'
import { shownRelease } from './results-queries.ts'

/** Released results, for everybody; mounted below a commune's name. */
export const publicResultsRoutes = new Hono<App>()

publicResultsRoutes.get('/khao-sat/:slug/ket-qua', async (c) => {
  const survey = await publicSurvey(c)
  const release = await shownRelease(c.var.db, survey.id)
  if (!release) throw problem.notFound('Kết quả của khảo sát này chưa được công bố.')
  return page(c, PublicResultsPage({ book: c.var.book, survey, release }))
})
