import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bodies } from '../../bodies/tables.ts'
import { communes } from '../../communes/tables.ts'
import { at, json, on } from '../../db/columns.ts'
import { questionnaires } from '../../forms/tables.ts'
import type { DueRule } from '../periods.ts'
import { type Addressee, ROUND_KINDS } from '../words.ts'

/** Who reports, kept under a name: `hamlet:lang_dia`, `body:binh-xa.phu-nu`. */
export const unitSets = sqliteTable(
  'unit_sets',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    name: text().notNull(),
    units: json<string[]>('units').notNull(),
    /** How often it was saved: whoever saves says which he saw. */
    revision: integer().notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: at('changed_at').notNull(),
    putAwayAt: at('put_away_at'),
  },
  (t) => [index('unit_sets_commune').on(t.communeId, t.name)],
)

/** A report that comes again and again: its rounds open by themselves. */
export const roundSeries = sqliteTable(
  'round_series',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    kind: text({ enum: ROUND_KINDS }).notNull(),
    name: text().notNull(),
    /** Where it is asked for: "Kế hoạch số 11 KH/ĐU, mục V.1". */
    source: text().notNull().default(''),
    questionnaireId: text('questionnaire_id')
      .notNull()
      .references(() => questionnaires.id),
    unitSetId: text('unit_set_id')
      .notNull()
      .references(() => unitSets.id),
    leadBodyId: text('lead_body_id')
      .notNull()
      .references(() => bodies.id),
    addressees: json<Addressee[]>('addressees').notNull(),
    due: json<DueRule>('due').notNull(),
    /** Days before the due day on which a round opens, and reminds; after it, on which it closes. */
    opensBefore: integer('opens_before').notNull(),
    remindBefore: integer('remind_before').notNull(),
    closesAfter: integer('closes_after').notNull(),
    /** Of results: the series of the plans that they are held against. */
    planSeriesId: text('plan_series_id'),
    /** The period whose round opens next, and the day; null while it rests. */
    nextPeriod: text('next_period').notNull(),
    opensOn: on('opens_on'),
    /** Why it rests although nobody put it to rest. */
    trouble: text().notNull().default(''),
    revision: integer().notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: at('changed_at').notNull(),
    putAwayAt: at('put_away_at'),
  },
  (t) => [
    index('round_series_commune').on(t.communeId, t.kind),
    index('round_series_questionnaire').on(t.questionnaireId),
    index('round_series_set').on(t.unitSetId),
    index('round_series_lead').on(t.leadBodyId),
    index('round_series_opening')
      .on(t.opensOn, t.id)
      .where(sql`opens_on is not null`),
  ],
)

export type UnitSetRow = typeof unitSets.$inferSelect
export type SeriesRow = typeof roundSeries.$inferSelect
