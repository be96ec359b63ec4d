import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { cases } from '../cases/tables.ts'
import { at, yes } from '../db/columns.ts'

/** A photo in the bucket. Its key cannot be guessed, and nobody reads it but through a route that asks who is there. */
export const files = sqliteTable(
  'files',
  {
    id: text().primaryKey(),
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    /** The event it came with. */
    seq: integer().notNull(),
    position: integer().notNull(),
    objectKey: text('object_key').notNull(),
    type: text().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    /** The public may see it. */
    released: yes('released'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    index('files_case').on(t.caseId, t.seq, t.position),
    // A part's photos are the whole's: several rows may name one object.
    index('files_object').on(t.objectKey),
  ],
)
