import { Hono } from 'hono'
import type { App } from '../../../http/context.ts'
import { ownHallRoutes } from './own-routes.ts'
import { questionRoutes } from './question-routes.ts'
import { registerRoutes } from './register-routes.ts'

/** Places and questions as the people meet them, mounted below a commune's name. */
export const hallPublicRoutes = new Hono<App>()

hallPublicRoutes.route('/', ownHallRoutes)
hallPublicRoutes.route('/', registerRoutes)
hallPublicRoutes.route('/', questionRoutes)
