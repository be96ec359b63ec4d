import { and, asc, eq, lte } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { keepMessages } from '../../notifications/outbox-queries.ts'
import { surveys } from '../tables.ts'
import { numbersOf } from './numbers-queries.ts'
import { act } from './office-queries.ts'

/** Surveys that one turn of the clock ends; the next turn goes on. */
const PER_TURN = 100

/**
 * Marks surveys whose hour has come as closed and tells who made them. Nobody could answer them since: this makes lists
 * right and sends the news once. A second run finds nothing.
 */
export async function endSurveys(db: Db, now: Date): Promise<number> {
  const over = await db
    .select()
    .from(surveys)
    .where(and(eq(surveys.status, 'open'), lte(surveys.closesAt, now.toISOString())))
    .orderBy(asc(surveys.closesAt))
    .limit(PER_TURN)
  if (over.length === 0) return 0
  const numbers = await numbersOf(
    db,
    over.map(({ id }) => id),
  )
  let ended = 0
  for (const survey of over) {
    const many = numbers.get(survey.id)?.many ?? 0
    const seq = survey.revision + 1
    const news = keepMessages([
      {
        ...{ id: `survey.${survey.id}.${seq}`, communeId: survey.communeId, caseId: null, seq: 0 },
        ...{ channel: 'all', recipientKind: 'audience', recipientId: `@${survey.createdBy}` },
        ...{ message: 'survey.ended', byId: '', detail: { many, codes: [survey.slug] }, createdAt: now.toISOString() },
      },
    ])
    const acting = { survey, seen: survey.revision, by: '', now }
    if ((await act(db, acting, { kind: 'survey.ended', detail: { many } }, { status: 'closed' }, [news])) === 'done')
      ended++
  }
  return ended
}
