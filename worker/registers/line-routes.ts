import { Hono } from 'hono'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { staffNames } from '../staff/name-queries.ts'
import { askAddress } from './ask.ts'
import { addEntry, changeEntry, eventsOf, note, sameLine } from './entry-queries.ts'
import { sameHash, sealWords } from './entry-seal.ts'
import { entryId, isTheirs, sealedLine, type Seen } from './entry-store.ts'
import { formPage, type FormView } from './form-page.tsx'
import { HAMLET } from './kinds.ts'
import { linePage, type LineView } from './line-page.tsx'
import { readLine, textOf } from './line.ts'
import { moveEntries } from './move-queries.ts'
import { mayErase, pennedBy } from './permissions.ts'
import { REGISTERS_AT } from './place.ts'
import { type Desk, deskOf, doneBy, entryOf } from './register-access.ts'
import { majorityOn, nextFor } from './rules.ts'
import { endReason } from './words.ts'

/** Single lines of the registers; mounted below `/can-bo`. */
export const registerLineRoutes = new Hono<App>()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const MOVED = 'Dòng này vừa thay đổi: có người làm trước. Ông/bà xem lại rồi làm tiếp.'
const TWICE = 'Trong sổ đã có một dòng giống hệt. Nếu là người khác trùng tên, ông/bà ghi thêm ô "Để phân biệt".'
const ASKED = ['self', 'family', 'wrong']
const DONE: Readonly<Record<string, string>> = {
  sua: 'Đã sửa.',
  'cho-thoi': 'Đã ghi là thôi.',
  'dua-lai': 'Đã đưa trở lại sổ.',
  'xoa-ten': 'Đã xóa hẳn tên và những gì riêng tư.',
}

registerLineRoutes.get('/so-theo-doi/:register/moi', (c) => {
  const desk = pen(c)
  return typing(c, desk, {
    values: { [HAMLET]: desk.ask.hamletId, topic: desk.ask.topic },
    errors: {},
    key: crypto.randomUUID(),
  })
})

registerLineRoutes.post('/so-theo-doi/:register/moi', async (c) => {
  const { db, now, staff } = c.var
  const desk = pen(c)
  const { kind } = desk
  const sent = await readForm(c)
  const typed = (name: string) => field(sent, name) ?? ''
  const key = UUID.test(typed('key')) ? typed('key') : crypto.randomUUID()
  const { errors, line } = read(c, desk, typed)
  const values = valuesOf(desk, typed)
  if (Object.keys(errors).length > 0) return typing(c, desk, { values, errors: listed(errors), key }, 422)
  const id = entryId(now, key)
  const entry = await sealedLine(c.env, kind.register, id, line)
  if ((await addEntry(db, doneBy(c, desk), desk.ask.year, entry)) === 'taken') {
    const there = await sameLine(db, doneBy(c, desk), desk.ask.year, entry.sameHash)
    // The same sending again, by a double click or a weak network, is no second line.
    const isAgain = there?.createdBy === staff.id && there.id.endsWith(id.slice(-12))
    if (!isAgain) return typing(c, desk, { values, errors: {}, key, trouble: TWICE }, 409)
  }
  return seeOther(`${REGISTERS_AT}/${kind.slug}?nam=${desk.ask.year}&da=them`)
})

registerLineRoutes.get('/so-theo-doi/:register/dong/:id', async (c) => {
  const desk = deskOf(c)
  const seen = await entryOf(c, desk)
  if (desk.kind.restricted) await note(c.var.db, doneBy(c, desk), 'read', { entryId: seen.row.id })
  const text = DONE[c.req.query('da') ?? '']
  return shown(c, desk, seen, text ? { tone: 'good', text } : null)
})

registerLineRoutes.get('/so-theo-doi/:register/dong/:id/sua', async (c) => {
  const desk = deskOf(c)
  const seen = await theirs(c, desk)
  const values = Object.fromEntries(desk.kind.columns.map((column) => [column.key, textOf(seen.line, column)]))
  return changing(c, desk, seen, { values, errors: {} })
})

registerLineRoutes.post('/so-theo-doi/:register/dong/:id/sua', async (c) => {
  const { db } = c.var
  const desk = deskOf(c)
  const seen = await theirs(c, desk)
  const { register } = desk.kind
  const sent = await readForm(c)
  const typed = (name: string) => field(sent, name) ?? ''
  const { errors, line } = read(c, desk, typed)
  const values = valuesOf(desk, typed)
  if (Object.keys(errors).length > 0) return changing(c, desk, seen, { values, errors: listed(errors) }, 422)
  if (typed('version') !== String(seen.row.version))
    return changing(c, desk, seen, { values, errors: {}, trouble: MOVED }, 409)
  const set = {
    ...{ hamletId: line.hamletId, topic: line.topic, fields: line.fields },
    ...(await sealWords(c.env, seen.row.id, line.secret)),
    sameHash: sameHash(c.env, register, line),
  }
  const outcome = await changeEntry(db, doneBy(c, desk), seen.row, set, 'changed')
  if (outcome !== 'done')
    return changing(c, desk, seen, { values, errors: {}, trouble: outcome === 'moved' ? MOVED : TWICE }, 409)
  return seeOther(`${addressOf(desk, seen)}?da=sua`)
})

