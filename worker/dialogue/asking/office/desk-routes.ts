import { Hono } from 'hono'
import { localDay } from '../../../deadlines/calendar.ts'
import { doDeed, showDossier } from '../../../dossiers/deed-access.ts'
import type { App, Context } from '../../../http/context.ts'
import { problem } from '../../../http/problem.ts'
import { page } from '../../../http/respond.ts'
import type { OpenPetition } from '../../open-petition.ts'
import { REQUESTS, TOPICS } from '../../place.ts'
import { share } from '../limits.ts'
import {
  type Cursor,
  type RequestFilter,
  requestsListed,
  requestsOfBody,
  SHOWN,
  type TopicCursor,
  topicsBySupport,
  topicsOfBody,
  topicsRecent,
} from '../list-queries.ts'
import type { RequestLine, TopicLine } from '../own.ts'
import { reachOf } from '../permissions.ts'
import { newestVoters } from '../room-queries.ts'
import { requestRoom, topicRoom } from '../room-access.ts'
import { settleHere } from '../settle-access.ts'
import { confirmRoutes } from './confirm-routes.ts'
import { type RequestHeap, requestListPage } from './request-list-page.tsx'
import { topicListPage } from './topic-list-page.tsx'
import { voterRoutes } from './voter-routes.ts'

/** What waits to be screened is shown above all others, so many of it. */
const WAITING = 10
/** Topics that are counted with the act that changed them; the clock takes the others. */
const AT_ONCE = 5

/** Requests and topics on officers' desks, mounted below `/can-bo`. */
export function deskRoutes(openPetition: OpenPetition): Hono<App> {
  const routes = new Hono<App>()
  routes.route('/', confirmRoutes)
  routes.route('/', voterRoutes)
  routes.get('/doi-thoai/de-nghi', (c) => listRequests(c))
  routes.get('/doi-thoai/chu-de', (c) => listTopics(c))
  routes.get('/doi-thoai/de-nghi/:slug', (c) => showDossier(c, requestRoom(c, openPetition)))
  routes.get('/doi-thoai/chu-de/:slug', (c) => showDossier(c, topicRoom(c)))
  routes.post('/doi-thoai/de-nghi/:slug/:action', (c) => settled(c, doDeed(c, requestRoom(c, openPetition))))
  routes.post('/doi-thoai/chu-de/:slug/:action', (c) => settled(c, doDeed(c, topicRoom(c, true))))
  return routes
}

/** What an act changed about the number of those who ask is counted before its answer goes out. */
async function settled(c: Context, answered: Promise<Response>): Promise<Response> {
  const answer = await answered
  if (answer.status === 303) await settleHere(c, AT_ONCE)
  return answer
}

async function listRequests(c: Context): Promise<Response> {
  const { book, db, now, staff } = c.var
  const reads = reachOf(staff, book)
  if (reads === null) throw problem.forbidden('Đề nghị đối thoại do Mặt trận xã và cơ quan được hỏi xem.')
  const after = readCursor(c.req.query('sau'))
  const chosen = reads === 'body' ? '' : (c.req.query('loc') ?? '')
  const filter = readFilter(chosen)
  const asked = { communeId: staff.communeId, withFlagged: reads === 'all', after }
  const isPlain = filter.by === 'all' && after === null
  const [waiting, found] = await Promise.all([
    reads !== 'body' && isPlain
      ? requestsListed(db, { by: 'status', value: 'filed' }, { ...asked, most: WAITING + 1 })
      : [],
    reads === 'body' ? requestsOfBody(db, staff.bodyId, after) : requestsListed(db, filter, asked),
  ])
  const rows = found.slice(0, SHOWN)
  const last = found.length > SHOWN ? rows.at(-1) : undefined
  const heaps: RequestHeap[] = [
    {
      key: 'cho',
      title: 'Chờ sàng lọc',
      rows: waiting.slice(0, WAITING),
      more: waiting.length > WAITING ? `${REQUESTS}?loc=t:filed` : undefined,
    },
    { key: 'tat-ca', title: titleOf(reads, filter), rows, isFolded: waiting.length > 0 },
  ]
  const at = ({ row }: RequestLine) => (reads === 'body' ? (row.addressedAt ?? '') : row.startedAt)
  const next = last
    ? `${REQUESTS}?${chosen === '' ? '' : `loc=${encodeURIComponent(chosen)}&`}sau=${encodeURIComponent(`${at(last)}~${last.row.id}`)}`
    : undefined
  const today = localDay(now)
  return page(c, requestListPage({ staff, book, today, heaps, chosen, next, isLater: after !== null }))
}

function titleOf(reads: string, filter: RequestFilter): string {
  if (reads === 'body') return 'Đề nghị gửi cơ quan ông/bà'
  return filter.by === 'all' ? 'Mọi đề nghị, mới nhất trước' : 'Đề nghị đã chọn'
}

async function listTopics(c: Context): Promise<Response> {
  const { book, db, now, staff } = c.var
  const reads = reachOf(staff, book)
  if (reads === null) throw problem.forbidden('Chủ đề đối thoại do Mặt trận xã và cơ quan được hỏi xem.')
  const isBody = reads === 'body'
  const isAll = !isBody && c.req.query('xem') === 'tat-ca'
  const typed = c.req.query('sau')
  const byTime = isBody || isAll ? readCursor(typed) : null
  const bySupport = isBody || isAll ? null : readSupport(typed)
  const [found, voters] = await Promise.all([
    isBody
      ? topicsOfBody(db, staff.bodyId, byTime)
      : isAll
        ? topicsRecent(db, staff.communeId, byTime)
        : topicsBySupport(db, staff.communeId, bySupport),
    newestVoters(db, staff.communeId),
  ])
  const rows = found.slice(0, SHOWN)
  const last = found.length > SHOWN ? rows.at(-1) : undefined
  const place = ({ row, topic }: TopicLine) =>
    isBody ? `${row.addressedAt}~${row.id}` : isAll ? `${row.startedAt}~${row.id}` : `${topic.persons}~${row.id}`
  const next = last ? `${TOPICS}?${isAll ? 'xem=tat-ca&' : ''}sau=${encodeURIComponent(place(last))}` : undefined
  const isLater = byTime !== null || bySupport !== null
  return page(c, topicListPage({ staff, book, rows, voters, share: share(book, localDay(now)), isAll, next, isLater }))
}

function readFilter(chosen: string): RequestFilter {
  const [, kind = '', value = ''] = /^([tlhc]):([\w-]{1,64})$/.exec(chosen) ?? []
  const by = ({ t: 'status', l: 'category', h: 'hamlet', c: 'topic' } as const)[kind]
  return by === undefined ? { by: 'all' } : { by, value }
}

function readCursor(text: string | undefined): Cursor | null {
  const [, at = '', id = ''] = /^(\d{4}-\d\d-\d\dT[\d:.]{5,15}Z)~([\w-]{1,64})$/.exec(text ?? '') ?? []
  return id === '' ? null : { at, id }
}

function readSupport(text: string | undefined): TopicCursor | null {
  const [, persons = '', id = ''] = /^(\d{1,9})~([\w-]{1,64})$/.exec(text ?? '') ?? []
  return id === '' ? null : { persons: Number(persons), id }
}
