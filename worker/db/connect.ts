import { fillPlaceholders, Placeholder } from 'drizzle-orm'
import { drizzle, type DrizzleD1Database } from 'drizzle-orm/d1'

export type Db = DrizzleD1Database & { $client: D1Database }
/** Something to be written: a statement of the query builder, or one that was compiled before. */
export type Statement = { toSQL(): { sql: string; params: unknown[] } }

const known = new WeakMap<D1Database, Db>()

/** The commune's database, as the rooms' queries want it. Kept beside its binding: a new binding gets a new one. */
export function connect(env: { DB: D1Database }): Db {
  const before = known.get(env.DB)
  if (before) return before
  const db = drizzle(env.DB)
  known.set(env.DB, db)
  return db
}

/**
 * Writes several statements or none of them, in one round trip. The one place that knows how the storage does it.
 * Rows that a statement returns come back under the names that the database knows.
 */
export async function writeTogether(db: Db, statements: Statement[]): Promise<unknown[][]> {
  if (statements.length === 0) return []
  const bound = statements.map((statement) => {
    const { sql, params } = statement.toSQL()
    return db.$client.prepare(sql).bind(...params)
  })
  const results = await db.$client.batch(bound)
  return results.map((result) => result.results)
}

/**
 * A statement whose text is made once and only filled in afterwards: for what is written with every submission.
 * `build` gets a stand-in for each value; every row has the columns of the first.
 */
export function compiled<Row extends Record<string, unknown>>(
  build: (db: Db, stand: { [Name in keyof Row]: Placeholder }) => Statement,
): (db: Db, row: Row) => Statement {
  let text: { sql: string; params: unknown[] } | undefined
  return (db, row) => ({
    toSQL() {
      text ??= build(db, standsFor(row)).toSQL()
      return { sql: text.sql, params: fillPlaceholders(text.params, row) }
    },
  })
}

function standsFor<Row extends Record<string, unknown>>(row: Row): { [Name in keyof Row]: Placeholder } {
  const pairs = Object.keys(row).map((name) => [name, new Placeholder(name)])
  return Object.fromEntries(pairs) as { [Name in keyof Row]: Placeholder }
}

/** Does this failure say that a row with that unique key was there already? Which key: `cases.submission_key`. */
export function isTaken(error: unknown, key: string): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause.message.includes('UNIQUE constraint failed') && cause.message.includes(key)) return true
  return false
}
