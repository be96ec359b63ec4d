import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import worker from '../../worker/index.ts'
import { connect } from '../../worker/db/connect.ts'
import { SESSION_CLOCK } from '../../worker/dialogue/sessions/clock-queries.ts'
import { type ClockedKind, wakeDossiers } from '../../worker/dossiers/wake-sweep.ts'
import { as, ORIGIN, PASSWORD } from '../support/app.ts'
import { type Cost, countedDatabase } from '../support/counted.ts'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { announced, began, does, type Meeting, meeting, TODAY } from './meetings.ts'

const MANY = 10_000
const SHOWN = 20
let cookie = ''
let at: Meeting

async function costOf(
  path: string,
  headers: Record<string, string> = {},
): Promise<Cost & { answer: Response; body: string }> {
  const { DB, cost } = countedDatabase()
  const context = createExecutionContext()
  const own = { 'cf-connecting-ip': '203.0.113.250', ...(path.startsWith('/can-bo') ? { cookie } : {}), ...headers }
  const answer = await worker.fetch(
    new Request(ORIGIN + path, { redirect: 'manual', headers: own }),
    { ...env, DB },
    context,
  )
  const body = await answer.text()
  await waitOnExecutionContext(context)
  return { ...cost, answer, body }
}

/** Ten thousand meetings: half of them announced, one every three hours, five thousand ahead. */
beforeAll(async () => {
  at = await announced()
  await env.DB.batch([
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})
       INSERT INTO dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id, started_by, started_at, changed_at, published_at, submission_key, content_hash)
       SELECT printf('00000000-0000-4000-8000-%012d', i), 'binh-xa', 'dialogue', 2020, i,
         CASE i % 4 WHEN 0 THEN 'announced' WHEN 1 THEN 'scheduled' WHEN 2 THEN 'cancelled' ELSE 'proposed' END, 1, '',
         'Buổi họp thứ ' || i, 'binh-xa.ubnd', '', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z',
         CASE WHEN i % 2 = 0 THEN '2026-01-01T00:00:00.000Z' END, 'many' || i, '' FROM n`,
    ),
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})
       INSERT INTO dialogue_sessions (dossier_id, commune_id, kind, starts_at, ends_at, place, announced_on)
       SELECT printf('00000000-0000-4000-8000-%012d', i), 'binh-xa', 'hamlet_meeting',
         strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ((i - ${MANY / 2}) * 3) || ' hours'),
         strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ((i - ${MANY / 2}) * 3 + 2) || ' hours'),
         'Nhà văn hóa', CASE WHEN i % 2 = 0 THEN '2026-01-01' END FROM n`,
    ),
    env.DB.prepare('ANALYZE'),
  ])
  const signIn = await as({ name: 'desk' }).post('/can-bo/dang-nhap', { username: 'dieuphoi', password: PASSWORD })
  cookie = signIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}, 60_000)

const rowsOn = (body: string) => new Set(body.match(/Buổi họp thứ \d+/g)).size

test('the people’s list reads three rows for each that it shows, on every page', async () => {
  await costOf('/binh-xa/doi-thoai')
  const first = await costOf('/binh-xa/doi-thoai')
  expect([first.answer.status, rowsOn(first.body)]).toEqual([200, 2 * SHOWN])
  expect(first.rowsRead).toBeLessThanOrEqual(3 * 2 * SHOWN)
  const next = /href="([^"]*\?sau=[^"]*)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await costOf(next)
  expect([second.answer.status, rowsOn(second.body)]).toEqual([200, SHOWN])
  expect(second.rowsRead).toBeLessThanOrEqual(3 * SHOWN + 5)
  expect((await costOf('/binh-xa/doi-thoai?sau=khong')).answer.status).toBe(200)
})

test('one meeting, its poster and its file for a calendar cost a handful of rows', async () => {
  for (const path of [at.open, `${at.open}/to-roi`, `${at.open}.ics`]) {
    const { answer, rowsRead } = await costOf(path)
    expect([path, answer.status, rowsRead <= 8]).toEqual([path, 200, true])
  }
})

test('the calendar holds a bounded number of meetings, and a phone that has it is told so without it', async () => {
  const first = await costOf('/binh-xa/doi-thoai/lich.ics')
  const events = first.body.match(/BEGIN:VEVENT/g)?.length ?? 0
  expect(first.answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(events).toBeGreaterThan(300)
  expect(events).toBeLessThanOrEqual(400)
  expect(first.rowsRead).toBeLessThanOrEqual(3 * events)
  const again = await costOf('/binh-xa/doi-thoai/lich.ics', { 'if-none-match': first.answer.headers.get('etag') ?? '' })
  expect([again.answer.status, again.body]).toEqual([304, ''])
})

test('officers’ first page reads three rows for each that it shows', async () => {
  const frame = (await costOf('/can-bo/mat-khau')).rowsRead
  const { answer, body, rowsRead } = await costOf('/can-bo/doi-thoai')
  const shown = rowsOn(body)
  expect([answer.status, shown]).toEqual([200, 2 * SHOWN])
  expect(rowsRead - frame).toBeLessThanOrEqual(3 * shown + 10)
})

test('the clock looks at the meetings whose day has come, tells it once, and finds nothing the second time', async () => {
  const db = connect(env)
  const kinds = { dialogue: SESSION_CLOCK as ClockedKind }
  await env.DB.prepare("UPDATE dossiers SET wake_on = NULL WHERE kind = 'dialogue' AND id <> ?").bind(at.id).run()
  const soon = await meeting('party_reception', { title: 'Bí thư Đảng ủy tiếp dân', day: addDays(TODAY, 3) })
  await does('lanhdao', soon, 'cong-bo')
  await began(at, 60)
  const many = await wakeDossiers(db, new Date(), kinds)
  expect(many).toBe(2)
  const kindsOf = async (id: string) =>
    (
      await env.DB.prepare("SELECT kind FROM dossier_events WHERE dossier_id = ? AND actor_kind = 'system'")
        .bind(id)
        .all()
    ).results
  expect(await kindsOf(soon.id)).toEqual([{ kind: 'dialogue.day_reminded' }])
  expect(await kindsOf(at.id)).toEqual([{ kind: 'dialogue.held_asked' }])
  expect(await wakeDossiers(db, new Date(), kinds)).toBe(0)
})
