import { Hono } from 'hono'
import { offered } from '../../../communes/book.ts'
import { unitKey } from '../../../communes/unit.ts'
import { writeTogether } from '../../../db/connect.ts'
import { addDays, localDay } from '../../../deadlines/calendar.ts'
import { draftAddress } from '../../../documents/addresses.ts'
import { draftPaper } from '../../../documents/draft-queries.ts'
import { fromBody } from '../../../documents/letterhead.ts'
import { ratingsList } from '../../../documents/papers/ratings-list.ts'
import { mayWrite } from '../../../documents/permissions.ts'
import { type DeedField, type DeedValues, readDeed, ticked } from '../../../dossiers/deed.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm } from '../../../http/form.ts'
import { problem } from '../../../http/problem.ts'
import { page, seeOther } from '../../../http/respond.ts'
import { holds } from '../../../staff/actor.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { criteriaNow } from '../../criteria/queries.ts'
import { isOfficer, opensYears, seesAll, unitsOf } from '../../may.ts'
import { RATINGS } from '../../place.ts'
import { dueField, usualDue } from '../fields.ts'
import { askedOf, opened, RATINGS_SHOWN, ratingsOf, ratingsOfUnits, WHOLE_YEAR } from '../list-queries.ts'
import { paperRows } from '../paper-rows.ts'
import { MOST_UNITS, openSeason } from '../season-access.ts'
import { openPage } from './open-page.tsx'
import { seasonPage } from './season-page.tsx'

/** A year's ratings, mounted at `/can-bo`. */
export const seasonRoutes = new Hono<App>()

const YEAR = '/xep-loai/:year{20\\d\\d}'
const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

seasonRoutes.get('/xep-loai', (c) => seeOther(`${RATINGS}/${localDay(c.var.now).slice(0, 4)}`))

seasonRoutes.get(YEAR, async (c) => {
  const { book, db, now, staff } = c.var
  if (!isOfficer(staff)) throw problem.forbidden('Vai trò của ông/bà không mở phần xếp loại.')
  const year = yearOf(c)
  const after = cursorIn(c)
  const all = seesAll(staff, book)
  const isWorker = holds(staff, 'handler', 'approver', 'coordinator', 'intake_officer', 'leader', 'supervisor_member')
  const isFirst = after === null
  const [found, mine, asked] = await Promise.all([
    ratingsOf(db, { communeId: staff.communeId, year, decidedOnly: !all }, after),
    isFirst ? ratingsOfUnits(db, staff.communeId, year, unitsOf(staff)) : [],
    isFirst && isWorker ? askedOf(db, staff.communeId, staff.bodyId) : [],
  ])
  const rows = found.slice(0, RATINGS_SHOWN)
  const last = found.length > RATINGS_SHOWN ? rows.at(-1)?.rating.unit : undefined
  return page(
    c,
    seasonPage({
      ...{ staff, book, year, mine, asked, rows, seesAll: all, today: localDay(now), isLater: !isFirst },
      next: last === undefined ? undefined : `${RATINGS}/${year}?sau=${encodeURIComponent(last)}`,
      mayOpen: opensYears(staff, book),
      mayWrite: all && mayWrite(staff, staff.bodyId),
      draftKey: crypto.randomUUID(),
      said: c.req.query('da') === 'mo' ? 'Đã mở xếp loại. Các đơn vị được báo tin.' : null,
    }),
  )
})

seasonRoutes.get(`${YEAR}/mo`, async (c) => {
  const fields = await openFields(c)
  const values = { units: unitsIn(fields).join(' '), dueOn: usualDue(localDay(c.var.now)) }
  return shown(c, fields, values, {}, undefined, 200)
})

