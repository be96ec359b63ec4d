import { getTableName, is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import * as schema from '../worker/db/schema.ts'

const tables = Object.values(schema).filter((value) => is(value, SQLiteTable))

describe('the text of every migration', () => {
  const saying = (pattern: RegExp) =>
    env.MIGRATION_FILES.filter(({ text }) => pattern.test(text)).map(({ name }) => name)

  test('destroys no rows: no cascades, no dropped or rebuilt tables', () => {
    expect(saying(/ON\s+(DELETE|UPDATE)\s+(CASCADE|SET)|DROP\s+TABLE|__new_|RENAME\s+TO|PRAGMA/i)).toEqual([])
  })

  test('makes nothing that a backup cannot carry', () => {
    expect(saying(/CREATE\s+VIRTUAL\s+TABLE/i)).toEqual([])
  })

  // The tool that sends them cuts statements by these rules (workers-sdk#14991, #15178).
  test('is cut into statements in the same way everywhere', () => {
    expect(saying(/\r/)).toEqual([])
    const words = (text: string) => text.replace(/'[^']*'/g, '').match(/\b(begin|end|case)\b/gi) ?? []
    const wrong = env.MIGRATION_FILES.filter(({ text }) => words(text).some((word) => !['BEGIN', 'END'].includes(word)))
    expect(wrong.map(({ name }) => name)).toEqual([])
  })

  test('has a number of its own, one after the other', () => {
    expect(env.MIGRATION_FILES.map(({ name }) => Number(name.slice(0, 4)))).toEqual([...env.MIGRATION_FILES.keys()])
  })
})

describe('the database after all migrations', () => {
  test('has the tables and columns that the rooms declare, and no others', async () => {
    const found = await Promise.all((await tableNames()).map(columnsOf))
    const declared = tables.flatMap((table) =>
      getTableConfig(table).columns.map(
        (column) => `${getTableName(table)}.${column.name}${column.notNull ? ' NOT NULL' : ''}`,
      ),
    )
    expect(found.flat().sort()).toEqual(declared.sort())
  })

  test('finds the rows that point to another without reading them all', async () => {
    const unindexed: string[] = []
    for (const table of await tableNames()) {
      const indexes = await indexesOf(table)
      for (const key of await foreignKeysOf(table)) {
        const leads = (columns: string[]) => key.every((column) => columns.slice(0, key.length).includes(column))
        if (!indexes.some(leads)) unindexed.push(`${table} (${key.join(', ')})`)
      }
    }
    expect(unindexed).toEqual([])
  })
})

describe('what is written once stays as it was written', () => {
  test.each(['events', 'daily_roots', 'staff_events'])('nobody changes or removes a row of %s', async (table) => {
    await insert(table)
    const before = await env.DB.prepare(`SELECT * FROM ${table}`).all()
    expect(before.results).toHaveLength(1)
    await expect(env.DB.prepare(`UPDATE ${table} SET commune_id = 'dak-po'`).run()).rejects.toThrow('append-only')
    await expect(env.DB.prepare(`DELETE FROM ${table}`).run()).rejects.toThrow('append-only')
    expect((await env.DB.prepare(`SELECT * FROM ${table}`).all()).results).toEqual(before.results)
  })
})

/** The tables of the rooms: not those that the database and its tools keep for themselves. */
async function tableNames(): Promise<string[]> {
  const { results } = await env.DB.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all<{
    name: string
  }>()
  return results.map((row) => row.name).filter((name) => !/^(sqlite_|_cf_|d1_migrations$)/.test(name))
}

/** `table.column`, and whether it may be empty. */
async function columnsOf(table: string): Promise<string[]> {
  const { results } = await env.DB.prepare('SELECT name, "notnull" AS required FROM pragma_table_info(?1)')
    .bind(table)
    .all<{ name: string; required: number }>()
  return results.map(({ name, required }) => `${table}.${name}${required ? ' NOT NULL' : ''}`)
}

/** The columns of each index that covers every row, in order. */
async function indexesOf(table: string): Promise<string[][]> {
  const { results } = await env.DB.prepare(
    `SELECT i.name AS index_name, c.name AS column_name FROM pragma_index_list(?1) i JOIN pragma_index_info(i.name) c
     WHERE i.partial = 0 ORDER BY i.name, c.seqno`,
  )
    .bind(table)
    .all<{ index_name: string; column_name: string }>()
  const indexes = Object.groupBy(results, (row) => row.index_name)
  return Object.values(indexes).map((rows = []) => rows.map((row) => row.column_name))
}

/** The columns of each foreign key. */
async function foreignKeysOf(table: string): Promise<string[][]> {
  const { results } = await env.DB.prepare(
    'SELECT id, "from" AS column_name FROM pragma_foreign_key_list(?1) ORDER BY id, seq',
  )
    .bind(table)
    .all<{ id: number; column_name: string }>()
  const keys = Object.groupBy(results, (row) => row.id)
  return Object.values(keys).map((rows = []) => rows.map((row) => row.column_name))
}

/** Writes one row of some values, and first the rows that it points to, unless the seed has them. */
async function insert(name: string): Promise<void> {
  const given: Record<string, string> = {
    commune_id: 'binh-xa',
    holder_body_id: 'binh-xa.mttq',
    case_id: 'one',
    id: 'one',
  }
  if (name === 'events') await insert('cases')
  const table = tables.find((one) => getTableName(one) === name)
  const columns = table ? getTableConfig(table).columns.filter((column) => column.notNull) : []
  const value = (column: (typeof columns)[number]) =>
    column.getSQLType() === 'integer' ? 1 : (given[column.name] ?? 'x')
  const names = columns.map((column) => `"${column.name}"`)
  const sql = `INSERT INTO ${name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
  await env.DB.prepare(sql)
    .bind(...columns.map(value))
    .run()
}
