import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { questionnaireFiles } from './tables.ts'

export type MediaRow = typeof questionnaireFiles.$inferSelect

/** Pictures and recordings of a questionnaire, of each name the newest. */
export async function mediaOf(db: Db, questionnaireId: string): Promise<Map<string, MediaRow>> {
  const rows = await db
    .select()
    .from(questionnaireFiles)
    .where(eq(questionnaireFiles.questionnaireId, questionnaireId))
    .orderBy(questionnaireFiles.name, questionnaireFiles.createdAt)
  return new Map(rows.map((row) => [row.name, row]))
}

/** The newest file of that name. */
export function findMedia(db: Db, questionnaireId: string, name: string): Promise<MediaRow | undefined> {
  return db
    .select()
    .from(questionnaireFiles)
    .where(and(eq(questionnaireFiles.questionnaireId, questionnaireId), eq(questionnaireFiles.name, name)))
    .orderBy(desc(questionnaireFiles.createdAt))
    .limit(1)
    .get()
}

/** One file, by its id: what a version names. */
export function findMediaById(db: Db, id: string): Promise<MediaRow | undefined> {
  return db.select().from(questionnaireFiles).where(eq(questionnaireFiles.id, id)).get()
}

/** A file that lies in the bucket. */
export async function addMedia(db: Db, row: MediaRow): Promise<void> {
  await db.insert(questionnaireFiles).values(row)
}

/** The same files for a copy of the questionnaire; the bytes are shared. */
export async function copyMedia(
  db: Db,
  files: Iterable<MediaRow>,
  copy: { questionnaireId: string; newId: () => string },
): Promise<void> {
  for (const file of files)
    await db.insert(questionnaireFiles).values({ ...file, id: copy.newId(), questionnaireId: copy.questionnaireId })
}
