import { Hono } from 'hono'
import type { App } from '../../http/context.ts'
import { origin } from '../../http/origin.ts'
import { problem } from '../../http/problem.ts'
import { page } from '../../http/respond.ts'
import { findSurvey } from '../answering/survey-queries.ts'
import { afterAnswer } from './after-answer-queries.ts'
import { PosterPage } from './poster-page.tsx'

/** What hangs on walls, and the question after an answer; mounted below a commune's name. */
export const posterRoutes = new Hono<App>()

posterRoutes.get('/khao-sat/:slug/ap-phich', async (c) => {
  const { book, db, now } = c.var
  const survey = await findSurvey(db, book.commune.id, c.req.param('slug'))
  if (!survey || survey.status === 'draft' || survey.audience === 'staff')
    throw problem.notFound('Phiếu này không có, hoặc chưa được phát.')
  return page(c, PosterPage({ book, survey, now, origin: origin(c) }))
})

/** A sender's case is drawn elsewhere: it is handed a way to the survey about answers, if the commune has one. */
posterRoutes.use('/ho-so/*', async (c, next) => {
  const { book, db, now } = c.var
  c.set('afterAnswer', () => afterAnswer(db, book, now))
  await next()
})
