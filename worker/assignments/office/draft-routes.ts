import { Hono } from 'hono'
import { addDays, localDay, longDay } from '../../deadlines/calendar.ts'
import { type DeedField, readDeed } from '../../dossiers/deed.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { keepMessages } from '../../notifications/outbox-queries.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { attachedText, decideFields, DROP_FIELD, rowFields, rowOf, rowValues, TITLE_FIELD } from '../fields.ts'
import { ASSIGNMENTS } from '../place.ts'
import { beginTable, changeTable, decideTable, rowsOf } from '../queries.ts'
import { mayMake, verdictOn } from '../rules.ts'
import { firstRows, moved, type Row, ROWS_MOST, titleFor } from '../table.ts'
import { draftFor, type Opened, visibleTables } from '../table-access.ts'
import type { AssignmentTable } from '../tables.ts'
import { toldOf } from '../told.ts'
import { draftPage, type DraftView, rowPage } from './draft-page.tsx'
import { addressOf } from './year-page.tsx'

/** A table while it is written; mounted below `/can-bo`. */
export const draftRoutes = new Hono<App>()

const AT = '/phu-trach-thon/:year{[0-9]{4}}'
const MOVED = 'Bảng vừa được người khác sửa. Ông/bà xem bản mới rồi làm tiếp; những gì đã gõ vẫn còn.'
const SAID: Readonly<Record<string, string>> = {
  moi: 'Đã lập bảng. Ông/bà sửa từng dòng rồi quyết định.',
  dong: 'Đã ghi dòng này.',
  cho: 'Đã ghi.',
  ten: 'Đã ghi tên bảng.',
}
const FIRST_TITLE =
  'Các chi bộ, các tổ chức chính trị xã hội trực tiếp tham gia hoạt động xây dựng nông thôn mới, đô thị văn minh tại các thôn năm'

draftRoutes.post('/phu-trach-thon/moi', async (c) => {
  const { book, db, now, staff } = c.var
  if (!mayMake(staff, book)) throw problem.forbidden('Bảng phân công do Mặt trận xã và Đảng ủy xã lập.')
  const sent = await readForm(c)
  const year = Number(field(sent, 'year'))
  const today = localDay(now)
  const thisYear = Number(today.slice(0, 4))
  if (![thisYear, thisYear + 1].includes(year)) throw problem.malformed()
  const tables = await visibleTables(c)
  const open = tables.find(({ status }) => status === 'draft')
  if (open) return seeOther(`${addressOf(open)}/sua`)
  const from = tables.find(({ id }) => id === field(sent, 'from'))
  const rows = from ? ((await rowsOf(db, [from.id])).get(from.id) ?? []) : firstRows(book, today)
  const table = {
    ...{ id: crypto.randomUUID(), communeId: staff.communeId, year, attachedTo: '' },
    title: from ? titleFor(from.title, year) : `${FIRST_TITLE} ${year}`,
    startsOn: year === thisYear ? today : `${year}-01-01`,
  }
  const about = from ? `bảng năm ${from.year}` : ''
  await beginTable(db, table, rows, { kind: 'assignment.begun', by: staff, at: now, about })
  return seeOther(`${addressOf({ year })}/sua?da=moi`)
})

draftRoutes.get(`${AT}/sua`, async (c) => {
  const opened = await draftFor(c, 'sua')
  const text = SAID[c.req.query('da') ?? '']
  return draft(c, opened, null, text ? { tone: 'good', text } : null, 200)
})

draftRoutes.get(`${AT}/dong/:place{moi|[0-9]{1,2}}`, async (c) => {
  const opened = await draftFor(c, 'sua')
  const { row } = rowAsked(c, opened)
  return rowShown(c, opened, row ? rowValues(c.var.book, row) : {}, {}, null, 200)
})

draftRoutes.post(`${AT}/dong/:place{moi|[0-9]{1,2}}`, async (c) => {
  const { book } = c.var
  const opened = await draftFor(c, 'sua')
  const { at, row } = rowAsked(c, opened)
  const sent = await readForm(c)
  const { errors, values } = readDeed(rowFields(book, opened.today, row), (name) => sent.fields.get(name) ?? [])
  if (Object.keys(errors).length > 0) return rowShown(c, opened, values, errors, null, 422)
  const typed = rowOf(book, values)
  if (row === undefined && opened.rows.length >= ROWS_MOST)
    return rowShown(c, opened, values, {}, `Bảng nhiều nhất ${ROWS_MOST} dòng.`, 409)
  const rows =
    row === undefined ? [...opened.rows, typed] : opened.rows.map((one, index) => (index === at ? typed : one))
  const kind = row === undefined ? 'assignment.row_added' : 'assignment.row_changed'
  const outcome = await change(c, opened, field(sent, 'revision'), { kind, about: typed.name, rows })
  return outcome === 'moved' ? rowShown(c, opened, values, {}, MOVED, 409) : back(opened.table, 'dong')
})

draftRoutes.post(`${AT}/cho`, async (c) => {
  const opened = await draftFor(c, 'sua')
  const sent = await readForm(c)
  const at = Number(field(sent, 'position')) - 1
  const row = opened.rows[at]
  if (!row) throw problem.conflict('Dòng này không còn trong bảng.')
  const to = field(sent, 'to')
  const rows =
    to === 'bo' ? opened.rows.filter((_, index) => index !== at) : moved(opened.rows, at, to === 'len' ? -1 : 1)
  const kind = to === 'bo' ? 'assignment.row_removed' : 'assignment.row_moved'
  const outcome = await change(c, opened, field(sent, 'revision'), { kind, about: row.name, rows })
  return outcome === 'moved' ? draft(c, opened, null, { tone: 'warn', text: MOVED }, 409) : back(opened.table, 'cho')
})

