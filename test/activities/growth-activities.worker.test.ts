import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { daysIn, DAYS_SHOWN, findDay, planDays } from '../../worker/activities/activity-queries.ts'
import { activitiesAtHand } from '../../worker/activities/month-queries.ts'
import { dueDays } from '../../worker/activities/wake-queries.ts'
import { openBook } from '../../worker/communes/queries.ts'
import { connect } from '../../worker/db/connect.ts'
import { countedDatabase } from '../support/counted.ts'
import { dayOf, planned } from './cast.ts'

const MANY = 6_000

/** Days of forty years in both communes; in October 2020 more than a page. */
async function fill(): Promise<void> {
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})`
  await env.DB.prepare(
    `INSERT INTO activity_days (id, commune_id, number, on_day, hamlet_id, status, content, body_ids, headcount, wake_on, revision,
       submission_key, created_by, created_at, changed_by, changed_at)
     ${numbers} SELECT 'many-' || i, CASE i % 3 WHEN 0 THEN 'dak-po' ELSE 'binh-xa' END, 1000 + i,
       CASE WHEN i <= 200 THEN '2020-10-03' ELSE date('1980-01-05', printf('+%d days', i * 2)) END,
       CASE i % 2 WHEN 0 THEN 'lang_dia' ELSE 'dong_com' END, 'held', 'Việc ' || i, '["binh-xa.phu-nu"]', '{"people":10}', NULL, 1,
       'many-' || i, '', '', '', '' FROM n`,
  ).run()
}

test('beside thousands of days the calendar, one day, the month’s figures and the clock read what they show', async () => {
  const own = await planned('dieuphoi')
  await fill()
  const { cost, db } = countedDatabase()
  const readBy = async (act: () => Promise<unknown>) => {
    const before = cost.rowsRead
    await act()
    return cost.rowsRead - before
  }
  const october = { from: '2020-10-01', to: '2020-10-31', hamletId: null }
  expect(await readBy(() => daysIn(db, 'binh-xa', october, null))).toBeLessThanOrEqual(3 * (DAYS_SHOWN + 1))
  const page = await daysIn(db, 'binh-xa', october, null)
  const last = page[DAYS_SHOWN - 1]
  if (!last) throw new Error('a page is not full')
  expect(await readBy(() => daysIn(db, 'binh-xa', october, last))).toBeLessThanOrEqual(3 * (DAYS_SHOWN + 1))
  expect((await daysIn(db, 'binh-xa', october, last))[0]?.id).toBe(page[DAYS_SHOWN]?.id)
  expect(
    await readBy(() => daysIn(db, 'binh-xa', { from: '1990-05-01', to: '1990-05-31', hamletId: 'lang_dia' }, null)),
  ).toBeLessThanOrEqual(3 * 16)
  expect(await readBy(() => findDay(db, 'binh-xa', own.number))).toBeLessThanOrEqual(3)
  const book = await openBook(connect(env), 'binh-xa', new Date())
  if (!book) throw new Error('no book')
  const month = { from: '1990-05-01', to: '1990-05-31' }
  expect(await readBy(() => activitiesAtHand(db, book, { unit: 'hamlet:lang_dia', ...month }))).toBeLessThanOrEqual(50)
  expect(await readBy(() => activitiesAtHand(db, book, { unit: 'body:binh-xa.phu-nu', ...month }))).toBeLessThanOrEqual(
    60,
  )
  expect(await readBy(() => dueDays(db, '2099-01-01'))).toBeLessThanOrEqual(3)
  const row = await dayOf(own.number)
  const { number: _number, ...unnumbered } = { ...row, id: crypto.randomUUID(), submissionKey: crypto.randomUUID() }
  expect(await readBy(() => planDays(db, [unnumbered], () => []))).toBeLessThanOrEqual(12)
})
