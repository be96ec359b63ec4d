import { Hono } from 'hono'
import { foldedWords } from '../../communes/fold.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { gather, GATHERED_SHOWN, type GatherCursor, makePoint, type Ticked, toGather } from '../gather-queries.ts'
import { type Draft, draftAtDesk } from '../room-access.ts'
import { isHearing, mayCompile } from '../rules.ts'
import { AXES, isOneOf } from '../words.ts'
import { gatherPage, type GatherView, NEW_POINT } from './gather-page.tsx'
import { pointRoutes } from './point-routes.ts'
import { pointText } from './point-text.ts'

/** Where comments are gathered into points. */
export const gatherRoutes = new Hono<App>()
/** Points of one draft. */
const MOST_POINTS = 60

gatherRoutes.route('/', pointRoutes)

gatherRoutes.get('/phan-bien/:slug/tong-hop', async (c) => {
  const draft = await draftAtDesk(c)
  return shown(c, draft, { ticked: [], text: () => '', errors: {}, said: saidOf(c.req.query('da') ?? '') }, 200)
})

gatherRoutes.post('/phan-bien/:slug/tong-hop', async (c) => {
  const { db, now, staff, book } = c.var
  const draft = await draftAtDesk(c)
  const { row, own } = draft
  const sent = await readForm(c)
  const text = (name: string) => field(sent, name) ?? ''
  const ticks = sent.fields.get('chon') ?? []
  const ticked = ticks.flatMap(readTick).slice(0, GATHERED_SHOWN)
  const errors: FieldErrors = {}
  const again = (said: string, status: 409 | 422) =>
    shown(c, draft, { ticked: ticks, text, errors, said: { tone: 'warn', text: said } }, status)
  if (!mayCompile(staff, { row }, book.commune.triageBodyId))
    return again('Lúc này không gom được: các điểm đang được trình ký, hoặc chưa đến bước tổng hợp.', 409)
  if (ticked.length === 0) return again('Ông/bà đánh dấu ít nhất một ý kiến.', 422)
  const act = { dossierId: row.id, actId: crypto.randomUUID(), by: staff.id, at: now }
  const here = addressOf(c, draft)
  const done = (what: string, went: number) => seeOther(`${here}&da=${what}.${went}.${ticked.length}`)
  if (text('viec') === 'lay-ra') return done('lay-ra', await gather(db, act, ticked, null))
  if (text('diem') !== NEW_POINT) {
    const point = own.points.find(({ id }) => id === text('diem'))
    if (!point) {
      errors.diem = ['Điểm này không còn. Ông/bà chọn lại.']
      return again('Chưa gom: điểm đã chọn không còn.', 409)
    }
    return done('gom', await gather(db, act, ticked, point.id))
  }
  const words = pointText(text('text'))
  if (!words.ok) errors.text = [words.fault]
  if (own.points.length >= MOST_POINTS) errors.diem = [`Nhiều nhất ${MOST_POINTS} điểm. Ông/bà gộp bớt điểm.`]
  if (!words.ok || errors.diem) return again('Chưa gom: xem chỗ cần sửa ở cuối trang.', 422)
  const first = await firstOf(c, draft, ticked)
  const went = await makePoint(db, act, crypto.randomUUID(), { ...first, text: words.text }, ticked)
  return went === null ? again('Các điểm vừa được trình ký nên chưa gom được.', 409) : done('moi', went)
})

/** A new point begins where its comments are: in their part of the draft and on their side, when they agree. */
async function firstOf(c: Context, { row }: Draft, ticked: readonly Ticked[]) {
  const { rows } = await listOf(c, row.id)
  const chosen = rows.filter(({ id }) => ticked.some((one) => one.id === id))
  const [one] = chosen
  if (!one) return { section: 0, axis: '' as const }
  const section = chosen.every((other) => other.section === one.section) ? one.section : 0
  const axis = chosen.every((other) => other.axis === one.axis) ? one.axis : ('' as const)
  return { section, axis }
}

