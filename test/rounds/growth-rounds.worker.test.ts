import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { openBook } from '../../worker/communes/queries.ts'
import { type ClockedKind, wakeDossiers } from '../../worker/dossiers/wake-sweep.ts'
import worker from '../../worker/index.ts'
import { ROUND_CLOCK } from '../../worker/rounds/clock-queries.ts'
import { openRounds } from '../../worker/rounds/series/open-sweep.ts'
import { as, ORIGIN, PASSWORD } from '../support/app.ts'
import { type Cost, countedDatabase } from '../support/counted.ts'
import { morning, opened, type Round, series, seriesFields, seriesRow, setOf } from './gathering.ts'

const MANY = 5_000
const SHOWN = 20
const cookies: Record<string, string> = {}
let at: Round

async function costOf(path: string, who: string): Promise<Cost & { status: number; body: string }> {
  const { DB, cost } = countedDatabase()
  const context = createExecutionContext()
  const headers = { 'cf-connecting-ip': '203.0.113.251', cookie: cookies[who] ?? '' }
  const answer = await worker.fetch(new Request(ORIGIN + path, { headers }), { ...env, DB }, context)
  const body = await answer.text()
  await waitOnExecutionContext(context)
  return { ...cost, status: answer.status, body }
}

/** Five thousand rounds of years; each of the last two hundred has eighteen reports, which no list may read. */
beforeAll(async () => {
  at = await opened()
  await env.DB.batch([
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})
       INSERT INTO dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id,
         started_by, started_at, changed_at, submission_key, content_hash)
       SELECT printf('many-%06d', i), 'binh-xa', 'report_round', 2020, i,
         CASE i % 50 WHEN 0 THEN 'open' WHEN 1 THEN 'closed' ELSE 'acknowledged' END, 1, '',
         'Kỳ thứ ' || i, CASE i % 2 WHEN 0 THEN 'binh-xa.mttq' ELSE 'binh-xa.phong-kinh-te' END, '',
         strftime('%Y-%m-%dT%H:%M:%fZ', '2020-01-01', i || ' hours'), '2026-01-01T00:00:00.000Z', 'many' || i, '' FROM n`,
    ),
    env.DB.prepare(
      `INSERT INTO report_rounds (dossier_id, commune_id, kind, period, questionnaire_id, version_id, units, addressees, due_on, closes_on)
       SELECT id, commune_id, 'monthly_result', '2020-01', 'x', 'x', '["hamlet:lang_dia"]', '[]', '2020-01-27', '2020-02-01'
       FROM dossiers WHERE id LIKE 'many-%'`,
    ),
    env.DB.prepare(
      `WITH RECURSIVE u(j) AS (SELECT 1 UNION ALL SELECT j + 1 FROM u WHERE j < 18)
       INSERT INTO report_submissions (id, round_id, commune_id, unit, position, status, version, head_hash, due_on)
       SELECT d.id || '.' || j, d.id, 'binh-xa', CASE j WHEN 1 THEN 'hamlet:lang_dia' ELSE 'hamlet:' || j END, j,
         'accepted', 0, '', '2020-01-27' FROM dossiers d, u WHERE d.id LIKE 'many-004%' OR d.id = 'many-005000'`,
    ),
    env.DB.prepare('ANALYZE'),
  ])
  for (const username of ['dieuphoi', 'duyet.kinhte', 'thon.langdia']) {
    const signIn = await as({ name: `desk ${username}` }).post('/can-bo/dang-nhap', { username, password: PASSWORD })
    cookies[username] = signIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
  }
}, 60_000)

const rowsOn = (body: string) => [...body.matchAll(/Kỳ thứ \d+/g)].length

test.each(['dieuphoi', 'duyet.kinhte'])(
  'the list reads three rows for each that it shows, on every page, for %s',
  async (who) => {
    const frame = (await costOf('/can-bo/mat-khau', who)).rowsRead
    await costOf('/can-bo/ky-bao-cao', who)
    const first = await costOf('/can-bo/ky-bao-cao', who)
    expect([first.status, rowsOn(first.body) >= SHOWN]).toEqual([200, true])
    expect(first.rowsRead - frame).toBeLessThanOrEqual(3 * rowsOn(first.body) + 15)
    let next = nextOf(first.body)
    for (let page = 0; page < 3; page++) {
      const later = await costOf(next, who)
      expect([later.status, rowsOn(later.body)]).toEqual([200, SHOWN])
      expect(later.rowsRead - frame).toBeLessThanOrEqual(3 * SHOWN + 10)
      next = nextOf(later.body)
    }
  },
)

test('one state of them costs as much as it shows', async () => {
  const frame = (await costOf('/can-bo/mat-khau', 'dieuphoi')).rowsRead
  const open = await costOf('/can-bo/ky-bao-cao?tinh-trang=closed', 'dieuphoi')
  expect(rowsOn(open.body)).toBe(SHOWN)
  expect(open.rowsRead - frame).toBeLessThanOrEqual(3 * SHOWN + 10)
})

test('the hub of a hamlet’s head reads what he owes, not the years before', async () => {
  const frame = (await costOf('/can-bo/mat-khau', 'thon.langdia')).rowsRead
  const hub = await costOf('/can-bo/cong-tac', 'thon.langdia')
  expect([hub.status, hub.body.includes('Báo cáo nhanh thiệt hại mưa lũ')]).toEqual([200, true])
  expect(hub.rowsRead - frame).toBeLessThanOrEqual(10)
})

test('a round’s page reads its own units', async () => {
  const frame = (await costOf('/can-bo/mat-khau', 'dieuphoi')).rowsRead
  const page = await costOf(at.address, 'dieuphoi')
  const staff = (await env.DB.prepare("SELECT count(*) AS many FROM staff_members WHERE commune_id = 'binh-xa'").first<{
    many: number
  }>()) ?? { many: 0 }
  // Everybody at work is read for whom it may concern; of other rounds nothing.
  expect(page.rowsRead - frame).toBeLessThanOrEqual(12 * staff.many + 60)
})

test('opening a round, and looking at what sleeps, cost by that round and not by the years', async () => {
  const set = await setOf('Các thôn của phép đo')
  const id = await series('monthly_plan', seriesFields(set, { name: 'Kế hoạch của phép đo' }))
  const { opens_on: day = '' } = await seriesRow(id)
  const counted = countedDatabase()
  // The commune's book is read once a minute, whatever happens.
  await openBook(counted.db, 'binh-xa', morning(day))
  const before = counted.cost.rowsRead
  await openRounds(counted.db, morning(day))
  expect(counted.cost.rowsRead - before).toBeLessThanOrEqual(100)
  const idle = countedDatabase()
  await openRounds(idle.db, morning(day))
  await wakeDossiers(idle.db, morning(day.slice(0, 8) + '01'), { report_round: ROUND_CLOCK as ClockedKind })
  expect(idle.cost.rowsRead).toBeLessThanOrEqual(10)
})

function nextOf(body: string): string {
  return /href="([^"]*\?[^"]*sau=[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
}
