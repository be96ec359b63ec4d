import { Hono } from 'hono'
import { localDay } from '../../../deadlines/calendar.ts'
import type { App, Context } from '../../../http/context.ts'
import { page } from '../../../http/respond.ts'
import { holds } from '../../../staff/actor.ts'
import { OFFICE, publicPlace, REQUESTS, SERIES, TOPICS } from '../../place.ts'
import { kindsFor, seriesKindsFor } from '../leads.ts'
import {
  comingMeetings,
  cursorText,
  earlierMeetings,
  type Listed,
  manyIn,
  MEETINGS_SHOWN,
  meetingsOf,
  meetingsWaitingFor,
  readCursor,
} from '../list-queries.ts'
import { instantAt } from '../times.ts'
import { type Heap, listPage } from './list-page.tsx'

/** The first page of dialogue for officers; mounted below `/can-bo`. */
export const listRoutes = new Hono<App>()

/** So many of what waits are counted; more are told as more. */
const MOST_COUNTED = 51

listRoutes.get('/doi-thoai', async (c) => {
  const { book, db, now, staff } = c.var
  const today = localDay(now)
  const morning = new Date(instantAt(today, '00:00'))
  const before = readCursor(c.req.query('sau'))
  const isFirst = before === null
  const sees = seesAll(c)
  const [waiting, coming, past, own, desks] = await Promise.all([
    isFirst && works(c) ? meetingsWaitingFor(db, staff.bodyId) : [],
    sees && isFirst ? comingMeetings(db, staff.communeId, morning) : [],
    sees ? earlierMeetings(db, staff.communeId, morning, before) : [],
    sees || !isFirst ? [] : meetingsOf(db, { bodyId: works(c) ? staff.bodyId : '', staffId: staff.id }),
    isFirst ? desksOf(c, sees) : [],
  ])
  const start = morning.toISOString()
  const heaps: Heap[] = [
    { key: 'cho', title: 'Đang chờ cơ quan ông/bà', rows: waiting },
    {
      key: 'sap-toi',
      title: 'Sắp tới',
      rows: sees ? coming : own.filter((one) => one.session.startsAt >= start).reverse(),
    },
    {
      key: 'da-qua',
      title: 'Đã qua',
      ...(sees ? cut(past) : { rows: own.filter((one) => one.session.startsAt < start) }),
    },
  ]
  return page(
    c,
    listPage({
      ...{ staff, book, today, heaps, isLater: !isFirst, desks, open: publicPlace(staff.communeId) },
      mayMake: kindsFor(staff, book).length > 0,
    }),
  )
})

/** Officers of the Front and the commune's leaders find all meetings. */
function seesAll(c: Context): boolean {
  const { book, staff } = c.var
  const isOfFront =
    staff.bodyId === book.commune.triageBodyId && holds(staff, 'intake_officer', 'coordinator', 'approver')
  return isOfFront || holds(staff, 'leader')
}

/** Does he work on meetings for his body? */
function works(c: Context): boolean {
  return holds(c.var.staff, 'handler', 'approver', 'supervisor_member', 'coordinator', 'intake_officer', 'leader')
}

/** Pages of requests, topics and reception days, with what waits there. */
async function desksOf(c: Context, sees: boolean): Promise<{ href: string; text: string; more: string }[]> {
  const { book, db, staff } = c.var
  const isOfFront = sees && staff.bodyId === book.commune.triageBodyId
  const readsTopics = sees || holds(staff, 'handler', 'approver')
  const [filed, gathered] = await Promise.all([
    isOfFront ? manyIn(db, staff.communeId, 'dialogue_request', 'filed', MOST_COUNTED) : 0,
    sees ? manyIn(db, staff.communeId, 'dialogue_topic', 'threshold_met', MOST_COUNTED) : 0,
  ])
  return [
    ...(sees || readsTopics
      ? [
          {
            href: REQUESTS,
            text: 'Đề nghị đối thoại',
            more:
              isOfFront && filed > 0 ? `${manyText(filed)} đề nghị mới, chưa sàng lọc.` : 'Bà con muốn gặp ai, hỏi gì.',
          },
          {
            href: TOPICS,
            text: 'Chủ đề nhiều người đề nghị',
            more:
              gathered > 0 ? `${manyText(gathered)} chủ đề đã đủ số cử tri đề nghị.` : 'Gom từ các đề nghị giống nhau.',
          },
        ]
      : []),
    ...(sees || seriesKindsFor(staff, book).length > 0 || holds(staff, 'approver', 'handler')
      ? [{ href: SERIES, text: 'Lịch tiếp dân', more: 'Ngày tiếp dân của Bí thư Đảng ủy, Chủ tịch UBND xã.' }]
      : []),
  ]
}

function manyText(many: number): string {
  return many > 50 ? 'Hơn 50' : String(many)
}

function cut(found: readonly Listed[]): Pick<Heap, 'rows' | 'next'> {
  const rows = found.slice(0, MEETINGS_SHOWN)
  const last = found.length > MEETINGS_SHOWN ? rows.at(-1) : undefined
  return { rows, next: last ? `${OFFICE}?sau=${cursorText(last)}` : undefined }
}
