import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { communes } from '../communes/tables.ts'
import { at, json, on } from '../db/columns.ts'
import { user } from '../staff/tables.ts'

/** A level above communes that reads what they send: a province; a former district where it still has data. */
export const areas = sqliteTable('areas', {
  id: text().primaryKey(),
  name: text().notNull(),
  kind: text({ enum: ['province', 'former_district'] }).notNull(),
  openedAt: at('opened_at').notNull(),
})

/** Which communes send their figures to it, and may be asked to the commune's own officers at any time. */
export const areaCommunes = sqliteTable(
  'area_communes',
  {
    areaId: text('area_id')
      .notNull()
      .references(() => areas.id),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    since: on('since').notNull(),
    until: on('until'),
    /** The month whose figures are sent next, and since when they wait. */
    nextMonth: text('next_month').notNull(),
    sendOn: on('send_on'),
  },
  (t) => [
    primaryKey({ columns: [t.areaId, t.communeId] }),
    index('area_communes_commune').on(t.communeId),
    index('area_communes_sending').on(t.sendOn, t.areaId, t.communeId),
  ],
)

/** Who reads for an area. They sign in like officers, work in no commune and change nothing. */
export const areaViewers = sqliteTable(
  'area_viewers',
  {
    userId: text('user_id')
      .primaryKey()
      .references(() => user.id),
    areaId: text('area_id')
      .notNull()
      .references(() => areas.id),
    title: text().notNull().default(''),
    mustChangePassword: integer('must_change_password', { mode: 'boolean' }).notNull().default(true),
    closedAt: at('closed_at'),
  },
  (t) => [index('area_viewers_area').on(t.areaId)],
)

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
    index('upward_reports_area').on(t.areaId, t.sentAt, t.id),
    index('upward_reports_commune').on(t.communeId, t.roundId),
  ],
)

/** A compiled report as it is shown above: sections of a table and words. */
export type UpwardContent = {
  sections: { heading: string; words: string; head: string[]; rows: string[][] }[]
}
