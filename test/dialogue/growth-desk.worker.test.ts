import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import worker from '../../worker/index.ts'
import { markUncounted } from '../../worker/dialogue/asking/count-queries.ts'
import { countTopics } from '../../worker/dialogue/asking/count-sweep.ts'
import { ORIGIN, packed, PASSWORD } from '../support/app.ts'
import { type Cost, countedDatabase } from '../support/counted.ts'
import { DESK } from './desk-acts.ts'

const REQUESTS = 6_000
const TOPICS = 300
const VOICES = 8_000
const SHOWN = 20
const cookies = new Map<string, string>()

/** What one request of an officer asks of the database. */
async function costOf(
  who: string,
  path: string,
  init: RequestInit = {},
): Promise<Cost & { status: number; body: string }> {
  const { DB, cost } = countedDatabase()
  const context = createExecutionContext()
  const headers = { 'cf-connecting-ip': '203.0.113.240', cookie: cookies.get(who) ?? '' }
  const answer = await worker.fetch(
    new Request(ORIGIN + path, { redirect: 'manual', headers, ...init }),
    { ...env, DB },
    context,
  )
  const body = await answer.text()
  await waitOnExecutionContext(context)
  return { ...cost, status: answer.status, body }
}

async function signIn(username: string): Promise<void> {
  const answer = await worker.fetch(
    new Request(`${ORIGIN}/can-bo/dang-nhap`, {
      method: 'POST',
      redirect: 'manual',
      body: packed({ username, password: PASSWORD }),
      headers: { 'cf-connecting-ip': '203.0.113.241' },
    }),
    env,
    createExecutionContext(),
  )
  cookies.set(
    username,
    answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  )
}

/** A commune that asked for much: some of it waits, some went into topics, some reads like a denunciation. */
beforeAll(async () => {
  const n = (many: number) => `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${many})`
  const id = (from: number) => `printf('00000000-0000-4000-8000-%012d', i + ${from})`
  const at = `strftime('%Y-%m-%dT%H:%M:%fZ', '2026-01-01', printf('+%d minutes', i * 7))`
  const dossier = (kind: string, status: string, from: number, addressed: string) => `
    INSERT INTO dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id, addressed_body_id,
      addressed_at, restricted, started_by, started_at, changed_at, submission_key, content_hash)
    ${n(kind === 'dialogue_topic' ? TOPICS : REQUESTS)} SELECT ${id(from)}, 'binh-xa', '${kind}', 2025, i, ${status}, 1, '', 'Việc thứ ' || i,
      'binh-xa.mttq', ${addressed}, ${at}, 0, '', ${at}, ${at}, 'k' || ${id(from)}, '' FROM n`
  await env.DB.batch(
    [
      dossier(
        'dialogue_topic',
        "CASE i % 10 WHEN 0 THEN 'closed' WHEN 1 THEN 'threshold_met' ELSE 'gathering' END",
        0,
        "CASE i % 10 WHEN 1 THEN 'binh-xa.ubnd' END",
      ),
      `${n(TOPICS)} INSERT INTO dialogue_topics (dossier_id, commune_id, category, summary, with_whom, with_body_id, is_open, devices, persons, hamlets)
        SELECT ${id(0)}, 'binh-xa', 'giao_thong', 'Tóm tắt', 'chair', 'binh-xa.ubnd', i % 10 <> 0, i, i / 2, 3 FROM n`.replace(
        /^(WITH .*?\)) (INSERT.*\))\s+SELECT/s,
        '$2 $1 SELECT',
      ),
      dossier(
        'dialogue_request',
        "CASE i % 5 WHEN 0 THEN 'filed' ELSE 'screened' END",
        100_000,
        "CASE i % 3 WHEN 0 THEN 'binh-xa.cong-an' WHEN 1 THEN 'binh-xa.ubnd' END",
      ),
      `INSERT INTO dialogue_requests (dossier_id, commune_id, topic_id, category, with_whom, with_body_id, wish, questions, hamlet_id, times, needs, flag, lookup_hash, asked_at)
        ${n(REQUESTS)} SELECT ${id(100_000)}, 'binh-xa', printf('00000000-0000-4000-8000-%012d', i % ${TOPICS} + 1), CASE i % 2 WHEN 0 THEN 'giao_thong' ELSE 'moi_truong' END, 'chair', 'binh-xa.ubnd', 'Muốn hỏi.', '[]',
        CASE i % 4 WHEN 0 THEN 'lang_dia' ELSE '' END, '[]', '[]', CASE i % 50 WHEN 0 THEN 'denunciation' ELSE '' END, '', ${at} FROM n`,
      `INSERT INTO dialogue_voices (id, commune_id, topic_id, hamlet_id, device_hash, phone_hash, lookup_hash, submission_key, at)
        ${n(VOICES)} SELECT ${id(200_000)}, 'binh-xa', printf('00000000-0000-4000-8000-%012d', i % ${TOPICS} + 1), 'lang_dia', 'd' || i, 'p' || i, '', 'v' || i, ${at} FROM n`,
    ].map((sql) => env.DB.prepare(sql)),
  )
  await env.DB.prepare('ANALYZE').run()
  for (const who of ['tiepnhan', 'lanhdao', 'duyet.congan', 'duyet.ubnd']) await signIn(who)
})

