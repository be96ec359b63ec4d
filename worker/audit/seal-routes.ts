import { Hono } from 'hono'
import type { App } from '../http/context.ts'
import { page } from '../http/respond.ts'
import { sealedDays } from './chain-queries.ts'
import { sealPage } from './seal-page.tsx'

/** Days on a page. */
const PAGE = 31

/** The seals of finished days, for everybody; mounted below a commune's name. */
export const sealRoutes = new Hono<App>()

sealRoutes.get('/niem-phong', async (c) => {
  const { book, db } = c.var
  const asked = c.req.query('truoc') ?? ''
  const before = /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : ''
  const found = await sealedDays(db, book.commune.id, before || '9999', PAGE)
  const days = found.slice(0, PAGE)
  return page(
    c,
    sealPage({ book, days, next: found.length > PAGE ? days.at(-1)?.day : undefined, isFirst: before === '' }),
  )
})
