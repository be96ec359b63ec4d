import { Hono } from 'hono'
import type { App } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import { page } from '../../http/respond.ts'
import { stateOf } from '../rules.ts'
import { fileAnswer } from '../../http/stored-file.ts'
import { isGuarded } from './guard.ts'
import { listPage } from './list-page.tsx'
import { newChallenge } from './proof-access.ts'
import { publicSheetRoutes, publicSurvey } from './public-sheet-routes.ts'
import { LISTED, openSurveys, type PublishedCursor, publishedSurveys } from './survey-queries.ts'
import { findMedia, versionOf } from '../../forms/filling/version-queries.ts'

/** Surveys as the people meet them, mounted below a commune's name. */
export const surveyRoutes = new Hono<App>()

surveyRoutes.get('/khao-sat', async (c) => {
  const { book, db, now } = c.var
  const cursor = readCursor(c.req.query('sau') ?? '')
  const [open, found] = await Promise.all([
    cursor ? [] : openSurveys(db, book.commune.id, now),
    publishedSurveys(db, book.commune.id, cursor),
  ])
  const published = found.slice(0, LISTED)
  const last = found.length > LISTED ? published.at(-1) : undefined
  const next = last ? `${last.closesAt ?? ''}~${last.id}` : null
  return page(c, listPage({ book, now, open, published, next, isLater: cursor !== null }))
})

surveyRoutes.get('/khao-sat/:slug/tep/:number/:name', async (c) => {
  const survey = await publicSurvey(c)
  const version = survey.versionId === null ? null : await versionOf(c.var.db, survey.versionId)
  const [, id] = Object.entries(version?.files ?? {}).find(([name]) => name === c.req.param('name')) ?? []
  const file = id === undefined ? undefined : await findMedia(c.var.db, id)
  if (!file) throw problem.notFound()
  // With the number of the version in its address a file is always the same.
  const isSettled = c.req.param('number') === String(version?.number)
  return fileAnswer(c, file, isSettled ? 'public, max-age=31536000, immutable' : 'public, max-age=300')
})

surveyRoutes.get('/khao-sat/:slug/cau-do', async (c) => {
  const survey = await publicSurvey(c)
  const { now } = c.var
  if (!isGuarded(survey, now) || stateOf(survey, now) !== 'open') throw problem.notFound()
  return Response.json(await newChallenge(c.env, survey.id, now), { headers: { 'cache-control': 'no-store' } })
})

surveyRoutes.route('/', publicSheetRoutes)

function readCursor(text: string): PublishedCursor | null {
  const [, closesAt = '', id = ''] = /^(\d{4}-\d\d-\d\dT[\d:.]{5,15}Z)~([\w-]{1,64})$/.exec(text) ?? []
  return id === '' ? null : { closesAt, id }
}
