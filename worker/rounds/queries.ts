import { and, eq } from 'drizzle-orm'
import type { Db, Statement } from '../db/connect.ts'
import { dossiers, type DossierRow } from '../dossiers/tables.ts'
import { planOf } from '../forms/plan.ts'
import { questionnaires } from '../forms/tables.ts'
import type { RoundDesk, RoundMore } from './own.ts'
import { missedStatements, submissionRows } from './reporting/submission-queries.ts'
import { reportRounds, reportSubmissions, type RoundRow } from './tables.ts'

/** What a round has besides its dossier. */
export async function roundOf(db: Db, dossierId: string): Promise<RoundRow> {
  const found = await db.select().from(reportRounds).where(eq(reportRounds.dossierId, dossierId)).get()
  if (!found) throw new Error(`dossier ${dossierId} has no round`)
  return found
}

/** A round of a commune by its dossier's id, with the dossier; undefined when it is none of this commune. */
export function roundWith(db: Db, communeId: string, id: string) {
  return db
    .select({ row: dossiers, round: reportRounds })
    .from(reportRounds)
    .innerJoin(dossiers, eq(dossiers.id, reportRounds.dossierId))
    .where(and(eq(reportRounds.dossierId, id), eq(reportRounds.communeId, communeId)))
    .get()
}

/** What a questionnaire is called, and why it cannot be answered as it stands; empty when it can. */
export async function formOf(
  db: Db,
  row: Pick<DossierRow, 'communeId' | 'status'>,
  questionnaireId: string,
): Promise<{ formTitle: string; formTrouble: string }> {
  const found = await db
    .select({ title: questionnaires.title, endedAt: questionnaires.endedAt, draft: questionnaires.draft })
    .from(questionnaires)
    .where(and(eq(questionnaires.id, questionnaireId), eq(questionnaires.communeId, row.communeId)))
    .get()
  if (!found) return { formTitle: 'biểu mẫu cũ', formTrouble: 'Biểu mẫu không còn. Ông/bà soạn kỳ khác.' }
  const planned = row.status === 'draft' ? planOf(found.draft) : { ok: true as const }
  return { formTitle: found.title, formTrouble: planned.ok ? '' : formTrouble(found.title) }
}

/** What is said of a questionnaire that cannot be answered. */
export function formTrouble(title: string): string {
  return `Biểu mẫu “${title}” còn lỗi nên chưa dùng được. Ông/bà sửa ở mục Biểu mẫu rồi mở.`
}

/** What a deed writes into the room's own tables, for the event's batch. */
export function alsoOf(db: Db, desk: RoundDesk, more: RoundMore): Statement[] {
  const { also = [], set } = more.compile ?? {}
  const own = set ? { ...more, set: { ...more.set, ...set } } : more
  return [...lifeAlso(db, desk.file.row, own, desk.now, desk.newId), ...also]
}

/** What a deed of a round's own life writes; also the clock's, which has no desk. */
export function lifeAlso(
  db: Db,
  { communeId, id }: Pick<DossierRow, 'id' | 'communeId'>,
  { missed = [], moveDue, open, set }: RoundMore,
  now: Date,
  newId: () => string,
): Statement[] {
  const hasSet = set !== undefined && Object.keys(set).length > 0
  return [
    ...(hasSet ? [db.update(reportRounds).set(set).where(eq(reportRounds.dossierId, id))] : []),
    ...(open ? submissionRows({ ...open, roundId: id, communeId, newId }) : []),
    ...(missed.length > 0 ? missedStatements(missed, now) : []),
    ...(moveDue === undefined
      ? []
      : [db.update(reportSubmissions).set({ dueOn: moveDue }).where(eq(reportSubmissions.roundId, id))]),
  ]
}
