import { Hono } from 'hono'
import { grantedCases } from '../../cases/grant-queries.ts'
import type { App } from '../../http/context.ts'
import { page } from '../../http/respond.ts'
import { EntrustedPage } from './entrusted-page.tsx'

/** The restricted cases entrusted to whoever asks; for everybody else an empty list. */
export const entrustedRoutes = new Hono<App>()

entrustedRoutes.get('/giao-rieng', async (c) => {
  const { book, db, staff } = c.var
  return page(c, EntrustedPage({ staff, book, found: await grantedCases(db, staff) }))
})
