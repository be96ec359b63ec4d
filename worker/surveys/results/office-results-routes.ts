import { Hono } from 'hono'
import type { App } from '../../http/context.ts'
import { exportRoutes } from './export-routes.ts'
import { publishRoutes } from './publish-routes.ts'
import { resultsRoutes } from './results-routes.ts'
import { textRoutes } from './text-routes.ts'

/** What officers read of a survey's answers, release and take along; mounted at `/can-bo`. */
export const officeResultsRoutes = new Hono<App>()

officeResultsRoutes.route('/', resultsRoutes)
officeResultsRoutes.route('/', textRoutes)
officeResultsRoutes.route('/', publishRoutes)
officeResultsRoutes.route('/', exportRoutes)
