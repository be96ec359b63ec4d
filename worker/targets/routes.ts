import { Hono } from 'hono'
import type { App } from '../http/context.ts'
import { boardRoutes } from './board-routes.ts'
import { indicatorRoutes } from './indicator-routes.ts'
import { ownTargetRoutes } from './own-routes.ts'
import { setRoutes } from './set-routes.ts'
import { targetRoutes } from './target-routes.ts'

/** Targets with numbers, of hamlets, bodies and the commune; mounted at `/can-bo`. */
export const targetOfficeRoutes = new Hono<App>()

for (const routes of [indicatorRoutes, ownTargetRoutes, targetRoutes, setRoutes, boardRoutes])
  targetOfficeRoutes.route('/', routes)
