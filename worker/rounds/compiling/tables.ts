import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at, json } from '../../db/columns.ts'
import { reportRounds } from '../tables.ts'
import type { SentContent } from './send-up.ts'

/** A round as it was put together and submitted: which versions count, the table, the words. Compiled again is the next number. */
export const reportCompilations = sqliteTable(
  'report_compilations',
  {
    roundId: text('round_id')
      .notNull()
      .references(() => reportRounds.dossierId),
    number: integer().notNull(),
    communeId: text('commune_id').notNull(),
    /** The version of each report that counts, of the plans and of the period before too: submission → number. */
    basis: json<Record<string, number>>('basis').notNull(),
    /** What the commune said itself, by question, and all of it as it goes out. */
    words: json<Record<string, string>>('words').notNull().default({}),
    content: json<SentContent>('content').notNull(),
    contentHash: text('content_hash').notNull(),
    madeBy: text('made_by').notNull(),
    madeAt: at('made_at').notNull(),
    /** The paper under which it was sent, and the files as they were sent. */
    documentId: text('document_id').notNull().default(''),
    documentCode: text('document_code').notNull().default(''),
    wordKey: text('word_key').notNull().default(''),
    sheetKey: text('sheet_key').notNull().default(''),
    sentAt: at('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.number] }),
    index('report_compilations_word')
      .on(t.wordKey)
      .where(sql`word_key <> ''`),
    index('report_compilations_sheet')
      .on(t.sheetKey)
      .where(sql`sheet_key <> ''`),
  ],
)

export type CompilationRow = typeof reportCompilations.$inferSelect
