import { Hono } from 'hono'
import { localDay } from '../../../deadlines/calendar.ts'
import { readDeed } from '../../../dossiers/deed.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm } from '../../../http/form.ts'
import { problem } from '../../../http/problem.ts'
import { page, seeOther } from '../../../http/respond.ts'
import type { Meeting } from '../../sessions/room-access.ts'
import { preparedBy } from '../agenda.ts'
import { itemChanged } from '../item-queries.ts'
import { isBefore, mayPrepare, readsPreparation } from '../may.ts'
import type { ItemRow } from '../tables.ts'
import { act } from './act-access.ts'
import type { AgendaView } from './agenda-page.tsx'
import { asking, fieldsNow, itemOf, meetingWithAgenda, onlyHosts, readItem } from './item-access.ts'
import { PREPARE_FIELDS } from './item-fields.ts'
import { itemPage } from './item-page.tsx'
import { preparePage } from './prepare-page.tsx'

/** One point of an agenda: what it is called, who prepares it, what he wrote. */
export const itemRoutes = new Hono<App>()

const ITEM = '/doi-thoai/cuoc/:slug/chuong-trinh/:item{[0-9a-f-]{36}}'
const MOVED = 'Hồ sơ vừa thay đổi: có người làm trước. Những gì đã gõ vẫn còn; ông/bà bấm lần nữa.'
const OVER = 'Buổi này đã họp hoặc đã hủy: chương trình không sửa được nữa.'

itemRoutes.get(ITEM, async (c) => {
  const meeting = await meetingWithAgenda(c)
  onlyHosts(c, meeting)
  return drawn(c, meeting, await itemOf(c, meeting), {}, 200)
})

itemRoutes.post(ITEM, async (c) => {
  const meeting = await meetingWithAgenda(c)
  onlyHosts(c, meeting)
  const item = await itemOf(c, meeting)
  const read = await readItem(c, await readForm(c))
  const refused = (text: string) => drawn(c, meeting, item, { ...read, said: { tone: 'warn', text } }, 409)
  if (!isBefore(meeting.row)) return refused(OVER)
  if (Object.keys(read.errors).length > 0) return drawn(c, meeting, item, read, 422)
  const isOther = read.item.bodyId !== item.bodyId
  const emptied = { preparation: '', preparedBy: '', preparedAt: null }
  const asked = isOther ? asking(c, meeting, item.id, read.item.bodyId) : null
  const event = asked?.event ?? { kind: 'dialogue.agenda_changed', detail: { what: 'changed', itemId: item.id } }
  const changed = itemChanged(c.var.db, meeting.row.id, item.id, { ...read.item, ...(isOther ? emptied : {}) })
  const isDone = await act(c, meeting, event, [changed, ...(asked?.also ?? [])], asked?.told, asked?.href)
  return isDone ? seeOther(`${meeting.address}/chuong-trinh?da=sua`) : refused(MOVED)
})

itemRoutes.get(`${ITEM}/chuan-bi`, async (c) => {
  const meeting = await meetingWithAgenda(c)
  const item = await itemOf(c, meeting)
  const said = c.req.query('da') === 'ghi' ? ({ tone: 'good', text: 'Đã gửi phần chuẩn bị.' } as const) : null
  return prepared(c, meeting, item, { said }, 200)
})

itemRoutes.post(`${ITEM}/chuan-bi`, async (c) => {
  const { book, db, now, staff } = c.var
  const meeting = await meetingWithAgenda(c)
  const item = await itemOf(c, meeting)
  const { row, address } = meeting
  if (!mayPrepare(staff, item)) throw problem.forbidden('Phần này do cơ quan được giao chuẩn bị viết.')
  const sent = await readForm(c)
  const { errors, values } = readDeed(PREPARE_FIELDS, (name) => sent.fields.get(name) ?? [])
  const again = (text: string, status: 409 | 422) =>
    prepared(c, meeting, item, { values, errors, said: { tone: 'warn', text } }, status)
  if (!isBefore(row)) return again('Buổi này đã họp hoặc đã hủy nên không nhận phần chuẩn bị nữa.', 409)
  if (Object.keys(errors).length > 0) return again('Chưa gửi: xem chỗ cần sửa.', 422)
  if (field(sent, 'seen') !== (item.preparedAt ?? ''))
    return again('Người khác trong cơ quan vừa gửi bản mới. Ông/bà xem bản ấy ở dưới; những gì đã gõ vẫn còn.', 409)
  const set = { preparation: values.preparation ?? '', preparedBy: staff.id, preparedAt: now.toISOString() }
  const hosts = [`${row.leadBodyId}:handler,coordinator,approver`, `${book.commune.triageBodyId}:coordinator`]
  const isDone = await act(
    c,
    meeting,
    { kind: 'dialogue.prepared', detail: { itemId: item.id, bodyId: item.bodyId } },
    [itemChanged(db, row.id, item.id, set)],
    [{ to: [...new Set(hosts)], what: 'Đã có phần chuẩn bị trả lời một nội dung đối thoại.' }],
    `${address}/chuong-trinh`,
  )
  return isDone ? seeOther(`${address}/chuong-trinh/${item.id}/chuan-bi?da=ghi`) : again(MOVED, 409)
})

type Filled = Partial<Pick<AgendaView, 'values' | 'errors' | 'said'>>

function drawn(c: Context, { address, row }: Meeting, item: ItemRow, filled: Filled, status: number): Response {
  const { book, staff } = c.var
  const now = { title: item.title, bodyId: item.bodyId ?? '', caseCodes: item.caseCodes.join(', ') }
  const { errors = {}, said = null, values = now } = filled
  return page(c, itemPage({ staff, book, row, address, item, fields: fieldsNow(c), values, errors, said }), status)
}

function prepared(
  c: Context,
  { address, row, session }: Meeting,
  item: ItemRow,
  filled: Filled,
  status: number,
): Response {
  const { book, now, staff } = c.var
  if (!readsPreparation(staff, row, item, book.commune.triageBodyId))
    throw problem.forbidden('Phần chuẩn bị chỉ cơ quan viết, cơ quan chủ trì và Mặt trận xã xem.')
  const { errors = {}, said = null, values = { preparation: item.preparation } } = filled
  const frame = { staff, book, row, session, address, item, fields: PREPARE_FIELDS, values, errors, said }
  const dueOn = preparedBy(book, session.startsAt, localDay(now))
  return page(c, preparePage({ ...frame, dueOn, mayWrite: mayPrepare(staff, item) && isBefore(row) }), status)
}
