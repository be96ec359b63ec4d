import { Hono } from 'hono'
import { bodyName } from '../../communes/book.ts'
import { deskOf } from '../../dossiers/deed-access.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { sha256 } from '../../http/keys.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { check, type FieldErrors } from '../../staff/form.ts'
import { commentSchema } from '../comment-form.ts'
import { COMMENTS_SHOWN, keepComment, keptComments } from '../comment-queries.ts'
import type { CriticismDesk } from '../own.ts'
import { officeAddress } from '../place.ts'
import { CRITICISM } from '../room-access.ts'
import { isAtDesk, isIssued, opinesAs } from '../rules.ts'
import type { Commenter } from '../words.ts'
import { opinionPage, type OpinionView } from './opinion-page.tsx'

/** Opinions of invited bodies and experts, and what the desk writes down of sessions and letters. */
export const opinionRoutes = new Hono<App>()

type Speaker = { value: string; label: string; by: Exclude<Commenter, 'citizen'>; bodyId: string; from: string }

opinionRoutes.get('/phan-bien/:slug/y-kien', async (c) => {
  const desk = await deskOf(c, CRITICISM)
  const said = c.req.query('da') === 'ghi' ? ({ tone: 'good', text: 'Đã ghi ý kiến.' } as const) : null
  return shown(c, desk, { text: () => '', errors: {}, submissionKey: crypto.randomUUID(), said }, 200)
})

opinionRoutes.post('/phan-bien/:slug/y-kien', async (c) => {
  const { db, now, staff } = c.var
  const desk = await deskOf(c, CRITICISM)
  const speakers = speakersOf(desk)
  if (speakers.length === 0)
    throw problem.forbidden('Lúc này ông/bà không được mời góp ý dự thảo này, hoặc đã hết thời gian góp ý.')
  const sent = await readForm(c)
  const text = (name: string) => field(sent, name) ?? ''
  const read = check(commentSchema, { text: text('text'), axis: text('axis'), submissionKey: text('submissionKey') })
  const errors: FieldErrors = read.ok ? {} : { ...read.errors }
  const speaker = speakers.find(({ value }) => value === text('from'))
  if (!speaker) errors.from = ['Ông/bà chọn ý kiến này của ai.']
  const section = text('section') === '' ? 0 : Number(text('section'))
  const { row, own } = desk.file
  if (section !== 0 && !own.sections.some(({ position }) => position === section))
    errors.section = ['Ông/bà chọn một mục trong danh sách.']
  if (!read.ok || !speaker || Object.keys(errors).length > 0) {
    const submissionKey = errors.submissionKey ? crypto.randomUUID() : text('submissionKey')
    return shown(c, desk, { text, errors, submissionKey, said: null }, 422)
  }
  const { value } = read
  const { by, bodyId, from } = speaker
  const kept = await keepComment(
    db,
    {
      id: crypto.randomUUID(),
      dossierId: row.id,
      ...{ section, axis: value.axis, text: value.text, hamletId: '', by, bodyId, from },
      ...{ enteredBy: staff.id, state: 'kept', flags: '', lookupHash: '', submissionKey: value.submissionKey },
      contentHash: sha256(JSON.stringify([section, value.axis, value.text, by, bodyId, from, staff.id])),
      at: now.toISOString(),
    },
    [
      'collecting',
      'session_held',
      ...(opinesAs(staff, desk.file, desk.book.commune.triageBodyId) === 'session' ? ['compiling'] : []),
    ],
  )
  if (kept.ok) return seeOther(`${officeAddress(row)}/y-kien?da=ghi`)
  const trouble =
    kept.why === 'closed'
      ? 'Đã hết thời gian góp ý nên ý kiến chưa được ghi.'
      : 'Lần gửi trước đã được ghi, với nội dung khác. Nếu đây là ý kiến khác, ông/bà bấm ghi lần nữa.'
  return shown(
    c,
    desk,
    { text, errors: {}, submissionKey: crypto.randomUUID(), said: { tone: 'warn', text: trouble } },
    409,
  )
})

/** In whose name this officer may write here now. */
function speakersOf({ book, staff, file }: CriticismDesk): Speaker[] {
  const by = opinesAs(staff, file, book.commune.triageBodyId)
  if (by === 'expert') return [{ value: 'toi', label: staff.name, by, bodyId: staff.bodyId, from: staff.name }]
  if (by === 'member')
    return [{ value: 'toi', label: bodyName(book, staff.bodyId), by, bodyId: staff.bodyId, from: '' }]
  if (by === null) return []
  const invited = file.bodies.filter((one) => one.role === 'invited')
  const experts = file.people.filter((one) => one.role === 'expert' && one.until === null)
  return [
    { value: 'hop', label: 'Nói tại hội nghị, đối thoại', by: 'session', bodyId: '', from: '' },
    ...invited.map(({ bodyId }): Speaker => ({
      value: `b-${bodyId}`,
      label: bodyName(book, bodyId),
      by: 'member',
      bodyId,
      from: '',
    })),
    ...experts.map((one): Speaker => ({
      value: `p-${one.id}`,
      label: one.name,
      by: 'expert',
      bodyId: '',
      from: one.name,
    })),
  ]
}

type Shown = Pick<OpinionView, 'text' | 'errors' | 'submissionKey'> & { said: OpinionView['said'] }

async function shown(c: Context, desk: CriticismDesk, view: Shown, status: number): Promise<Response> {
  const { db, staff, book } = c.var
  const { row, own } = desk.file
  const address = officeAddress(row)
  const after = Number(/^\d{1,7}$/.exec(c.req.query('sau') ?? '')?.[0] ?? 0)
  const seesAll = isAtDesk(staff, { row }, book.commune.triageBodyId) || isIssued(row)
  const whose = seesAll ? null : { bodyId: staff.bodyId, staffId: staff.id }
  const found = await keptComments(db, row.id, whose, after)
  const rows = found.slice(0, COMMENTS_SHOWN)
  const next = found.length > COMMENTS_SHOWN ? `${address}/y-kien?sau=${rows.at(-1)?.number ?? 0}` : undefined
  const speakers = speakersOf(desk)
  const frame = { staff, book, title: row.title, address, sections: own.sections, speakers, rows, next }
  return page(c, opinionPage({ ...frame, ...view, isLater: after > 0, seesAll }), status)
}
