import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { type Notice, NOTICES_A_PAGE, noticesOf } from '../../worker/notifications/notice-queries.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'
import { countedDatabase } from '../support/counted.ts'

const MANY = 500
const NOW = new Date('2026-11-21T00:00:00.000Z')
const staff = {
  ...{ kind: 'staff', id: 'vi-du.tiepnhan', communeId: 'binh-xa', bodyId: 'binh-xa.mttq', roles: ['intake_officer'] },
} as unknown as StaffMember

/** A page of what the officer was told, and how many rows were read for it. */
async function pageAfter(last: Notice | undefined) {
  const { db, cost } = countedDatabase()
  const found = await noticesOf(db, staff, 'BX', last ? { at: last.shownAt, id: last.id } : null, NOW)
  return { notices: found.slice(0, NOTICES_A_PAGE), rowsRead: cost.rowsRead }
}

/** One a minute, five of each the same minute; and a hundred that are shown only tomorrow. */
beforeAll(async () => {
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY + 100})
     INSERT INTO notices (id, staff_id, commune_id, message, created_at, shown_at)
     SELECT 'n' || i, ?, 'binh-xa', 'petitions.new', '2026-11-20T00:00:00.000Z',
       CASE WHEN i > ${MANY} THEN '2026-11-22T00:00:00.000Z'
         ELSE strftime('%Y-%m-%dT%H:%M:%fZ', '2026-11-20', (i / 5) || ' minutes') END FROM n`,
  )
    .bind(staff.id)
    .run()
})

test('an officer turns to the tenth page of what she was told for the price of the first, and misses nothing', async () => {
  const first = await pageAfter(undefined)
  const seen = [...first.notices]
  let page = first
  for (let number = 2; number <= 10; number++) {
    page = await pageAfter(page.notices.at(-1))
    seen.push(...page.notices)
  }
  expect(page.notices).toHaveLength(NOTICES_A_PAGE)
  expect(page.rowsRead).toBeLessThanOrEqual(first.rowsRead * 1.5)
  const { results } = await env.DB.prepare(
    'select id from notices where staff_id = ? and shown_at <= ? order by shown_at desc, id desc limit ?',
  )
    .bind(staff.id, NOW.toISOString(), 10 * NOTICES_A_PAGE)
    .all<{ id: string }>()
  expect(seen.map(({ id }) => id)).toEqual(results.map(({ id }) => id))
})
