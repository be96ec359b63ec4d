import { sql } from 'drizzle-orm'
import type { Db, Statement } from '../db/connect.ts'
import { documents } from './tables.ts'

/** Enters a document in its body's register under the next number of the year, in the batch of what it belongs to. */
export function register(
  db: Db,
  document: Omit<typeof documents.$inferInsert, 'number' | 'codeNotation'>,
  pattern: string,
): Statement {
  const { bodyId, documentKind, year } = document
  const number = sql`(select coalesce(max(number), 0) + 1 from documents
    where body_id = ${bodyId} and document_kind = ${documentKind} and year = ${year})`
  return db.insert(documents).values({
    ...document,
    number: sql<number>`${number}`,
    codeNotation: sql<string>`replace(${pattern}, '{number}', printf('%02d', ${number}))`,
  })
}
