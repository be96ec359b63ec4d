import { Hono } from 'hono'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm } from '../../../http/form.ts'
import { readKey } from '../../../forms/filling/sending.ts'
import { problem } from '../../../http/problem.ts'
import { page, seeOther } from '../../../http/respond.ts'
import { type Meeting, meetingAtDesk } from '../../sessions/room-access.ts'
import { worksInHall } from '../may.ts'
import { seatCounts, seatNumbered, SEATS_SHOWN, seatsIn } from '../seat-list-queries.ts'
import { giveBack, markCame, seatAt, takeSeat } from '../seat-queries.ts'
import { doorPage, type DoorView, DOOR_LOOKS, type DoorLook } from './door-page.tsx'

/** The door of the hall: who comes, who gets a place that is free. */
export const doorRoutes = new Hono<App>()

const PLACE = '/doi-thoai/cuoc/:slug/cua'

doorRoutes.get(PLACE, async (c) => drawn(c, await hallIn(c), saidOf(c.req.query('da') ?? ''), 200))

doorRoutes.post(PLACE, async (c) => {
  const { book, db, now } = c.var
  const meeting = await hallIn(c)
  const { row, session, address } = meeting
  const sent = await readForm(c)
  const deed = field(sent, 'viec') ?? ''
  const refused = (text: string, status: 409 | 422) => drawn(c, meeting, { tone: 'warn', text }, status)
  const done = (what: string, number: number) => seeOther(`${address}/cua?xem=${lookOf(c)}&da=${what}.${number}`)
  if (row.status !== 'announced')
    return refused('Chỉ điểm danh, xếp chỗ khi buổi đối thoại đã công bố và chưa kết thúc.', 409)
  const hall = { id: row.id, capacity: session.capacity, reserved: session.reserved }
  if (deed === 'thon') {
    const hamletId = field(sent, 'thon') ?? ''
    if (hamletId !== '' && !book.hamlets.has(hamletId)) return refused('Ông/bà chọn một thôn của xã.', 422)
    const key = readKey(field(sent, 'submissionKey') ?? '')
    if (key === null) return refused('Trang này mở chưa đủ. Ông/bà bấm lần nữa.', 422)
    const kept = await takeSeat(db, hall, {
      ...{ id: crypto.randomUUID(), kind: 'door', hamletId, sealed: '', keyId: '', requestId: null, lookupHash: '' },
      ...{ wantsToSpeak: false, firstTime: false, about: '', submissionKey: key, at: now.toISOString() },
      contentHash: hamletId,
    })
    if (kept.ok) return done('moi', kept.seat.number)
    return kept.why === 'full'
      ? refused('Hội trường đã kín chỗ. Người đăng ký không đến thì bấm “Bỏ chỗ” ở dòng của họ để có chỗ trống.', 409)
      : refused('Lần bấm trước đã ghi cho thôn khác. Ông/bà bấm lần nữa.', 409)
  }
  const serial = Number(/^\d{1,7}$/.exec(field(sent, 'luot') ?? '')?.[0] ?? 0)
  if (deed === 'bo') {
    const seat = await seatAt(db, row.id, serial)
    const isGiven = seat !== undefined && (await giveBack(db, seat, Math.min(hall.reserved, hall.capacity)))
    return isGiven ? done('bo', seat.number) : refused('Chỗ này đã có người ngồi, hoặc đã bỏ.', 409)
  }
  if (deed !== 'den') throw problem.malformed()
  const typed = Number(/^\d{1,6}$/.exec((field(sent, 'so') ?? '').trim())?.[0] ?? 0)
  const numbered = serial > 0 ? undefined : await seatNumbered(db, row.id, typed)
  const came = await markCame(db, hall, serial > 0 ? serial : (numbered?.serial ?? 0))
  if (came === 'none')
    return refused(
      serial > 0
        ? 'Người này đã trả chỗ.'
        : `Không có ai đăng ký chỗ số ${typed}. Ông/bà xem lại số, hoặc bấm thôn của người ấy.`,
      serial > 0 ? 409 : 422,
    )
  return came === 'full'
    ? refused('Hội trường đã kín chỗ, chưa xếp được người đang chờ.', 409)
    : done('den', came.number)
})

async function hallIn(c: Context): Promise<Meeting> {
  const meeting = await meetingAtDesk(c)
  if (!worksInHall(c.var.staff, meeting.row, c.var.book.commune.triageBodyId))
    throw problem.forbidden('Điểm danh, xếp chỗ do Mặt trận xã và cơ quan chủ trì làm.')
  return meeting
}

function saidOf(da: string): DoorView['said'] {
  const [what = '', typed] = da.split('.')
  const number = Number(typed) || 0
  const texts: Record<string, string> = {
    moi: `Mời vào: chỗ số ${number}.`,
    den: `Đã ghi người ở chỗ số ${number} đến.`,
    bo: number > 0 ? `Đã bỏ chỗ số ${number}; có người chờ thì người ấy được chỗ này.` : 'Đã bỏ.',
  }
  const text = texts[what]
  return text ? { tone: 'good', text } : null
}

function lookOf(c: Context): DoorLook {
  const asked = c.req.query('xem') ?? 'chua-den'
  return Object.hasOwn(DOOR_LOOKS, asked) ? (asked as DoorLook) : 'chua-den'
}

async function drawn(c: Context, { row, session, address }: Meeting, said: DoorView['said'], status: number) {
  const { book, db, staff } = c.var
  const look = lookOf(c)
  const after = Number(/^\d{1,7}$/.exec(c.req.query('sau') ?? '')?.[0] ?? 0)
  const { state } = DOOR_LOOKS[look]
  const [counts, found] = await Promise.all([seatCounts(db, row.id), seatsIn(db, row.id, state, after)])
  const rows = found.slice(0, SEATS_SHOWN)
  const last = rows.at(-1)
  const cursor = state === 'waiting' ? last?.serial : last?.number
  const next = found.length > SEATS_SHOWN ? `${address}/cua?xem=${look}&sau=${cursor ?? 0}` : undefined
  const frame = { staff, book, row, session, address, counts, look, rows, next, isLater: after > 0, said }
  return page(c, doorPage({ ...frame, submissionKey: crypto.randomUUID() }), status)
}