registerLineRoutes.post('/so-theo-doi/:register/dong/:id/xoa-ten', async (c) => {
  const { book, db, now, staff } = c.var
  const desk = deskOf(c)
  const seen = await entryOf(c, desk)
  if (!mayErase(staff, book)) throw problem.forbidden('Việc xóa tên do Ban Thường trực Mặt trận xã làm.')
  const sent = await readForm(c)
  const asked = ASKED.includes(field(sent, 'asked') ?? '')
  if (!asked) return shown(c, desk, seen, { tone: 'warn', text: 'Ông/bà chọn ai yêu cầu xóa.' }, 422)
  if (seen.row.erasedAt !== null || field(sent, 'version') !== String(seen.row.version))
    return shown(c, desk, seen, { tone: 'warn', text: MOVED }, 409)
  // What is open of a name goes as well: a group bears none of a household, its own name stays.
  const set = { sealed: '', keyId: '', sameHash: `erased/${seen.row.id}`, erasedAt: now.toISOString() }
  if ((await changeEntry(db, doneBy(c, desk), seen.row, set, 'erased')) !== 'done')
    return shown(c, desk, seen, { tone: 'warn', text: MOVED }, 409)
  return seeOther(`${addressOf(desk, seen)}?da=xoa-ten`)
})

registerLineRoutes.post('/so-theo-doi/:register/dong/:id/:action{cho-thoi|dua-lai}', async (c) => {
  const { book, db, staff } = c.var
  const desk = deskOf(c)
  const seen = await entryOf(c, desk)
  const action = c.req.param('action')
  const sent = await readForm(c)
  const { register } = desk.kind
  const again = (text: string, status: 403 | 409 | 422) => shown(c, desk, seen, { tone: 'warn', text }, status)
  const verdict = nextFor(seen.row, action, staff, book, desk.today)
  if (!verdict.ok) return again(verdict.sentence, verdict.status)
  const reason = field(sent, 'reason') ?? ''
  if (action === 'cho-thoi' && endReason(register, reason) === '') return again('Ông/bà chọn lý do.', 422)
  if (field(sent, 'version') !== String(seen.row.version)) return again(MOVED, 409)
  const line = { id: seen.row.id, version: seen.row.version, detail: reason === '' ? {} : { reason } }
  const moved = await moveEntries(db, doneBy(c, desk), verdict.step, [line])
  if (moved.length === 0) return again(MOVED, 409)
  return seeOther(`${addressOf(desk, seen)}?da=${action}`)
})

/** The register, if he writes lines of it. */
function pen(c: Context): Desk {
  const desk = deskOf(c)
  if (pennedBy(c.var.staff, c.var.book, desk.kind.register) === 'none')
    throw problem.forbidden('Sổ này do đại diện thôn và cán bộ Mặt trận xã ghi.')
  return desk
}

/** The line, if he may change it. */
async function theirs(c: Context, desk: Desk): Promise<Seen> {
  const seen = await entryOf(c, desk)
  if (!isTheirs(c.var.staff, c.var.book, seen.row))
    throw problem.forbidden('Dòng này do đại diện thôn ấy hoặc cán bộ Mặt trận xã sửa.')
  if (!['listed', 'voted'].includes(seen.row.state))
    throw problem.conflict('Dòng này đã đề nghị, đã quyết định hoặc đã thôi nên không sửa được nữa.')
  return seen
}

function read(c: Context, { kind, only }: Desk, typed: (name: string) => string) {
  return readLine({ register: kind.register, hamlets: c.var.book.hamletsNow, only }, typed)
}

function valuesOf({ kind }: Desk, typed: (name: string) => string): Record<string, string> {
  return Object.fromEntries(kind.columns.map(({ key }) => [key, typed(key)]))
}

function listed(errors: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(errors).map(([key, sentence]) => [key, [sentence]]))
}

function addressOf({ kind }: Desk, { row }: Seen): string {
  return `${REGISTERS_AT}/${kind.slug}/dong/${row.id}`
}

type Typed = Pick<FormView, 'values' | 'errors'> & { trouble?: string }

function typing(c: Context, desk: Desk, { key, ...typed }: Typed & { key: string }, status = 200) {
  const { book, staff } = c.var
  const { ask, kind, only } = desk
  const form = { staff, book, kind, only, year: ask.year, title: `Thêm ${kind.line}`, hidden: { key }, ...typed }
  return page(c, formPage({ ...form, action: askAddress(kind, { year: ask.year }, '/moi') }), status)
}

function changing(c: Context, desk: Desk, seen: Seen, typed: Typed, status = 200) {
  const { book, staff } = c.var
  const { kind, only } = desk
  const hidden = { version: String(seen.row.version) }
  const form = { staff, book, kind, only, year: seen.row.year, title: `Sửa ${kind.line}`, hidden, ...typed }
  return page(c, formPage({ ...form, action: `${addressOf(desk, seen)}/sua` }), status)
}

async function shown(c: Context, desk: Desk, seen: Seen, said: LineView['said'], status = 200) {
  const { book, db, staff } = c.var
  const { row } = seen
  const events = await eventsOf(db, row.id)
  const nameOf = await staffNames(
    db,
    events.map(({ byId }) => byId),
  )
  const can = (action: string) => nextFor(row, action, staff, book, desk.today).ok
  const may = {
    change: isTheirs(staff, book, row) && ['listed', 'voted'].includes(row.state),
    end: can('cho-thoi'),
    again: row.erasedAt === null && can('dua-lai'),
    erase: mayErase(staff, book) && row.erasedAt === null && row.sealed !== '',
  }
  const majority = majorityOn(book, desk.today)
  return page(c, linePage({ staff, book, kind: desk.kind, seen, events, nameOf, majority, may, said }), status)
}
