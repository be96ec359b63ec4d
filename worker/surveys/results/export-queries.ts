import { and, asc, eq, gt } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { responses } from '../tables.ts'

/** Answers that one look takes. */
export const TAKEN_AT_ONCE = 500

/** Answers that are in the figures, after one of them, in the order in which they came. */
export function answersAfter(db: Db, surveyId: string, after: string) {
  return db
    .select({
      id: responses.id,
      versionId: responses.versionId,
      channel: responses.channel,
      hamletId: responses.hamletId,
      answers: responses.answers,
      submittedAt: responses.submittedAt,
    })
    .from(responses)
    .where(and(eq(responses.surveyId, surveyId), eq(responses.state, 'kept'), gt(responses.id, after)))
    .orderBy(asc(responses.id))
    .limit(TAKEN_AT_ONCE)
}
