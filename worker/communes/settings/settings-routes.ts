import { Hono } from 'hono'
import { COUNTED, officersIn, openCasesOf } from '../../bodies/body-queries.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm, type Sent } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { holds } from '../../staff/actor.ts'
import { freshBook } from '../queries.ts'
import { type Corner, type Desk, type Entry, type Planned, settled, type Values } from './corner.ts'
import { CORNERS } from './corners.ts'
import { EntryPage, type EntryView } from './entry-page.tsx'
import { JournalPage } from './journal-page.tsx'
import { endedBodies, SETTINGS } from './overview.ts'
import { EVENTS_A_PAGE, settle, settingEventsOf } from './setting-queries.ts'
import { CornerPage, OverviewPage } from './settings-pages.tsx'

/** What an administrator settles about his commune; mounted at `/can-bo/cai-dat`. */
export const settingsRoutes = new Hono<App>()

settingsRoutes.use('*', async (c, next) => {
  const { db, now, staff } = c.var
  if (!holds(staff, 'admin'))
    throw problem.forbidden('Chỉ quản trị viên của xã đổi cài đặt. Ông/bà cần thay đổi gì thì báo quản trị viên.')
  // Whoever changes something has to see it as it stands, not as this isolate saw it a minute ago.
  const book = await freshBook(db, staff.communeId, now)
  if (!book) throw problem.notFound()
  c.set('book', book)
  await next()
})

settingsRoutes.get('/', async (c) => {
  const { db, staff } = c.var
  const desk = deskOf(c)
  const stranded = await officersIn(db, staff.communeId, endedBodies(desk))
  return page(c, OverviewPage({ staff, desk, stranded }))
})

settingsRoutes.get('/nhat-ky', async (c) => {
  const { book, db, staff } = c.var
  const before = c.req.query('truoc') ?? ''
  const from = /^\d{1,15}$/.test(before) ? Number(before) : Number.MAX_SAFE_INTEGER
  const found = await settingEventsOf(db, staff.communeId, from)
  const events = found.slice(0, EVENTS_A_PAGE)
  const next = found.length > EVENTS_A_PAGE ? `${SETTINGS}/nhat-ky?truoc=${events.at(-1)?.id}` : undefined
  return page(c, JournalPage({ staff, book, events, next, isFirst: before === '' }))
})

settingsRoutes.get('/:corner', (c, next) => {
  const corner = cornerOf(c)
  if (!corner) return next()
  return page(c, CornerPage({ staff: c.var.staff, desk: deskOf(c), corner, isSaved: c.req.query('xong') === '1' }))
})

settingsRoutes.get('/:corner/:id', async (c, next) => {
  const corner = cornerOf(c)
  if (!corner) return next()
  return entryAnswer(c, corner, entryAt(c, corner))
})

settingsRoutes.post('/:corner/:id', async (c, next) => {
  const corner = cornerOf(c)
  if (!corner) return next()
  const entry = entryAt(c, corner)
  if (entry?.fixed) throw problem.conflict('Mục này không sửa được nữa.')
  const sent = await readForm(c)
  const values = typedOf(sent)
  return carryOut(c, sent, { corner, entry, planned: corner.plan(deskOf(c), entry, values), of: 'form', values })
})

settingsRoutes.post('/:corner/:id/ket-thuc', async (c, next) => {
  const corner = cornerOf(c)
  if (!corner) return next()
  const [entry, desk] = [entryAt(c, corner), deskOf(c)]
  if (!entry || !corner.ending?.isOpen(desk, entry))
    throw problem.conflict('Mục này đã có ngày cuối cùng, hoặc là mục không kết thúc được. Mở lại trang để xem.')
  const sent = await readForm(c)
  const values = typedOf(sent)
  return carryOut(c, sent, { corner, entry, planned: corner.ending.plan(desk, entry, values), of: 'ending', values })
})

settingsRoutes.post('/:corner/:id/dung-lai', async (c, next) => {
  const corner = cornerOf(c)
  if (!corner) return next()
  const entry = entryAt(c, corner)
  const changes = entry && corner.reopen?.(deskOf(c), entry)
  if (!changes) throw problem.conflict('Mục này không dùng lại được nữa. Ông/bà thêm mục mới.')
  const sent = await readForm(c)
  return carryOut(c, sent, { corner, entry, planned: settled(...changes), of: 'form', values: entry.values })
})

