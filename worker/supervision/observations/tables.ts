import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { communes } from '../../communes/tables.ts'
import { at, yes } from '../../db/columns.ts'
import { dossiers } from '../../dossiers/tables.ts'
import { FLAGS, OBSERVATION_STATES } from './rules.ts'

/** What somebody among the people adds to an open topic, without a name. */
export const observations = sqliteTable(
  'observations',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    dossierId: text('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    /** The short number on the receipt. */
    code: text().notNull(),
    content: text().notNull(),
    hamletId: text('hamlet_id').notNull().default(''),
    place: text().notNull().default(''),
    /** Why only a few may read it; empty when all of the team may. */
    flag: text({ enum: FLAGS }).notNull().default(''),
    state: text({ enum: OBSERVATION_STATES }).notNull().default('new'),
    /** What the team made of it, or why it was put aside. */
    note: text().notNull().default(''),
    handledBy: text('handled_by').notNull().default(''),
    handledAt: at('handled_at'),
    /** Was the team told when it came? Not of each: once an hour is enough. */
    told: yes('told'),
    sentAt: at('sent_at').notNull(),
    submissionKey: text('submission_key').notNull(),
    contentHash: text('content_hash').notNull(),
  },
  (t) => [
    uniqueIndex('observations_submission_key').on(t.communeId, t.submissionKey),
    uniqueIndex('observations_code').on(t.communeId, t.code),
    index('observations_dossier').on(t.dossierId, t.flag, t.sentAt, t.id),
  ],
)

export type ObservationRow = typeof observations.$inferSelect
