import { Hono } from 'hono'
import type { App } from '../http/context.ts'
import { dayRoutes } from './day-routes.ts'
import { listRoutes } from './list-routes.ts'

/** Activity days in hamlets; mounted at `/can-bo`. */
export const activityRoutes = new Hono<App>()

for (const routes of [listRoutes, dayRoutes]) activityRoutes.route('/', routes)
