import { Hono } from 'hono'
import type { App } from '../http/context.ts'
import type { AtHand, OnAccepted } from './at-hand.ts'
import { compileRoutes } from './compiling/routes.ts'
import type { SendUp } from './compiling/send-up.ts'
import { hubRoutes } from './office/hub-routes.ts'
import { listRoutes } from './office/list-routes.ts'
import { makeRoutes } from './office/make-routes.ts'
import { roundRoutes } from './office/round-routes.ts'
import { reportingRoutes } from './reporting/reporting-routes.ts'
import { seriesRoutes } from './series/office/series-routes.ts'
import { setRoutes } from './series/office/set-routes.ts'

/** What other rooms lend to reports: what they already know, what they take over, the way up. */
export type Lent = { atHand: readonly AtHand[]; onAccepted: readonly OnAccepted[]; sendUp: SendUp }

/** Reports on officers' desks, mounted below `/can-bo`: what has an address of its own before what takes any. */
export function roundOfficeRoutes(lent: Lent): Hono<App> {
  const routes = new Hono<App>()
  routes.route('/', hubRoutes)
  routes.route('/', listRoutes)
  routes.route('/', makeRoutes)
  routes.route('/', setRoutes)
  routes.route('/', seriesRoutes)
  routes.route('/', compileRoutes)
  routes.route('/', reportingRoutes(lent))
  routes.route('/', roundRoutes(lent))
  return routes
}
