import { Hono } from 'hono'
import { localDay } from '../../deadlines/calendar.ts'
import type { App, Context } from '../../http/context.ts'
import { page } from '../../http/respond.ts'
import { staffNames } from '../../staff/name-queries.ts'
import { assignmentPaper } from '../paper.ts'
import { eventsOf } from '../queries.ts'
import { mayMake } from '../rules.ts'
import { type Opened, tableAt, tableNow } from '../table-access.ts'
import { draftRoutes } from './draft-routes.ts'
import { printPage } from './print-page.tsx'
import { nonePage, yearPage } from './year-page.tsx'

/** Events of a table that its page tells. */
const EVENTS_SHOWN = 30
const SAID: Readonly<Record<string, string>> = {
  'quyet-dinh': 'Đã quyết định. Phân công, nhắc việc theo bảng này từ ngày ghi trên.',
  bo: 'Đã bỏ bản đang soạn.',
}

/** Which organisation stands by which hamlet; mounted below `/can-bo`. */
export const assignmentRoutes = new Hono<App>()

assignmentRoutes.get('/phu-trach-thon', async (c) => {
  const { book, now, staff } = c.var
  const opened = await tableNow(c)
  if (opened) return shown(c, opened)
  return page(c, nonePage({ staff, book, today: localDay(now), makes: mayMake(staff, book) }))
})

assignmentRoutes.get('/phu-trach-thon/:year{[0-9]{4}}', async (c) => shown(c, await tableAt(c)))

assignmentRoutes.get('/phu-trach-thon/:year{[0-9]{4}}/in', async (c) => {
  const { book, staff } = c.var
  return page(c, printPage({ staff, book, opened: await tableAt(c) }))
})

assignmentRoutes.get('/phu-trach-thon/:year{[0-9]{4}}/word', async (c) => {
  const { rows, table } = await tableAt(c)
  const { WORD_TYPE, wordFile } = await import('../../documents/word.ts')
  const at = new Date(table.decidedAt ?? table.createdAt)
  return c.body(await wordFile(assignmentPaper(table, rows), at, { headless: true }), 200, {
    'content-type': WORD_TYPE,
    'content-disposition': `attachment; filename="phan-cong-phu-trach-thon-${table.year}.docx"`,
    'cache-control': 'private, no-store',
  })
})

assignmentRoutes.route('/', draftRoutes)

async function shown(c: Context, opened: Opened): Promise<Response> {
  const { book, db, staff } = c.var
  const events = await eventsOf(db, opened.table.id, EVENTS_SHOWN)
  const nameOf = await staffNames(
    db,
    events.map(({ actorId }) => actorId),
  )
  const said = SAID[c.req.query('da') ?? ''] ?? null
  return page(c, yearPage({ staff, book, opened, events, nameOf, makes: mayMake(staff, book), said }))
}
