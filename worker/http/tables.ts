import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Wrong tries within a window of time: sign-in by user name, look-up by network. Keys are hashed. */
export const attempts = sqliteTable(
  'attempts',
  {
    scope: text().notNull(),
    keyHash: text('key_hash').notNull(),
    /** The number of the window's step: epoch milliseconds divided by a tenth of the window's length. */
    window: integer().notNull(),
    count: integer().notNull(),
    expiresAt: text('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.keyHash, t.window] })],
)
