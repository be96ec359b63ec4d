import { Hono } from 'hono'
import { addDays, isDay, localDay } from '../deadlines/calendar.ts'
import { isKey } from '../forms/making/key.ts'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { tellPost } from '../notifications/post-queue.ts'
import { repIdsOf } from '../staff/rep-queries.ts'
import { daysIn, DAYS_SHOWN, planDays } from './activity-queries.ts'
import { moreFields, planFields, readPlan } from './fields.ts'
import { ListPage } from './list-page.tsx'
import { ACTIVITIES, dayHref } from './place.ts'
import { PlanPage, type PlanView } from './plan-page.tsx'
import { mayPlanIn, nextFreeDay, ownHamlet, seesAll, wakeOn } from './rules.ts'
import type { ActivityRow } from './tables.ts'
import { messagesOf, placeText } from './told.ts'

/** The calendar of activity days and the form for a new one; mounted at `/can-bo`. */
export const listRoutes = new Hono<App>()

listRoutes.get('/hoat-dong', async (c) => {
  const { book, db, now, staff } = c.var
  const own = allow(c)
  const today = localDay(now)
  const asked = c.req.query('thang') ?? ''
  const month = /^20\d\d-\d\d$/.test(asked) && isDay(`${asked}-01`) ? asked : today.slice(0, 7)
  const wanted = c.req.query('thon') ?? ''
  const hamlet = own ?? (book.hamlets.has(wanted) ? wanted : '')
  const [, onDay = '', id = ''] = /^(\d{4}-\d\d-\d\d)~([\w-]{1,80})$/.exec(c.req.query('sau') ?? '') ?? []
  const after = isDay(onDay) ? { onDay, id } : null
  const stretch = { from: `${month}-01`, to: `${month}-31`, hamletId: hamlet === '' ? null : hamlet }
  const found = await daysIn(db, book.commune.id, stretch, after)
  const rows = found.slice(0, DAYS_SHOWN)
  const last = found.length > DAYS_SHOWN ? rows.at(-1) : undefined
  const here = `${ACTIVITIES}?thang=${month}${own === null && hamlet !== '' ? `&thon=${hamlet}` : ''}`
  const text = c.req.query('da') === 'dat' ? 'Đã đặt ngày hoạt động và báo cho thôn, các cơ quan cùng làm.' : ''
  return page(
    c,
    ListPage({
      ...{ book, staff, today, month, rows, mayPlan: mayPlanIn(staff, book).length > 0 },
      around: { before: addDays(`${month}-01`, -1).slice(0, 7), after: addDays(`${month}-28`, 7).slice(0, 7) },
      hamlet: own === null ? hamlet : '',
      hamlets: own === null ? [...book.hamlets.values()].map(({ id: value, name }) => ({ value, label: name })) : [],
      next: last ? `${here}&sau=${last.onDay}~${last.id}` : undefined,
      first: after ? here : undefined,
      said: text === '' ? null : { tone: 'good', text },
    }),
  )
})

listRoutes.get('/hoat-dong/moi', (c) => {
  const { book, now } = c.var
  const today = localDay(now)
  plannable(c)
  const day = c.req.query('ngay') ?? ''
  return planAnswer(c, {
    values: { onDay: isDay(day) ? day : nextFreeDay(today, book.specialDays), hamlets: c.req.query('thon') ?? '' },
  })
})

listRoutes.post('/hoat-dong/moi', async (c) => {
  const { book, db, now, staff } = c.var
  const offered = plannable(c)
  const today = localDay(now)
  const sent = await readForm(c)
  const key = field(sent, 'submissionKey') ?? ''
  const submissionKey = isKey(key) ? key : crypto.randomUUID()
  const { errors, hamlets, plan, values } = readPlan(book, today, offered, true, (name) => sent.fields.get(name) ?? [])
  if (!plan) return planAnswer(c, { values, errors, submissionKey }, 422)
  const at = now.toISOString()
  const rows = hamlets.map((hamletId): Omit<ActivityRow, 'number'> => ({
    ...plan,
    ...{ id: crypto.randomUUID(), communeId: book.commune.id, hamletId, status: 'planned' },
    // Whoever the commune put in charge of the hamlet comes, unless others were named.
    bodyIds: plan.bodyIds.length > 0 ? plan.bodyIds : [...(book.standing.get(hamletId) ?? [])],
    ...{ headcount: {}, result: '', cancelledWhy: '', wakeOn: wakeOn(plan.onDay, today), revision: 1 },
    ...{ submissionKey: `${submissionKey}:${hamletId}`, createdBy: staff.id, createdAt: at },
    ...{ changedBy: staff.id, changedAt: at },
  }))
  const reps = await repIdsOf(db, book.commune.id, hamlets)
  const outcome = await planDays(db, rows, (row) =>
    messagesOf(row, reps.get(row.hamletId) ?? [], {
      ...{ about: '1', at: now, byId: staff.id },
      what: `Có ngày hoạt động ở ${placeText(book, row)}.`,
    }),
  )
  if (!outcome.ok) {
    const text = 'Lần gửi trước đã được ghi, với nội dung khác. Nếu đây là ngày hoạt động khác, ông/bà bấm đặt lần nữa.'
    return planAnswer(c, { values, said: { tone: 'warn', text } }, 409)
  }
  tellPost(c)
  const [first] = outcome.rows
  return seeOther(
    outcome.rows.length === 1 && first
      ? `${dayHref(first.number)}?da=dat`
      : `${ACTIVITIES}?thang=${plan.onDay.slice(0, 7)}&da=dat`,
  )
})

/** Throws 404 for whom these pages are not; returns the one hamlet that he sees, or null for all. */
function allow(c: Context): string | null {
  const { staff } = c.var
  if (seesAll(staff)) return null
  const own = ownHamlet(staff)
  if (own === null) throw problem.notFound()
  return own
}

/** The hamlets for which he may plan. */
function plannable(c: Context): string[] {
  const { book, staff } = c.var
  allow(c)
  const hamlets = mayPlanIn(staff, book)
  if (hamlets.length === 0) throw problem.forbidden('Thôn của ông/bà không còn trong danh sách của xã.')
  return hamlets
}

function planAnswer(
  c: Context,
  view: Pick<PlanView, 'values'> & Partial<Pick<PlanView, 'errors' | 'submissionKey' | 'said'>>,
  status = 200,
): Response {
  const { book, now, staff } = c.var
  const today = localDay(now)
  const hamlets = mayPlanIn(staff, book)
  const [only] = hamlets
  return page(
    c,
    PlanPage({
      ...{ book, staff, fields: planFields(book, today, hamlets), more: moreFields(book, today, true) },
      hamlet: hamlets.length === 1 && only ? (book.hamlets.get(only)?.name ?? null) : null,
      ...{ errors: {}, submissionKey: crypto.randomUUID(), said: null },
      ...view,
    }),
    status,
  )
}
