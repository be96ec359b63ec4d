import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { communes } from '../../communes/tables.ts'
import { at } from '../../db/columns.ts'

/** How the promises of each body stand, of all years, and under an empty body those of the commune together: prepared by the clock. */
export const promiseCounts = sqliteTable(
  'promise_counts',
  {
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    /** Empty for all bodies together. */
    bodyId: text('body_id').notNull(),
    kept: integer().notNull(),
    /** In work, its day not over. */
    onWay: integer('on_way').notNull(),
    late: integer().notNull(),
    broken: integer().notNull(),
    countedAt: at('counted_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.communeId, t.bodyId] })],
)

export type PromiseCountRow = typeof promiseCounts.$inferSelect
