import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { LISTED as PUBLISHED, publishedSurveys } from '../../worker/surveys/answering/survey-queries.ts'
import { LISTED, listSurveys } from '../../worker/surveys/office/office-queries.ts'
import { countedDatabase } from '../support/counted.ts'
import { placeSurvey } from '../support/surveys.ts'

const MANY = 500

type Line = { id: string; closesAt: string | null }

/** Walks ten pages of a list: what stands on them, and how many rows the first and the tenth read. */
async function tenPages(
  most: number,
  read: (db: ReturnType<typeof countedDatabase>['db'], last: Line | undefined) => Promise<Line[]>,
) {
  const seen: Line[] = []
  const costs: number[] = []
  for (let number = 1; number <= 10; number++) {
    const { db, cost } = countedDatabase()
    seen.push(...(await read(db, seen.at(-1))).slice(0, most))
    costs.push(cost.rowsRead)
  }
  return { ids: seen.map(({ id }) => id), first: costs[0] ?? 0, tenth: costs[9] ?? 0 }
}

async function inOrder(most: number) {
  const { results } = await env.DB.prepare(
    "select id from surveys where commune_id = 'binh-xa' order by closes_at desc, id desc limit ?",
  )
    .bind(most)
    .all<{ id: string }>()
  return results.map(({ id }) => id)
}

/** Five hundred that are over, with published results; made and ended one a day, two on the same. */
beforeAll(async () => {
  const { questionnaireId } = await placeSurvey(undefined, {
    status: 'closed',
    closesAt: '2020-01-01T00:00:00.000Z',
    createdAt: '2020-01-01T00:00:00.000Z',
  })
  await env.DB.batch([
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})
       INSERT INTO surveys (id, commune_id, slug, kind, status, revision, title, intro, questionnaire_id, audience, closes_at, quotas, created_by, created_at)
       SELECT 's' || i, 'binh-xa', 'nhieu-' || i, 'survey', 'closed', 1, 'Cuộc hỏi thứ ' || i, '', ?, 'open',
         strftime('%Y-%m-%dT%H:%M:%fZ', '2021-01-01', (i / 2) || ' days'), '[]', '',
         strftime('%Y-%m-%dT%H:%M:%fZ', '2021-01-01', (i / 2) || ' days') FROM n`,
    ).bind(questionnaireId),
    env.DB.prepare(
      `INSERT INTO survey_results (survey_id, number, results, words, published_by, published_at)
       SELECT id, 1, '{}', '', '', closes_at FROM surveys WHERE status = 'closed'`,
    ),
  ])
})

test('a citizen turns to the tenth page of what was asked before for the price of the first, and misses nothing', async () => {
  const { first, ids, tenth } = await tenPages(PUBLISHED, (db, last) =>
    publishedSurveys(db, 'binh-xa', last ? { closesAt: last.closesAt ?? '', id: last.id } : null),
  )
  expect(ids).toEqual(await inOrder(10 * PUBLISHED))
  expect(tenth).toBeLessThanOrEqual(first * 1.5)
})

test('an officer turns to the tenth page of the surveys that are over for the price of the first', async () => {
  const { first, ids, tenth } = await tenPages(LISTED, (db, last) =>
    listSurveys(db, 'binh-xa', 'closed', last ? { createdAt: last.closesAt ?? '', id: last.id } : null),
  )
  expect(ids).toEqual(await inOrder(10 * LISTED))
  expect(tenth).toBeLessThanOrEqual(first * 1.5)
})
