import { Hono } from 'hono'
import { readDeed } from '../../../dossiers/deed.ts'
import { readKey } from '../../../forms/filling/sending.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm } from '../../../http/form.ts'
import { sha256 } from '../../../http/keys.ts'
import { problem } from '../../../http/problem.ts'
import { page, seeOther } from '../../../http/respond.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { itemsOf } from '../../sessions/queries.ts'
import type { Meeting } from '../../sessions/room-access.ts'
import { mayJudge, worksInHall } from '../may.ts'
import {
  hideQuestions,
  judgedQuestions,
  keepQuestion,
  putQuestions,
  QUESTIONS_SHOWN,
  showQuestions,
} from '../question-queries.ts'
import { HIDE_REASONS, type Look, LOOKS } from '../words-hall.ts'
import { meetingWithAgenda } from './item-access.ts'
import { judgePage, type JudgeView } from './judge-page.tsx'
import { takenFields, takenPage } from './taken-page.tsx'

/** Questions of a meeting at the Front's desk: read first, shown or not, put to a point, taken down. */
export const questionDeskRoutes = new Hono<App>()

const PLACE = '/doi-thoai/cuoc/:slug/cau-hoi'
/** How often an empty list asks for itself, in seconds: nothing is typed there. */
const AGAIN_SECONDS = 15
const DONE: Record<string, (many: number) => string> = {
  hien: (many) => `Đã hiện ${many} câu hỏi.`,
  an: (many) => `Đã ghi không hiện ${many} câu hỏi.`,
  xep: (many) => `Đã xếp ${many} câu hỏi vào nội dung.`,
}

questionDeskRoutes.get(PLACE, async (c) => {
  const meeting = await hallIn(c)
  const [what = '', many] = (c.req.query('da') ?? '').split('.')
  const text = DONE[what]?.(Number(many) || 0)
  return drawn(c, meeting, { ticked: [], text: () => '', errors: {}, said: text ? { tone: 'good', text } : null }, 200)
})

questionDeskRoutes.post(PLACE, async (c) => {
  const { db, now, staff, book } = c.var
  const meeting = await hallIn(c)
  const sent = await readForm(c)
  const text = (name: string) => field(sent, name) ?? ''
  const ticked = (sent.fields.get('chon') ?? []).filter((id) => /^[0-9a-f-]{36}$/.test(id)).slice(0, QUESTIONS_SHOWN)
  const deed = text('viec')
  const errors: FieldErrors = {}
  const again = (said: string, status: 403 | 422) =>
    drawn(c, meeting, { ticked, text, errors, said: { tone: 'warn', text: said } }, status)
  const judges = mayJudge(staff, book.commune.triageBodyId)
  if ((deed === 'hien' || deed === 'an') && !judges) return again(ONLY_FRONT, 403)
  if (!['hien', 'an', 'xep'].includes(deed)) throw problem.malformed()
  const items = await itemsOf(db, meeting.row.id)
  if (deed === 'an' && !HIDE_REASONS.includes(text('reason'))) errors.reason = ['Ông/bà chọn lý do không hiện.']
  if (deed === 'xep' && text('item') !== '' && !items.some(({ id }) => id === text('item')))
    errors.item = ['Nội dung này không còn trong chương trình. Ông/bà chọn lại.']
  if (ticked.length === 0) return again('Ông/bà đánh dấu ít nhất một câu hỏi.', 422)
  if (Object.keys(errors).length > 0) return again('Chưa ghi gì: xem chỗ cần sửa ở cuối trang.', 422)
  const judging = { sessionId: meeting.row.id, ids: ticked, by: staff.id, at: now }
  const many =
    deed === 'hien'
      ? await showQuestions(db, judging)
      : deed === 'an'
        ? await hideQuestions(db, judging, text('reason'))
        : await putQuestions(db, judging, text('item') || null, judges)
  return seeOther(`${meeting.address}/cau-hoi?xem=${lookOf(c)}&da=${deed}.${many}`)
})

questionDeskRoutes.get(`${PLACE}/ghi`, async (c) => taken(c, await hallIn(c), {}, 200))

