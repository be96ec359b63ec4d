import { Hono } from 'hono'
import type { App } from '../http/context.ts'
import { registerImportRoutes } from './import-routes.ts'
import { registerLineRoutes } from './line-routes.ts'
import { registerListRoutes } from './register-routes.ts'
import { registerTitleRoutes } from './title-routes.ts'
import { registerYearRoutes } from './year-routes.ts'

/** The registers; mounted below `/can-bo`. What has a name of its own stands before what is found by one. */
export const registerRoutes = new Hono<App>()

for (const routes of [
  registerListRoutes,
  registerTitleRoutes,
  registerImportRoutes,
  registerYearRoutes,
  registerLineRoutes,
])
  registerRoutes.route('/', routes)
