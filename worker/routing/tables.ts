import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bodies } from '../bodies/tables.ts'
import { communes } from '../communes/tables.ts'
import { on } from '../db/columns.ts'

/** Who answers for what. An empty column means "any"; the most specific rule wins. */
export const routingRules = sqliteTable(
  'routing_rules',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    kind: text(),
    category: text(),
    hamletId: text('hamlet_id'),
    urgency: text({ enum: ['ordinary', 'urgent', 'complex'] }),
    bodyId: text('body_id')
      .notNull()
      .references(() => bodies.id),
    limitCode: text('limit_code').notNull(),
    reason: text().notNull(),
    effectiveFrom: on('effective_from').notNull(),
    effectiveTo: on('effective_to'),
  },
  (t) => [index('routing_rules_commune').on(t.communeId), index('routing_rules_body').on(t.bodyId)],
)
