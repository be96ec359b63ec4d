import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { parseEnv } from 'node:util'
import type { Database } from '../database.ts'
import type { Secrets } from '../secrets.ts'
import { bindings, openStore } from '../serve.ts'
import { Refusal } from './refusal.ts'
import type { Row } from './sql.ts'
import type { Carried } from './tables.ts'

/** Rows on their way into a database: seen by `read`, and by nobody else before all of them are there. */
export type Writing = {
  insert: (table: Pick<Carried, 'name' | 'columns'>, row: Row) => void
  read: Database['read']
}

export type Objects = {
  get: (key: string) => Promise<Uint8Array | null>
  put: (key: string, bytes: Uint8Array, type: string) => Promise<void>
  drop: (key: string) => Promise<void>
}

/** A database and its bucket. */
export type Place = {
  read: Database['read']
  /** From here on `read` sees one moment, where the database can do that, until what is returned is called. */
  hold: () => () => void
  /** All that `work` inserts, or nothing when it throws. */
  writeAll: (work: (into: Writing) => Promise<void>) => Promise<void>
  objects: Objects
  /** Null where nobody can look at them. */
  secrets: () => Partial<Secrets> | null
  close: () => Promise<void>
}

/** This machine's database and photos, brought up to date with migrations/. A server may be running on them while they are read. */
export async function localPlace(folder: string): Promise<Place> {
  const mf = await openStore(folder)
  const bucket = await mf.getR2Bucket('FILES')
  // Past D1 on purpose: only the file itself can be read as of one moment, and written in one piece whatever its size.
  const db = new DatabaseSync(databaseFile(folder), { timeout: 20_000 })
  return {
    read: reader(db),
    hold: () => {
      db.exec('BEGIN')
      return () => db.exec('COMMIT')
    },
    writeAll: (work) => inOnePiece(db, work),
    objects: {
      get: async (key) => {
        const object = await bucket.get(key)
        return object && new Uint8Array(await object.arrayBuffer())
      },
      put: async (key, bytes, contentType) => {
        await bucket.put(key, bytes, { httpMetadata: { contentType } })
      },
      drop: (key) => bucket.delete(key),
    },
    secrets: () => secretsOf(folder, bindings().bindings),
    close: async () => {
      db.close()
      await mf.dispose()
    },
  }
}

/** Everything that `work` inserts in one transaction: kept when it returns, undone when it throws. */
export async function inOnePiece(db: DatabaseSync, work: (into: Writing) => Promise<void>): Promise<void> {
  const known = new Map<string, StatementSync>()
  db.exec('BEGIN IMMEDIATE')
  try {
    db.exec('PRAGMA defer_foreign_keys = ON')
    await work({ read: reader(db), insert: (table, row) => insert(db, known, table, row) })
    db.exec('COMMIT')
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** Asks a database file as scripts ask any database. */
export function reader(db: DatabaseSync): Database['read'] {
  return async <Row>(sql: string) => db.prepare(sql).all() as Row[]
}

function insert(
  db: DatabaseSync,
  known: Map<string, StatementSync>,
  { name, columns }: Pick<Carried, 'name' | 'columns'>,
  row: Row,
): void {
  const stands = columns.map(() => '?').join(', ')
  const statement = known.get(name) ?? db.prepare(`INSERT INTO ${name} (${columns.join(', ')}) VALUES (${stands})`)
  known.set(name, statement)
  try {
    statement.run(...columns.map((column) => row[column] ?? null))
  } catch (error) {
    throw new Refusal(`Bảng ${name} không nhận một dòng của tệp: ${(error as Error).message}. Chưa ghi gì.`)
  }
}

/** The file in which the local D1 keeps its tables. */
function databaseFile(folder: string): string {
  const inside = join(folder, 'v3', 'd1', 'miniflare-D1DatabaseObject')
  const file = readdirSync(inside).find((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
  if (!file) throw new Error(`no database below ${folder}`)
  return join(inside, file)
}

/** Those of `.dev.vars` and those kept beside the data; none is made here. */
function secretsOf(folder: string, given: Record<string, string> = {}): Partial<Secrets> {
  const path = join(folder, 'secrets')
  const kept = existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {}
  return { ...kept, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value)) }
}
