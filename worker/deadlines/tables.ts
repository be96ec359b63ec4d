import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { on } from '../db/columns.ts'

/** A time limit as data: its length, where it comes from, how sure that is, and when it holds. */
export const limits = sqliteTable(
  'limits',
  {
    id: text().primaryKey(),
    code: text().notNull(),
    name: text().notNull(),
    /** Empty: holds in every commune. */
    communeId: text('commune_id'),
    days: integer().notNull(),
    unit: text({ enum: ['working_days', 'calendar_days'] }).notNull(),
    /** `law`: thời hạn theo luật. `commitment`: thời hạn cam kết. */
    basis: text({ enum: ['law', 'commitment'] }).notNull(),
    source: text().notNull(),
    /** `read`: the provision's text was read. `secondary`: confirmed by others. `unconfirmed`, `own`: never shown as law. */
    confirmed: text({ enum: ['read', 'secondary', 'unconfirmed', 'own'] }).notNull(),
    effectiveFrom: on('effective_from').notNull(),
    effectiveTo: on('effective_to'),
  },
  (t) => [index('limits_code').on(t.code, t.communeId), index('limits_commune').on(t.communeId)],
)
