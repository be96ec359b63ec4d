import { origin } from '../../http/origin.ts'
import { Hono } from 'hono'
import { codeIn, codeOf, parseSecret } from '../../cases/code.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { countTry, triesLeft } from '../../http/attempts.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { subscriptionsOf } from '../../notifications/push-queries.ts'
import { publicKey, vapidKey } from '../../notifications/push-seal.ts'
import { cookieName, lookupTries, openByCookie, openForSender, openWith, wayIn } from '../access.ts'
import { casePage } from './case-page.tsx'
import { type LookupView, lookupPage } from './lookup-page.tsx'
import { photoAnswer } from '../photo-routes.ts'
import { furtherOf } from '../questions/answer-queries.ts'
import { ANSWERING } from '../questions/further.ts'
import { type CaseFile } from '../queries.ts'
import { receiptPage } from './receipt-page.tsx'
import { answerPhotos, senderPhotos } from './sender-view.ts'

/** A case for whoever sent it: the way in, the case, its receipt and photos. */
export const caseRoutes = new Hono<App>()

caseRoutes.get('/tra-cuu', (c) => {
  return page(c, lookupPage({ book: c.var.book, caseCode: '', secret: '', state: 'ask' }))
})

caseRoutes.post('/tra-cuu', async (c) => {
  const sent = await readForm(c)
  return enter(c, field(sent, 'caseCode') ?? '', field(sent, 'secret') ?? '', 'wrong')
})

/** A case's own address, and that of a part split from it. */
export const PLACES = ['/ho-so/:caseCode', '/ho-so/:caseCode/viec/:part'] as const

caseRoutes.get('/ho-so/:caseCode', async (c) => {
  const secret = c.req.query('ma')
  if (secret !== undefined && !(await isInside(c, secret))) return enter(c, c.req.param('caseCode'), secret, 'closed')
  if (secret !== undefined) return seeOther(new URL(c.req.url).pathname)
  return senderCase(c)
})

caseRoutes.get('/ho-so/:caseCode/viec/:part', (c) => senderCase(c))

caseRoutes.get('/ho-so/:caseCode/bien-nhan', async (c) => {
  const found = await openByCookie(c, c.var.book)
  return found ? page(c, receiptPage({ ...found, book: c.var.book, origin: origin(c) })) : closed(c)
})

for (const place of PLACES)
  caseRoutes.get(`${place}/anh/:fileId`, async (c) => {
    const found = await openForSender(c, c.var.book)
    const shown = found && [...senderPhotos(found.file), ...(found.into ? answerPhotos(found.into) : [])]
    const photo = shown?.find((one) => one.id === c.req.param('fileId'))
    if (!found || !photo) throw problem.notFound()
    return photoAnswer(c, photo, found.caseCode, 'private')
  })

async function senderCase(c: Context): Promise<Response> {
  const found = await openForSender(c, c.var.book)
  if (!found) return closed(c)
  const { book, db, now } = c.var
  const { answered, asks } = await furtherOf(db, book, found.file)
  const isDone = answered.length > 0 && c.req.query('xong') === ANSWERING
  const key = vapidKey(c.env)
  const browsers = key && !found.whole ? (await subscriptionsOf(db, found.file.row.id)).length : 0
  const following = { pushKey: key && publicKey(key), browsers }
  // Who has an answer may say how it was dealt with.
  const rate = (found.file.row.answeredOn !== null && (await c.var.afterAnswer?.())) || null
  const invited = { answered, many: asks?.many ?? 0, isDone }
  return page(c, casePage({ ...found, book, origin: origin(c), today: localDay(now) }, following, rate, invited))
}

/** The page that stands in for every case which this browser may not open: it says nothing of whether there is one. */
export async function closed(c: Context): Promise<Response> {
  const caseCode = c.req.param('caseCode') ?? ''
  const tried = c.req.header('cookie')?.includes(`${cookieName(caseCode)}=`) ?? false
  if (tried) await countTry(c.var.db, lookupTries(c))
  return page(c, lookupPage({ book: c.var.book, caseCode: shownCode(c, caseCode), secret: '', state: 'closed' }), 404)
}

/** Opens a case with two codes: the cookie and the clean address, or a page that does not tell which code was wrong. */
async function enter(c: Context, typedCode: string, typedSecret: string, wrong: 'wrong' | 'closed'): Promise<Response> {
  const { book, db } = c.var
  const limit = lookupTries(c)
  const view = {
    book,
    caseCode: wrong === 'wrong' ? typedCode : shownCode(c, typedCode),
    secret: wrong === 'wrong' ? typedSecret : '',
  }
  if ((await triesLeft(db, limit)).left === 0) return refused(c, { ...view, state: 'wait' }, 429)
  const file = await openWith(c, book, typedCode, typedSecret)
  if (file) return admitted(c, file, typedSecret)
  await countTry(db, limit)
  return refused(c, { ...view, state: wrong }, wrong === 'wrong' ? 422 : 404)
}

function admitted(c: Context, file: CaseFile, typedSecret: string): Response {
  const { href, cookie } = wayIn(c, c.var.book, file, parseSecret(typedSecret) ?? '')
  const answer = seeOther(href)
  answer.headers.append('set-cookie', cookie)
  return answer
}

function refused(c: Context, view: LookupView, status: 404 | 422 | 429): Response {
  return page(c, lookupPage(view), status)
}

/** Does this browser's cookie say the same as the secret in the address? Then nothing has to be tried. */
async function isInside(c: Context, secret: string): Promise<boolean> {
  const found = await openByCookie(c, c.var.book)
  return found !== null && found.secret === parseSecret(secret)
}

/** A code out of an address, if it looks like one of this commune: filled in so that only the secret is left to type. */
function shownCode(c: Context, typed: string): string {
  const code = codeIn(c.var.book, typed)
  return code ? codeOf(c.var.book, code) : ''
}
