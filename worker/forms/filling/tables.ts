import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { communes } from '../../communes/tables.ts'
import { at, json } from '../../db/columns.ts'
import type { Answers } from '../questionnaire.ts'
import { questionnaireVersions } from '../tables.ts'

/** An answered sheet that belongs to something: further questions to a petition, what was found on the spot. */
export const sheets = sqliteTable(
  'sheets',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    /** What it belongs to: the room and the row there. */
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    versionId: text('version_id')
      .notNull()
      .references(() => questionnaireVersions.id),
    answers: json<Answers>('answers').notNull(),
    /** The officer who filled it in; empty for a citizen. */
    filledBy: text('filled_by').notNull().default(''),
    submissionKey: text('submission_key').notNull(),
    contentHash: text('content_hash').notNull(),
    filledAt: at('filled_at').notNull(),
  },
  (t) => [
    uniqueIndex('sheets_submission_key').on(t.communeId, t.submissionKey),
    index('sheets_subject').on(t.subjectKind, t.subjectId, t.filledAt),
    index('sheets_version').on(t.versionId),
  ],
)

/** A photo, recording or file that answers a question of a sheet. */
export const sheetFiles = sqliteTable(
  'sheet_files',
  {
    id: text().primaryKey(),
    sheetId: text('sheet_id')
      .notNull()
      .references(() => sheets.id),
    /** The key of the answer. */
    question: text().notNull(),
    name: text().notNull(),
    objectKey: text('object_key').notNull(),
    type: text().notNull(),
    bytes: integer().notNull(),
  },
  (t) => [index('sheet_files_sheet').on(t.sheetId), index('sheet_files_object').on(t.objectKey)],
)
