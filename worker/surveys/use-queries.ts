import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import type { Use } from '../forms/making/uses.ts'
import { questionnaireVersions } from '../forms/tables.ts'
import { type SURVEY_STATUSES, surveys } from './tables.ts'

const STATES: Record<(typeof SURVEY_STATUSES)[number], string> = {
  draft: 'đang chuẩn bị',
  open: 'đang mở',
  closed: 'đã đóng',
}
/** More are not shown beside a questionnaire. */
const MOST = 200

/** The surveys that put one of these questionnaires to people, the newest first. */
export async function usesOf(db: Db, communeId: string, questionnaireIds: readonly string[]): Promise<Use[]> {
  if (questionnaireIds.length === 0) return []
  const rows = await db
    .select({
      questionnaireId: surveys.questionnaireId,
      title: surveys.title,
      slug: surveys.slug,
      status: surveys.status,
      putAwayAt: surveys.putAwayAt,
      number: questionnaireVersions.number,
    })
    .from(surveys)
    .leftJoin(questionnaireVersions, eq(questionnaireVersions.id, surveys.versionId))
    .where(
      and(
        eq(surveys.communeId, communeId),
        sql`${surveys.questionnaireId} in (select value from json_each(${JSON.stringify(questionnaireIds)}))`,
      ),
    )
    .orderBy(desc(surveys.createdAt))
    .limit(MOST)
  return rows.map(({ questionnaireId, title, slug, status, putAwayAt, number }) => ({
    ...{ questionnaireId, title, number },
    href: `/can-bo/khao-sat/${slug}`,
    state: putAwayAt === null ? STATES[status] : 'đã cất',
    isLive: status !== 'closed' && putAwayAt === null,
  }))
}