draftRoutes.post(`${AT}/ten`, (c) =>
  typedInto(c, 'ten', 'sua', [TITLE_FIELD], async (opened, { title = '' }, revision) => {
    const outcome = await change(c, opened, revision, { kind: 'assignment.titled', set: { title } })
    return outcome === 'moved' ? null : back(opened.table, 'ten')
  }),
)

draftRoutes.post(`${AT}/bo`, (c) =>
  typedInto(c, 'bo', 'bo', [DROP_FIELD], async (opened, { reason = '' }, revision) => {
    const set = { status: 'dropped' as const }
    const outcome = await change(c, opened, revision, { kind: 'assignment.dropped', about: reason, set })
    return outcome === 'moved' ? null : seeOther(`${ASSIGNMENTS}?da=bo`)
  }),
)

draftRoutes.post(`${AT}/quyet-dinh`, async (c) => {
  const { book, db, now, staff } = c.var
  return typedInto(c, 'quyet-dinh', 'quyet-dinh', null, async (opened, typed, revision) => {
    const { table, rows } = opened
    if (revision !== String(table.revision)) return null
    const { startsOn = '' } = typed
    const last = lastOf(opened)
    const attachedTo = attachedText(typed.attachedTo ?? '')
    const messages = toldOf(table, rows, { book, startsOn, by: staff.id, at: now })
    const outcome = await decideTable(
      db,
      table,
      { kind: 'assignment.decided', by: staff, at: now, about: `${attachedTo}. Dùng từ ${longDay(startsOn)}.` },
      {
        ...{ startsOn, attachedTo },
        former: last ? { id: last.id, endsOn: addDays(startsOn, -1) } : null,
        also: messages.length > 0 ? [keepMessages(messages)] : [],
      },
    )
    if (outcome === 'moved') return null
    if (messages.length > 0) tellPost(c)
    return seeOther(`${addressOf(table)}?ban=${table.number}&da=quyet-dinh`)
  })
})

/** Reads a form of the draft's page and does what it asks; `act` gives null when somebody was first. `fields` null: those of the decision. */
async function typedInto(
  c: Context,
  action: string,
  right: 'sua' | 'bo' | 'quyet-dinh',
  fields: readonly DeedField[] | null,
  act: (opened: Opened, values: Record<string, string>, revision: string | undefined) => Promise<Response | null>,
): Promise<Response> {
  const opened = await draftFor(c, right)
  const sent = await readForm(c)
  const { errors, values } = readDeed(fields ?? decisionFields(opened), (name) => sent.fields.get(name) ?? [])
  if (right === 'quyet-dinh' && opened.rows.length === 0) errors.attachedTo = ['Bảng chưa có dòng nào.']
  if (Object.keys(errors).length > 0) return draft(c, opened, { action, values, errors }, null, 422)
  const done = await act(opened, values, field(sent, 'revision'))
  return done ?? draft(c, opened, { action, values, errors: {} }, { tone: 'warn', text: MOVED }, 409)
}

type Change = { kind: string; about?: string; set?: Partial<AssignmentTable>; rows?: readonly Row[] }

function change(c: Context, { table }: Opened, revision: string | undefined, { about, kind, ...what }: Change) {
  const { db, now, staff } = c.var
  if (revision !== String(table.revision)) return Promise.resolve('moved' as const)
  return changeTable(db, table, { kind, by: staff, at: now, ...(about === undefined ? {} : { about }) }, what)
}

function back(table: AssignmentTable, done: string): Response {
  return seeOther(`${addressOf(table)}/sua?da=${done}`)
}

/** The last that was decided: the next one begins after it. */
function lastOf({ tables }: Opened): AssignmentTable | undefined {
  return tables.find(({ status }) => status === 'in_force')
}

function decisionFields(opened: Opened): DeedField[] {
  const last = lastOf(opened)
  return decideFields(opened.today, last && addDays(last.startsOn, 1))
}

function rowAsked(c: Context, { rows }: Opened): { at: number; row: Row | undefined } {
  const place = c.req.param('place')
  if (place === 'moi') return { at: rows.length, row: undefined }
  const at = Number(place) - 1
  const row = rows[at]
  if (!row) throw problem.notFound('Bảng không có dòng này.')
  return { at, row }
}

function draft(c: Context, opened: Opened, tried: DraftView['tried'], said: DraftView['said'], status: number) {
  const { book, staff } = c.var
  const verdict = verdictOn(opened.table, 'quyet-dinh', staff, book)
  const decision = verdict.ok ? { fields: decisionFields(opened) } : { sentence: verdict.sentence }
  return page(c, draftPage({ staff, book, opened, decision, tried, said }), status)
}

function rowShown(
  c: Context,
  opened: Opened,
  values: Record<string, string>,
  errors: Record<string, string[]>,
  trouble: string | null,
  status: number,
): Response {
  const { book, staff } = c.var
  const { row } = rowAsked(c, opened)
  const place = c.req.param('place') ?? ''
  const fields = rowFields(book, opened.today, row)
  return page(c, rowPage({ staff, book, opened, place, fields, values, errors, trouble }), status)
}
