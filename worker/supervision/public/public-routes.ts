import { Hono } from 'hono'
import { localDay } from '../../deadlines/calendar.ts'
import { readSlug } from '../../dossiers/code.ts'
import type { App } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import { page } from '../../http/respond.ts'
import { programmePage, publicTopicPage, versionPage } from './public-pages.tsx'
import { concluded, issuedProgrammes, publicTopic, statesOf, versionsUpTo } from './public-queries.ts'

/** What everybody reads of supervision, mounted below a commune's name; after the pages of recommendations. */
export const supervisionPublicRoutes = new Hono<App>()

supervisionPublicRoutes.get('/giam-sat', async (c) => {
  const { book, db, now } = c.var
  const after = c.req.query('sau') ?? ''
  const [programmes, ended] = await Promise.all([
    issuedProgrammes(db, book.commune.id),
    concluded(db, book.commune.id, after),
  ])
  const thisYear = Number(localDay(now).slice(0, 4))
  const programme =
    programmes.find(({ year }) => String(year) === c.req.query('nam')) ??
    programmes.find(({ year }) => year === thisYear) ??
    programmes[0] ??
    null
  const isFirst = after === ''
  const [version = null] = programme && isFirst ? await versionsUpTo(db, programme.id, programme.version) : []
  const states = await statesOf(db, version?.items ?? [])
  return page(
    c,
    programmePage({
      ...{ book, programme, programmes, version, states, isFirst },
      ...{ concluded: ended.rows.map(({ row }) => row), next: ended.next },
    }),
  )
})

supervisionPublicRoutes.get('/giam-sat/chuong-trinh/:year{\\d{4}}/:number{\\d{1,4}}', async (c) => {
  const { book, db } = c.var
  const [year, number] = [Number(c.req.param('year')), Number(c.req.param('number'))]
  const programme = (await issuedProgrammes(db, book.commune.id)).find((one) => one.year === year)
  const versions = programme ? await versionsUpTo(db, programme.id, number) : []
  const version = versions.find((one) => one.number === number)
  if (!version) throw problem.notFound('Bản chương trình này không có.')
  return page(
    c,
    versionPage({ book, year, version, before: versions.find((one) => one.number === number - 1) ?? null }),
  )
})

supervisionPublicRoutes.get('/giam-sat/:slug{\\d\\d-\\d{4,6}}', async (c) => {
  const { book, db } = c.var
  const place = readSlug(c.req.param('slug'))
  const found = place && (await publicTopic(db, book.commune.id, place))
  if (!found) throw problem.notFound('Cuộc giám sát này không có, hoặc chưa được công khai.')
  return page(c, publicTopicPage({ book, ...found }))
})
