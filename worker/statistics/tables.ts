import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { cases } from '../cases/tables.ts'
import { communes } from '../communes/tables.ts'
import { at, json, on, yes } from '../db/columns.ts'

/**
 * What each case gave to the figures when it was last counted: so that a change takes away what it gave before, and a
 * number can be opened into its cases. Restricted, merged and split cases have no row.
 */
export const countedCases = sqliteTable(
  'counted_cases',
  {
    caseId: text('case_id')
      .primaryKey()
      .references(() => cases.id),
    communeId: text('commune_id').notNull(),
    /** Who answers for it. */
    bodyId: text('body_id').notNull(),
    category: text().notNull(),
    sentOn: on('sent_on').notNull(),
    answeredOn: on('answered_on'),
    inTime: yes('in_time'),
    /** Working days to the answer. */
    days: integer(),
    score: integer(),
    withdrawn: yes('withdrawn'),
    extended: yes('extended'),
    disputed: yes('disputed'),
    /** Who has it and since which day, while somebody has to act. */
    holderBodyId: text('holder_body_id'),
    heldOn: on('held_on'),
    /** The day promised, while an answer is owed. */
    owedOn: on('owed_on'),
    /** How many bodies had it before. */
    moves: integer().notNull(),
  },
  (t) => [
    index('counted_sent').on(t.communeId, t.sentOn, t.caseId),
    index('counted_sent_body').on(t.communeId, t.bodyId, t.sentOn, t.caseId),
    index('counted_sent_category').on(t.communeId, t.category, t.sentOn, t.caseId),
    index('counted_answered')
      .on(t.communeId, t.answeredOn, t.caseId)
      .where(sql`answered_on is not null`),
    index('counted_answered_body')
      .on(t.communeId, t.bodyId, t.answeredOn, t.caseId)
      .where(sql`answered_on is not null`),
    index('counted_answered_category')
      .on(t.communeId, t.category, t.answeredOn, t.caseId)
      .where(sql`answered_on is not null`),
    // What is rare, so that a list of it does not look through all the others.
    index('counted_withdrawn')
      .on(t.communeId, t.withdrawn, t.sentOn, t.caseId)
      .where(sql`withdrawn = 1`),
    index('counted_extended')
      .on(t.communeId, t.extended, t.sentOn, t.caseId)
      .where(sql`extended = 1`),
    index('counted_disputed')
      .on(t.communeId, t.disputed, t.answeredOn, t.caseId)
      .where(sql`disputed = 1`),
    index('counted_late')
      .on(t.communeId, t.inTime, t.answeredOn, t.caseId)
      .where(sql`in_time = 0 and answered_on is not null`),
    index('counted_held')
      .on(t.communeId, t.holderBodyId, t.heldOn, t.caseId)
      .where(sql`held_on is not null`),
    index('counted_owed')
      .on(t.communeId, t.bodyId, t.owedOn, t.caseId)
      .where(sql`owed_on is not null`),
  ],
)

/**
 * A body's month in one field of life, as the clock counted it: what pages of figures read. Restricted cases are not in
 * it. What a body held and passed on stands under an empty field.
 */
export const bodyFigures = sqliteTable(
  'body_figures',
  {
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    /** `2026-11`. */
    month: text().notNull(),
    bodyId: text('body_id').notNull(),
    category: text().notNull(),
    /** Sent in that month; of these, taken back by the sender, and given more time. */
    received: integer().notNull(),
    withdrawn: integer().notNull(),
    extended: integer().notNull(),
    /** Answered in that month; of these, in time, and not accepted by the sender. */
    answered: integer().notNull(),
    inTime: integer('in_time').notNull(),
    disputed: integer().notNull(),
    scoreSum: integer('score_sum').notNull(),
    scoreCount: integer('score_count').notNull(),
    /** How many were answered in so many working days: `{ "3": 7 }`, so that medians of any sum of rows can be told. */
    daysTaken: json<Record<string, number>>('days_taken').notNull(),
    /** Passed on in that month: how often, and the working days until then. */
    heldCount: integer('held_count').notNull(),
    heldDays: integer('held_days').notNull(),
    countedAt: at('counted_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.communeId, t.month, t.bodyId, t.category] }),
    index('body_figures_body').on(t.communeId, t.bodyId, t.month),
  ],
)

/** What lies with a body now, by day: how many it has since when, how many answers it owes by when. */
export const bodyWork = sqliteTable(
  'body_work',
  {
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    bodyId: text('body_id').notNull(),
    held: json<Record<string, number>>('held').notNull(),
    owed: json<Record<string, number>>('owed').notNull(),
    countedAt: at('counted_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.communeId, t.bodyId] })],
)
