import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import worker from '../../worker/index.ts'
import { ORIGIN, packed } from '../support/app.ts'
import { type Cost, countedDatabase } from '../support/counted.ts'
import { placeSurvey, responsesOf, roadFields, ROADS } from '../support/surveys.ts'

/** What one request asks of the database, in an isolate that served the commune a moment ago. */
async function costOf(path: string, init: RequestInit = {}): Promise<Cost & { status: number }> {
  const { DB, cost } = countedDatabase()
  const context = createExecutionContext()
  const answer = await worker.fetch(
    new Request(ORIGIN + path, { redirect: 'manual', ...init }),
    { ...env, DB },
    context,
  )
  await waitOnExecutionContext(context)
  return { ...cost, status: answer.status }
}

test('the sheet costs the row of the survey, and once in each isolate the version of its questionnaire', async () => {
  const placed = await placeSurvey()
  await costOf('/binh-xa/tra-cuu')
  expect(await costOf(placed.path)).toEqual({ status: 200, statements: 2, rowsRead: 2, rowsWritten: 0 })
  expect(await costOf(placed.path)).toEqual({ status: 200, statements: 1, rowsRead: 1, rowsWritten: 0 })
})

test('sending costs the row of the survey and one batch: the answer, and a place in a quota where there is one', async () => {
  const placed = await placeSurvey(ROADS, { quotas: [{ by: '', value: 'lang_dia', most: 9 }] })
  await costOf(placed.path)
  const body = packed(roadFields(placed))
  const cost = await costOf(placed.path, { method: 'POST', body })
  expect(cost).toMatchObject({ status: 303, statements: 3 })
  expect(await responsesOf(placed.survey.id)).toHaveLength(1)
})
