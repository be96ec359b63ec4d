import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { areas } from '../communes/areas/tables.ts'
import { communes } from '../communes/tables.ts'
import { at, json } from '../db/columns.ts'

/** A commune's figures of a month, as it sent them: prepared, so that nobody above reaches into its cases. */
export const upwardFigures = sqliteTable(
  'upward_figures',
  {
    areaId: text('area_id')
      .notNull()
      .references(() => areas.id),
    month: text().notNull(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    communeName: text('commune_name').notNull(),
    /** Rounds of the month, reports wanted, in, late, missing. */
    rounds: integer().notNull(),
    wanted: integer().notNull(),
    received: integer().notNull(),
    late: integer().notNull(),
    missing: integer().notNull(),
    /** Targets of the year so far: set, reached, behind. */
    targets: integer().notNull(),
    reached: integer().notNull(),
    behind: integer().notNull(),
    /** Petitions that came, were answered, in time; overdue at the end of the month. */
    petitions: integer().notNull(),
    answered: integer().notNull(),
    inTime: integer('in_time').notNull(),
    overdue: integer().notNull(),
    /** Recommendations after supervision: issued, answered, kept, overdue at the end of the month. */
    recommendations: integer().notNull(),
    replied: integer().notNull(),
    kept: integer().notNull(),
    unanswered: integer().notNull(),
    sentAt: at('sent_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.areaId, t.month, t.communeId] }),
    index('upward_figures_commune').on(t.communeId, t.month),
  ],
)

/** A compiled report on the desk of the level above: what was sent, as it was sent. */
export const upwardReports = sqliteTable(
  'upward_reports',
  {
    id: text().primaryKey(),
    areaId: text('area_id')
      .notNull()
      .references(() => areas.id),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    communeName: text('commune_name').notNull().default(''),
    /** The round's dossier, its kind and period, its title. */
    roundId: text('round_id').notNull(),
    kind: text().notNull(),
    period: text().notNull(),
    title: text().notNull(),
    documentCode: text('document_code').notNull().default(''),
    /** The table and the words, for the page; the files as they were sent. */
    content: json<UpwardContent>('content').notNull(),
    wordKey: text('word_key').notNull().default(''),
    sheetKey: text('sheet_key').notNull().default(''),
    sentAt: at('sent_at').notNull(),
    receivedBy: text('received_by').notNull().default(''),
    receivedAt: at('received_at'),
    /** The one that took its place after a correction. */
    replacedBy: text('replaced_by').notNull().default(''),
  },
  (t) => [
    index('upward_reports_waiting')
      .on(t.areaId, t.sentAt, t.id)
      .where(sql`received_at is null and replaced_by = ''`),
    index('upward_reports_read')
      .on(t.areaId, t.sentAt, t.id)
      .where(sql`received_at is not null`),
    index('upward_reports_from').on(t.areaId, t.communeId, t.sentAt, t.id),
    index('upward_reports_commune').on(t.communeId, t.roundId),
  ],
)

/** A compiled report as it is shown above: sections of a table and words. */
export type UpwardContent = {
  sections: { heading: string; words: string; head: string[]; rows: string[][] }[]
}
