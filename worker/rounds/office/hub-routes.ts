import { Hono } from 'hono'
import { localDay } from '../../deadlines/calendar.ts'
import type { App } from '../../http/context.ts'
import { page } from '../../http/respond.ts'
import { owedBy } from '../reporting/submission-queries.ts'
import { unitsOf } from '../reporting/units.ts'
import { hubLinks } from './hub-links.ts'
import { hubPage } from './hub-page.tsx'

/** Reports on the first page of plans and reports. */
const OWED_SHOWN = 8

/** Where plans, reports, targets and what belongs to them begin; mounted below `/can-bo`. */
export const hubRoutes = new Hono<App>()

hubRoutes.get('/cong-tac', async (c) => {
  const { book, db, now, staff } = c.var
  const units = unitsOf(staff)
  const owed = units.length === 0 ? [] : await owedBy(db, staff.communeId, units, OWED_SHOWN)
  const links = hubLinks(staff, book.commune.triageBodyId)
  return page(c, hubPage({ staff, book, today: localDay(now), owed, links }))
})
