import { Hono } from 'hono'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { commentsOfPoint, gather, GATHERED_SHOWN } from '../gather-queries.ts'
import type { Point } from '../own.ts'
import { endPoint, mergePoints, quote, wordPoint } from '../point-queries.ts'
import { type Draft, draftAtDesk } from '../room-access.ts'
import { mayCompile } from '../rules.ts'
import { AXES, COMMENTERS, isOneOf } from '../words.ts'
import { MOST_QUOTES, pointPage, type PointView } from './point-page.tsx'
import { POINT_MAX, pointText } from './point-text.ts'

/** One point of a criticism that is being written. */
export const pointRoutes = new Hono<App>()

const HERE = '/phan-bien/:slug/tong-hop/:point'
const MOVED = 'Điểm này vừa được người khác sửa. Lời ông/bà vừa viết vẫn còn ở ô bên dưới; xem lời mới rồi lưu lần nữa.'
const DONE: Record<string, string> = {
  sua: 'Đã lưu điểm này.',
  gop: 'Đã gộp. Ông/bà sửa lại lời cho gọn.',
  trich: 'Đã trích lời.',
  'bo-trich': 'Đã thôi trích.',
  'lay-ra': 'Đã lấy ra khỏi điểm.',
}

pointRoutes.get(HERE, async (c) => {
  const { draft, point } = await pointOf(c)
  const done = DONE[c.req.query('da') ?? '']
  return shown(
    c,
    draft,
    point,
    { text: ownWords(point), errors: {}, said: done ? { tone: 'good', text: done } : null },
    200,
  )
})

pointRoutes.post(HERE, async (c) => {
  const { db, now, staff, book } = c.var
  const { draft, point } = await pointOf(c)
  const { row, own, address } = draft
  const sent = await readForm(c)
  const typed = (name: string) => field(sent, name) ?? ''
  const what = typed('viec')
  const errors: FieldErrors = {}
  const text = what === 'sua' ? typed : (name: string) => (name === 'into' ? typed(name) : ownWords(point)(name))
  const again = (said: string | null, status: 409 | 422) =>
    shown(c, draft, point, { text, errors, said: said === null ? null : { tone: 'warn', text: said } }, status)
  if (!mayCompile(staff, { row }, book.commune.triageBodyId))
    return again('Lúc này không sửa được: các điểm đang được trình ký, hoặc đã gửi đi.', 409)
  const act = { dossierId: row.id, actId: crypto.randomUUID(), by: staff.id, at: now }
  const seen = { id: point.id, revision: Number(typed('revision')) || 0, text: point.text }
  const here = `${address}/tong-hop/${point.id}`
  const chosen = (sent.fields.get('chon') ?? []).filter((id) => /^[0-9a-f-]{36}$/.test(id)).slice(0, GATHERED_SHOWN)
  switch (what) {
    case 'sua': {
      const words = pointText(typed('text'))
      if (!words.ok) errors.text = [words.fault]
      const section = typed('section') === '' ? 0 : Number(typed('section'))
      if (!own.sections.some(({ position }) => position === section) && section !== 0)
        errors.section = ['Ông/bà chọn một mục trong danh sách.']
      const axis = typed('axis')
      if (!isOneOf(AXES, axis)) errors.axis = ['Ông/bà chọn một mặt trong danh sách.']
      if (!words.ok || !isOneOf(AXES, axis) || Object.keys(errors).length > 0) return again(null, 422)
      const outcome = await wordPoint(db, act, seen, { text: words.text, section, axis })
      return outcome === 'done' ? seeOther(`${here}?da=sua`) : again(`${MOVED} Lời đang có: “${point.text}”`, 409)
    }
    case 'gop': {
      const [id, revision] = typed('into').split('~')
      const other = own.points.find((one) => one.id === id && one.id !== point.id)
      if (!other) {
        errors.into = ['Ông/bà chọn điểm để gộp vào.']
        return again(null, 422)
      }
      if ([...point.text, ...other.text].length > POINT_MAX) {
        errors.into = ['Lời của hai điểm gộp lại dài quá. Ông/bà rút gọn một điểm trước.']
        return again(null, 422)
      }
      const outcome = await mergePoints(db, act, seen, {
        id: other.id,
        revision: Number(revision) || 0,
        text: other.text,
      })
      return outcome === 'done'
        ? seeOther(`${address}/tong-hop/${other.id}?da=gop`)
        : again('Một trong hai điểm vừa được người khác sửa. Ông/bà xem lại rồi gộp.', 409)
    }
    case 'bo':
      return (await endPoint(db, act, seen)) === 'done'
        ? seeOther(`${address}/tong-hop?chua=1`)
        : again('Chưa bỏ được: điểm này còn ý kiến, hoặc vừa được người khác sửa.', 409)
    case 'trich':
    case 'bo-trich':
      if (chosen.length === 0) return again('Ông/bà đánh dấu ít nhất một ý kiến.', 422)
      if (what === 'trich' && point.quotes.length + chosen.length > MOST_QUOTES)
        return again(`Mỗi điểm trích nhiều nhất ${MOST_QUOTES} ý kiến.`, 422)
      await quote(db, act, point.id, chosen, what === 'trich')
      return seeOther(`${here}?da=${what}`)
    case 'lay-ra':
      if (chosen.length === 0) return again('Ông/bà đánh dấu ít nhất một ý kiến.', 422)
      await gather(
        db,
        act,
        chosen.map((id) => ({ id, pointId: point.id })),
        null,
      )
      return seeOther(`${here}?da=lay-ra`)
    default:
      return again('Ông/bà bấm một nút trên trang.', 422)
  }
})

async function pointOf(c: Context): Promise<{ draft: Draft; point: Point }> {
  const draft = await draftAtDesk(c)
  const point = draft.own.points.find(({ id }) => id === c.req.param('point'))
  if (!point) throw problem.notFound('Điểm này không còn: đã gộp vào điểm khác, hoặc đã bỏ.')
  return { draft, point }
}

function ownWords(point: Point): (name: string) => string {
  const words: Record<string, string> = {
    text: point.text,
    section: point.section === 0 ? '' : String(point.section),
    axis: point.axis,
  }
  return (name) => words[name] ?? ''
}

type Shown = Pick<PointView, 'text' | 'errors'> & { said: PointView['said'] }

async function shown(c: Context, draft: Draft, point: Point, view: Shown, status: number): Promise<Response> {
  const { book, db, staff } = c.var
  const { row, own, address } = draft
  const [, by = '', hamletId = '', number] = /^([a-z]+)~([\w-]{0,64})~(\d{1,7})$/.exec(c.req.query('sau') ?? '') ?? []
  const after = number && isOneOf(COMMENTERS, by) ? { by, hamletId, number: Number(number) } : null
  const found = await commentsOfPoint(db, point.id, after)
  const rows = found.slice(0, GATHERED_SHOWN)
  const last = found.length > GATHERED_SHOWN ? rows.at(-1) : undefined
  return page(
    c,
    pointPage({
      ...{ staff, book, title: row.title, address, point, rows, sections: own.sections },
      others: own.points.filter(({ id }) => id !== point.id),
      next: last ? `${address}/tong-hop/${point.id}?sau=${last.by}~${last.hamletId}~${last.number}` : undefined,
      isLater: after !== null,
      mayWrite: mayCompile(staff, { row }, book.commune.triageBodyId),
      ...view,
    }),
    status,
  )
}
