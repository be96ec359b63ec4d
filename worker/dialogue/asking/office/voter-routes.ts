import { Hono } from 'hono'
import { localDay } from '../../../deadlines/calendar.ts'
import { type DeedField, type DeedValues, readDeed } from '../../../dossiers/deed.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm } from '../../../http/form.ts'
import { problem } from '../../../http/problem.ts'
import { page, seeOther } from '../../../http/respond.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { staffNames } from '../../../staff/name-queries.ts'
import { VOTERS } from '../../place.ts'
import { share } from '../limits.ts'
import { mayEnterVoters, mayReadVoters } from '../permissions.ts'
import { settleHere } from '../settle-access.ts'
import { enterVoters, votersEntered } from '../voter-queries.ts'
import { votersPage } from './voters-page.tsx'

/** How many voters there are: entered by UBND, never changed, only followed by a newer number. */
export const voterRoutes = new Hono<App>()

/** A commune has fewer. */
const MOST_VOTERS = 999_999
/** Topics that are looked at with the new number; the clock takes the others. */
const AT_ONCE = 20

voterRoutes.get('/doi-thoai/cu-tri', (c) => {
  allow(c)
  const text = c.req.query('da') === 'ghi' ? 'Đã ghi số cử tri. Chủ đề nào đủ số thì được báo ngay.' : ''
  return shown(c, {}, {}, text === '' ? null : { tone: 'good', text }, 200)
})

voterRoutes.post('/doi-thoai/cu-tri', async (c) => {
  const { db, now, staff, book } = c.var
  allow(c)
  if (!mayEnterVoters(staff, book)) throw problem.forbidden('Số cử tri do cán bộ của Ủy ban nhân dân xã ghi.')
  const sent = await readForm(c)
  const { errors, values } = readDeed(fieldsOf(localDay(now)), (name) => sent.fields.get(name) ?? [])
  if (Object.keys(errors).length > 0) return shown(c, values, errors, null, 422)
  const entered = {
    many: Number(values.many),
    countedOn: values.countedOn ?? '',
    source: values.source ?? '',
    after: Number(/^\d{1,6}$/.exec(field(sent, 'after') ?? '')?.[0] ?? 0),
  }
  if ((await enterVoters(db, staff, entered, now)) === 'moved') {
    const text = 'Vừa có người ghi số cử tri khác. Ông/bà xem số mới rồi ghi lại nếu cần.'
    return shown(c, values, {}, { tone: 'warn', text }, 409)
  }
  await settleHere(c, AT_ONCE)
  return seeOther(`${VOTERS}?da=ghi`)
})

function allow(c: Context): void {
  if (!mayReadVoters(c.var.staff, c.var.book)) throw problem.notFound()
}

function fieldsOf(today: string): DeedField[] {
  return [
    { kind: 'number', name: 'many', label: 'Số cử tri', required: true, min: 1, max: MOST_VOTERS },
    { kind: 'day', name: 'countedOn', label: 'Số của ngày', required: true, max: today },
    {
      kind: 'line',
      name: 'source',
      label: 'Lấy từ đâu',
      hint: 'Ví dụ: Danh sách cử tri bầu cử ngày 15/3/2026.',
      required: true,
      least: 5,
    },
  ]
}

async function shown(
  c: Context,
  values: DeedValues,
  errors: FieldErrors,
  said: { tone: 'good' | 'warn'; text: string } | null,
  status: number,
): Promise<Response> {
  const { book, db, now, staff } = c.var
  const today = localDay(now)
  const entries = await votersEntered(db, staff.communeId)
  const nameOf = await staffNames(
    db,
    entries.map(({ enteredBy }) => enteredBy),
  )
  const view = {
    staff,
    book,
    entries,
    share: share(book, today),
    fields: fieldsOf(today),
    values,
    errors,
    said,
    nameOf,
  }
  return page(c, votersPage(view), status)
}
