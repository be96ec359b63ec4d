import { Hono } from 'hono'
import { localDay } from '../../../deadlines/calendar.ts'
import { dossierSlug } from '../../../dossiers/code.ts'
import type { App, Context } from '../../../http/context.ts'
import { sha256 } from '../../../http/keys.ts'
import { origin } from '../../../http/origin.ts'
import { packed, page } from '../../../http/respond.ts'
import { hasAgenda } from '../../hall/may.ts'
import { publicPlace } from '../../place.ts'
import { calendarOf } from '../calendar.ts'
import {
  cursorText,
  type Listed,
  meetingsBetween,
  MEETINGS_SHOWN,
  nextMeetings,
  pastMeetings,
  publishedDraft,
  readCursor,
} from '../list-queries.ts'
import { itemsOf } from '../queries.ts'
import { publicMeeting } from '../room-access.ts'
import { instantAt } from '../times.ts'
import { publicListPage } from './list-page.tsx'
import { posterPage } from './poster-page.tsx'
import { publicSessionPage } from './session-page.tsx'

/** Meetings as the people meet them, mounted below a commune's name; whatever else stands below them comes before. */
export const sessionPublicRoutes = new Hono<App>()

const DAY_MS = 86_400_000
/** A calendar holds the last quarter and the year to come, and never more than so many. */
const CALENDAR_BACK_MS = 92 * DAY_MS
const CALENDAR_AHEAD_MS = 366 * DAY_MS
const CALENDAR_MOST = 400

sessionPublicRoutes.get('/doi-thoai', async (c) => {
  const { book, db, now } = c.var
  const { id } = book.commune
  const morning = new Date(instantAt(localDay(now), '00:00'))
  const before = readCursor(c.req.query('sau'))
  const isFirst = before === null
  const [ahead, found] = await Promise.all([
    isFirst ? nextMeetings(db, id, morning, MEETINGS_SHOWN) : [],
    pastMeetings(db, id, morning, before),
  ])
  const past = found.slice(0, MEETINGS_SHOWN)
  const last = found.length > MEETINGS_SHOWN ? past.at(-1) : undefined
  const next = last ? `${publicPlace(id)}?sau=${cursorText(last)}` : undefined
  return page(c, publicListPage({ book, ahead, past, next, isLater: !isFirst, origin: origin(c) }))
})

sessionPublicRoutes.get('/doi-thoai/lich.ics', async (c) => {
  const { book, db, now } = c.var
  const from = new Date(now.getTime() - CALENDAR_BACK_MS)
  const until = new Date(now.getTime() + CALENDAR_AHEAD_MS)
  return calendar(c, await meetingsBetween(db, book.commune.id, from, until, CALENDAR_MOST), 'lich')
})

sessionPublicRoutes.get('/doi-thoai/:file{[0-9]{2}-[0-9]{4,6}\\.ics}', async (c) => {
  const meeting = await publicMeeting(c, c.req.param('file').slice(0, -'.ics'.length))
  return calendar(c, [meeting], dossierSlug(meeting.row))
})

sessionPublicRoutes.get('/doi-thoai/:slug{[0-9]{2}-[0-9]{4,6}}', async (c) => {
  const { book, db, now } = c.var
  const { row, session } = await publicMeeting(c)
  const [items, draft] = await Promise.all([
    hasAgenda(session) ? itemsOf(db, row.id) : [],
    session.criticismId === '' ? undefined : publishedDraft(db, row.communeId, session.criticismId),
  ])
  return page(
    c,
    publicSessionPage({
      ...{ book, row, session, now, points: items.map(({ title }) => title) },
      draft: draft ? { href: `/${row.communeId}/gop-y/${dossierSlug(draft)}`, title: draft.title } : null,
    }),
  )
})

sessionPublicRoutes.get('/doi-thoai/:slug{[0-9]{2}-[0-9]{4,6}}/to-roi', async (c) => {
  const { row, session } = await publicMeeting(c)
  return page(c, posterPage({ book: c.var.book, row, session, origin: origin(c) }))
})

/** A calendar's file; a phone that has it already is told so. */
async function calendar(c: Context, rows: readonly Listed[], name: string): Promise<Response> {
  const text = await calendarOf(c.var.book, rows, origin(c))
  const etag = `"${sha256(text).slice(0, 32)}"`
  const fresh = { etag, 'cache-control': 'public, max-age=600' }
  const known = c.req.header('if-none-match')?.split(/, */) ?? []
  if (known.some((one) => one.replace(/^W\//, '') === etag)) return new Response(null, { status: 304, headers: fresh })
  const answer = packed(c, text, 'text/calendar; charset=utf-8')
  for (const [header, value] of Object.entries(fresh)) answer.headers.set(header, value)
  answer.headers.set('content-disposition', `inline; filename="${name}.ics"`)
  return answer
}
