import { and, eq, notInArray, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/connect.ts'
import { dossiers } from '../../dossiers/tables.ts'
import { dossierSlug } from '../../dossiers/code.ts'
import type { Use } from '../../forms/making/uses.ts'
import { questionnaireVersions } from '../../forms/tables.ts'
import { PLACE } from '../place.ts'
import { ENDED_STATES } from '../rules.ts'
import { type ChecklistRow, supervisionChecklists } from './tables.ts'
import { CHECKLIST } from './words.ts'

/** The check-list of a topic, if it has one. */
export function checklistOf(db: Db, dossierId: string): Promise<ChecklistRow | undefined> {
  return db.select().from(supervisionChecklists).where(eq(supervisionChecklists.dossierId, dossierId)).get()
}

/** From now on the topic has this check-list; without one, none. */
export function checklistSet(db: Db, dossierId: string, row: Omit<ChecklistRow, 'dossierId'> | null): Statement {
  if (row === null) return db.delete(supervisionChecklists).where(eq(supervisionChecklists.dossierId, dossierId))
  return db
    .insert(supervisionChecklists)
    .values({ ...row, dossierId })
    .onConflictDoUpdate({ target: supervisionChecklists.dossierId, set: row })
}

/** The topics that go by one of these questionnaires. A restricted one is not named. */
export async function checklistUsesOf(db: Db, communeId: string, questionnaireIds: readonly string[]): Promise<Use[]> {
  if (questionnaireIds.length === 0) return []
  const rows = await db
    .select({
      ...{ questionnaireId: supervisionChecklists.questionnaireId, number: questionnaireVersions.number },
      ...{ title: dossiers.title, year: dossiers.year, of: dossiers.number },
    })
    .from(supervisionChecklists)
    .innerJoin(dossiers, eq(dossiers.id, supervisionChecklists.dossierId))
    .innerJoin(questionnaireVersions, eq(questionnaireVersions.id, supervisionChecklists.versionId))
    .where(
      and(
        eq(supervisionChecklists.communeId, communeId),
        sql`${supervisionChecklists.questionnaireId} in (select value from json_each(${JSON.stringify(questionnaireIds)}))`,
        eq(dossiers.restricted, false),
        notInArray(dossiers.status, [...ENDED_STATES]),
      ),
    )
  return rows.map(({ number, of, questionnaireId, title, year }) => ({
    ...{ questionnaireId, number, isLive: true, state: 'đang dùng' },
    title: `Phiếu kiểm tra của chuyên đề ${title}`,
    href: `${PLACE}/${dossierSlug({ year, number: of })}/${CHECKLIST}`,
    why: `Chuyên đề giám sát "${title}" đang dùng biểu mẫu này làm phiếu kiểm tra.`,
  }))
}
