import { Hono } from 'hono'
import { codeOf } from '../cases/code.ts'
import type { App } from '../http/context.ts'
import { page } from '../http/respond.ts'
import { bookRoutes } from './book-routes.ts'
import { homePage } from './home-page.tsx'
import { readHome } from './home-queries.ts'
import { moveRoutes } from './move-routes.ts'

/** What gathers things of all rooms for the people of a commune: its front page, and what one sent oneself. */
export const gatheringRoutes = new Hono<App>()

gatheringRoutes.get('/', async (c) => {
  const { book, db, now } = c.var
  const home = await readHome(db, book.commune.id, now)
  const recent = home.recent.map((row) => ({ ...row, caseCode: codeOf(book, row) }))
  return page(c, homePage({ book, home, recent }))
})

gatheringRoutes.route('/', bookRoutes)
gatheringRoutes.route('/', moveRoutes)
