import { Hono } from 'hono'
import type { App } from '../http/context.ts'
import { documentRoutes } from './document-routes.ts'
import { draftRoutes } from './draft-routes.ts'
import { registerRoutes } from './register-routes.ts'

/** Official papers: the register, drafts, documents. Fixed addresses go before those that name a document. */
export const paperRoutes = new Hono<App>().route('/', registerRoutes).route('/', draftRoutes).route('/', documentRoutes)
