import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import type { Use } from '../forms/making/uses.ts'
import { SERIES } from './place.ts'
import { roundSeries } from './series/tables.ts'

/** The reports that go by one of these questionnaires again and again. */
export async function roundUsesOf(db: Db, communeId: string, questionnaireIds: readonly string[]): Promise<Use[]> {
  if (questionnaireIds.length === 0) return []
  const wanted = sql`(select value from json_each(${JSON.stringify(questionnaireIds)}))`
  const rows = await db
    .select({
      ...{ id: roundSeries.id, questionnaireId: roundSeries.questionnaireId },
      ...{ name: roundSeries.name, opensOn: roundSeries.opensOn },
    })
    .from(roundSeries)
    .where(
      and(
        inArray(roundSeries.questionnaireId, wanted),
        eq(roundSeries.communeId, communeId),
        isNull(roundSeries.putAwayAt),
      ),
    )
  return rows.map(({ id, name, opensOn, questionnaireId }) => ({
    ...{ questionnaireId, title: `Báo cáo định kỳ ${name}`, href: `${SERIES}/${id}`, number: null, isLive: true },
    state: opensOn === null ? 'đang nghỉ' : 'đang dùng',
    why: `Báo cáo định kỳ “${name}” đang dùng biểu mẫu này.`,
  }))
}
