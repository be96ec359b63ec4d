import { Hono } from 'hono'
import { codeIn, codeOf } from '../cases/code.ts'
import { type CaseRow, findCase, visibleTo } from '../cases/queries.ts'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { tellPost } from '../notifications/post-queue.ts'
import { askRefusal, mayAsk, mayDecide, type Opening } from './identity.ts'
import { readReason } from './identity-form.ts'
import { AskPage, type AskView, IdentityPage, type ListView } from './identity-pages.tsx'
import { ask, decide, hiddenContact, lastRequest, notHidden, ownRequests, waitingRequests } from './identity-queries.ts'

const MOVED = 'Hồ sơ vừa thay đổi, nên việc vừa rồi chưa được ghi. Xem lại rồi làm tiếp.'
const NOT_YOURS = 'Chỉ người điều phối của cơ quan tiếp nhận xin mở danh tính người gửi.'
const NOT_TO_DECIDE =
  'Việc này cần lãnh đạo xã, hoặc người duyệt của một cơ quan khác. Người xin và cơ quan bị phản ánh không tự quyết định.'
const SAID: Readonly<Record<string, string>> = {
  'dong-y': 'Đã đồng ý. Người xin xem được, đến giờ tự đóng lại.',
  'khong-dong-y': 'Đã ghi là không đồng ý.',
}

/** Opening a hidden sender's name by two: asking, agreeing, refusing; mounted at `/can-bo`. */
export const identityRoutes = new Hono<App>()

identityRoutes.get('/danh-tinh', (c) => listAnswer(c))

identityRoutes.get('/ho-so/:caseCode/xin-mo-danh-tinh', async (c) => {
  const scene = await toAsk(c)
  return askAnswer(c, scene, { reason: '', errors: [] })
})

identityRoutes.post('/ho-so/:caseCode/xin-mo-danh-tinh', async (c) => {
  const { book, db, now, staff } = c.var
  const scene = await toAsk(c)
  const typed = field(await readForm(c), 'reason') ?? ''
  if (scene.refusal) return askAnswer(c, scene, { reason: typed, errors: [] }, 409)
  const reason = readReason(typed)
  if (!reason.ok) return askAnswer(c, scene, { reason: typed, errors: reason.errors }, 422)
  if ((await ask(db, book, scene.row, staff, reason.value, now)) === 'moved')
    return askAnswer(c, scene, { reason: typed, errors: [], said: { tone: 'warn', text: MOVED } }, 409)
  tellPost(c)
  return seeOther(`/can-bo/ho-so/${codeOf(book, scene.row)}?xong=xin-mo-danh-tinh`)
})

identityRoutes.post('/ho-so/:caseCode/dong-y-mo', async (c) => {
  const { book, db, now, staff } = c.var
  const { row, opening } = await toDecide(c)
  if (opening.status !== 'asked') return listAnswer(c, { said: { tone: 'warn', text: MOVED } }, 409)
  const ending = await decide(db, book, row, opening, staff, { agrees: true }, now)
  if (ending === 'moved') return listAnswer(c, { said: { tone: 'warn', text: MOVED } }, 409)
  tellPost(c)
  return seeOther('/can-bo/danh-tinh?xong=dong-y')
})

identityRoutes.post('/ho-so/:caseCode/khong-dong-y-mo', async (c) => {
  const { book, db, now, staff } = c.var
  const { row, opening } = await toDecide(c)
  const typed = field(await readForm(c), 'reason') ?? ''
  if (opening.status !== 'asked') return listAnswer(c, { said: { tone: 'warn', text: MOVED } }, 409)
  const reason = readReason(typed)
  if (!reason.ok)
    return listAnswer(c, { wrong: { code: codeOf(book, row), reason: typed, errors: reason.errors } }, 422)
  const ending = await decide(db, book, row, opening, staff, { agrees: false, reason: reason.value }, now)
  if (ending === 'moved') return listAnswer(c, { said: { tone: 'warn', text: MOVED } }, 409)
  tellPost(c)
  return seeOther('/can-bo/danh-tinh?xong=khong-dong-y')
})

type Scene = { row: CaseRow; refusal: string | null }

/** The case of this address for whoever asks. Throws 404 when he may not find it, 403 when asking is not his work. */
async function toAsk(c: Context): Promise<Scene> {
  const { book, db, now, staff } = c.var
  const row = await found(c, visibleTo(staff))
  const asked = { ...row, ...(await hiddenContact(db, row)) }
  if (!mayAsk(staff, asked, book.commune.triageBodyId)) throw problem.forbidden(NOT_YOURS)
  const last = (await lastRequest(db, row.id)) ?? null
  return { row, refusal: askRefusal(asked, last, now.toISOString()) }
}

/** The case and its request for whoever decides. Throws 404 when there is nothing to decide, 403 when it is not his to decide. */
async function toDecide(c: Context): Promise<{ row: CaseRow; opening: Opening }> {
  const { db, staff } = c.var
  const row = await found(c, notHidden(staff))
  const opening = await lastRequest(db, row.id)
  if (!opening) throw problem.notFound()
  if (!mayDecide(staff, row, opening)) throw problem.forbidden(NOT_TO_DECIDE)
  return { row, opening }
}

async function found(c: Context, condition: ReturnType<typeof visibleTo>): Promise<CaseRow> {
  const { book, db } = c.var
  const code = codeIn(book, c.req.param('caseCode') ?? '')
  const row = code && (await findCase(db, book.commune.id, code, condition))
  if (!row) throw problem.notFound()
  return row
}

function askAnswer(
  c: Context,
  { row, refusal }: Scene,
  more: Pick<AskView, 'reason' | 'errors' | 'said'>,
  status: 200 | 409 | 422 = 200,
): Response {
  const { book, staff } = c.var
  return page(c, AskPage({ ...more, book, staff, refusal, code: codeOf(book, row) }), status)
}

async function listAnswer(
  c: Context,
  more: Pick<ListView, 'said' | 'wrong'> = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { book, db, now, staff } = c.var
  const [waiting, own] = await Promise.all([waitingRequests(db, staff), ownRequests(db, staff, now.toISOString())])
  const said = SAID[c.req.query('xong') ?? '']
  const view = {
    ...(said ? { said: { tone: 'good' as const, text: said } } : {}),
    ...more,
    ...{ book, staff, own, waiting: waiting.filter((one) => mayDecide(staff, one.row, one.request)) },
  }
  return page(c, IdentityPage(view), status)
}
