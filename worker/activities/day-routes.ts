import { Hono } from 'hono'
import { localDay, longDay } from '../deadlines/calendar.ts'
import { checkPhotos, keepPhotos } from '../files/store.ts'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { fileAnswer } from '../http/stored-file.ts'
import { tellPost } from '../notifications/post-queue.ts'
import { staffNames } from '../staff/name-queries.ts'
import { repIdsOf } from '../staff/rep-queries.ts'
import { act, findDay, findPhoto, readDay } from './activity-queries.ts'
import { DayPage, type DayView } from './day-page.tsx'
import {
  moreFields,
  PHOTOS_MOST,
  planFields,
  planValues,
  readPlan,
  readResult,
  resultFields,
  resultValues,
} from './fields.ts'
import { activityFolder } from './photos.ts'
import { dayHref } from './place.ts'
import { type Action, ACTIONS, maySee, refusalOf, wakeOn } from './rules.ts'
import type { ActivityRow } from './tables.ts'
import { messagesOf, placeText } from './told.ts'

/** One activity day; mounted at `/can-bo`. */
export const dayRoutes = new Hono<App>()

const PLACE = '/hoat-dong/:number{[1-9]\\d{0,8}}'
const WHY = { least: 5, most: 200 }
const SAID: Readonly<Record<string, string>> = {
  dat: 'Đã đặt ngày hoạt động và báo cho thôn, các cơ quan cùng làm.',
  sua: 'Đã ghi thay đổi và báo cho thôn, các cơ quan cùng làm.',
  huy: 'Đã hủy và báo cho thôn, các cơ quan cùng làm.',
  'ket-qua': 'Đã ghi kết quả.',
}

dayRoutes.get(PLACE, async (c) => {
  const text = SAID[c.req.query('da') ?? '']
  return shown(c, await rowOf(c), { said: text === undefined ? null : { tone: 'good', text } })
})

dayRoutes.get(`${PLACE}/anh/:photo`, async (c) => {
  const photo = await findPhoto(c.var.db, (await rowOf(c)).id, c.req.param('photo'))
  if (!photo) throw problem.notFound()
  return fileAnswer(c, { ...photo, name: 'anh' }, 'private, no-store')
})

dayRoutes.post(`${PLACE}/sua`, async (c) => {
  const { book, now, staff } = c.var
  const { row, sent } = await asked(c, 'sua')
  const today = localDay(now)
  const { errors, plan, values } = readPlan(book, today, [row.hamletId], false, (name) => sent.fields.get(name) ?? [])
  if (!plan) return shown(c, row, { tried: { action: 'sua', values, errors } }, 422)
  if (isStale(row, sent)) return stale(c, row, { action: 'sua', values, errors: {} })
  const isMoved = plan.onDay !== row.onDay
  const what = isMoved
    ? `Ngày hoạt động ở ${placeText(book, row)} đổi sang ${longDay(plan.onDay)}.`
    : `Kế hoạch ngày hoạt động ở ${placeText(book, row)} có thay đổi.`
  // Whoever was to come and is not any more hears of it too.
  const told = { ...row, ...plan, bodyIds: [...new Set([...row.bodyIds, ...plan.bodyIds])] }
  return done(c, row, 'sua', {
    kind: isMoved ? 'activity.moved' : 'activity.changed',
    detail: isMoved ? { from: row.onDay, to: plan.onDay } : {},
    set: { ...plan, wakeOn: wakeOn(plan.onDay, today) },
    messages: messagesOf(told, await repsHere(c, row), {
      ...{ about: String(row.revision + 1), what, at: now, byId: staff.id },
    }),
    tried: { action: 'sua', values, errors: {} },
  })
})

