import { Hono } from 'hono'
import { parseSecret } from '../../../cases/code.ts'
import { countTry, triesLeft } from '../../../http/attempts.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm } from '../../../http/form.ts'
import { origin } from '../../../http/origin.ts'
import { page, seeOther } from '../../../http/respond.ts'
import { ownCode, ownHref, type OwnKind, type OwnPlace, readOwnCode } from '../codes.ts'
import { itemAt } from '../item-queries.ts'
import { admitOwn, openOwn, openOwnByCookie, ownPlaceIn, ownTries } from '../own-access.ts'
import { giveBack, waitingBefore } from '../seat-queries.ts'
import { ownLookPage } from './own-look-page.tsx'
import { ownQuestionPage } from './own-question-page.tsx'
import { seatPage } from './seat-page.tsx'

/** One's own question or place: the way in by two codes, what became of it, giving it back. */
export const ownHallRoutes = new Hono<App>()

const MEETING = '/doi-thoai/:slug{\\d\\d-\\d{4,6}}'
const PATHS = { question: `${MEETING}/cau-hoi/:number{\\d{1,7}}`, seat: `${MEETING}/cho/:number{\\d{1,7}}` } as const

ownHallRoutes.get('/doi-thoai/xem-lai', (c) =>
  page(c, ownLookPage({ book: c.var.book, code: '', secret: '', state: 'ask' })),
)

ownHallRoutes.post('/doi-thoai/xem-lai', async (c) => {
  const sent = await readForm(c)
  const code = field(sent, 'code') ?? ''
  return enter(c, readOwnCode(c.var.book, code), code, field(sent, 'secret') ?? '')
})

/** Who types such a code where codes of cases are typed is led to it all the same. */
ownHallRoutes.post('/tra-cuu', async (c, next) => {
  const type = c.req.header('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) return next()
  const sent = await readForm(c)
  const code = field(sent, 'caseCode') ?? ''
  const place = readOwnCode(c.var.book, code)
  return place ? enter(c, place, code, field(sent, 'secret') ?? '') : next()
})

for (const kind of ['question', 'seat'] as const)
  ownHallRoutes.get(PATHS[kind], async (c) => {
    const typed = c.req.query('ma')
    const found = await openOwnByCookie(c, kind)
    if (typed !== undefined) {
      if (found && found.secret === parseSecret(typed)) return seeOther(new URL(c.req.url).pathname)
      return enter(c, ownPlaceIn(c, kind), codeIn(c, kind), typed)
    }
    return found ? drawn(c, found, 200) : closed(c, kind)
  })

ownHallRoutes.post(`${PATHS.seat}/bo`, async (c) => {
  const found = await openOwnByCookie(c, 'seat')
  if (found?.kind !== 'seat') return closed(c, 'seat')
  const { meeting, seat } = found
  if (c.var.now.toISOString() >= meeting.endsAt) return drawn(c, found, 409)
  await giveBack(c.var.db, seat, Math.min(meeting.reserved, meeting.capacity))
  return seeOther(`${ownHref(c.var.book.commune.id, found.place)}?da=bo`)
})

async function drawn(
  c: Context,
  found: NonNullable<Awaited<ReturnType<typeof openOwn>>>,
  status: number,
): Promise<Response> {
  const { book, db, now } = c.var
  const { meeting, place, row, secret } = found
  const frame = { book, row, meeting, place, secret, origin: origin(c) }
  if (found.kind === 'question') {
    const { question } = found
    const item = question.itemId === null ? undefined : await itemAt(db, row.id, question.itemId)
    return page(c, ownQuestionPage({ ...frame, question, item: item ?? null }), status)
  }
  const { seat } = found
  const before = seat.state === 'waiting' ? await waitingBefore(db, seat) : 0
  return page(c, seatPage({ ...frame, seat, before, now }), status)
}

/** Opens with two codes: the cookie and the clean address, or a page that does not tell which was wrong. */
async function enter(c: Context, place: OwnPlace | null, code: string, secret: string): Promise<Response> {
  const { book, db } = c.var
  const limit = ownTries(c)
  if ((await triesLeft(db, limit)).left <= 0)
    return page(c, ownLookPage({ book, code, secret: '', state: 'wait' }), 429)
  const found = await openOwn(c, place, secret)
  if (!found) {
    await countTry(db, limit)
    return page(c, ownLookPage({ book, code, secret, state: 'wrong' }), 422)
  }
  const answer = seeOther(ownHref(book.commune.id, found.place))
  answer.headers.append('set-cookie', admitOwn(c, found.place, found.secret))
  return answer
}

/** The page that stands in for everything which this browser may not open: it says nothing of whether there is one. */
function closed(c: Context, kind: OwnKind): Response {
  return page(c, ownLookPage({ book: c.var.book, code: codeIn(c, kind), secret: '', state: 'ask' }), 404)
}

function codeIn(c: Context, kind: OwnKind): string {
  const place = ownPlaceIn(c, kind)
  return place ? ownCode(c.var.book, place) : ''
}
