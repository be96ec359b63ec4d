import { Hono } from 'hono'
import { codeOf } from '../../cases/code.ts'
import { casesToEntrust } from '../../cases/unattended-queries.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { holds } from '../../staff/actor.ts'
import { colleaguesOf } from '../../staff/colleague-queries.ts'
import { takers } from './entrust.ts'
import { readEntrust } from './entrust-form.ts'
import { ENTRUST_ANEW, EntrustPage, type EntrustView } from './entrust-page.tsx'
import { entrustAnew } from './entrust-queries.ts'

const NOT_HERE = 'Hồ sơ này đã có người xử lý, hoặc không do ông/bà giao. Ông/bà xem lại danh sách dưới đây.'
const MOVED = 'Hồ sơ vừa thay đổi nên chưa giao được. Ông/bà gửi lại.'
const DONE = 'Đã giao. Người được giao nhận tin ngay.'

/** Restricted cases that nobody has any more, and who has them from now on. */
export const entrustRoutes = new Hono<App>()

entrustRoutes.get('/giao-lai', (c) =>
  answer(c, c.req.query('xong') === undefined ? {} : { said: { tone: 'good', text: DONE } }),
)

entrustRoutes.post('/giao-lai/:caseCode', async (c) => {
  const { book, db, now, staff } = c.var
  allow(c)
  const code = c.req.param('caseCode')
  const sent = await readForm(c)
  const typed = { person: sent.fields.get('person') ?? [], note: field(sent, 'note') ?? '' }
  const row = (await casesToEntrust(db, staff, book.commune.triageBodyId)).find((one) => codeOf(book, one) === code)
  // The same words whatever there is under that code: nobody learns from them.
  if (!row) return answer(c, { said: { tone: 'warn', text: NOT_HERE } }, 409)
  const read = readEntrust(typed)
  if (!read.ok) return answer(c, { sent: { code, ...typed, errors: read.errors } }, 422)
  const may = takers(row, await colleaguesOf(db, row.communeId), staff.id)
  const [first, ...others] = may.filter(({ id }) => read.value.person.includes(id))
  if (!first || others.length + 1 < new Set(read.value.person).size)
    return answer(c, { sent: { code, ...typed, errors: { person: ['Ông/bà chọn người trong danh sách.'] } } }, 422)
  const ending = await entrustAnew({ book, db, now, staff }, row, [first, ...others], read.value.note)
  if (ending === 'moved')
    return answer(c, { said: { tone: 'warn', text: MOVED }, sent: { code, ...typed, errors: {} } }, 409)
  tellPost(c)
  return seeOther(`${ENTRUST_ANEW}?xong`)
})

/** Who may be asked to name somebody. Throws 403 for others. */
function allow({ var: { book, staff } }: Context): void {
  if (holds(staff, 'leader')) return
  if (holds(staff, 'approver') && staff.bodyId === book.commune.triageBodyId) return
  throw problem.forbidden('Việc này của lãnh đạo xã.')
}

async function answer(
  c: Context,
  more: Pick<EntrustView, 'said' | 'sent'> = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { book, db, now, staff } = c.var
  allow(c)
  const rows = await casesToEntrust(db, staff, book.commune.triageBodyId)
  const colleagues = rows.length > 0 ? await colleaguesOf(db, book.commune.id) : []
  const waiting = rows.map((row) => ({ row, people: takers(row, colleagues, staff.id) }))
  return page(c, EntrustPage({ ...more, book, staff, today: localDay(now), waiting }), status)
}
