import { Hono } from 'hono'
import type { App } from '../../../http/context.ts'
import { agendaRoutes } from './agenda-routes.ts'
import { contactRoutes } from './contact-routes.ts'
import { doorRoutes } from './door-routes.ts'
import { questionDeskRoutes } from './question-desk-routes.ts'
import { speakingRoutes } from './speaking-routes.ts'

/** Agenda, questions, door and microphone of a meeting, mounted below `/can-bo`. */
export const hallOfficeRoutes = new Hono<App>()

hallOfficeRoutes.route('/', agendaRoutes)
hallOfficeRoutes.route('/', questionDeskRoutes)
hallOfficeRoutes.route('/', doorRoutes)
hallOfficeRoutes.route('/', speakingRoutes)
hallOfficeRoutes.route('/', contactRoutes)
