import { Hono } from 'hono'
import { readUnit } from '../../communes/unit.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { App } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import { page } from '../../http/respond.ts'
import { ReportListPage } from './list-page.tsx'
import { pastOf, REPORTS_SHOWN } from './report-queries.ts'
import { owedBy } from './submission-queries.ts'
import { entersForAll, unitsOf } from './units.ts'

/** What a unit owes and what it sent. */
export const ownListRoutes = new Hono<App>()

/** Open reports of a list. */
const OWED_SHOWN = 40

ownListRoutes.get('/bao-cao', async (c) => {
  const { book, db, now, staff } = c.var
  const enters = entersForAll(staff, book.commune.triageBodyId)
  const own = unitsOf(staff)
  const asked = c.req.query('don-vi') ?? ''
  if (own.length === 0 && !enters) throw problem.forbidden('Mục này dành cho người báo cáo của thôn và cơ quan.')
  if (asked !== '' && !own.includes(asked) && !(enters && readUnit(book, asked))) throw problem.notFound()
  const units = asked === '' ? own : [asked]
  const [first = ''] = units
  const [, dueOn = '', id = ''] = /^(\d{4}-\d\d-\d\d)~(.{1,64})$/.exec(c.req.query('sau') ?? '') ?? []
  const beyond = id === '' ? null : { dueOn, id }
  const [owed, past] = await Promise.all([
    beyond === null ? owedBy(db, staff.communeId, units, OWED_SHOWN) : [],
    first === '' ? [] : pastOf(db, staff.communeId, first, beyond),
  ])
  const shown = past.slice(0, REPORTS_SHOWN)
  const last = past.length > REPORTS_SHOWN ? shown.at(-1) : undefined
  const after = last ? `${last.dueOn}~${last.id}` : null
  return page(
    c,
    ReportListPage({
      ...{ book, staff, owed, past: shown, after, enters, isLater: beyond !== null, today: localDay(now) },
      unit: first,
      isOther: first !== '' && !own.includes(first),
    }),
  )
})