questionDeskRoutes.post(`${PLACE}/ghi`, async (c) => {
  const { book, db, now, staff } = c.var
  const meeting = await hallIn(c)
  const sent = await readForm(c)
  const items = await itemsOf(db, meeting.row.id)
  const fields = takenFields(book.hamletsNow, items)
  const { errors, values } = readDeed(fields, (name) => sent.fields.get(name) ?? [])
  const key = readKey(field(sent, 'submissionKey') ?? '')
  const again = (text: string, status: 409 | 422, isNew = false) =>
    taken(c, meeting, { values, errors, key: isNew ? null : key, said: { tone: 'warn', text } }, status)
  if (Object.keys(errors).length > 0) return again('Chưa ghi: xem chỗ cần sửa.', 422)
  if (key === null) return again('Trang này mở chưa đủ. Ông/bà bấm ghi lần nữa.', 422)
  // What the hall heard aloud is shown at once, when somebody of the Front wrote it down.
  const isShown = mayJudge(staff, book.commune.triageBodyId)
  const kept = await keepQuestion(db, {
    ...{ id: crypto.randomUUID(), sessionId: meeting.row.id, way: 'taken_down', text: values.text ?? '' },
    ...{ hamletId: values.hamlet ?? '', flags: '', lookupHash: '', submissionKey: key, at: now.toISOString() },
    ...(isShown ? { state: 'shown', judgedBy: staff.id } : { state: 'waiting' }),
    itemId: values.item || null,
    contentHash: sha256(JSON.stringify([values.text, values.hamlet, values.item])),
  })
  if (!kept.ok)
    return kept.why === 'conflict'
      ? again('Lần ghi trước có nội dung khác. Nếu là câu hỏi mới, ông/bà bấm ghi lần nữa.', 409, true)
      : again('Buổi này không nhận thêm câu hỏi.', 409)
  return seeOther(`${meeting.address}/cau-hoi/ghi?da=${kept.number}`)
})

const ONLY_FRONT = 'Hiện hay không hiện câu hỏi do cán bộ Mặt trận xã quyết định, không phải cơ quan được hỏi.'

async function hallIn(c: Context): Promise<Meeting> {
  const meeting = await meetingWithAgenda(c)
  if (!worksInHall(c.var.staff, meeting.row, c.var.book.commune.triageBodyId))
    throw problem.forbidden('Câu hỏi của bà con do Mặt trận xã và cơ quan chủ trì xem.')
  return meeting
}

/** What waits or was not shown is read by the Front alone. */
function lookOf(c: Context): Look {
  const asked = c.req.query('xem') ?? 'cho'
  const look = Object.hasOwn(LOOKS, asked) ? (asked as Look) : 'cho'
  return mayJudge(c.var.staff, c.var.book.commune.triageBodyId) ? look : 'da-hien'
}

type Shown = Pick<JudgeView, 'ticked' | 'text' | 'errors' | 'said'>

async function drawn(c: Context, { row, session, address }: Meeting, view: Shown, status: number): Promise<Response> {
  const { book, db, staff } = c.var
  const look = lookOf(c)
  const after = Number(/^\d{1,7}$/.exec(c.req.query('sau') ?? '')?.[0] ?? 0)
  const [found, items] = await Promise.all([judgedQuestions(db, row.id, LOOKS[look].state, after), itemsOf(db, row.id)])
  const rows = found.slice(0, QUESTIONS_SHOWN)
  const next =
    found.length > QUESTIONS_SHOWN ? `${address}/cau-hoi?xem=${look}&sau=${rows.at(-1)?.number ?? 0}` : undefined
  const mayShow = mayJudge(staff, book.commune.triageBodyId)
  const frame = { staff, book, row, session, address, look, rows, items, next, mayShow, isLater: after > 0 }
  const answer = page(c, judgePage({ ...frame, ...view }), status)
  if (rows.length === 0 && status === 200 && row.status === 'announced')
    answer.headers.set('refresh', `${AGAIN_SECONDS};url=${address}/cau-hoi?xem=${look}`)
  return answer
}

type Taken = {
  values?: Record<string, string>
  errors?: FieldErrors
  key?: string | null
  said?: JudgeView['said']
}

async function taken(c: Context, { row, address }: Meeting, filled: Taken, status: number): Promise<Response> {
  const { book, db, staff } = c.var
  const fields = takenFields(book.hamletsNow, await itemsOf(db, row.id))
  const number = /^\d{1,7}$/.exec(c.req.query('da') ?? '')?.[0]
  const isGet = c.req.method === 'GET'
  const good = number && isGet ? ({ tone: 'good', text: `Đã ghi câu hỏi số ${number}.` } as const) : null
  const { errors = {}, said = good, values = {} } = filled
  const submissionKey = filled.key ?? crypto.randomUUID()
  const isShown = mayJudge(staff, book.commune.triageBodyId)
  return page(c, takenPage({ staff, book, row, address, fields, values, errors, said, submissionKey, isShown }), status)
}
