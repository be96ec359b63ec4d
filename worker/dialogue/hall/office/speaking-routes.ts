import { Hono } from 'hono'
import { readDeed, ticked } from '../../../dossiers/deed.ts'
import { readKey } from '../../../forms/filling/sending.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm } from '../../../http/form.ts'
import { problem } from '../../../http/problem.ts'
import { page, seeOther } from '../../../http/respond.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { type Meeting, meetingAtDesk } from '../../sessions/room-access.ts'
import { worksInHall } from '../may.ts'
import { takeSeat } from '../seat-queries.ts'
import { noteSpeaker, type SpeakerDeed, wantingToSpeak, wantsToSpeak, whoSpoke } from '../speaker-queries.ts'
import { speakingOrder } from '../speaking-order.ts'
import { FIRST, speakerFields, speakingPage, type SpeakingView } from './speaking-page.tsx'

/** Who speaks next. */
export const speakingRoutes = new Hono<App>()

const PLACE = '/doi-thoai/cuoc/:slug/phat-bieu'
const DEEDS: Record<SpeakerDeed, string> = {
  moi: 'Đã mời. Màn hình hội trường hiện thôn và số chỗ, không hiện tên.',
  'da-noi': 'Đã ghi: đã phát biểu.',
  vang: 'Đã ghi: chưa thấy ở hội trường. Người ấy chờ sau những người khác.',
  thoi: 'Đã bỏ khỏi danh sách phát biểu.',
}

speakingRoutes.get(PLACE, async (c) => {
  const da = c.req.query('da') ?? ''
  const text = Object.hasOwn(DEEDS, da) ? DEEDS[da as SpeakerDeed] : da === 'ghi' ? 'Đã ghi vào danh sách.' : ''
  return drawn(c, await hallIn(c), { said: text ? { tone: 'good', text } : null }, 200)
})

speakingRoutes.post(PLACE, async (c) => {
  const { book, db, now } = c.var
  const meeting = await hallIn(c)
  const { row, session, address } = meeting
  const sent = await readForm(c)
  const deed = field(sent, 'viec') ?? ''
  const refused = (text: string, status: 409 | 422, filled: Filled = {}) =>
    drawn(c, meeting, { ...filled, said: { tone: 'warn', text } }, status)
  if (row.status !== 'announced')
    return refused('Chỉ mời phát biểu khi buổi đối thoại đã công bố và chưa kết thúc.', 409)
  if (Object.hasOwn(DEEDS, deed)) {
    const at = { id: field(sent, 'id') ?? '', sessionId: row.id, at: now }
    return (await noteSpeaker(db, at, deed as SpeakerDeed))
      ? seeOther(`${address}/phat-bieu?da=${deed}`)
      : refused('Danh sách vừa thay đổi: có người làm trước. Ông/bà xem lại.', 409)
  }
  if (deed !== 'ghi') throw problem.malformed()
  const { errors, values } = readDeed(speakerFields(book.hamletsNow), (name) => sent.fields.get(name) ?? [])
  const key = readKey(field(sent, 'submissionKey') ?? '')
  if (Object.keys(errors).length > 0 || key === null)
    return refused('Chưa ghi: xem chỗ cần sửa ở cuối trang.', 422, { values, errors })
  const firstTime = ticked(values, 'first').includes(FIRST)
  const about = values.about ?? ''
  if (values.number) {
    const seat = { sessionId: row.id, number: Number(values.number), firstTime, about }
    if (await wantsToSpeak(db, seat)) return seeOther(`${address}/phat-bieu?da=ghi`)
    const sentence = 'Không có ai ở chỗ số này. Ông/bà xem lại, hoặc để trống và chọn thôn.'
    return refused('Chưa ghi: xem chỗ cần sửa ở cuối trang.', 422, { values, errors: { number: [sentence] } })
  }
  const kept = await takeSeat(
    db,
    { id: row.id, capacity: session.capacity, reserved: session.reserved },
    {
      ...{
        id: crypto.randomUUID(),
        kind: 'door',
        hamletId: values.hamlet ?? '',
        sealed: '',
        keyId: '',
        requestId: null,
      },
      ...{ wantsToSpeak: true, firstTime, about, lookupHash: '', submissionKey: key, at: now.toISOString() },
      contentHash: '',
    },
  )
  if (kept.ok) return seeOther(`${address}/phat-bieu?da=ghi`)
  return refused('Hội trường đã kín chỗ: ông/bà ghi số chỗ của người muốn phát biểu.', 409, { values })
})

async function hallIn(c: Context): Promise<Meeting> {
  const meeting = await meetingAtDesk(c)
  if (!worksInHall(c.var.staff, meeting.row, c.var.book.commune.triageBodyId))
    throw problem.forbidden('Danh sách phát biểu do Mặt trận xã và cơ quan chủ trì giữ.')
  return meeting
}

type Filled = { values?: Record<string, string>; errors?: FieldErrors; said?: SpeakingView['said'] }

async function drawn(c: Context, { row, session, address }: Meeting, filled: Filled, status: number) {
  const { book, db, staff } = c.var
  const [wanting, spoken] = await Promise.all([wantingToSpeak(db, row.id), whoSpoke(db, row.id)])
  const called = wanting.find(({ calledAt }) => calledAt !== null)
  const turns = new Map<string, number>()
  for (const { hamletId, spoken: many } of [...spoken, ...wanting])
    turns.set(hamletId, (turns.get(hamletId) ?? 0) + many)
  if (called) turns.set(called.hamletId, (turns.get(called.hamletId) ?? 0) + 1)
  const waiting = wanting
    .filter(({ id }) => id !== called?.id)
    .map((seat) => ({ ...seat, isRequester: seat.requestId !== null }))
  const inHall = waiting.filter(({ state }) => state === 'came')
  const order = speakingOrder(inHall, turns)
  const later = speakingOrder(
    waiting.filter(({ state }) => state !== 'came'),
    turns,
  )
  const frame = { staff, book, row, session, address, called: called ?? null, order, later, spoken }
  const { errors = {}, said = null, values = {} } = filled
  const fields = speakerFields(book.hamletsNow)
  return page(c, speakingPage({ ...frame, fields, values, errors, said, submissionKey: crypto.randomUUID() }), status)
}
