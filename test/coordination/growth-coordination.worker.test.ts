import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import worker from '../../worker/index.ts'
import { as, ORIGIN, PASSWORD } from '../support/app.ts'
import { type Cost, countedDatabase } from '../support/counted.ts'

const AT = '/can-bo/phoi-hop'
const cookies: Record<string, string> = {}

async function costOf(who: string, path: string): Promise<Cost & { status: number; body: string }> {
  const { DB, cost } = countedDatabase()
  const context = createExecutionContext()
  const headers = { 'cf-connecting-ip': '203.0.113.250', cookie: cookies[who] ?? '' }
  const answer = await worker.fetch(
    new Request(ORIGIN + path, { redirect: 'manual', headers }),
    { ...env, DB },
    context,
  )
  const body = await answer.text()
  await waitOnExecutionContext(context)
  return { ...cost, status: answer.status, body }
}

/** So many programmes of Hội Phụ nữ with Phòng Kinh tế, each with a task of its own that is done and one that is not; every tenth in force. */
async function grow(from: number, to: number): Promise<void> {
  const each = `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`
  const id = "printf('00000000-0000-4000-8000-%012d', i)"
  const ended = 'i % 10 <> 0'
  await env.DB.batch(
    [
      `INSERT INTO dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id, started_by, started_at, changed_at, submission_key, content_hash)
       SELECT ${id}, 'binh-xa', 'coordination', 2020, i, CASE WHEN ${ended} THEN 'ended' ELSE 'in_force' END, 1, '', 'Chương trình thứ ' || i, 'binh-xa.phu-nu', '',
         strftime('%Y-%m-%dT%H:%M:%fZ', '2020-01-01', i || ' minutes'), '', 'many' || i, '' FROM n`,
      `INSERT INTO coordination_programmes (dossier_id, commune_id, aim, starts_on, ends_on) SELECT ${id}, 'binh-xa', '', '2026-01-01', '2027-12-31' FROM n`,
      `INSERT INTO dossier_bodies (dossier_id, body_id, role, since) SELECT ${id}, 'binh-xa.phong-kinh-te', 'invited', strftime('%Y-%m-%dT%H:%M:%fZ', '2020-01-01', i || ' minutes') FROM n`,
      `INSERT INTO coordination_tasks (id, dossier_id, position, topic, task, body_id, person, starts_on, due_on, progress, done_on, dropped_at)
       SELECT 'x' || i, ${id}, 1, '', 'Việc xong ' || i, 'binh-xa.phong-kinh-te', 'ai', '2026-01-01', '2026-02-01', 100, '2026-02-01', NULL FROM n`,
      `INSERT INTO coordination_tasks (id, dossier_id, position, topic, task, body_id, person, starts_on, due_on, dropped_at)
       SELECT 'y' || i, ${id}, 2, '', 'Việc dở ' || i, 'binh-xa.phong-kinh-te', 'ai', '2026-01-01', '2027-02-01', CASE WHEN ${ended} THEN '2026-03-01' END FROM n`,
    ].map((sql) => env.DB.prepare(sql.replace('SELECT', () => `${each} SELECT`))),
  )
  await env.DB.prepare('ANALYZE').run()
}

beforeAll(async () => {
  for (const username of ['dieuphoi', 'xuly.kinhte', 'duyet.phunu']) {
    const signIn = await as({ name: `desk ${username}` }).post('/can-bo/dang-nhap', { username, password: PASSWORD })
    cookies[username] = signIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
  }
  await grow(1, 10)
}, 60_000)

const rowsOn = (body: string) =>
  new Set(body.match(/Chương trình thứ \d+/g)).size + new Set(body.match(/Việc dở \d+/g)).size

describe.each([10, 5000])('with %i programmes', (many) => {
  beforeAll(async () => {
    if (many > 10) await grow(11, many)
  }, 60_000)

  test.each(['dieuphoi', 'xuly.kinhte', 'duyet.phunu'])(
    'the list of %s reads three rows for each that it shows',
    async (who) => {
      const frame = (await costOf(who, '/can-bo/mat-khau')).rowsRead
      const first = await costOf(who, AT)
      const shown = rowsOn(first.body)
      expect([first.status, shown >= Math.min(many, 20)]).toEqual([200, true])
      expect(first.rowsRead - frame).toBeLessThanOrEqual(3 * shown + 10)
      const next = /href="([^"]*\?sau=[^"]*)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&')
      if (next === undefined) return
      const second = await costOf(who, next)
      expect(rowsOn(second.body)).toBe(20)
      expect(second.rowsRead - frame).toBeLessThanOrEqual(3 * 20 + 10)
    },
  )

  test('one programme costs a handful of rows', async () => {
    const frame = (await costOf('dieuphoi', '/can-bo/mat-khau')).rowsRead
    const { rowsRead, status } = await costOf('dieuphoi', `${AT}/20-0010`)
    expect(status).toBe(200)
    // The officers of the commune are read with it, whom a deed may name.
    expect(rowsRead - frame).toBeLessThanOrEqual(120)
  })
})
