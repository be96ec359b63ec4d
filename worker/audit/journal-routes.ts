import { Hono } from 'hono'
import { noteExport } from '../cases/search/export-queries.ts'
import { instantText } from '../deadlines/calendar.ts'
import type { App, Context } from '../http/context.ts'
import { csvFile } from '../http/csv.ts'
import { field, readForm, type Sent } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page } from '../http/respond.ts'
import { holds, type StaffMember } from '../staff/actor.ts'
import { type Ask, askAddress, readAsk, readPlace } from './ask.ts'
import { ChainPage } from './chain-page.tsx'
import { type Check, checkOn, lengthOf } from './chain-queries.ts'
import { accountEvents, caseEvents, exportsOf, peopleOf, settingChanges } from './journal-queries.ts'
import { JournalPage } from './journal-page.tsx'
import { type Entry, tellAccounts, tellCases, tellExports, tellSettings } from './told.ts'

/** Lines of one file, and events looked through for them. */
const FILE_LINES = 5000
const FILE_LOOK = 50_000

/** Who did what, and whether anything was changed since; mounted at `/can-bo`. */
export const journalRoutes = new Hono<App>()

journalRoutes.get('/nhat-ky', async (c) => {
  const { book, db, staff } = c.var
  allow(staff)
  const { ask, errors } = readAsk((name) => c.req.query(name) ?? '', book)
  const isWrong = Object.keys(errors).length > 0
  const people = await peopleOf(db, staff.communeId)
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const sau = c.req.query('sau') ?? ''
  const { after, entries } = isWrong
    ? { after: null, entries: [] }
    : await entriesOf(c, ask, sau, (id) => names.get(id) ?? 'cán bộ cũ')
  const view = {
    ...{ ask, book, entries, errors, people, staff },
    next: after ? `${after.at}~${after.id}` : undefined,
    isFirst: readPlace(sau) === null,
    opensCases: opensCases(staff),
  }
  return page(c, JournalPage(view), isWrong ? 422 : 200)
})

journalRoutes.get('/nhat-ky.csv', async (c) => {
  const { book, db, now, staff } = c.var
  allow(staff)
  const { ask, errors } = readAsk((name) => c.req.query(name) ?? '', book)
  if (Object.keys(errors).length > 0) throw problem.invalid(errors)
  const people = await peopleOf(db, staff.communeId)
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const { after, rows } = await caseEvents(db, staff, book, ask, null, [FILE_LINES, FILE_LOOK])
  const entries = tellCases(rows, book, (id) => names.get(id) ?? 'cán bộ cũ', opensCases(staff))
  await noteExport(db, {
    ...{ id: crypto.randomUUID(), communeId: staff.communeId, staffId: staff.id, at: now.toISOString() },
    ...{ format: 'csv', query: askAddress('', ask).slice(1), rows: entries.length },
  })
  return csvFile(c, `nhat-ky-${book.commune.id}`, [
    ['Lúc', 'Hồ sơ', 'Việc', 'Thêm'],
    ...entries.map(({ at, caseCode, note, title }) => [
      instantText(at).replaceAll('\u00a0', ' '),
      caseCode,
      title,
      note,
    ]),
    ...(after ? [['', '', 'Còn việc cũ hơn: chọn khoảng ngày ngắn hơn để tải tiếp.', '']] : []),
  ])
})

journalRoutes.get('/nhat-ky/kiem-tra', async (c) => {
  const { book, db, staff } = c.var
  allow(staff)
  const length = await lengthOf(db, staff.communeId)
  return page(c, ChainPage({ book, staff, now: null, found: null, length }))
})

journalRoutes.post('/nhat-ky/kiem-tra', async (c) => {
  const { book, db, staff } = c.var
  allow(staff)
  const [{ found, now }, length] = await Promise.all([
    checkOn(db, staff, checkIn(await readForm(c))),
    lengthOf(db, staff.communeId),
  ])
  return page(c, ChainPage({ book, staff, now, found, length }))
})

/** One page of the journal that is asked for, in words. */
async function entriesOf(c: Context, ask: Ask, sau: string, nameOf: (id: string) => string) {
  const { book, db, staff } = c.var
  const from = readPlace(sau)
  const told = <T>(
    { after, rows }: { after: { at: string; id: number | string } | null; rows: T },
    tell: (rows: T) => Entry[],
  ) => ({
    after,
    entries: tell(rows),
  })
  const here = staff.communeId
  switch (ask.tab) {
    case 'tai-khoan':
      return told(await accountEvents(db, here, ask, from), (rows) => tellAccounts(rows, book, nameOf))
    case 'cai-dat':
      return told(await settingChanges(db, here, ask, from), (rows) => tellSettings(rows, book, nameOf))
    case 'xuat':
      return told(await exportsOf(db, here, ask, from), (rows) => tellExports(rows, nameOf, opensCases(staff)))
    default:
      return told(await caseEvents(db, staff, book, ask, from), (rows) =>
        tellCases(rows, book, nameOf, opensCases(staff)),
      )
  }
}

/** Lets those in who watch over the work or the accounts. Throws 403 for others. */
function allow(staff: StaffMember): void {
  if (!holds(staff, 'leader', 'coordinator', 'admin'))
    throw problem.forbidden(
      'Nhật ký chung dành cho lãnh đạo, điều phối và quản trị. Diễn biến từng hồ sơ nằm ở trang hồ sơ.',
    )
}

function opensCases(staff: StaffMember): boolean {
  return holds(staff, 'leader', 'coordinator')
}

/** Where the walk goes on; from its start when the form says nothing that makes sense. */
function checkIn(sent: Sent): Check {
  const text = (name: string, pattern: RegExp) => {
    const value = field(sent, name) ?? ''
    return pattern.test(value) ? value : ''
  }
  const count = (name: string) => Number(text(name, /^\d{1,9}$/))
  const part = text('part', /^(cases|days)$/)
  if (part === '') return { part: 'cases', year: 0, number: 0, day: '', root: '', cases: 0, events: 0, days: 0 }
  return {
    part: part as 'cases' | 'days',
    ...{
      year: count('year'),
      number: count('number'),
      cases: count('cases'),
      events: count('events'),
      days: count('days'),
    },
    ...{ day: text('day', /^\d{4}-\d{2}-\d{2}$/), root: text('root', /^[0-9a-f]{64}$/) },
  }
}
