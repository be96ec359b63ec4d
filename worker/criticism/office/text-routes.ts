import { Hono } from 'hono'
import { deskOf } from '../../dossiers/deed-access.ts'
import { groundOf } from '../../dossiers/file.ts'
import { nextOf } from '../../dossiers/life.ts'
import { move } from '../../dossiers/queries.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm, type Sent } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import type { FieldErrors } from '../../staff/form.ts'
import type { CriticismDesk } from '../own.ts'
import { officeAddress } from '../place.ts'
import { replaceSections, wholeText } from '../text-queries.ts'
import { CRITICISM } from '../room-access.ts'
import { CRITICISM_STEPS } from '../rules.ts'
import { cutDraft, faultsOfParts, type Part } from '../sections.ts'
import { sectionsPage, textPage } from './sections-page.tsx'

/** The text of a draft: read by officers, pasted and cut by whoever leads. */
export const textRoutes = new Hono<App>()

textRoutes.get('/phan-bien/:slug/noi-dung', async (c) => {
  const desk = await deskOf(c, CRITICISM)
  const { book, staff } = c.var
  const { row } = desk.file
  const sections = await wholeText(c.var.db, row.id)
  return page(c, textPage({ staff, book, title: row.title, address: officeAddress(row), sections }))
})

textRoutes.get('/phan-bien/:slug/noi-dung/sua', async (c) => {
  const desk = await deskOf(c, CRITICISM)
  const verdict = mayCut(desk)
  if (!verdict.ok) throw refusal(verdict)
  const sections = await wholeText(c.var.db, desk.file.row.id)
  const parts = sections.filter(({ position }) => position > 0)
  return shown(c, desk, { whole: '', parts, errors: {} }, 200)
})

textRoutes.post('/phan-bien/:slug/noi-dung/sua', async (c) => {
  const { db, now, staff } = c.var
  const desk = await deskOf(c, CRITICISM)
  const verdict = mayCut(desk)
  if (!verdict.ok) throw refusal(verdict)
  const { row } = desk.file
  const sent = await readForm(c)
  const whole = field(sent, 'whole') ?? ''
  const typed = partsOf(sent)
  const what = field(sent, 'viec')
  if (what === 'chia') {
    const parts = whole.trim() === '' ? [] : cutDraft(whole)
    const errors: FieldErrors =
      parts.length === 0 ? { whole: ['Ông/bà dán nội dung dự thảo vào ô này.'] } : faultsOfParts(parts)
    const said = `Đã chia thành ${parts.length} mục, chưa lưu. Ông/bà xem từng mục, sửa nếu cần, rồi bấm lưu ở cuối trang.`
    return shown(
      c,
      desk,
      { whole, parts: parts.length === 0 ? typed : parts, errors, said: parts.length === 0 ? undefined : said },
      Object.keys(errors).length > 0 ? 422 : 200,
    )
  }
  if (what === 'them')
    return shown(c, desk, { whole, parts: [...typed, { ref: '', heading: '', text: '' }], errors: {} }, 200)
  const parts = typed.filter((part) => part.ref + part.heading + part.text !== '')
  const errors = faultsOfParts(parts)
  if (Object.keys(errors).length > 0) return shown(c, desk, { whole, parts, errors }, 422)
  const moved = 'Hồ sơ vừa thay đổi: có người làm trước. Những gì ông/bà sửa vẫn còn; xem lại rồi lưu lần nữa.'
  if (field(sent, 'version') !== String(row.version))
    return shown(c, desk, { whole, parts, errors: { whole: [moved] }, said: moved }, 409)
  const outcome = await move(
    db,
    row,
    { kind: verdict.step.event, actor: staff, at: now, detail: { parts: parts.length } },
    { status: verdict.step.to },
    replaceSections(db, row.id, parts),
  )
  if (outcome === 'moved') return shown(c, desk, { whole, parts, errors: { whole: [moved] }, said: moved }, 409)
  return seeOther(officeAddress(row))
})

function mayCut(desk: CriticismDesk) {
  return nextOf(CRITICISM_STEPS, desk.file.row, groundOf(desk.book, desk.file), 'chia-muc', desk.staff)
}

function refusal({ why, sentence }: { why: 'not_now' | 'not_you'; sentence: string }) {
  return why === 'not_you' ? problem.forbidden(sentence) : problem.conflict(sentence)
}

function partsOf(sent: Sent): Part[] {
  const list = (name: string) => sent.fields.get(name) ?? []
  const tidy = (text: string | undefined) => (text ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim()
  const [refs, headings, texts] = [list('ref'), list('heading'), list('text')]
  const many = Math.max(refs.length, headings.length, texts.length)
  return Array.from({ length: many }, (_, at) => ({
    ref: tidy(refs[at]),
    heading: tidy(headings[at]),
    text: tidy(texts[at]),
  }))
}

type Shown = { whole: string; parts: readonly Part[]; errors: FieldErrors; said?: string | undefined }

function shown(c: Context, desk: CriticismDesk, view: Shown, status: number): Response {
  const { row } = desk.file
  const { book, staff } = c.var
  const frame = { staff, book, title: row.title, address: officeAddress(row), version: row.version }
  return page(c, sectionsPage({ ...frame, ...view }), status)
}
