import { Hono } from 'hono'
import { codeOf } from '../../cases/code.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { App } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import { page } from '../../http/respond.ts'
import { openCase } from '../officer/officer-case-routes.ts'
import { officerNames } from '../officer/officer-queries.ts'
import { officerTimeline } from '../timeline.ts'
import { CoverPage } from './cover-page.tsx'

/** The cover of a case's paper file. */
export const coverRoutes = new Hono<App>()

coverRoutes.get('/ho-so/:caseCode/bia', async (c) => {
  const { book, db, now, staff } = c.var
  const file = await openCase(c)
  if (file.row.restricted)
    throw problem.forbidden('Hồ sơ xử lý riêng không in bìa: tờ bìa nằm trên bàn, ai cũng đọc được.')
  const code = codeOf(book, file.row)
  const names = await officerNames(db, file)
  const told = file.events.filter((event) => event.kind !== 'identity.used_for_email')
  const items = officerTimeline({ events: told }, book, (id) => names.get(id) ?? 'cán bộ cũ').reverse()
  const origin = c.env.PUBLIC_ORIGIN || new URL(c.req.url).origin
  const address = `${origin}/can-bo/ho-so/${code}`
  return page(c, CoverPage({ book, staff, file, code, address, items, today: localDay(now) }))
})
