import { Hono } from 'hono'
import type { App } from '../http/context.ts'
import { page } from '../http/respond.ts'
import { chooserPage } from './pages.tsx'
import { doorsOf, findPlaces, openCommunes } from './queries.ts'

/** How many places one look-up shows. */
const MOST = 30

/** The front door: find one's commune by its name of today or of yesterday. */
export const placeRoutes = new Hono<App>()

placeRoutes.get('/', async (c) => {
  const { db } = c.var
  const typed = (c.req.query('tim') ?? '').slice(0, 100)
  if (typed.trim() === '') return page(c, chooserPage({ communes: await openCommunes(db, MOST) }))
  const places = await findPlaces(db, typed, MOST)
  const doors = await doorsOf(
    db,
    places.map((place) => place.unitCode),
  )
  return page(c, chooserPage({ found: { typed, places, doors, most: MOST } }))
})
