import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { communes } from '../communes/tables.ts'
import { at, json } from '../db/columns.ts'
import type { Questionnaire } from './questionnaire.ts'

/** A questionnaire while it is made. What people answer is a version of it. */
export const questionnaires = sqliteTable(
  'questionnaires',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    title: text().notNull(),
    /** Taken over whole with each saving. */
    draft: json<Questionnaire>('draft').notNull(),
    /** How often it was saved: whoever saves says which he saw. */
    revision: integer().notNull(),
    editedBy: text('edited_by').notNull(),
    editedAt: at('edited_at').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull(),
    /** Put away: no longer listed. */
    endedAt: at('ended_at'),
  },
  (t) => [index('questionnaires_commune').on(t.communeId, t.editedAt)],
)

/** What was answered, word by word. Never changed: triggers refuse it. */
export const questionnaireVersions = sqliteTable(
  'questionnaire_versions',
  {
    id: text().primaryKey(),
    questionnaireId: text('questionnaire_id')
      .notNull()
      .references(() => questionnaires.id),
    number: integer().notNull(),
    definition: json<Questionnaire>('definition').notNull(),
    /** Pictures and recordings by file name: ids in questionnaire_files. */
    files: json<Record<string, string>>('files').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [uniqueIndex('questionnaire_versions_number').on(t.questionnaireId, t.number)],
)

/** A picture or recording that labels refer to. A new file of the same name is a new row. */
export const questionnaireFiles = sqliteTable(
  'questionnaire_files',
  {
    id: text().primaryKey(),
    questionnaireId: text('questionnaire_id')
      .notNull()
      .references(() => questionnaires.id),
    name: text().notNull(),
    objectKey: text('object_key').notNull(),
    type: text().notNull(),
    bytes: integer().notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [index('questionnaire_files_name').on(t.questionnaireId, t.name, t.createdAt)],
)
