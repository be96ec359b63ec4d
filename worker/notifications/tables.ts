import { sql } from 'drizzle-orm'
import { index, sqliteTable, text, integer, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { cases } from '../cases/tables.ts'
import { at } from '../db/columns.ts'

/** Messages to be sent, written in the same batch as what they tell of. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text().primaryKey(),
    communeId: text('commune_id').notNull(),
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    seq: integer().notNull(),
    channel: text({ enum: ['email'] }).notNull(),
    message: text().notNull(),
    createdAt: at('created_at').notNull(),
    attempts: integer().notNull().default(0),
    nextAt: at('next_at').notNull(),
    sentAt: at('sent_at'),
    failedAt: at('failed_at'),
    failure: text().notNull().default(''),
  },
  (t) => [
    uniqueIndex('outbox_once').on(t.caseId, t.seq, t.channel),
    index('outbox_waiting')
      .on(t.nextAt)
      .where(sql`sent_at is null and failed_at is null`),
  ],
)
