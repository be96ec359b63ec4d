import { createHash } from 'node:crypto'
import type { Database } from '../database.ts'
import { quote, type Row } from './sql.ts'
import type { Carried } from './tables.ts'

const PAGE = 1_000

type Read = Database['read']
type Table = Pick<Carried, 'name' | 'columns' | 'key' | 'of'>

/** How many rows there are, and a hash over their lines. */
export type Print = { rows: number; sha256: string }

/** A commune's rows of a table in the order of its key, page by page. */
export async function* pages(read: Read, table: Table, commune: string): AsyncGenerator<Row[]> {
  const shown = [...new Set([...table.columns, ...table.key])].join(', ')
  const key = table.key.join(', ')
  for (let after = ''; ;) {
    const rows = await read<Row>(
      `select ${shown} from ${table.name} where ${table.of(commune)}${after} order by ${key} limit ${PAGE}`,
    )
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = ` and (${key}) > (${table.key.map((column) => quote(last[column] ?? null)).join(', ')})`
  }
}

/** A row as its line: the columns in the table's order, no others. */
export function lineOf(table: Pick<Table, 'columns'>, row: Row): string {
  return `${JSON.stringify(Object.fromEntries(table.columns.map((column) => [column, row[column] ?? null])))}\n`
}

/** Counts and hashes what is there. */
export async function printOf(read: Read, table: Table, commune: string): Promise<Print> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const page of pages(read, table, commune)) {
    for (const row of page) hash.update(lineOf(table, row))
    rows += page.length
  }
  return { rows, sha256: hash.digest('hex') }
}
