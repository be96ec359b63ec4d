import { Hono } from 'hono'
import type { App } from '../../http/context.ts'
import { bulkRoutes } from '../finding/bulk-routes.ts'
import { coverRoutes } from '../finding/cover-routes.ts'
import { exportRoutes } from '../finding/export-routes.ts'
import { helpRoutes } from '../finding/help-routes.ts'
import { searchRoutes } from '../finding/search-routes.ts'
import { todayRoutes } from '../finding/today-routes.ts'
import { wordRoutes } from '../finding/word-routes.ts'
import { entrustRoutes } from './entrust-routes.ts'
import { entrustedRoutes } from './entrusted-routes.ts'
import { inboxRoutes } from './inbox-routes.ts'
import { officerCaseRoutes } from './officer-case-routes.ts'
import { dataRequestRoutes } from './data-request-routes.ts'
import { officerDeedRoutes } from './officer-deed-routes.ts'
import { templateRoutes } from './template-routes.ts'

/** The officers' workspace for petitions, mounted at `/can-bo`. */
export const officerRoutes = new Hono<App>()

officerRoutes.route('/', inboxRoutes)
officerRoutes.route('/', searchRoutes)
officerRoutes.route('/', exportRoutes)
officerRoutes.route('/', todayRoutes)
officerRoutes.route('/', bulkRoutes)
officerRoutes.route('/', coverRoutes)
officerRoutes.route('/', wordRoutes)
officerRoutes.route('/', helpRoutes)
officerRoutes.route('/', entrustedRoutes)
officerRoutes.route('/', entrustRoutes)
officerRoutes.route('/', officerCaseRoutes)
officerRoutes.route('/', templateRoutes)
officerRoutes.route('/', dataRequestRoutes)
officerRoutes.route('/', officerDeedRoutes)
