import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import worker from '../../worker/index.ts'
import { closeBooks, openBook } from '../../worker/communes/queries.ts'
import { as, ORIGIN, PASSWORD } from '../support/app.ts'
import { type Cost, countedDatabase } from '../support/counted.ts'

let cookie = ''

async function costOf(path: string): Promise<Cost & { body: string; status: number }> {
  const { DB, cost } = countedDatabase()
  const context = createExecutionContext()
  const headers = { 'cf-connecting-ip': '203.0.113.250', cookie }
  const answer = await worker.fetch(new Request(ORIGIN + path, { headers }), { ...env, DB }, context)
  const body = await answer.text()
  await waitOnExecutionContext(context)
  return { ...cost, body, status: answer.status }
}

beforeAll(async () => {
  const signIn = await as({ name: 'desk' }).post('/can-bo/dang-nhap', { username: 'dieuphoi', password: PASSWORD })
  cookie = signIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
})

test('a year’s table costs what it shows, after two years and after eighty', async () => {
  const frame = (await costOf('/can-bo/mat-khau')).rowsRead
  const shown = 16 + 15 + 2
  const few = await costOf('/can-bo/phu-trach-thon')
  expect([few.status, few.rowsRead - frame <= 3 * shown]).toEqual([200, true])
  await env.DB.batch([
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 80)
       INSERT INTO assignment_tables (id, commune_id, year, number, status, title, attached_to, starts_on, ends_on, revision, created_by, created_at)
       SELECT 'cu' || i, 'binh-xa', 1920 + i, 1, 'replaced', 'Bảng cũ', '', (1920 + i) || '-01-01', (1920 + i) || '-12-31', 0, '', '' FROM n`,
    ),
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 80)
       INSERT INTO assignment_rows (table_id, position, name, content, hamlet_ids, hamlets)
       SELECT 'cu' || i, j.value, 'Chi bộ', 'Việc', '[]', '' FROM n, json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]') j`,
    ),
    env.DB.prepare('ANALYZE'),
  ])
  const many = await costOf('/can-bo/phu-trach-thon')
  expect(many.body.match(/phu-trach-thon\/19\d\d\?ban=1/g)).toHaveLength(79)
  expect(many.rowsRead - frame).toBeLessThanOrEqual(3 * (shown + 80))
})

test('the commune’s book reads the rows of one table', async () => {
  const { cost, db } = countedDatabase()
  closeBooks()
  const book = await openBook(db, 'binh-xa', new Date())
  expect(book?.standing.size).toBe(18)
  const withMany = cost.rowsRead
  await env.DB.prepare("DELETE FROM assignment_rows WHERE table_id LIKE 'cu%'").run()
  await env.DB.prepare("DELETE FROM assignment_tables WHERE id LIKE 'cu%'").run()
  closeBooks()
  const before = cost.rowsRead
  await openBook(db, 'binh-xa', new Date())
  // One row of the list for each year that has passed, none of their contents.
  expect(withMany - (cost.rowsRead - before)).toBeLessThanOrEqual(2 * 80)
})
