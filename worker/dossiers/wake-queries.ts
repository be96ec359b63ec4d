import { and, asc, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { dossierFiles, type DossierRow, dossiers } from './tables.ts'

/** The dossiers at which the clock must look, those that wait longest first. */
export function wakingDossiers(db: Db, today: string, most: number): Promise<DossierRow[]> {
  return db
    .select()
    .from(dossiers)
    .where(and(isNotNull(dossiers.wakeOn), lte(dossiers.wakeOn, today)))
    .orderBy(asc(dossiers.wakeOn), asc(dossiers.id))
    .limit(most)
}

/** Sets the next day for dossiers at which there was nothing to do; those that somebody moved meanwhile are left alone. */
export async function sleepUntil(
  db: Db,
  ids: readonly string[],
  { wakeOn, today }: { wakeOn: string | null; today: string },
): Promise<void> {
  const these = sql`${dossiers.id} in (select value from json_each(${JSON.stringify(ids)}))`
  await db
    .update(dossiers)
    .set({ wakeOn })
    .where(and(these, lte(dossiers.wakeOn, today)))
}

/** Which of these objects of the bucket belong to a dossier. */
export async function ownedByDossiers(db: Db, keys: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ objectKey: dossierFiles.objectKey })
    .from(dossierFiles)
    .where(inArray(dossierFiles.objectKey, sql`(select value from json_each(${JSON.stringify(keys)}))`))
  return new Set(rows.map((row) => row.objectKey))
}
