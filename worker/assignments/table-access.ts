import { localDay } from '../deadlines/calendar.ts'
import type { Context } from '../http/context.ts'
import { problem } from '../http/problem.ts'
import { rowsOf, tablesOf } from './queries.ts'
import { type Action, mayMake, verdictOn } from './rules.ts'
import { isInForce, type Row } from './table.ts'
import type { AssignmentTable } from './tables.ts'

/** Tables that this officer may see, and the one before him with its rows. */
export type Opened = {
  tables: readonly AssignmentTable[]
  table: AssignmentTable
  rows: readonly Row[]
  /** The one that was decided before it, to compare with. */
  before: { table: AssignmentTable; rows: readonly Row[] } | null
  today: string
}

/** A draft is not there for who does not make tables. */
export async function visibleTables(c: Context): Promise<AssignmentTable[]> {
  const { book, db, staff } = c.var
  const all = await tablesOf(db, staff.communeId)
  return mayMake(staff, book) ? all : all.filter(({ status }) => status !== 'draft')
}

/** The table of the address `/:year?ban=2`; without a number the year's last that was decided, else its draft. */
export async function tableAt(c: Context): Promise<Opened> {
  const tables = await visibleTables(c)
  const year = Number(c.req.param('year'))
  const number = c.req.query('ban')
  const ofYear = tables.filter((one) => one.year === year)
  const decided = ofYear.find(({ status }) => status !== 'draft') ?? ofYear[0]
  const table = number === undefined ? decided : ofYear.find((one) => String(one.number) === number)
  if (!table) throw problem.notFound('Không có bảng phân công nào ở địa chỉ này.')
  return opened(c, tables, table)
}

/** The one in force today, else the last that was decided, else a draft; null when there is none. */
export async function tableNow(c: Context): Promise<Opened | null> {
  const tables = await visibleTables(c)
  const today = localDay(c.var.now)
  const decided = tables.filter(({ status }) => status !== 'draft')
  const table = decided.find((one) => isInForce(one, today)) ?? decided[0] ?? tables[0]
  return table ? opened(c, tables, table) : null
}

/** The year's draft, for who may do this with it: 404 for who does not see it, else a refusal with its sentence. */
export async function draftFor(c: Context, action: Action): Promise<Opened> {
  const { book, staff } = c.var
  const tables = await visibleTables(c)
  const ofYear = tables.filter((one) => one.year === Number(c.req.param('year')))
  const table = ofYear.find(({ status }) => status === 'draft') ?? ofYear[0]
  if (!table) throw problem.notFound('Không có bảng phân công nào ở địa chỉ này.')
  const verdict = verdictOn(table, action, staff, book)
  if (!verdict.ok)
    throw verdict.status === 403 ? problem.forbidden(verdict.sentence) : problem.conflict(verdict.sentence)
  return opened(c, tables, table)
}

async function opened(c: Context, tables: readonly AssignmentTable[], table: AssignmentTable): Promise<Opened> {
  const decided = tables.filter(({ status }) => status !== 'draft')
  const former =
    table.status === 'draft'
      ? decided.toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0]
      : decided.filter((one) => one.startsOn < table.startsOn).toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0]
  const rows = await rowsOf(c.var.db, [table.id, ...(former ? [former.id] : [])])
  return {
    ...{ tables, table, today: localDay(c.var.now) },
    rows: rows.get(table.id) ?? [],
    before: former ? { table: former, rows: rows.get(former.id) ?? [] } : null,
  }
}
