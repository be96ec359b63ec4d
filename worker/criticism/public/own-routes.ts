import { Hono } from 'hono'
import { parseSecret } from '../../cases/code.ts'
import { countTry, triesLeft } from '../../http/attempts.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { origin } from '../../http/origin.ts'
import { page, seeOther } from '../../http/respond.ts'
import { commentAddress, commentCode, type CommentPlace, readCommentCode } from '../codes.ts'
import { readPublic } from '../queries.ts'
import { admit, lookTries, openByCookie, openWith, placeIn } from './own-access.ts'
import { lookPage, ownPage, receiptPage } from './own-page.tsx'

/** One's own comment: the way in by two codes, what became of it, its receipt. */
export const ownRoutes = new Hono<App>()

ownRoutes.get('/gop-y/tra-cuu', (c) => page(c, lookPage({ book: c.var.book, code: '', secret: '', state: 'ask' })))

ownRoutes.post('/gop-y/tra-cuu', async (c) => {
  const sent = await readForm(c)
  return enter(c, field(sent, 'code') ?? '', field(sent, 'secret') ?? '')
})

/** Who types the code of a comment where codes of cases are typed is led to it all the same. */
ownRoutes.post('/tra-cuu', async (c, next) => {
  const type = c.req.header('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) return next()
  const sent = await readForm(c)
  const code = field(sent, 'caseCode') ?? ''
  return readCommentCode(c.var.book, code) ? enter(c, code, field(sent, 'secret') ?? '') : next()
})

ownRoutes.get('/gop-y/:slug/y-kien/:number', async (c) => {
  const typed = c.req.query('ma')
  const found = await openByCookie(c)
  if (typed !== undefined) {
    if (found && found.secret === parseSecret(typed)) return seeOther(new URL(c.req.url).pathname)
    return enterAt(c, placeIn(c), codeIn(c), typed)
  }
  if (!found) return closed(c)
  const own = await readPublic(c.var.db, found.row)
  return page(c, ownPage({ book: c.var.book, ...found, own, origin: origin(c) }))
})

ownRoutes.get('/gop-y/:slug/y-kien/:number/bien-nhan', async (c) => {
  const found = await openByCookie(c)
  if (!found) return closed(c)
  const own = await readPublic(c.var.db, found.row)
  return page(c, receiptPage({ book: c.var.book, ...found, own, origin: origin(c) }))
})

async function enter(c: Context, code: string, secret: string): Promise<Response> {
  return enterAt(c, readCommentCode(c.var.book, code), code, secret)
}

/** Opens a comment with two codes: the cookie and the clean address, or a page that does not tell which was wrong. */
async function enterAt(c: Context, place: CommentPlace | null, code: string, secret: string): Promise<Response> {
  const { book, db } = c.var
  const limit = lookTries(c)
  if ((await triesLeft(db, limit)).left <= 0) return page(c, lookPage({ book, code, secret: '', state: 'wait' }), 429)
  const found = await openWith(c, place, secret)
  if (!found) {
    await countTry(db, limit)
    return page(c, lookPage({ book, code, secret, state: 'wrong' }), 422)
  }
  const answer = seeOther(commentAddress(found.row.communeId, found.row, found.comment.number))
  answer.headers.append('set-cookie', admit(c, found))
  return answer
}

/** The page that stands in for every comment which this browser may not open: it says nothing of whether there is one. */
function closed(c: Context): Response {
  return page(c, lookPage({ book: c.var.book, code: codeIn(c), secret: '', state: 'ask' }), 404)
}

function codeIn(c: Context): string {
  const place = placeIn(c)
  return place ? commentCode(c.var.book, place, place.comment) : ''
}
