import { sql } from 'drizzle-orm'
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { communes } from '../communes/tables.ts'
import { at, on } from '../db/columns.ts'

/** `increase`: so many more than in the base year. */
export const TARGET_RULES = ['at_least', 'more_than', 'all', 'increase', 'at_most'] as const
export const TARGET_SCOPES = ['hamlet', 'commune', 'body'] as const

/** What is measured, in which unit: "tuyến đường hoa điển hình", "% hộ có hố rác". */
export const indicators = sqliteTable(
  'indicators',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    code: text().notNull(),
    name: text().notNull(),
    unit: text().notNull(),
    rule: text({ enum: TARGET_RULES }).notNull(),
    scope: text({ enum: TARGET_SCOPES }).notNull(),
    /** Digits after the comma. */
    digits: integer().notNull().default(0),
    /** Where it is set: "Kế hoạch số 11 KH/ĐU năm 2021, mục IV". */
    source: text().notNull().default(''),
    hint: text().notNull().default(''),
    /** The question of the month's result that tells it, and how months make a year: their sum or the last one. */
    question: text().notNull().default(''),
    gather: text({ enum: ['sum', 'last'] })
      .notNull()
      .default('last'),
    position: integer().notNull(),
    endsOn: on('ends_on'),
    revision: integer().notNull().default(1),
  },
  (t) => [uniqueIndex('indicators_code').on(t.communeId, t.code)],
)

/** What is to be reached in a year, by a hamlet, a body, or the commune (`unit` is ''). */
export const targets = sqliteTable(
  'targets',
  {
    id: text().primaryKey(),
    communeId: text('commune_id').notNull(),
    indicatorId: text('indicator_id')
      .notNull()
      .references(() => indicators.id),
    year: integer().notNull(),
    unit: text().notNull(),
    baseYear: integer('base_year'),
    base: real(),
    /** In the indicator's unit; of `increase`, how much more than the base. */
    target: real().notNull(),
    /** What counts now: the newest of its actuals, or their sum. Kept by the writer of an actual, with it. */
    actual: real(),
    actualOn: on('actual_on'),
    /** The first of the year that still counts: where a forecast begins. */
    first: real(),
    firstOn: on('first_on'),
    revision: integer().notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: at('changed_at').notNull(),
    droppedAt: at('dropped_at'),
  },
  (t) => [
    uniqueIndex('targets_unit').on(t.communeId, t.year, t.indicatorId, t.unit),
    index('targets_indicator').on(t.indicatorId, t.year),
    index('targets_of').on(t.communeId, t.unit, t.year),
  ],
)

/** What was reached on a day, and what shows it. Only added to: a wrong one is taken back, not changed. */
export const targetActuals = sqliteTable(
  'target_actuals',
  {
    id: text().primaryKey(),
    targetId: text('target_id')
      .notNull()
      .references(() => targets.id),
    onDay: on('on_day').notNull(),
    value: real().notNull(),
    note: text().notNull().default(''),
    /** The report that told it. */
    submissionId: text('submission_id').notNull().default(''),
    submissionKey: text('submission_key').notNull().default(''),
    enteredBy: text('entered_by').notNull(),
    enteredAt: at('entered_at').notNull(),
    takenBackBy: text('taken_back_by').notNull().default(''),
    takenBackAt: at('taken_back_at'),
    takenBackWhy: text('taken_back_why').notNull().default(''),
  },
  (t) => [
    index('target_actuals_target').on(t.targetId, t.onDay, t.id),
    uniqueIndex('target_actuals_key')
      .on(t.targetId, t.submissionKey)
      .where(sql`submission_key <> ''`),
    uniqueIndex('target_actuals_report')
      .on(t.targetId, t.submissionId, t.onDay)
      .where(sql`submission_id <> '' and taken_back_at is null`),
  ],
)

/** The photo that shows what was reached. */
export const targetProofs = sqliteTable(
  'target_proofs',
  {
    id: text().primaryKey(),
    actualId: text('actual_id')
      .notNull()
      .references(() => targetActuals.id),
    position: integer().notNull(),
    objectKey: text('object_key').notNull(),
    type: text().notNull(),
    bytes: integer().notNull(),
    at: at('at').notNull(),
  },
  (t) => [index('target_proofs_actual').on(t.actualId, t.position), index('target_proofs_object').on(t.objectKey)],
)

export type IndicatorRow = typeof indicators.$inferSelect
export type TargetRow = typeof targets.$inferSelect
export type ActualRow = typeof targetActuals.$inferSelect
export type ProofRow = typeof targetProofs.$inferSelect