seasonRoutes.post(`${YEAR}/mo`, async (c) => {
  const { db, staff } = c.var
  const fields = await openFields(c)
  const sent = await readForm(c)
  const { errors, values } = readDeed(fields, (name) => sent.fields.get(name) ?? [])
  const units = ticked(values, 'units')
  if (!errors.units && units.length === 0) errors.units = ['Ông/bà chọn ít nhất một đơn vị.']
  if (units.length > MOST_UNITS) errors.units = [`Mở nhiều nhất ${MOST_UNITS} đơn vị một lần.`]
  const [body, hamlet] = await Promise.all([
    criteriaNow(db, staff.communeId, 'body'),
    criteriaNow(db, staff.communeId, 'hamlet'),
  ])
  const lacks = (kind: string, rows: readonly unknown[]) =>
    rows.length === 0 && units.some((unit) => unit.startsWith(kind))
  if (lacks('body:', body) || lacks('hamlet:', hamlet))
    errors.units = ['Chưa có tiêu chí chấm cho loại đơn vị này. Ông/bà vào “tiêu chí của xã” ghi tiêu chí trước.']
  if (Object.keys(errors).length > 0) return shown(c, fields, values, errors, undefined, 422)
  const outcome = await openSeason(c, {
    ...{ year: yearOf(c), units, dueOn: values.dueOn ?? '' },
    criteria: { body: body.map(({ id }) => id), hamlet: hamlet.map(({ id }) => id) },
  })
  if (outcome === 'moved')
    return shown(
      c,
      await openFields(c),
      values,
      {},
      'Có người vừa mở một trong các đơn vị này. Ông/bà xem lại danh sách còn lại.',
      409,
    )
  return seeOther(`${RATINGS}/${yearOf(c)}?da=mo`)
})

seasonRoutes.post(`${YEAR}/soan`, async (c) => {
  const { book, db, now, staff } = c.var
  if (!seesAll(staff, book) || !mayWrite(staff, staff.bodyId))
    throw problem.forbidden('Thông báo xếp loại do Mặt trận hoặc Đảng ủy xã soạn.')
  const key = field(await readForm(c), 'key') ?? ''
  if (!KEY.test(key)) throw problem.malformed()
  const year = yearOf(c)
  const rows = await ratingsOf(db, { communeId: staff.communeId, year, decidedOnly: true }, null, WHOLE_YEAR)
  if (rows.length === 0) throw problem.conflict('Chưa có quyết định xếp loại nào năm này.')
  const paper = ratingsList(fromBody(book, staff.bodyId, 'notice', localDay(now).slice(0, 4)), {
    year,
    groups: paperRows(rows, book),
  })
  const id = `${key}.xep-loai`
  await writeTogether(db, [
    draftPaper(db, {
      ...{ id, communeId: staff.communeId, bodyId: staff.bodyId, template: 'ratings-list', kind: 'notice', paper },
      ...{ by: staff.id, now },
    }),
  ])
  return seeOther(draftAddress(id))
})

function yearOf(c: Context): number {
  return Number(c.req.param('year'))
}

function cursorIn(c: Context): string | null {
  const after = c.req.query('sau') ?? ''
  return /^(body|hamlet):[\w.-]{1,100}$/.test(after) ? after : null
}

/** The units that were not opened yet in that year. Throws 403 for whoever does not open years. */
async function openFields(c: Context): Promise<DeedField[]> {
  const { book, db, now, staff } = c.var
  if (!opensYears(staff, book)) throw problem.forbidden('Xếp loại năm do Ban Thường trực Mặt trận hoặc Đảng ủy xã mở.')
  const today = localDay(now)
  if (yearOf(c) > Number(addDays(today, 31).slice(0, 4))) throw problem.notFound()
  const taken = await opened(db, staff.communeId, yearOf(c))
  const units = [
    ...book.hamletsNow.map(({ id, name }) => ({ value: unitKey({ kind: 'hamlet', id }), label: name })),
    ...offered(book.bodies.values(), today)
      .filter(({ kind }) => kind !== 'external')
      .map(({ id, name }) => ({ value: unitKey({ kind: 'body', id }), label: name })),
  ].filter(({ value }) => !taken.has(value))
  return [
    { kind: 'ticks', name: 'units', label: 'Đơn vị', options: units },
    dueField(today, 'Tự chấm xong trước hết ngày'),
  ]
}

/** Hamlets first of all: their names are ticked at the start. */
function unitsIn(fields: readonly DeedField[]): string[] {
  const [units] = fields
  return units?.kind === 'ticks'
    ? units.options.map(({ value }) => value).filter((unit) => unit.startsWith('hamlet:'))
    : []
}

function shown(
  c: Context,
  fields: readonly DeedField[],
  values: DeedValues,
  errors: FieldErrors,
  trouble: string | undefined,
  status: 200 | 409 | 422,
): Response {
  const { book, staff } = c.var
  return page(c, openPage({ staff, book, year: yearOf(c), fields, values, errors, trouble }), status)
}
