import { Hono } from 'hono'
import type { App } from '../http/context.ts'
import { page } from '../http/respond.ts'
import { chooserPage } from './pages.tsx'
import { findPlaces, openCommunes } from './queries.ts'

/** How many places one look-up shows. */
const MOST = 30

/** The front door: find one's commune by its name of today or of yesterday. */
export const placeRoutes = new Hono<App>()

placeRoutes.get('/', async (c) => {
  const typed = (c.req.query('tim') ?? '').slice(0, 100)
  const [communes, places] = await Promise.all([
    openCommunes(c.var.db),
    typed.trim() ? findPlaces(c.var.db, typed, MOST) : [],
  ])
  return page(c, chooserPage({ communes, typed, places, most: MOST }))
})
