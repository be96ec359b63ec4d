import { sql } from 'drizzle-orm'
import { fold } from '../communes/fold.ts'
import type { Db, Statement } from '../db/connect.ts'
import { documents } from './tables.ts'

export type DocumentRow = typeof documents.$inferSelect

/** Enters a document in its body's register under the next number of the year, in the batch of what it belongs to. */
export function register(
  db: Db,
  document: Omit<typeof documents.$inferInsert, 'number' | 'codeNotation' | 'searchText'>,
  pattern: string,
): Statement {
  const { bodyId, documentKind, recipient, subject, year } = document
  const number = sql`(select coalesce(max(number), 0) + 1 from documents
    where body_id = ${bodyId} and document_kind = ${documentKind} and year = ${year})`
  return db.insert(documents).values({
    ...document,
    searchText: searchTextOf(subject, recipient),
    number: sql<number>`${number}`,
    codeNotation: sql<string>`replace(${pattern}, '{number}', printf('%02d', ${number}))`,
  })
}

/** What a document is found by, beside its number. */
export function searchTextOf(subject: string, recipient: string): string {
  return fold(`${subject} ${recipient}`)
}
