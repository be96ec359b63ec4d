import { Hono } from 'hono'
import { localDay } from '../../deadlines/calendar.ts'
import { hasEnded } from '../../deadlines/retention.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm, type Sent } from '../../http/form.ts'
import { page, seeOther } from '../../http/respond.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { askToErase, correctContact, openDataRequest, ownContact } from '../../submitters/data-queries.ts'
import { masked } from '../../submitters/mask.ts'
import { openByCookie } from '../access.ts'
import { readFile } from '../queries.ts'
import { closed } from './case-routes.ts'
import { readContact, readErase } from './data-form.ts'
import { dataPage, type DataView } from './data-page.tsx'

const MOVED = 'Hồ sơ vừa thay đổi, nên chưa ghi được. Ông/bà xem lại rồi gửi lại.'
const WAITS = 'Yêu cầu trước của ông/bà đang chờ trả lời.'
const ERASED = 'Dữ liệu của ông/bà đã được xóa.'
const SAID: Readonly<Record<string, string>> = {
  'lien-lac': 'Đã sửa. Cách liên lạc mới có hiệu lực ngay.',
  xoa: 'Đã nhận yêu cầu xóa. Ông/bà xem trả lời tại trang này.',
}

/** What a sender may do about his own data: see it, put it right, ask that it be erased. */
export const dataRoutes = new Hono<App>()

dataRoutes.get('/ho-so/:caseCode/du-lieu', async (c) => {
  const found = await openByCookie(c, c.var.book)
  if (!found) return closed(c)
  const said = SAID[c.req.query('xong') ?? '']
  return dataAnswer(c, found, said ? { said: { tone: 'good', text: said } } : {})
})

dataRoutes.post('/ho-so/:caseCode/du-lieu/lien-lac', async (c) => {
  const found = await openByCookie(c, c.var.book)
  if (!found) return closed(c)
  const sent = await readForm(c)
  if (found.file.row.erasedAt !== null) return refused(c, found, sent, ERASED)
  const typed = { name: typedIn(sent, 'name'), phone: typedIn(sent, 'phone'), email: typedIn(sent, 'email') }
  const read = readContact(typed)
  if (!read.ok) return dataAnswer(c, found, { sent, errors: read.errors }, 422)
  const { db, env, now } = { ...c.var, env: c.env }
  if ((await correctContact(db, env, found.file.row, read.value, now)) === 'moved')
    return refused(c, found, sent, MOVED)
  return seeOther(`${placeOf(c, found)}?xong=lien-lac`)
})

dataRoutes.post('/ho-so/:caseCode/du-lieu/xoa', async (c) => {
  const found = await openByCookie(c, c.var.book)
  if (!found) return closed(c)
  const { book, db, now } = c.var
  const { row } = found.file
  const sent = await readForm(c)
  if (row.erasedAt !== null) return refused(c, found, sent, ERASED)
  if (await openDataRequest(db, row.id)) return refused(c, found, sent, WAITS)
  const read = readErase({ reason: typedIn(sent, 'reason') })
  if (!read.ok) return dataAnswer(c, found, { sent, errors: read.errors }, 422)
  if ((await askToErase(db, book, row, read.value.reason, now)) === 'moved') return refused(c, found, sent, MOVED)
  tellPost(c)
  return seeOther(`${placeOf(c, found)}?xong=xoa`)
})

type Found = NonNullable<Awaited<ReturnType<typeof openByCookie>>>
type More = Partial<Pick<DataView, 'said' | 'errors'>> & { sent?: Sent }

function refused(c: Context, found: Found, sent: Sent, text: string): Promise<Response> {
  return dataAnswer(c, found, { sent, said: { tone: 'warn', text } }, 409)
}

async function dataAnswer(
  c: Context,
  { file, caseCode }: Found,
  { sent, ...more }: More = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { book, db, now } = c.var
  const { id } = file.row
  const parts = file.kin.filter((one) => one.splitFrom === id)
  const [contact, request, ...partFiles] = await Promise.all([
    ownContact(db, c.env, id),
    openDataRequest(db, id),
    ...parts.map((part) => readFile(db, part)),
  ])
  const view: DataView = {
    errors: {},
    ...more,
    ...{
      book,
      file,
      parts: partFiles,
      caseCode,
      address: `/${book.commune.id}/ho-so/${caseCode}`,
      contact: masked(contact),
    },
    asked: request?.dueOn ?? null,
    ended: hasEnded(file.row.status, file.kin),
    today: localDay(now),
    text: (name) => (sent ? typedIn(sent, name) : ''),
  }
  return page(c, dataPage(view), status)
}

function placeOf(c: Context, { caseCode }: Found): string {
  return `/${c.var.book.commune.id}/ho-so/${caseCode}/du-lieu`
}

function typedIn(sent: Sent, name: string): string {
  return field(sent, name) ?? ''
}
