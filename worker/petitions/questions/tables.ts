import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { sql } from 'drizzle-orm'
import { communes } from '../../communes/tables.ts'
import { at } from '../../db/columns.ts'
import { questionnaires, questionnaireVersions } from '../../forms/tables.ts'

/** What senders of petitions of a field are asked besides, after they have sent: one questionnaire a field at a time. */
export const categoryQuestions = sqliteTable(
  'category_questions',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    category: text().notNull(),
    questionnaireId: text('questionnaire_id')
      .notNull()
      .references(() => questionnaires.id),
    versionId: text('version_id')
      .notNull()
      .references(() => questionnaireVersions.id),
    setBy: text('set_by').notNull(),
    setAt: at('set_at').notNull(),
    endedBy: text('ended_by'),
    endedAt: at('ended_at'),
  },
  (t) => [
    uniqueIndex('category_questions_now')
      .on(t.communeId, t.category)
      .where(sql`ended_at is null`),
    index('category_questions_commune').on(t.communeId, t.endedAt),
    index('category_questions_questionnaire').on(t.questionnaireId),
    index('category_questions_version').on(t.versionId),
  ],
)
