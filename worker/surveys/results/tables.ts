import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { at, json } from '../../db/columns.ts'
import { responses, surveys } from '../tables.ts'

/** Counts of a question, alone (`by: ''`) or crossed with another: prepared by the clock. Of the answers as such: `question: ''`. */
export const tallies = sqliteTable(
  'tallies',
  {
    surveyId: text('survey_id')
      .notNull()
      .references(() => surveys.id),
    by: text().notNull(),
    question: text().notNull(),
    counts: json<Record<string, unknown>>('counts').notNull(),
    /** Of a cross-table that was asked for later: answers up to this one are in it. Null: all that were counted. */
    upTo: text('up_to'),
  },
  (t) => [
    primaryKey({ columns: [t.surveyId, t.by, t.question] }),
    index('tallies_asked')
      .on(t.surveyId)
      .where(sql`up_to is not null`),
  ],
)

/** How far a survey is counted. Whoever counts says which turn he saw, so that nothing is counted twice. */
export const surveyCounts = sqliteTable('survey_counts', {
  surveyId: text('survey_id')
    .primaryKey()
    .references(() => surveys.id),
  turn: integer().notNull(),
  /** Of the turn that wrote last: its other statements ask for it. */
  turnKey: text('turn_key').notNull(),
  countedAt: at('counted_at').notNull(),
  /** Answers that were ever added or taken off: how far two looks are apart. */
  changes: integer().notNull(),
  /** Slips by hamlet: given out and not withdrawn, and those of them that were used. */
  slips: json<Record<string, { given: number; used: number }>>('slips'),
  slipsAt: at('slips_at'),
})

/** A text that somebody wrote, to be read, searched and tagged. */
export const answerTexts = sqliteTable(
  'answer_texts',
  {
    surveyId: text('survey_id')
      .notNull()
      .references(() => surveys.id),
    question: text().notNull(),
    /** Made by chance: whoever reads the texts in this order does not learn in which they came. */
    mark: text().notNull(),
    responseId: text('response_id')
      .notNull()
      .references(() => responses.id),
    /** The places of the repeats that the question stands in, `:2:1`; else empty. */
    place: text().notNull(),
    text: text().notNull(),
    folded: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.surveyId, t.question, t.mark] }),
    uniqueIndex('answer_texts_response').on(t.responseId, t.question, t.place),
  ],
)

/** What officers put such texts under. */
export const textTags = sqliteTable(
  'text_tags',
  {
    surveyId: text('survey_id')
      .notNull()
      .references(() => surveys.id),
    question: text().notNull(),
    tag: text().notNull(),
    mark: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.surveyId, t.question, t.tag, t.mark] })],
)

/** Results as they were released: what the public sees is this, and nothing is counted for it. */
export const surveyResults = sqliteTable(
  'survey_results',
  {
    surveyId: text('survey_id')
      .notNull()
      .references(() => surveys.id),
    number: integer().notNull(),
    results: json<Record<string, unknown>>('results').notNull(),
    words: text().notNull(),
    publishedBy: text('published_by').notNull(),
    publishedAt: at('published_at').notNull(),
    withdrawnAt: at('withdrawn_at'),
    /** Told to whoever opens them afterwards. */
    withdrawnReason: text('withdrawn_reason'),
  },
  (t) => [primaryKey({ columns: [t.surveyId, t.number] })],
)
