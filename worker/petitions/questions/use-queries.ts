import { and, eq, isNull, sql } from 'drizzle-orm'
import { categories } from '../../communes/tables.ts'
import type { Db } from '../../db/connect.ts'
import type { Use } from '../../forms/making/uses.ts'
import { questionnaireVersions } from '../../forms/tables.ts'
import { FURTHER } from './further.ts'
import { categoryQuestions } from './tables.ts'

/** The fields that ask one of these questionnaires besides. */
export async function categoryUsesOf(db: Db, communeId: string, questionnaireIds: readonly string[]): Promise<Use[]> {
  if (questionnaireIds.length === 0) return []
  const rows = await db
    .select({
      questionnaireId: categoryQuestions.questionnaireId,
      category: categoryQuestions.category,
      name: categories.name,
      number: questionnaireVersions.number,
    })
    .from(categoryQuestions)
    .innerJoin(questionnaireVersions, eq(questionnaireVersions.id, categoryQuestions.versionId))
    .leftJoin(
      categories,
      and(eq(categories.communeId, categoryQuestions.communeId), eq(categories.code, categoryQuestions.category)),
    )
    .where(
      and(
        eq(categoryQuestions.communeId, communeId),
        isNull(categoryQuestions.endedAt),
        sql`${categoryQuestions.questionnaireId} in (select value from json_each(${JSON.stringify(questionnaireIds)}))`,
      ),
    )
    .orderBy(categories.position)
  return rows.map(({ questionnaireId, category, name, number }) => ({
    ...{ questionnaireId, number, isLive: true, state: 'đang hỏi' },
    title: `Câu hỏi thêm của lĩnh vực ${name ?? category}`,
    href: `${FURTHER}#${category}`,
    why: `Lĩnh vực ${name ?? category} đang hỏi thêm theo biểu mẫu này. Ông/bà cho thôi hỏi trước.`,
  }))
}