test.each([
  ['tiepnhan', '/de-nghi'],
  ['lanhdao', '/de-nghi'],
  ['duyet.congan', '/de-nghi'],
  ['tiepnhan', '/de-nghi?loc=t:filed'],
  ['tiepnhan', '/de-nghi?loc=t:screened'],
  ['tiepnhan', '/de-nghi?loc=l:giao_thong'],
  ['tiepnhan', '/de-nghi?loc=h:lang_dia'],
  ['tiepnhan', '/de-nghi?loc=c:00000000-0000-4000-8000-000000000007'],
  ['tiepnhan', '/chu-de'],
  ['tiepnhan', '/chu-de?xem=tat-ca'],
  ['duyet.ubnd', '/chu-de'],
  ['tiepnhan', '/xac-nhan'],
])('%s reads %s for at most three rows a row shown, also ten pages later', async (who, path) => {
  await costOf(who, '/can-bo/mat-khau')
  const frame = (await costOf(who, '/can-bo/mat-khau')).rowsRead
  let next: string | undefined = DESK + path
  for (let at = 0; at < 11 && next !== undefined; at++) {
    const cost: Awaited<ReturnType<typeof costOf>> = await costOf(who, next)
    const rows = (cost.body.match(/<tr[ >]|<li><a href="\/can-bo\/doi-thoai/g) ?? []).length
    // A leader's list passes over the few that are kept from him.
    const hidden = who === 'lanhdao' ? 10 : 0
    const isFirst = at === 0 && path === '/de-nghi'
    expect(
      [cost.status, cost.rowsRead - frame <= 3 * (SHOWN + 1) + (isFirst ? 3 * 11 : 0) + hidden],
      `${path}: ${cost.rowsRead - frame} rows for ${rows}`,
    ).toEqual([200, true])
    next = /href="([^"]+)" rel="next"/.exec(cost.body)?.[1]?.replaceAll('&amp;', '&')
  }
})

test('a topic’s page costs its own requests, and not those of others', async () => {
  const frame = (await costOf('tiepnhan', '/can-bo/mat-khau')).rowsRead
  const { body, rowsRead, status } = await costOf('tiepnhan', `${DESK}/chu-de/25-0007`)
  expect([status, body.includes('Việc thứ 7')]).toEqual([200, true])
  // Its twenty requests, up to a hundred topics to merge with, meetings and history.
  expect(rowsRead - frame).toBeLessThan(4 * (20 + 101) + 60)
})

test('a call costs the voices of its topic', async () => {
  const id = '00000000-0000-4000-8000-000000200307'
  const { rowsRead, status } = await costOf('tiepnhan', `${DESK}/xac-nhan/${id}/dung`, { method: 'POST' })
  expect([status, rowsRead < 150]).toEqual([303, true])
})

test('the clock that has nothing to count reads next to nothing', async () => {
  const { cost, db } = countedDatabase()
  await markUncounted(db)
  await env.DB.prepare('UPDATE dialogue_topics SET uncounted = 0').run()
  const before = cost.rowsRead
  expect(await countTopics(db, new Date())).toBe(0)
  expect(cost.rowsRead - before).toBeLessThan(10)
})
