import { Hono } from 'hono'
import type { App } from '../http/context.ts'
import { deskRoutes } from './asking/office/desk-routes.ts'
import { hallOfficeRoutes } from './hall/office/hall-office-routes.ts'
import { minutesRoutes } from './minutes/office/minutes-routes.ts'
import type { OpenPetition } from './open-petition.ts'
import { listRoutes } from './sessions/office/list-routes.ts'
import { makeRoutes } from './sessions/office/make-routes.ts'
import { meetingRoutes } from './sessions/office/meeting-routes.ts'
import { seriesRoutes } from './sessions/office/series-routes.ts'

/** What other rooms lend to dialogue: a way to open a petition for what is to be answered in writing. */
export type Lent = { openPetition: OpenPetition }

/** Dialogue on officers' desks, mounted below `/can-bo`: what has an address of its own before what takes any. */
export function dialogueOfficeRoutes(lent: Lent): Hono<App> {
  const routes = new Hono<App>()
  routes.route('/', minutesRoutes(lent.openPetition))
  routes.route('/', deskRoutes(lent.openPetition))
  routes.route('/', hallOfficeRoutes)
  routes.route('/', listRoutes)
  routes.route('/', makeRoutes)
  routes.route('/', seriesRoutes)
  routes.route('/', meetingRoutes)
  return routes
}