function readTick(value: string): Ticked[] {
  const [, id = '', pointId = ''] = /^([0-9a-f-]{36})~([0-9a-f-]{36})?$/.exec(value) ?? []
  return id === '' ? [] : [{ id, pointId }]
}

function saidOf(da: string): GatherView['said'] {
  const [what = '', wentText, askedText] = da.split('.')
  const [went, asked] = [Number(wentText) || 0, Number(askedText) || 0]
  const done: Record<string, string> = {
    gom: `Đã gom ${went} ý kiến vào điểm.`,
    moi: `Đã lập điểm mới với ${went} ý kiến.`,
    'lay-ra': `Đã lấy ${went} ý kiến ra khỏi điểm.`,
  }
  const text = done[what]
  if (text === undefined) return null
  if (went >= asked) return { tone: 'good', text }
  return {
    tone: 'warn',
    text: `${text} ${asked - went} ý kiến vừa được người khác xếp nên để nguyên như người ấy đã xếp.`,
  }
}

function filterOf(c: Context, draft?: Draft) {
  const muc = c.req.query('muc') ?? ''
  const truc = c.req.query('truc') ?? ''
  const isPart =
    muc === '0' ||
    (draft === undefined ? /^\d{1,3}$/.test(muc) : draft.own.sections.some(({ position }) => String(position) === muc))
  return {
    muc: isPart ? muc : '',
    truc: truc === 'chung' || (truc !== '' && isOneOf(AXES, truc)) ? truc : '',
    chua: c.req.query('chua') === '1',
    tim: (c.req.query('tim') ?? '').slice(0, 60),
  }
}

function listOf(c: Context, dossierId: string) {
  const filter = filterOf(c)
  const asked = filter.truc === 'chung' ? '' : filter.truc
  const axis = filter.truc !== '' && isOneOf(AXES, asked) ? asked : null
  const ask = {
    section: filter.muc === '' ? null : Number(filter.muc),
    axis,
    isLoose: filter.chua,
    words: foldedWords(filter.tim).slice(0, 6),
  }
  return toGather(c.var.db, dossierId, ask, cursorOf(c))
}

function cursorOf(c: Context): GatherCursor | null {
  const [, section, number] = /^(\d{1,3})\.(\d{1,7})$/.exec(c.req.query('sau') ?? '') ?? []
  return section && number ? { section: Number(section), number: Number(number) } : null
}

/** The address of this list; what was asked for stays in it. */
function addressOf(c: Context, draft: Draft, sau = c.req.query('sau') ?? ''): string {
  const { muc, truc, chua, tim } = filterOf(c, draft)
  const query = new URLSearchParams({ muc, truc, tim, ...(chua ? { chua: '1' } : {}), ...(sau === '' ? {} : { sau }) })
  return `${draft.address}/tong-hop?${query.toString()}`
}

type Shown = Pick<GatherView, 'ticked' | 'text' | 'errors'> & { said: GatherView['said'] }

async function shown(c: Context, draft: Draft, view: Shown, status: number): Promise<Response> {
  const { staff, book } = c.var
  const { row, own, address } = draft
  if (['draft_requested', 'draft_received', 'declined'].includes(row.status)) throw problem.notFound()
  const { rows, next } = await listOf(c, row.id)
  return page(
    c,
    gatherPage({
      ...{ staff, book, title: row.title, address, filter: filterOf(c, draft), here: addressOf(c, draft) },
      ...{ sections: own.sections, points: own.points, rows },
      next: next ? addressOf(c, draft, `${next.section}.${next.number}`) : undefined,
      isLater: cursorOf(c) !== null,
      mayWrite: mayCompile(staff, { row }, book.commune.triageBodyId),
      isHearing: isHearing(row),
      ...view,
    }),
    status,
  )
}
