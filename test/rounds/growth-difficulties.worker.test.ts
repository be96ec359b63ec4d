import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import worker from '../../worker/index.ts'
import { as, ORIGIN, PASSWORD } from '../support/app.ts'
import { countedDatabase } from '../support/counted.ts'
import { PLACE } from './difficulty-cast.ts'

const MANY = 10_000
const PAGE = 25
const cookies: Record<string, string> = {}

async function costOf(who: string, path: string) {
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
  return { ...cost, status: answer.status, body, shown: new Set(body.match(/Vướng thứ \d+/g)).size }
}

/** Difficulties `from` to `to`: of two hamlets, given to one body, a tenth of them overdue. */
async function fill(from: number, to: number): Promise<void> {
  const n = `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`
  const id = "printf('vm-2026%013d', i)"
  await env.DB.batch([
    env.DB.prepare(
      `${n} INSERT INTO dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id,
         addressed_body_id, addressed_at, waits_for_body_id, due_on, started_by, started_at, changed_at, submission_key, content_hash)
       SELECT ${id}, 'binh-xa', 'difficulty', 2020, i, 'taken', 1, '', 'Vướng thứ ' || i, 'binh-xa.mttq',
         'binh-xa.phong-kinh-te', strftime('%Y-%m-%dT%H:%M:%fZ', '2026-01-01', i || ' minutes'), 'binh-xa.phong-kinh-te',
         CASE WHEN i % 10 = 0 THEN date('2026-01-01', (i % 300) || ' days') ELSE date('2030-01-01', i || ' days') END, '',
         strftime('%Y-%m-%dT%H:%M:%fZ', '2026-01-01', i || ' minutes'), '2026-01-01', 'many' || i, '' FROM n`,
    ),
    env.DB.prepare(
      `${n} INSERT INTO difficulties (dossier_id, commune_id, unit, words, owed_on)
       SELECT ${id}, 'binh-xa', CASE i % 2 WHEN 0 THEN 'hamlet:lang_dia' ELSE 'hamlet:dong_com' END, 'Vướng',
         (SELECT due_on FROM dossiers WHERE id = ${id}) FROM n`,
    ),
    env.DB.prepare('ANALYZE'),
  ])
}

beforeAll(async () => {
  for (const username of ['dieuphoi', 'xuly.kinhte', 'thon.langdia']) {
    const signIn = await as({ name: username }).post('/can-bo/dang-nhap', { username, password: PASSWORD })
    cookies[username] = signIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
  }
})

const LISTS = [
  ['dieuphoi', '?muc=tat-ca'],
  ['dieuphoi', '?muc=tat-ca&don-vi=hamlet:lang_dia'],
  ['dieuphoi', '?muc=qua-han'],
  ['xuly.kinhte', '?muc=cho'],
  ['xuly.kinhte', '?muc=duoc-giao'],
  ['thon.langdia', ''],
] as const

describe.each([
  [1, 100],
  [101, MANY],
])('with %i to %i difficulties', (from, to) => {
  beforeAll(() => fill(from, to), 60_000)

  test.each(LISTS)(
    'the list of %s at %s reads three rows for each that it shows, on its second page too',
    async (who, ask) => {
      await costOf(who, PLACE + ask)
      const frame = (await costOf(who, '/can-bo/mat-khau')).rowsRead
      const first = await costOf(who, PLACE + ask)
      expect(first.status).toBe(200)
      expect(first.shown).toBeGreaterThanOrEqual(10)
      // How many wait is counted up to ten.
      expect(first.rowsRead - frame).toBeLessThanOrEqual(3 * first.shown + 15)
      const next = /href="([^"]*sau=[^"]*)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&')
      if (to < MANY) return
      const second = await costOf(who, next ?? '')
      expect([second.status, second.shown]).toEqual([200, PAGE])
      expect(second.rowsRead - frame).toBeLessThanOrEqual(3 * PAGE + 15)
      expect(second.body).not.toContain(/Vướng thứ \d+/.exec(first.body)?.[0] + '<')
    },
  )
})
