import { Hono } from 'hono'
import { localDay } from '../../../deadlines/calendar.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm } from '../../../http/form.ts'
import { problem } from '../../../http/problem.ts'
import { page, seeOther } from '../../../http/respond.ts'
import { itemsOf } from '../../sessions/queries.ts'
import type { Meeting } from '../../sessions/room-access.ts'
import { bySupport, MOST_ITEMS, moved, preparedBy } from '../agenda.ts'
import { addItemStatements, goTo, itemRemoved, notOnAgenda, reorder } from '../item-queries.ts'
import { isBefore, isHost } from '../may.ts'
import { act } from './act-access.ts'
import { agendaPage, type AgendaView } from './agenda-page.tsx'
import { asking, fieldsNow, meetingWithAgenda, onlyHosts, readItem } from './item-access.ts'
import { itemRoutes } from './item-routes.ts'

/** The agenda of a meeting, made from what people asked for. */
export const agendaRoutes = new Hono<App>()

const AGENDA = '/doi-thoai/cuoc/:slug/chuong-trinh'
agendaRoutes.route('/', itemRoutes)

const MOVED = 'Chương trình vừa thay đổi: có người làm trước. Ông/bà xem lại rồi làm tiếp.'

agendaRoutes.get(AGENDA, async (c) => {
  const said = SAID[c.req.query('da') ?? '']
  return drawn(c, await meetingWithAgenda(c), said ? { tone: 'good', text: said } : null, 200)
})

agendaRoutes.post(AGENDA, async (c) => {
  const { db } = c.var
  const meeting = await meetingWithAgenda(c)
  onlyHosts(c, meeting)
  const { row } = meeting
  const sent = await readForm(c)
  const deed = field(sent, 'viec') ?? ''
  const items = await itemsOf(db, row.id)
  const id = field(sent, 'id') ?? ''
  const done = (key: string) => seeOther(`${meeting.address}/chuong-trinh?da=${key}`)
  const refused = (text: string) => drawn(c, meeting, { tone: 'warn', text }, 409)
  if (deed === 'dang-ban') {
    if (row.status !== 'announced') return refused('Chỉ chọn nội dung đang bàn khi buổi đối thoại đã công bố.')
    await goTo(db, row.id, items.some((item) => item.id === id) ? id : null)
    return done('dang-ban')
  }
  if (!isBefore(row)) return refused('Buổi này đã họp hoặc đã hủy: chương trình không sửa được nữa.')
  const ids = items.map((item) => item.id)
  if (deed === 'len' || deed === 'xuong') {
    await reorder(db, row.id, moved(ids, id, deed === 'len' ? 'up' : 'down'))
    return done('doi-cho')
  }
  if (deed === 'xep-lai') {
    await reorder(
      db,
      row.id,
      bySupport(items).map((item) => item.id),
    )
    return done('xep-lai')
  }
  if (deed === 'bo') {
    if (!ids.includes(id)) return refused(MOVED)
    const event = { kind: 'dialogue.agenda_changed', detail: { what: 'removed', itemId: id } }
    return (await act(c, meeting, event, itemRemoved(row.id, id))) ? done('bo') : refused(MOVED)
  }
  if (deed === 'dua-vao') {
    const wanted = sent.fields.get('chon') ?? []
    const joined = (await notOnAgenda(db, row.id, items)).filter((one) => wanted.includes(one.id))
    if (joined.length === 0) return refused('Ông/bà đánh dấu ít nhất một nội dung.')
    if (items.length + joined.length > MOST_ITEMS) return refused(TOO_MANY)
    const statements = joined.flatMap(({ id: from, kind, ...one }) =>
      addItemStatements(row.id, {
        ...{ ...one, id: crypto.randomUUID() },
        ...(kind === 'topic' ? { topicId: from } : { requestId: from }),
      }),
    )
    const event = { kind: 'dialogue.agenda_changed', detail: { what: 'added', many: joined.length } }
    return (await act(c, meeting, event, statements)) ? done('them') : refused(MOVED)
  }
  if (deed !== 'them') throw problem.malformed()
  if (items.length >= MOST_ITEMS) return refused(TOO_MANY)
  const read = await readItem(c, sent)
  if (Object.keys(read.errors).length > 0)
    return drawn(c, meeting, { tone: 'warn', text: 'Chưa thêm: xem chỗ cần sửa ở cuối trang.' }, 422, read)
  const newId = crypto.randomUUID()
  const { bodyId, caseCodes, title } = read.item
  const added = addItemStatements(row.id, { id: newId, title, bodyId, caseCodes, persons: 0, devices: 0, hamlets: 0 })
  const asked = asking(c, meeting, newId, bodyId)
  const event = asked?.event ?? { kind: 'dialogue.agenda_changed', detail: { what: 'added', itemId: newId } }
  const isDone = await act(c, meeting, event, [...added, ...(asked?.also ?? [])], asked?.told, asked?.href)
  return isDone ? done('them') : refused(MOVED)
})

const TOO_MANY = `Một buổi nhiều nhất ${MOST_ITEMS} nội dung. Ông/bà gom bớt nội dung giống nhau.`
const SAID: Record<string, string> = {
  them: 'Đã thêm vào chương trình.',
  bo: 'Đã bỏ khỏi chương trình.',
  sua: 'Đã ghi.',
  'doi-cho': 'Đã đổi chỗ.',
  'xep-lai': 'Đã xếp lại: nội dung nhiều người đề nghị đứng trước.',
  'dang-ban': 'Màn hình hội trường đã đổi.',
}

type Filled = Partial<Pick<AgendaView, 'values' | 'errors'>>

async function drawn(c: Context, meeting: Meeting, said: AgendaView['said'], status: number, filled: Filled = {}) {
  const { book, db, now, staff } = c.var
  const { row, session, address } = meeting
  const items = await itemsOf(db, row.id)
  const host = isHost(staff, row, book.commune.triageBodyId)
  const today = localDay(now)
  const view: AgendaView = {
    ...{ staff, book, row, session, address, items, said, isHost: host, today },
    isOpen: isBefore(row),
    joined: host && isBefore(row) ? await notOnAgenda(db, row.id, items) : [],
    dueOn: preparedBy(book, session.startsAt, today),
    fields: fieldsNow(c),
    ...{ values: filled.values ?? {}, errors: filled.errors ?? {} },
  }
  return page(c, agendaPage(view), status)
}
