import { Hono } from 'hono'
import { noteExport } from '../cases/search/export-queries.ts'
import type { App, Context } from '../http/context.ts'
import { csvFile } from '../http/csv.ts'
import { field, readForm, type Sent } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page } from '../http/respond.ts'
import { askAddress, FILED, readAsk, readPlace, tabsFor } from './ask.ts'
import { ChainPage } from './chain-page.tsx'
import { type Check, checkOn, lengthOf } from './chain-queries.ts'
import { allow, entriesOf, fileEntries, fileRows, opensCases } from './journal-access.ts'
import { JournalPage } from './journal-page.tsx'
import { peopleOf } from './journal-queries.ts'
import type { NameOf } from './told.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Who did what, and whether anything was changed since; mounted at `/can-bo`. */
export const journalRoutes = new Hono<App>()

journalRoutes.get('/nhat-ky', async (c) => {
  const { book, db, staff } = c.var
  allow(staff)
  const tabs = tabsFor(staff)
  const { ask, errors } = readAsk((name) => c.req.query(name) ?? '', book, tabs)
  const isWrong = Object.keys(errors).length > 0
  const people = await peopleOf(db, staff.communeId)
  const sau = c.req.query('sau') ?? ''
  const { after, entries } = isWrong
    ? { after: null, entries: [] }
    : await entriesOf(c, ask, readPlace(sau), nameAmong(people))
  const view = {
    ...{ ask, book, entries, errors, people, staff, tabs },
    next: after ? `${after.at}~${after.id}` : undefined,
    isFirst: readPlace(sau) === null,
    opensCases: opensCases(staff),
  }
  return page(c, JournalPage(view), isWrong ? 422 : 200)
})

journalRoutes.get('/nhat-ky.csv', async (c) => {
  const { ask, rows } = await fileOf(c, 'csv')
  return csvFile(c, `nhat-ky-${ask.tab}-${c.var.book.commune.id}`, rows)
})

journalRoutes.get('/nhat-ky.xlsx', async (c) => {
  const { ask, rows } = await fileOf(c, 'xlsx')
  // The writer of spreadsheets is large and rarely wanted.
  const { writeXlsx } = await import('hucre/xlsx')
  const columns = [22, 20, 70, 60].map((width) => ({ width }))
  const file = await writeXlsx({ sheets: [{ name: 'Nhật ký', columns, rows, freezePane: { rows: 1 } }] })
  const name = `nhat-ky-${ask.tab}-${c.var.book.commune.id}.xlsx`
  return new Response(file as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': XLSX, 'content-disposition': `attachment; filename="${name}"` },
  })
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

/** Where the walk goes on; from its start when the form says nothing that makes sense. */
function checkIn(sent: Sent): Check {
  const text = (name: string, pattern: RegExp) => {
    const value = field(sent, name) ?? ''
    return pattern.test(value) ? value : ''
  }
  const count = (name: string) => Number(text(name, /^\d{1,9}$/))
  const part = text('part', /^(cases|dossiers|reports|days)$/)
  if (part === '')
    return { part: 'cases', kind: '', year: 0, number: 0, after: '', day: '', root: '', cases: 0, events: 0, days: 0 }
  return {
    part: part as Exclude<Check['part'], 'done'>,
    kind: text('kind', /^[a-z_]{1,20}$/),
    after: text('after', /^[\w.:~-]{1,200}$/),
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

/** What a file holds; that it was taken is noted. */
async function fileOf(c: Context, format: 'csv' | 'xlsx') {
  const { book, db, now, staff } = c.var
  allow(staff)
  const { ask, errors } = readAsk((name) => c.req.query(name) ?? '', book, tabsFor(staff))
  if (Object.keys(errors).length > 0) throw problem.invalid(errors)
  if (!FILED.includes(ask.tab)) throw problem.notFound()
  const found = await fileEntries(c, ask, nameAmong(await peopleOf(db, staff.communeId)))
  await noteExport(db, {
    ...{ id: crypto.randomUUID(), communeId: staff.communeId, staffId: staff.id, at: now.toISOString() },
    ...{ format, query: askAddress('', ask).slice(1), rows: found.entries.length },
  })
  return { ask, rows: fileRows(found) }
}

function nameAmong(people: readonly { id: string; name: string }[]): NameOf {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? 'cán bộ cũ'
}
