import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { type Acting, act } from '../office/office-queries.ts'
import type { Published } from './published.ts'
import { surveyResults } from './tables.ts'

/** Releases results under the next number; 'moved' when somebody acted on the survey since. */
export function publish(
  db: Db,
  acting: Acting,
  release: { number: number; results: Published; words: string },
): Promise<'done' | 'moved'> {
  const { survey, by, now } = acting
  const insert = db.insert(surveyResults).values({
    ...{ surveyId: survey.id, number: release.number, words: release.words },
    ...{ publishedBy: by, publishedAt: now.toISOString() },
    results: release.results as unknown as Record<string, unknown>,
  })
  return act(db, acting, { kind: 'results.published', detail: { number: release.number } }, {}, [insert])
}

/** Takes a release back: what stands in its place says why. */
export function withdraw(db: Db, acting: Acting, number: number, reason: string): Promise<'done' | 'moved'> {
  const update = db
    .update(surveyResults)
    .set({ withdrawnAt: acting.now.toISOString(), withdrawnReason: reason })
    .where(
      and(
        eq(surveyResults.surveyId, acting.survey.id),
        eq(surveyResults.number, number),
        isNull(surveyResults.withdrawnAt),
      ),
    )
  return act(db, acting, { kind: 'results.withdrawn', detail: { number } }, {}, [update])
}
