import { Hono } from 'hono'
import { parseSecret } from '../../../cases/code.ts'
import { localDay } from '../../../deadlines/calendar.ts'
import { countTry, triesLeft } from '../../../http/attempts.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm } from '../../../http/form.ts'
import { origin } from '../../../http/origin.ts'
import { page, seeOther } from '../../../http/respond.ts'
import { resultsFor } from '../../minutes/results-queries.ts'
import { requestAddress, requestCode, topicCode } from '../request-codes.ts'
import { lookPage } from './look-page.tsx'
import {
  addressOf,
  admit,
  lookTries,
  openRequest,
  openVoice,
  type OwnPlace,
  type OwnRequest,
  placeIn,
  readAskingCode,
  requestByCookie,
  voiceByCookie,
} from './own-access.ts'
import { ownPage } from './own-page.tsx'
import { receiptPage } from './receipt-page.tsx'
import { aroundRequest, eraseRequest, openRequestWith, sessionById, withdrawRequest } from './request-queries.ts'
import { voicePage } from './voice-page.tsx'
import { withdrawVoice } from './voice-queries.ts'

/** One's own request, one's own voice at a topic: the way in by two codes, what became of it, taking it back. */
export const ownAskingRoutes = new Hono<App>()

const REQUEST = '/doi-thoai/de-nghi/:slug{\\d\\d-\\d{4,6}}'
const VOICE = '/doi-thoai/chu-de/:slug{\\d\\d-\\d{4,6}}/cua-toi'

ownAskingRoutes.get('/doi-thoai/tra-cuu', (c) =>
  page(c, lookPage({ book: c.var.book, code: '', secret: '', state: 'ask' })),
)

ownAskingRoutes.post('/doi-thoai/tra-cuu', async (c) => {
  const sent = await readForm(c)
  return enter(c, field(sent, 'code') ?? '', field(sent, 'secret') ?? '')
})

/** Who types such a code where codes of cases are typed is led to it all the same. */
ownAskingRoutes.post('/tra-cuu', async (c, next) => {
  const type = c.req.header('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) return next()
  const sent = await readForm(c)
  const code = field(sent, 'caseCode') ?? ''
  return readAskingCode(c.var.book, code) ? enter(c, code, field(sent, 'secret') ?? '') : next()
})

ownAskingRoutes.get(REQUEST, async (c) => {
  const found = await requestByCookie(c)
  const typed = c.req.query('ma')
  if (typed !== undefined) return entered(c, 'request', found, typed)
  return found ? drawn(c, found) : closed(c, 'request')
})

ownAskingRoutes.get(`${REQUEST}/bien-nhan`, async (c) => {
  const found = await requestByCookie(c)
  if (!found) return closed(c, 'request')
  return page(c, receiptPage({ book: c.var.book, ...found, origin: origin(c) }))
})

ownAskingRoutes.post(`${REQUEST}/rut`, async (c) => {
  const found = await requestByCookie(c)
  if (!found) return closed(c, 'request')
  return after(c, found, await withdrawRequest(c.var.db, found.row, c.var.now))
})

ownAskingRoutes.post(`${REQUEST}/xoa`, async (c) => {
  const found = await requestByCookie(c)
  if (!found) return closed(c, 'request')
  const isErased = found.request.wish === ''
  return after(c, found, isErased ? 'done' : await eraseRequest(c.var.db, found.row, c.var.now))
})

ownAskingRoutes.get(VOICE, async (c) => {
  const found = await voiceByCookie(c)
  const typed = c.req.query('ma')
  if (typed !== undefined) return entered(c, 'voice', found, typed)
  if (!found) return closed(c, 'voice')
  const { book, db, now } = c.var
  const { sessionId } = found.topic
  const [meeting, results] = await Promise.all([
    sessionId === null ? undefined : sessionById(db, sessionId),
    sessionId === null ? null : resultsFor(db, sessionId, localDay(now)),
  ])
  return page(c, voicePage({ ...found, book, meeting, results, origin: origin(c) }))
})

ownAskingRoutes.post(`${VOICE}/rut`, async (c) => {
  const found = await voiceByCookie(c)
  if (!found) return closed(c, 'voice')
  await withdrawVoice(c.var.db, found.voice.id, c.var.now)
  return seeOther(new URL(c.req.url).pathname.replace(/\/rut$/, ''))
})

/** The page as it stands after an act. One that somebody else moved meanwhile, perhaps the same tap sent twice, is shown as it is now. */
async function after(c: Context, { row, secret }: OwnRequest, what: string): Promise<Response> {
  const { book, db } = c.var
  const here = requestAddress(book.commune.id, row)
  if (what === 'done') return seeOther(here)
  const now = await openRequestWith(db, c.env, book.commune.id, row, secret)
  if (!now) return closed(c, 'request')
  const isSoNow = what === 'moved' && (now.row.status === 'withdrawn' || now.request.wish === '')
  if (isSoNow) return seeOther(here)
  const trouble = what === 'moved' ? 'Đề nghị vừa thay đổi. Ông/bà xem lại rồi bấm lần nữa.' : what
  return drawn(c, { ...now, secret }, trouble)
}

async function drawn(c: Context, found: OwnRequest, trouble?: string): Promise<Response> {
  const { book, db, now } = c.var
  const around = await aroundRequest(db, found.request, localDay(now))
  const view = { book, ...found, around, origin: origin(c), ...(trouble ? { trouble } : {}) }
  return page(c, ownPage(view), trouble ? 409 : 200)
}

function enter(c: Context, code: string, secret: string): Promise<Response> {
  return enterAt(c, readAskingCode(c.var.book, code), code, secret)
}

/** The address with the secret in it: to the clean one, now or after the cookie is set. */
async function entered(
  c: Context,
  kind: OwnPlace['kind'],
  found: { secret: string } | null,
  typed: string,
): Promise<Response> {
  if (found && found.secret === parseSecret(typed)) return seeOther(new URL(c.req.url).pathname)
  const place = placeIn(c)
  return enterAt(c, place && { kind, ...place }, codeIn(c, kind), typed)
}

/** Opens with two codes: the cookie and the clean address, or a page that does not tell which was wrong. */
async function enterAt(c: Context, place: OwnPlace | null, code: string, secret: string): Promise<Response> {
  const { book, db } = c.var
  const limit = lookTries(c)
  if ((await triesLeft(db, limit)).left <= 0) return page(c, lookPage({ book, code, secret: '', state: 'wait' }), 429)
  const found = place && (await (place.kind === 'request' ? openRequest : openVoice)(c, place, secret))
  if (!found) {
    await countTry(db, limit)
    return page(c, lookPage({ book, code, secret, state: 'wrong' }), 422)
  }
  const there: OwnPlace = { kind: place.kind, year: found.row.year, number: found.row.number }
  const answer = seeOther(addressOf(book.commune.id, there))
  answer.headers.append('set-cookie', admit(c, there, found.secret))
  return answer
}

/** The page that stands in for everything which this browser may not open: it says nothing of whether there is one. */
function closed(c: Context, kind: OwnPlace['kind']): Response {
  return page(c, lookPage({ book: c.var.book, code: codeIn(c, kind), secret: '', state: 'ask' }), 404)
}

function codeIn(c: Context, kind: OwnPlace['kind']): string {
  const place = placeIn(c)
  if (!place) return ''
  return kind === 'request' ? requestCode(c.var.book, place) : topicCode(c.var.book, place)
}
