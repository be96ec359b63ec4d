import { env } from 'cloudflare:workers'
import { connect, type Db } from '../../worker/db/connect.ts'

export type Cost = { statements: number; rowsRead: number; rowsWritten: number }

/** The tests' database with a counter before it: what is asked of it, as the platform counts it. */
export function countedDatabase(): { DB: D1Database; db: Db; cost: Cost } {
  const cost: Cost = { statements: 0, rowsRead: 0, rowsWritten: 0 }
  const note = <R extends { meta: D1Meta }>(result: R): R => {
    cost.statements++
    cost.rowsRead += result.meta.rows_read
    cost.rowsWritten += result.meta.rows_written
    return result
  }
  const inner = new WeakMap<object, D1PreparedStatement>()
  const watch = (statement: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const watched = {
      bind: (...values: unknown[]) => watch(statement.bind(...values), sql),
      all: async () => note(await statement.all()),
      run: async () => note(await statement.run()),
      raw: async () => {
        const { results } = note(await statement.all<Record<string, unknown>>())
        // Rows of a join have columns of one name twice, of which an object keeps one: a read is asked again for its lists.
        return /^\s*select/i.test(sql) ? statement.raw() : results.map((row) => Object.values(row))
      },
      first: async () => note(await statement.all()).results[0] ?? null,
    } as unknown as D1PreparedStatement
    inner.set(watched, statement)
    return watched
  }
  const DB = {
    prepare: (sql: string) => watch(env.DB.prepare(sql), sql),
    batch: async (statements: D1PreparedStatement[]) =>
      (await env.DB.batch(statements.map((one) => inner.get(one) ?? one))).map(note),
  } as unknown as D1Database
  return { DB, db: connect({ DB }), cost }
}
