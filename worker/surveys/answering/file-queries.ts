import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { responses, surveys } from '../tables.ts'
import { responseFiles } from './tables.ts'

/** A file of an answer to a survey of that address in that commune. */
export function findAnswerFile(db: Db, communeId: string, slug: string, fileId: string) {
  return db
    .select({
      objectKey: responseFiles.objectKey,
      type: responseFiles.type,
      name: responseFiles.name,
      bytes: responseFiles.bytes,
    })
    .from(responseFiles)
    .innerJoin(responses, eq(responses.id, responseFiles.responseId))
    .innerJoin(surveys, eq(surveys.id, responses.surveyId))
    .where(and(eq(responseFiles.id, fileId), eq(surveys.communeId, communeId), eq(surveys.slug, slug)))
    .get()
}

/** Which of these objects of the bucket belong to an answer. */
export async function takenObjects(db: Db, objectKeys: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ objectKey: responseFiles.objectKey })
    .from(responseFiles)
    .where(inArray(responseFiles.objectKey, sql`(select value from json_each(${JSON.stringify(objectKeys)}))`))
  return new Set(rows.map((row) => row.objectKey))
}
