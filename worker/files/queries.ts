import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { files } from './tables.ts'

export type FileRow = typeof files.$inferSelect

/** A photo that lies in the bucket and waits for its row. */
export type KeptPhoto = { id: string; objectKey: string; type: string; bytes: number; sha256: string }

/** The rows of photos that came with one event of a case. */
export function fileRows(caseId: string, seq: number, photos: readonly KeptPhoto[], createdAt: string) {
  return photos.map((photo, position) => ({ ...photo, caseId, seq, position, createdAt }))
}

/** One photo of a case. */
export function findPhoto(db: Db, caseId: string, fileId: string): Promise<FileRow | undefined> {
  return db
    .select()
    .from(files)
    .where(and(eq(files.id, fileId), eq(files.caseId, caseId)))
    .get()
}

/** Which of these objects of the bucket belong to a case, be it by other rows than those: a part's photos are the whole's. */
export async function ownedOf(
  db: Db,
  objectKeys: readonly string[],
  besides: readonly string[] = [],
): Promise<Set<string>> {
  const rows = await db
    .select({ objectKey: files.objectKey })
    .from(files)
    .where(
      sql`${files.objectKey} in (select value from json_each(${JSON.stringify(objectKeys)}))
        and ${files.id} not in (select value from json_each(${JSON.stringify(besides)}))`,
    )
  return new Set(rows.map((row) => row.objectKey))
}
