import { Hono } from 'hono'
import { bodyName } from '../../../communes/book.ts'
import { localDay } from '../../../deadlines/calendar.ts'
import { dossierSlug } from '../../../dossiers/code.ts'
import { type DeedField, type DeedValues, readDeed } from '../../../dossiers/deed.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm } from '../../../http/form.ts'
import { problem } from '../../../http/problem.ts'
import { page, seeOther } from '../../../http/respond.ts'
import { holds } from '../../../staff/actor.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { SESSIONS } from '../../place.ts'
import type { SessionKind } from '../../words.ts'
import { aroundFields, hamletField, placeFields, readAround, readWhen } from '../fields.ts'
import { HOSTS, kindsFor, leadOf, schedulesOf } from '../leads.ts'
import { draftTyped, makeMeeting } from '../make-access.ts'
import { KIND_WORDS } from '../words.ts'
import { makePage } from './make-page.tsx'

/** A meeting is made or proposed; mounted below `/can-bo`. */
export const makeRoutes = new Hono<App>()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** The one thing to tick. */
const YES = [{ value: 'yes', label: 'Đây là hội nghị cuối năm của thôn' }]

makeRoutes.get('/doi-thoai/cuoc/moi', (c) => {
  const kinds = allowed(c)
  const kind = kindAsked(c, kinds)
  if (kind === null) return page(c, makePage(viewOf(c, kinds, null, {}, {}, '')))
  const values = { hosts: HOSTS[kind], title: titleOf(kind), hamlet: kind === 'hamlet_meeting' ? ownHamlet(c) : '' }
  return page(c, makePage(viewOf(c, kinds, kind, values, {}, crypto.randomUUID())))
})

makeRoutes.post('/doi-thoai/cuoc/moi', async (c) => {
  const { book } = c.var
  const kinds = allowed(c)
  const kind = kindAsked(c, kinds)
  const lead = kind === null ? null : leadOf(book, kind)
  if (kind === null || lead === null) throw problem.malformed()
  const sent = await readForm(c)
  const key = field(sent, 'submissionKey') ?? ''
  const { values, errors: found } = readDeed(fieldsOf(c, kind), (name) => sent.fields.get(name) ?? [])
  const errors: FieldErrors = { ...found }
  const [when, around] = [readWhen(values), readAround(values)]
  for (const read of [when, around])
    if (!read.ok) for (const [at, said] of Object.entries(read.errors)) errors[at] ??= said
  if (kind === 'hamlet_meeting') {
    if (!values.hamlet) errors.hamlet = ['Ông/bà chọn thôn.']
    else if (isOnlyHamlet(c) && values.hamlet !== c.var.staff.hamletId)
      errors.hamlet = ['Ông/bà tạo buổi họp cho thôn của mình.']
  }
  const draft = await draftTyped(c, values.criticism ?? '')
  if (draft === undefined)
    errors.criticism = ['Không có dự thảo nào mang mã này. Ông/bà xem lại mã, ví dụ BX-PB26-0001.']
  const again = (status: 409 | 422, trouble?: string, fresh = false) =>
    page(
      c,
      makePage({
        ...viewOf(c, kinds, kind, values, errors, fresh || !UUID.test(key) ? crypto.randomUUID() : key),
        trouble,
      }),
      status,
    )
  if (!when.ok || !around.ok || Object.keys(errors).length > 0) return again(422)
  if (!UUID.test(key)) return again(422, 'Trang đã cũ. Ông/bà bấm lần nữa; những gì đã gõ vẫn còn.')
  const outcome = await makeMeeting(c, {
    ...when.set,
    ...around.set,
    ...{ kind, title: values.title ?? '', leadBodyId: lead, hamletId: values.hamlet ?? '' },
    ...{ yearEnd: values.yearEnd === 'yes', criticismId: draft?.id ?? '', submissionKey: key },
  })
  if (!outcome.ok)
    return again(409, 'Lần gửi trước đã được ghi, với nội dung khác. Nếu đây là buổi khác, bấm lần nữa.', true)
  return seeOther(`${SESSIONS}/${dossierSlug(outcome.row)}?da=tao`)
})

function allowed(c: Context): SessionKind[] {
  const kinds = kindsFor(c.var.staff, c.var.book)
  if (kinds.length === 0)
    throw problem.forbidden('Buổi đối thoại, tiếp dân do cơ quan chủ trì, Mặt trận hoặc lãnh đạo xã tạo.')
  return kinds
}

function kindAsked(c: Context, kinds: readonly SessionKind[]): SessionKind | null {
  const asked = c.req.query('loai')
  if (asked === undefined) return kinds.length === 1 ? (kinds[0] ?? null) : null
  return kinds.find((kind) => kind === asked) ?? null
}

/** Nothing but a hamlet's representative: he makes his own hamlet's meetings. */
function isOnlyHamlet(c: Context): boolean {
  return holds(c.var.staff, 'hamlet_rep') && !holds(c.var.staff, 'leader', 'handler', 'coordinator', 'approver')
}

function ownHamlet(c: Context): string {
  return c.var.staff.hamletId ?? ''
}

function titleOf(kind: SessionKind): string {
  return kind === 'party_reception' || kind === 'chair_reception' ? KIND_WORDS[kind].name : ''
}

function fieldsOf(c: Context, kind: SessionKind): DeedField[] {
  const { book, now } = c.var
  const today = localDay(now)
  const title: DeedField = {
    ...{ kind: 'line', name: 'title', label: 'Tên buổi', required: true, least: 5, most: 160 },
    hint: 'Ví dụ: Đối thoại về thu gom rác và nước sạch.',
  }
  return [
    title,
    ...placeFields(today),
    hamletField(book, today),
    ...(kind === 'hamlet_meeting'
      ? [{ kind: 'ticks' as const, name: 'yearEnd', label: 'Hội nghị cuối năm', options: YES }]
      : []),
    ...aroundFields(),
    ...(kind === 'thematic'
      ? [
          {
            ...{ kind: 'line' as const, name: 'criticism', label: 'Sau phản biện dự thảo nào', most: 40 },
            hint: 'Ghi mã, ví dụ BX-PB26-0001. Để trống nếu không có.',
          },
        ]
      : []),
  ]
}

function viewOf(
  c: Context,
  kinds: readonly SessionKind[],
  kind: SessionKind | null,
  values: DeedValues,
  errors: FieldErrors,
  submissionKey: string,
) {
  const { book, staff } = c.var
  const lead = kind === null ? null : leadOf(book, kind)
  const held = lead === null ? '' : `${bodyName(book, lead)} chủ trì.`
  const waits =
    lead === null || schedulesOf(staff, lead)
      ? ' Tạo rồi, bà con chưa thấy: công bố là bước sau.'
      : ' Đây là đề nghị: cơ quan chủ trì nhận tin báo và lên lịch.'
  return {
    ...{ staff, book, kinds, kind, values, errors, submissionKey },
    fields: kind === null ? [] : fieldsOf(c, kind),
    lead: held + waits,
  }
}
