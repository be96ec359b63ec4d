import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at } from '../../db/columns.ts'

/** The words of cases for the officers' search, folded. Filled by the clock, not by the request. Kept without row ids. */
export const caseWords = sqliteTable(
  'case_words',
  {
    communeId: text('commune_id').notNull(),
    word: text().notNull(),
    /** The newest case has the greatest: year × 10,000,000 + number. */
    rank: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.communeId, t.word, t.rank] })],
)

/** A search that an officer wants to find again. */
export const savedFilters = sqliteTable(
  'saved_filters',
  {
    id: text().primaryKey(),
    staffId: text('staff_id').notNull(),
    name: text().notNull(),
    /** The query of the address, as the list wrote it. */
    query: text().notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [index('saved_filters_staff').on(t.staffId)],
)

/** Who took which list out of the system: one row a file. Append-only. */
export const exportEvents = sqliteTable(
  'export_events',
  {
    id: text().primaryKey(),
    communeId: text('commune_id').notNull(),
    staffId: text('staff_id').notNull(),
    at: at('at').notNull(),
    /** `csv` or `xlsx`. */
    format: text().notNull(),
    /** What was asked for, as the address has it. */
    query: text().notNull(),
    rows: integer().notNull(),
  },
  (t) => [index('export_events_commune').on(t.communeId, t.at), index('export_events_staff').on(t.staffId, t.at)],
)
