import { Hono } from 'hono'
import { localDay } from '../../../deadlines/calendar.ts'
import { dossierSlug } from '../../../dossiers/code.ts'
import { type DeedValues, readDeed } from '../../../dossiers/deed.ts'
import { checkProofs, keepProofs } from '../../../dossiers/proof-store.ts'
import type { NewDossierFile } from '../../../dossiers/queries.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm } from '../../../http/form.ts'
import { problem } from '../../../http/problem.ts'
import { page, seeOther } from '../../../http/respond.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { COMMENDATIONS } from '../../place.ts'
import { propose } from '../new-access.ts'
import { newFields, proposerOf, readNew } from '../new-fields.ts'
import { newPage } from './new-page.tsx'

/** Praise is proposed, mounted at `/can-bo`. */
export const newPraiseRoutes = new Hono<App>()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const FILES_AGAIN = 'Ông/bà chọn lại tệp trước khi gửi.'

newPraiseRoutes.get('/khen-thuong/moi', (c) => {
  allow(c)
  return shown(c, { proposer: proposerOf(c.var.staff) ?? '' }, {}, crypto.randomUUID(), undefined, 200)
})

newPraiseRoutes.post('/khen-thuong/moi', async (c) => {
  allow(c)
  const { book, now, staff } = c.var
  const today = localDay(now)
  const sent = await readForm(c)
  const key = field(sent, 'submissionKey') ?? ''
  const read = readDeed(newFields(staff, book, today), (name) => sent.fields.get(name) ?? [])
  const made = readNew(staff, book, read.values)
  const errors: FieldErrors = { ...(made.ok ? {} : made.errors), ...read.errors }
  const files = sent.files.get('files') ?? []
  const checked = await checkProofs(files, false)
  if (!checked.ok) errors.files = checked.errors
  const again = (status: 409 | 422 | 503, trouble?: string, fresh = false) => {
    if (files.length > 0) errors.files = [...(errors.files ?? []), FILES_AGAIN]
    return shown(c, read.values, errors, fresh || !UUID.test(key) ? crypto.randomUUID() : key, trouble, status)
  }
  if (Object.keys(errors).length > 0 || !made.ok || !checked.ok) return again(422)
  if (!UUID.test(key)) return again(422, 'Trang đã cũ. Ông/bà bấm lần nữa; những gì đã gõ vẫn còn.')
  let kept: NewDossierFile[]
  try {
    kept = await keepProofs(c.env, `${staff.communeId}/${key}`, today, checked.proofs, false)
  } catch (error) {
    console.error(
      JSON.stringify({ failure: 'dossier.files', message: error instanceof Error ? error.message : 'unknown' }),
    )
    return again(503, 'Kho tệp đang trục trặc nên chưa ghi gì. Ông/bà gửi lại sau ít phút.')
  }
  const outcome = await propose(c, { ...made, submissionKey: key, files: kept })
  if (!outcome.ok)
    return again(409, 'Lần gửi trước đã được ghi, với nội dung khác. Nếu đây là đề nghị khác, bấm lần nữa.', true)
  return seeOther(`${COMMENDATIONS}/${dossierSlug(outcome.row)}`)
})

function allow(c: Context): void {
  if (proposerOf(c.var.staff) === null)
    throw problem.forbidden('Đề nghị khen thưởng do thôn, cơ quan hoặc tổ chức của xã gửi.')
}

function shown(
  c: Context,
  values: DeedValues,
  errors: FieldErrors,
  submissionKey: string,
  trouble: string | undefined,
  status: 200 | 409 | 422 | 503,
): Response {
  const { book, now, staff } = c.var
  const lead = proposerOf(staff)?.startsWith('hamlet:')
    ? 'Gửi xong, ông/bà ghi kết quả họp thôn rồi đề nghị lên Mặt trận xã.'
    : 'Đề nghị gửi đến Mặt trận xã để xem thành tích, rồi trình người quyết định.'
  const fields = newFields(staff, book, localDay(now))
  return page(c, newPage({ staff, book, fields, values, errors, submissionKey, lead, trouble }), status)
}
