import { Hono } from 'hono'
import type { App } from '../http/context.ts'
import { askRoutes } from './asking/public/ask-routes.ts'
import { hallPublicRoutes } from './hall/public/hall-public-routes.ts'
import { resultRoutes } from './minutes/public/result-routes.ts'
import { sessionPublicRoutes } from './sessions/public/session-routes.ts'

/** Dialogue as the people meet it, mounted below a commune's name: what has an address of its own before what takes any. */
export const dialoguePublicRoutes = new Hono<App>()

dialoguePublicRoutes.route('/', askRoutes)
dialoguePublicRoutes.route('/', hallPublicRoutes)
dialoguePublicRoutes.route('/', resultRoutes)
dialoguePublicRoutes.route('/', sessionPublicRoutes)