type Deed = { corner: Corner; entry: Entry | null; planned: Planned; of: 'form' | 'ending'; values: Values }

/** Writes what was planned, or says at the form why not. */
async function carryOut(c: Context, sent: Sent, { corner, entry, of, planned, values }: Deed): Promise<Response> {
  const { db, now, staff } = c.var
  const typed = of === 'form' ? { values } : { endValues: values }
  if (!planned.ok) return entryAnswer(c, corner, entry, { ...typed, errors: planned.errors }, 422)
  if (field(sent, 'thu') === '1' && corner.trial) {
    const lines = corner.trial(deskOf(c), planned.changes)
    return entryAnswer(c, corner, entry, { ...typed, trial: { of, lines } })
  }
  const version = field(sent, 'version') ?? ''
  const seen = /^\d{1,9}$/.test(version) ? Number(version) : 0
  const ending = planned.changes.length === 0 ? 'done' : await settle({ db, actor: staff, now, seen }, planned.changes)
  if (ending === 'done') return seeOther(`${SETTINGS}/${corner.slug}?xong=1`)
  const book = await freshBook(db, staff.communeId, now)
  if (book) c.set('book', book)
  const after = entry && (corner.entries(deskOf(c)).find((one) => one.id === entry.id) ?? entry)
  return entryAnswer(c, corner, after, { ...typed, moved: true }, 409)
}

async function entryAnswer(
  c: Context,
  corner: Corner,
  entry: Entry | null,
  shown: Partial<EntryView> = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { book, staff } = c.var
  const desk = deskOf(c)
  const view: EntryView = {
    staff,
    desk,
    corner,
    entry,
    values: entry?.values ?? corner.blank?.(desk) ?? {},
    endValues: {},
    errors: {},
    version: book.commune.version,
    ...(await aboutBody(c, corner, entry)),
    ...shown,
  }
  return page(c, EntryPage(view), status)
}

/** What hangs on a body: cases, rules, people. Of other things, nothing. */
async function aboutBody(
  c: Context,
  corner: Corner,
  entry: Entry | null,
): Promise<Pick<EntryView, 'notes' | 'stranded'>> {
  const { book, db, staff } = c.var
  const body = corner.kind === 'body' && entry ? book.bodies.get(entry.id) : undefined
  if (!body) return { notes: [], stranded: [] }
  const [open, officers] = await Promise.all([openCasesOf(db, body.id), officersIn(db, staff.communeId, [body.id])])
  const { today } = deskOf(c)
  const rules = book.rules.filter((rule) => rule.bodyId === body.id && (rule.effectiveTo ?? today) >= today).length
  const isOver = body.endsOn !== null && body.endsOn < today
  const many = open === COUNTED ? `từ ${COUNTED} hồ sơ trở lên` : `${open} hồ sơ`
  const isTriage = body.id === book.commune.triageBodyId
  return {
    notes: [
      `Đang giữ ${many} chưa xong; ${rules} quy định phân công; ${officers.length} tài khoản cán bộ đang mở.`,
      ...(isOver && open > 0 ? ['Hồ sơ đang được chuyển sang cơ quan kế thừa, mỗi năm phút một đợt.'] : []),
      ...(isTriage ? ['Đây là nơi tiếp nhận của xã nên không cho thôi hoạt động ở đây.'] : []),
    ],
    stranded: isOver ? officers : [],
  }
}

function cornerOf(c: Context): Corner | undefined {
  return CORNERS.find(({ slug }) => slug === c.req.param('corner'))
}

/** The entry of this address; null for a new one. Throws 404 when there is none. */
function entryAt(c: Context, corner: Corner): Entry | null {
  const id = c.req.param('id') ?? ''
  if (id === 'moi' && corner.canAdd) return null
  const entry = corner.entries(deskOf(c)).find((one) => one.id === id)
  if (!entry) throw problem.notFound()
  return entry
}

function deskOf(c: Context): Desk {
  return { book: c.var.book, today: localDay(c.var.now), newId: crypto.randomUUID() }
}

/** The last value of each field. */
function typedOf(sent: Sent): Values {
  return Object.fromEntries([...sent.fields].map(([name, values]) => [name, values.at(-1) ?? '']))
}
