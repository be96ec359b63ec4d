import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { responses, surveys } from '../tables.ts'

/** Places of a quota that are taken, numbered from 1 without gaps: the highest says how many there are. */
export const quotaPlaces = sqliteTable(
  'quota_places',
  {
    surveyId: text('survey_id')
      .notNull()
      .references(() => surveys.id),
    /** `=lang_dia` of a hamlet, `tuoi=duoi_30` of an option. */
    quota: text().notNull(),
    place: integer().notNull(),
    responseId: text('response_id')
      .notNull()
      .references(() => responses.id),
  },
  (t) => [primaryKey({ columns: [t.surveyId, t.quota, t.place] }), index('quota_places_response').on(t.responseId)],
)

/** Officers who answered a survey among officers: that they did, not what. */
export const staffAnswers = sqliteTable(
  'staff_answers',
  {
    surveyId: text('survey_id')
      .notNull()
      .references(() => surveys.id),
    /** A keyed hash of the officer, another one in each survey. */
    whoHash: text('who_hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.surveyId, t.whoHash] })],
)

/** A photo, recording or file that answers a question. */
export const responseFiles = sqliteTable(
  'response_files',
  {
    id: text().primaryKey(),
    responseId: text('response_id')
      .notNull()
      .references(() => responses.id),
    /** The key of the answer. */
    question: text().notNull(),
    name: text().notNull(),
    objectKey: text('object_key').notNull(),
    type: text().notNull(),
    bytes: integer().notNull(),
  },
  (t) => [index('response_files_response').on(t.responseId), index('response_files_object').on(t.objectKey)],
)
