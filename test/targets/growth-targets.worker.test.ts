import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { keepActual } from '../../worker/targets/actual-queries.ts'
import { linesOf, targetsOf } from '../../worker/targets/target-queries.ts'
import worker from '../../worker/index.ts'
import { as, ORIGIN, PASSWORD } from '../support/app.ts'
import { type Cost, countedDatabase } from '../support/counted.ts'
import { setTargets, takeReady, targetOf, YEAR } from './cast.ts'

const YEARS = 30
const ENTRIES = 4_000

let cookie = ''

async function costOf(path: string): Promise<Cost & { status: number }> {
  const { DB, cost } = countedDatabase()
  const context = createExecutionContext()
  const headers = { 'cf-connecting-ip': '203.0.113.232', cookie }
  const answer = await worker.fetch(
    new Request(ORIGIN + path, { redirect: 'manual', headers }),
    { ...env, DB },
    context,
  )
  await answer.text()
  await waitOnExecutionContext(context)
  return { ...cost, status: answer.status }
}

async function readBy(act: (db: ReturnType<typeof countedDatabase>['db']) => Promise<unknown>): Promise<Cost> {
  const { cost, db } = countedDatabase()
  await act(db)
  return cost
}

/** Other communes, other years, and years of entries of other targets. */
async function fill(): Promise<void> {
  const n = (many: number) => `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${many - 1})`
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO targets (id, commune_id, indicator_id, year, unit, target, actual, actual_on, revision, changed_by, changed_at)
       ${n(YEARS)} SELECT t.id || '.' || i, CASE i % 2 WHEN 0 THEN 'binh-xa' ELSE 'dak-po' END, t.indicator_id, 1960 + i, t.unit,
         1, 1, '2000-01-01', 1, '', '' FROM n, targets AS t WHERE t.year = ${YEAR}`,
    ),
    env.DB.prepare(
      `INSERT INTO target_actuals (id, target_id, on_day, value, entered_by, entered_at)
       ${n(ENTRIES)} SELECT 'many-' || i, (SELECT id FROM targets WHERE year = 1960 LIMIT 1), '1960-01-01', 1, '', '' FROM n`,
    ),
  ])
}

beforeAll(async () => {
  await takeReady()
  for (const code of ['nha_van_hoa', 'duong_hoa', 'duong_dien', 'le_duong']) await setTargets(code, '1')
  const signIn = await as({ name: 'board' }).post('/can-bo/dang-nhap', { username: 'dieuphoi', password: PASSWORD })
  cookie = signIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}, 60_000)

test('beside thirty years of targets and thousands of entries, the board, a hamlet’s page and an entry cost the same', async () => {
  const target = await targetOf('nha_van_hoa', 'hamlet:lang_dia')
  const rows = (await targetsOf(countedDatabase().db, 'binh-xa', YEAR)).length
  const board = () => readBy((db) => targetsOf(db, 'binh-xa', YEAR))
  const own = () => readBy((db) => linesOf(db, 'binh-xa', 'hamlet:lang_dia', YEAR))
  const entry = () =>
    readBy((db) =>
      keepActual(
        db,
        {
          ...{ id: crypto.randomUUID(), targetId: target.id, onDay: `${YEAR}-02-01`, value: 1, note: '' },
          ...{ submissionKey: crypto.randomUUID(), enteredBy: 'vi-du.tiepnhan', enteredAt: new Date().toISOString() },
        },
        [],
      ),
    )
  const pages = [`/can-bo/chi-tieu/${YEAR}`, `/can-bo/chi-tieu/muc/${target.id}`, `/can-bo/chi-tieu/${YEAR}/dat`]
  for (const path of pages) await costOf(path)
  const few = [await board(), await own(), await entry()]
  const fewPages = []
  for (const path of pages) fewPages.push(await costOf(path))
  await fill()
  const many = [await board(), await own(), await entry()]
  expect(rows).toBeGreaterThanOrEqual(72)
  expect(many[0]?.rowsRead).toBeLessThanOrEqual(3 * rows)
  expect(many[1]?.rowsRead).toBeLessThanOrEqual(3 * 4 + 2)
  for (const [at, cost] of many.entries())
    expect(cost.rowsRead, `query ${at}`).toBeLessThanOrEqual((few[at]?.rowsRead ?? 0) + 12)
  for (const [at, path] of pages.entries()) {
    const after = await costOf(path)
    expect(after.status).toBe(200)
    expect(after.rowsRead, path).toBeLessThanOrEqual((fewPages[at]?.rowsRead ?? 0) + 12)
  }
})
