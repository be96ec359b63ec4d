import type { Db, Statement } from '../../db/connect.ts'
import { ratings } from '../tables.ts'

/** The row of a rating that begins, for the batch of its first event. */
export function newRating(db: Db, row: typeof ratings.$inferInsert): Statement {
  return db.insert(ratings).values(row)
}
