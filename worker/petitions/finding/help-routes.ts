import { Hono } from 'hono'
import type { App } from '../../http/context.ts'
import { page } from '../../http/respond.ts'
import { KeysPage } from './help-page.tsx'

/** Help with the desk itself. */
export const helpRoutes = new Hono<App>()

helpRoutes.get('/phim-tat', (c) => page(c, KeysPage({ staff: c.var.staff, book: c.var.book })))