dayRoutes.post(`${PLACE}/huy`, async (c) => {
  const { book, now, staff } = c.var
  const { row, sent } = await asked(c, 'huy')
  const cancelledWhy = (field(sent, 'cancelledWhy') ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
  const long = [...cancelledWhy].length
  const values = { cancelledWhy }
  if (long < WHY.least || long > WHY.most || !cancelledWhy.isWellFormed()) {
    const sentence =
      long > WHY.most ? `Lý do dài quá: nhiều nhất ${WHY.most} ký tự.` : `Ông/bà ghi lý do, ít nhất ${WHY.least} ký tự.`
    return shown(c, row, { tried: { action: 'huy', values, errors: { cancelledWhy: [sentence] } } }, 422)
  }
  if (isStale(row, sent)) return stale(c, row, { action: 'huy', values, errors: {} })
  return done(c, row, 'huy', {
    ...{ kind: 'activity.cancelled', detail: {}, set: { status: 'cancelled', cancelledWhy, wakeOn: null } },
    messages: messagesOf(row, await repsHere(c, row), {
      ...{ about: String(row.revision + 1), at: now, byId: staff.id },
      what: `Hủy ngày hoạt động ở ${placeText(book, row)}.`,
    }),
    tried: { action: 'huy', values, errors: {} },
  })
})

dayRoutes.post(`${PLACE}/ket-qua`, async (c) => {
  const { now, staff } = c.var
  const { row, sent } = await asked(c, 'ket-qua')
  const { errors, found, values } = readResult((name) => sent.fields.get(name) ?? [])
  const files = sent.files.get('photos') ?? []
  const checked = await checkPhotos(files)
  if (!checked.ok) errors.photos = checked.errors
  else if (!found && files.length > 0) errors.photos = ['Ông/bà chọn lại ảnh trước khi gửi.']
  if (!found || !checked.ok) return shown(c, row, { tried: { action: 'ket-qua', values, errors } }, 422)
  if (isStale(row, sent)) return stale(c, row, { action: 'ket-qua', values, errors: {} })
  const sending = `${row.id}/${row.revision}/${staff.id}`
  const photos = await keepPhotos(c.env, sending, localDay(now), checked.photos.slice(0, PHOTOS_MOST), activityFolder)
  return done(c, row, 'ket-qua', {
    kind: row.status === 'held' ? 'activity.corrected' : 'activity.held',
    detail: { headcount: found.headcount, photos: photos.length },
    set: { ...found, status: 'held', wakeOn: null },
    photos,
    tried: { action: 'ket-qua', values, errors: {} },
  })
})

/** The day of the address, for somebody who sees it. */
async function rowOf(c: Context): Promise<ActivityRow> {
  const { book, db, staff } = c.var
  const row = await findDay(db, book.commune.id, Number(c.req.param('number')))
  if (!row || !maySee(staff, row)) throw problem.notFound()
  return row
}

/** The same with what was sent, for somebody who may do that now. */
async function asked(c: Context, action: Action) {
  const sent = await readForm(c)
  const row = await rowOf(c)
  const refusal = refusalOf(action, row, c.var.staff, c.var.book, localDay(c.var.now))
  if (refusal) throw refusal.status === 403 ? problem.forbidden(refusal.sentence) : problem.conflict(refusal.sentence)
  return { row, sent }
}

function isStale(row: ActivityRow, sent: Parameters<typeof field>[0]): boolean {
  return field(sent, 'revision') !== String(row.revision)
}

function stale(c: Context, row: ActivityRow, tried: NonNullable<DayView['tried']>): Promise<Response> {
  const text = 'Vừa có người sửa ngày hoạt động này. Ông/bà xem lại ở dưới, rồi bấm lần nữa.'
  return shown(c, row, { tried, said: { tone: 'warn', text } }, 409)
}

async function repsHere(c: Context, row: ActivityRow): Promise<readonly string[]> {
  return (await repIdsOf(c.var.db, row.communeId, [row.hamletId])).get(row.hamletId) ?? []
}

async function done(
  c: Context,
  row: ActivityRow,
  action: Action,
  { tried, ...deed }: Omit<Parameters<typeof act>[2], 'at' | 'byId'> & { tried: NonNullable<DayView['tried']> },
): Promise<Response> {
  const { db, now, staff } = c.var
  if ((await act(db, row, { ...deed, at: now, byId: staff.id })) === 'moved') return stale(c, await rowOf(c), tried)
  tellPost(c)
  return seeOther(`${dayHref(row.number)}?da=${action}`)
}

async function shown(
  c: Context,
  row: ActivityRow,
  { said, tried }: Partial<Pick<DayView, 'said' | 'tried'>>,
  status = 200,
): Promise<Response> {
  const { book, db, now, staff } = c.var
  const today = localDay(now)
  const file = await readDay(db, row)
  const nameOf = await staffNames(
    db,
    file.events.map(({ byId }) => byId),
  )
  return page(
    c,
    DayPage({
      ...{ book, staff, file, today, nameOf, said: said ?? null, tried: tried ?? null },
      offers: ACTIONS.filter((action) => refusalOf(action, row, staff, book, today) === null),
      fields: {
        plan: planFields(book, today, [row.hamletId]),
        more: moreFields(book, today, false),
        result: resultFields(),
      },
      values: { plan: planValues(row), result: resultValues(row) },
    }),
    status,
  )
}
