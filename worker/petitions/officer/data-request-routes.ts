import { Hono } from 'hono'
import { codeOf } from '../../cases/code.ts'
import type { CaseRow } from '../../cases/queries.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { holds } from '../../staff/actor.ts'
import {
  type DataRequest,
  erasureJob,
  openDataRequest,
  refuseToErase,
  waitingDataRequests,
} from '../../submitters/data-queries.ts'
import { type DataListView, DataRequestsPage } from '../../submitters/data-request-pages.tsx'
import { erase } from '../../submitters/erase-sweep.ts'
import { readReason } from '../../submitters/identity-form.ts'
import { petitionWordsGone } from '../erase-queries.ts'
import { visibleRow } from './officer-case-routes.ts'

const LIST = '/can-bo/du-lieu'
const MOVED = 'Hồ sơ vừa thay đổi, hoặc có người trả lời trước. Xem lại rồi làm tiếp.'
const NOT_YOURS = 'Việc này của cán bộ tiếp nhận và người điều phối.'
const ABOUT_YOU = 'Hồ sơ phản ánh chính cơ quan của ông/bà, nên cơ quan của ông/bà không xóa dữ liệu của hồ sơ.'
const SAID: Readonly<Record<string, string>> = {
  xoa: 'Đã xóa. Người gửi thấy việc xóa trên trang của mình.',
  'khong-xoa': 'Đã trả lời người gửi.',
}

/** What senders ask of their data: the list, and the two answers; mounted with the officers' workspace. */
export const dataRequestRoutes = new Hono<App>()

dataRequestRoutes.get('/du-lieu', async (c) => {
  if (!isTriage(c) && !holds(c.var.staff, 'confidential_officer')) throw problem.forbidden(NOT_YOURS)
  return listAnswer(c)
})

dataRequestRoutes.post('/ho-so/:caseCode/xoa-du-lieu', async (c) => {
  const { db, now, staff } = c.var
  const { row, request } = await waiting(c)
  const kinds = { petition: { wordsGone: petitionWordsGone } }
  const job = await erasureJob(db, row, request, staff, now)
  const done = await erase(db, c.env.FILES, [job], kinds, now)
  return done === 1 ? seeOther(`${LIST}?xong=xoa`) : listAnswer(c, { said: { tone: 'warn', text: MOVED } }, 409)
})

dataRequestRoutes.post('/ho-so/:caseCode/khong-xoa-du-lieu', async (c) => {
  const { book, db, now, staff } = c.var
  const { row, request } = await waiting(c)
  const typed = field(await readForm(c), 'reason') ?? ''
  const reason = readReason(typed)
  if (!reason.ok)
    return listAnswer(c, { wrong: { code: codeOf(book, row), reason: typed, errors: reason.errors } }, 422)
  const ending = await refuseToErase(db, book, row, request, staff, reason.value, now)
  if (ending !== 'done') return listAnswer(c, { said: { tone: 'warn', text: MOVED } }, 409)
  tellPost(c)
  return seeOther(`${LIST}?xong=khong-xoa`)
})

/** The case of this address with the request that waits. Throws 404 when he may not find it or nothing waits, 403 when it is not his to answer. */
async function waiting(c: Context): Promise<{ row: CaseRow; request: DataRequest }> {
  const { db, staff } = c.var
  const row = await visibleRow(c)
  if (!row) throw problem.notFound()
  // Of a restricted case he is named in its grants, or it would not have been found.
  const isHis = isTriage(c) || (row.restricted && holds(staff, 'confidential_officer'))
  if (!isHis) throw problem.forbidden(NOT_YOURS)
  if (row.aboutBodyId !== null && row.aboutBodyId === staff.bodyId) throw problem.forbidden(ABOUT_YOU)
  const request = await openDataRequest(db, row.id)
  if (!request) throw problem.conflict(MOVED)
  return { row, request }
}

function isTriage(c: Context): boolean {
  const { book, staff } = c.var
  return staff.bodyId === book.commune.triageBodyId && holds(staff, 'intake_officer', 'coordinator')
}

async function listAnswer(
  c: Context,
  more: Pick<DataListView, 'said' | 'wrong'> = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { book, db, now, staff } = c.var
  const said = SAID[c.req.query('xong') ?? '']
  const rows = await waitingDataRequests(db, staff, isTriage(c))
  const view: DataListView = {
    ...(said ? { said: { tone: 'good', text: said } } : {}),
    ...more,
    ...{ book, staff, rows, today: localDay(now) },
  }
  return page(c, DataRequestsPage(view), status)
}
