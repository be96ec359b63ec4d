import { Hono } from 'hono'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { COMMENTS_SHOWN, judgedComments } from '../comment-queries.ts'
import { hideComments, showComments } from '../judge-queries.ts'
import { type Draft, draftAtDesk } from '../room-access.ts'
import { isIssued, mayJudge } from '../rules.ts'
import { judgePage, type JudgeView } from './judge-page.tsx'
import { HIDE_REASONS, type Look, LOOKS } from './judging.ts'

/** What citizens wrote, before and after everybody reads it. */
export const judgeRoutes = new Hono<App>()

judgeRoutes.get('/phan-bien/:slug/cho-xem', async (c) => {
  const draft = await judged(c)
  const [what, many] = (c.req.query('da') ?? '').split('.')
  const count = Number(many) || 0
  const text = what === 'dang' ? `Đã đăng ${count} ý kiến.` : what === 'an' ? `Đã ghi không đăng ${count} ý kiến.` : ''
  return shown(
    c,
    draft,
    { ticked: [], text: () => '', errors: {}, said: text === '' ? null : { tone: 'good', text } },
    200,
  )
})

judgeRoutes.post('/phan-bien/:slug/cho-xem', async (c) => {
  const { db, now, staff } = c.var
  const draft = await judged(c)
  const sent = await readForm(c)
  const text = (name: string) => field(sent, name) ?? ''
  const ticked = (sent.fields.get('chon') ?? []).filter((id) => /^[0-9a-f-]{36}$/.test(id)).slice(0, COMMENTS_SHOWN)
  const errors: FieldErrors = {}
  const isHiding = text('viec') === 'an'
  const more = text('more')
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
  if (isHiding && !HIDE_REASONS.includes(text('reason'))) errors.reason = ['Ông/bà chọn lý do không đăng.']
  if ([...more].length > 300 || !more.isWellFormed()) errors.more = ['Lời nói thêm dài quá: nhiều nhất 300 ký tự.']
  const again = (said: string) => shown(c, draft, { ticked, text, errors, said: { tone: 'warn', text: said } }, 422)
  if (ticked.length === 0) return again('Ông/bà đánh dấu ít nhất một ý kiến.')
  if (Object.keys(errors).length > 0) return again('Chưa ghi gì: xem chỗ cần sửa ở cuối trang.')
  const judgement = { dossierId: draft.row.id, ids: ticked, by: staff.id, at: now, actId: crypto.randomUUID() }
  const many = isHiding
    ? await hideComments(db, {
        ...judgement,
        reason: [text('reason'), more].filter(Boolean).join(' '),
        isIssued: isIssued(draft.row),
      })
    : await showComments(db, judgement)
  return seeOther(`${draft.address}/cho-xem?xem=${lookOf(c)}&da=${isHiding ? 'an' : 'dang'}.${many}`)
})

async function judged(c: Context): Promise<Draft> {
  const draft = await draftAtDesk(c)
  if (!mayJudge(c.var.staff, c.var.book.commune.triageBodyId))
    throw problem.forbidden('Ý kiến của bà con do cán bộ tiếp nhận, điều phối của Mặt trận xã xem.')
  return draft
}

function lookOf(c: Context): Look {
  const asked = c.req.query('xem') ?? 'cho'
  return asked in LOOKS ? (asked as Look) : 'cho'
}

type Shown = Pick<JudgeView, 'ticked' | 'text' | 'errors'> & { said: JudgeView['said'] }

async function shown(c: Context, { row, own, address }: Draft, view: Shown, status: number): Promise<Response> {
  const { book, db, staff } = c.var
  const look = lookOf(c)
  const after = Number(/^\d{1,7}$/.exec(c.req.query('sau') ?? '')?.[0] ?? 0)
  const found = await judgedComments(db, row.id, LOOKS[look].state, after)
  const rows = found.slice(0, COMMENTS_SHOWN)
  const next =
    found.length > COMMENTS_SHOWN ? `${address}/cho-xem?xem=${look}&sau=${rows.at(-1)?.number ?? 0}` : undefined
  const frame = { staff, book, title: row.title, address, look, rows, sections: own.sections, next, isLater: after > 0 }
  return page(c, judgePage({ ...frame, ...view }), status)
}
