import { Hono } from 'hono'
import type { App } from '../../http/context.ts'
import { actRoutes } from './act-routes.ts'
import { listRoutes } from './list-routes.ts'
import { settingsRoutes } from './settings-routes.ts'
import { paperRoutes } from './paper-routes.ts'
import { slipRoutes } from './slip-routes.ts'
import { waitingRoutes } from './waiting-routes.ts'

/** What officers do with surveys, mounted at `/can-bo`; before the page of an officer's day, which is handed something. */
export const surveyOfficeRoutes = new Hono<App>()

surveyOfficeRoutes.route('/', settingsRoutes)
surveyOfficeRoutes.route('/', listRoutes)
surveyOfficeRoutes.route('/', actRoutes)
surveyOfficeRoutes.route('/', slipRoutes)
surveyOfficeRoutes.route('/', paperRoutes)
surveyOfficeRoutes.route('/', waitingRoutes)
