import { Hono } from 'hono'
import type { App } from '../../../http/context.ts'
import { problem } from '../../../http/problem.ts'
import { page } from '../../../http/respond.ts'
import { holds } from '../../../staff/actor.ts'
import { unsealContact } from '../../../submitters/seal.ts'
import { meetingAtDesk } from '../../sessions/room-access.ts'
import { contactsOf } from '../seat-list-queries.ts'
import { act } from './act-access.ts'
import { contactPage } from './contact-page.tsx'

/** Names and numbers that people left to be told of a change: opened by the Front alone, and each opening is an event. */
export const contactRoutes = new Hono<App>()

const PLACE = '/doi-thoai/cuoc/:slug/lien-he'

contactRoutes.get(PLACE, async (c) => {
  const { book, db, staff } = c.var
  const meeting = await meetingAtDesk(c)
  only(c.var)
  const many = (await contactsOf(db, meeting.row.id)).length
  return page(c, contactPage({ staff, book, row: meeting.row, address: meeting.address, many, opened: null }))
})

contactRoutes.post(PLACE, async (c) => {
  const { book, db, staff } = c.var
  const meeting = await meetingAtDesk(c)
  only(c.var)
  const rows = await contactsOf(db, meeting.row.id)
  const event = { kind: 'dialogue.contacts_opened', detail: { many: rows.length } }
  if (!(await act(c, meeting, event, []))) throw problem.moved()
  const opened = await Promise.all(
    rows.map(async (seat) => ({ seat, contact: await unsealContact(c.env, seat.id, seat) })),
  )
  return page(c, contactPage({ staff, book, row: meeting.row, address: meeting.address, many: rows.length, opened }))
})

function only({ book, staff }: Pick<App['Variables'], 'book' | 'staff'>): void {
  if (staff.bodyId !== book.commune.triageBodyId || !holds(staff, 'intake_officer', 'coordinator'))
    throw problem.forbidden('Cách liên lạc của người đăng ký chỉ cán bộ tiếp nhận, điều phối của Mặt trận xã mở.')
}
