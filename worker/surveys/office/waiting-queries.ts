import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { responseFiles } from '../answering/tables.ts'
import { responses } from '../tables.ts'

/** Answers on one page. */
export const WAITING_A_PAGE = 20

/** An answer that waits for an officer. */
export type Waiting = Pick<
  typeof responses.$inferSelect,
  'id' | 'versionId' | 'channel' | 'language' | 'hamletId' | 'answers' | 'submittedAt' | 'seconds' | 'suspicion'
> & { files: ReadonlyMap<string, string> }

/** Answers of a survey that wait, the oldest first, after a place; one more than a page when there are more. */
export async function waitingAnswers(db: Db, surveyId: string, after: string): Promise<Waiting[]> {
  const rows = await db
    .select({
      id: responses.id,
      versionId: responses.versionId,
      channel: responses.channel,
      language: responses.language,
      hamletId: responses.hamletId,
      answers: responses.answers,
      submittedAt: responses.submittedAt,
      seconds: responses.seconds,
      suspicion: responses.suspicion,
    })
    .from(responses)
    .where(
      and(
        eq(responses.surveyId, surveyId),
        eq(responses.state, 'waiting'),
        after === '' ? undefined : gt(responses.id, after),
      ),
    )
    .orderBy(asc(responses.id))
    .limit(WAITING_A_PAGE + 1)
  const ids = rows.map(({ id }) => id)
  const files = await db
    .select({ id: responseFiles.id, responseId: responseFiles.responseId, question: responseFiles.question })
    .from(responseFiles)
    .where(sql`${responseFiles.responseId} in (select value from json_each(${JSON.stringify(ids)}))`)
  return rows.map((row) => ({
    ...row,
    files: new Map(files.filter((file) => file.responseId === row.id).map((file) => [file.question, file.id])),
  }))
}
