import { Hono } from 'hono'
import type { App } from '../../http/context.ts'
import type { AtHand, OnAccepted } from '../at-hand.ts'
import { ownListRoutes } from './list-routes.ts'
import { reportRoutes } from './report-routes.ts'
import { sheetRoutes } from './sheet-routes.ts'

/** What units report, mounted below `/can-bo`: their list, the sheet as long as it is to be written, what was sent. */
export function reportingRoutes(lent: { atHand: readonly AtHand[]; onAccepted: readonly OnAccepted[] }): Hono<App> {
  const routes = new Hono<App>()
  routes.route('/', ownListRoutes)
  routes.route('/', sheetRoutes(lent.atHand))
  routes.route('/', reportRoutes(lent.onAccepted))
  return routes
}
