import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { below } from '../db/keyset.ts'
import { user } from '../staff/tables.ts'
import type { Questionnaire } from './questionnaire.ts'
import { questionnaires, questionnaireVersions } from './tables.ts'

export type QuestionnaireRow = typeof questionnaires.$inferSelect
/** A questionnaire as it is made, and the name of who saved it last. */
export type Draft = QuestionnaireRow & { editor: string }
/** A line of the list. */
export type Listed = {
  id: string
  title: string
  editor: string
  editedAt: string
  /** The number of the newest version; 0 when there is none yet. */
  versions: number
}
/** Where in the list to go on. */
export type ListPlace = { editedAt: string; id: string }

export const LISTED = 30

/** A questionnaire of this commune that is not put away. */
export async function findDraft(db: Db, communeId: string, id: string): Promise<Draft | undefined> {
  const found = await db
    .select({ row: questionnaires, editor: user.name })
    .from(questionnaires)
    .leftJoin(user, eq(user.id, questionnaires.editedBy))
    .where(and(eq(questionnaires.id, id), eq(questionnaires.communeId, communeId), isNull(questionnaires.endedAt)))
    .get()
  return found && { ...found.row, editor: found.editor ?? '' }
}

/** Who saved last and how often it was saved: all that an open page asks for again and again. */
export function findRevision(db: Db, communeId: string, id: string) {
  return db
    .select({ revision: questionnaires.revision, editedAt: questionnaires.editedAt, editor: user.name })
    .from(questionnaires)
    .leftJoin(user, eq(user.id, questionnaires.editedBy))
    .where(and(eq(questionnaires.id, id), eq(questionnaires.communeId, communeId), isNull(questionnaires.endedAt)))
    .get()
}

/** The questionnaires of a commune, the last edited first, beyond a place; one more than a page when there are more. */
export function listDrafts(db: Db, communeId: string, beyond: ListPlace | null, most = LISTED): Promise<Listed[]> {
  const { editedAt, id } = questionnaires
  return db
    .select({
      id,
      title: questionnaires.title,
      editor: sql<string>`coalesce(${user.name}, '')`,
      editedAt,
      versions: sql<number>`coalesce((select max(${questionnaireVersions.number}) from ${questionnaireVersions}
        where ${questionnaireVersions.questionnaireId} = ${questionnaires.id}), 0)`,
    })
    .from(questionnaires)
    .leftJoin(user, eq(user.id, questionnaires.editedBy))
    .where(
      and(
        eq(questionnaires.communeId, communeId),
        isNull(questionnaires.endedAt),
        beyond ? below([editedAt, id], [beyond.editedAt, beyond.id]) : undefined,
      ),
    )
    .orderBy(desc(editedAt), desc(id))
    .limit(most + 1)
}

export type Making = { id: string; communeId: string; by: string; now: Date }

/** A new questionnaire. The same id again is the same one: nothing is written twice. */
export async function makeDraft(db: Db, { id, communeId, by, now }: Making, draft: Questionnaire): Promise<void> {
  const at = now.toISOString()
  await db
    .insert(questionnaires)
    .values({
      ...{ id, communeId, draft, title: draft.title, revision: 1 },
      ...{ editedBy: by, editedAt: at, createdBy: by, createdAt: at },
    })
    .onConflictDoNothing()
}

export type Saving = {
  communeId: string
  id: string
  by: string
  now: Date
  /** The revision that was seen. */ seen: number
}

/** Saves a draft over the one that was seen: its new revision; null when somebody else saved since, or it is gone. */
export async function saveDraft(
  db: Db,
  { communeId, id, by, now, seen }: Saving,
  draft: Questionnaire,
): Promise<number | null> {
  const rows = await db
    .update(questionnaires)
    .set({ draft, title: draft.title, revision: seen + 1, editedBy: by, editedAt: now.toISOString() })
    .where(
      and(
        eq(questionnaires.id, id),
        eq(questionnaires.communeId, communeId),
        eq(questionnaires.revision, seen),
        isNull(questionnaires.endedAt),
      ),
    )
    .returning({ revision: questionnaires.revision })
  return rows[0]?.revision ?? null
}

/** Puts a questionnaire away: it is no longer listed. Its versions stay. */
export async function endDraft(db: Db, communeId: string, id: string, now: Date): Promise<void> {
  await db
    .update(questionnaires)
    .set({ endedAt: now.toISOString() })
    .where(and(eq(questionnaires.id, id), eq(questionnaires.communeId, communeId), isNull(questionnaires.endedAt)))
}
