import { Hono } from 'hono'
import { localDay } from '../../deadlines/calendar.ts'
import { readSlug } from '../../dossiers/code.ts'
import type { App } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import { page } from '../../http/respond.ts'
import { publicOne } from '../public-queries.ts'
import { promiseCounts } from '../commitment-queries.ts'
import { promiseCountsByBody } from './count-queries.ts'
import { PromiseBoardPage } from './board-page.tsx'
import { PromiseListPage } from './list-page.tsx'
import { PromisePage } from './one-page.tsx'
import { promiseList } from './public-queries.ts'
import { PROMISE_HEAPS, type PromiseHeap } from './stands.ts'

/** What everybody reads of promises given in dialogues, mounted below a commune's name; before the pages of single dialogues. */
export const promisePublicRoutes = new Hono<App>()

promisePublicRoutes.get('/doi-thoai/cam-ket', async (c) => {
  const { book, db, now } = c.var
  const heap = c.req.query('xem') ?? ''
  if (!Object.hasOwn(PROMISE_HEAPS, heap)) {
    const [counts, bodies] = await Promise.all([
      promiseCounts(db, book.commune.id),
      promiseCountsByBody(db, book.commune.id),
    ])
    return page(c, PromiseBoardPage({ book, counts, bodies }))
  }
  const today = localDay(now)
  const ask = {
    heap: heap as PromiseHeap,
    bodyId: book.bodies.get(c.req.query('co-quan') ?? '')?.id ?? '',
    after: c.req.query('sau') ?? '',
  }
  const { next, rows } = await promiseList(db, book.commune.id, ask, today)
  return page(c, PromiseListPage({ book, ask, rows, next, today }))
})

promisePublicRoutes.get('/doi-thoai/cam-ket/:slug', async (c) => {
  const { book, db, now } = c.var
  const place = readSlug(c.req.param('slug'))
  const found = place && (await publicOne(db, book.commune.id, place))
  if (!found || found.own.source !== 'dialogue')
    throw problem.notFound('Cam kết này không có, hoặc chưa được công khai.')
  return page(c, PromisePage({ book, today: localDay(now), ...found }))
})
