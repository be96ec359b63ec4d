import { readdirSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { communeStatements, exampleStatements, referenceStatements } from '../../scripts/seed/index.ts'

export type Row = Record<string, string | number | null>

/** The whole seed, as at one moment; passwords are "hashed" by putting a word before them. */
export async function seedAt(now: Date, hash = 'scrypt-of'): Promise<string[]> {
  return [
    ...referenceStatements(now),
    ...communeStatements(now),
    ...(await exampleStatements(now, async (password) => `${hash}:${password}`)),
  ]
}

/** An empty database with all migrations, and short ways to ask it. */
export function emptyDatabase() {
  const db = new DatabaseSync(':memory:')
  db.exec('PRAGMA foreign_keys = ON')
  const files = readdirSync('migrations').filter((name) => name.endsWith('.sql'))
  for (const file of files.sort()) db.exec(readFileSync(`migrations/${file}`, 'utf8'))

  const all = (sql: string, ...values: (string | number)[]) => db.prepare(sql).all(...values) as Row[]
  return {
    all,
    count: (from: string, ...values: (string | number)[]) =>
      Number(all(`SELECT count(*) AS n FROM ${from}`, ...values)[0]?.n),
    apply(list: readonly string[]) {
      db.exec('BEGIN')
      for (const statement of list) db.exec(statement)
      db.exec('COMMIT')
    },
    everything(): Record<string, Row[]> {
      const tables = all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      return Object.fromEntries(tables.map(({ name }) => [String(name), all(`SELECT * FROM "${name}"`)]))
    },
  }
}
