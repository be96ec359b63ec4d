import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import worker from '../../worker/index.ts'
import { connect } from '../../worker/db/connect.ts'
import { type ClockedKind, wakeDossiers } from '../../worker/dossiers/wake-sweep.ts'
import { RATING_CLOCK } from '../../worker/merit/ratings/clock-queries.ts'
import { as, ORIGIN, PASSWORD } from '../support/app.ts'
import { type Cost, countedDatabase } from '../support/counted.ts'
import { officer } from '../support/people.ts'
import { openYear, settleCriteria, YEAR } from './acts.ts'

const MANY = 5000
const cookies = new Map<string, string>()

async function signedIn(who: string): Promise<string> {
  const kept = cookies.get(who)
  if (kept !== undefined) return kept
  const answer = await as({ name: `growth ${who}` }).post('/can-bo/dang-nhap', { username: who, password: PASSWORD })
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  cookies.set(who, cookie)
  return cookie
}

async function costOf(who: string, path: string): Promise<Cost & { status: number; body: string }> {
  const { DB, cost } = countedDatabase()
  const context = createExecutionContext()
  const headers = { 'cf-connecting-ip': '203.0.113.251', cookie: await signedIn(who) }
  const answer = await worker.fetch(
    new Request(ORIGIN + path, { redirect: 'manual', headers }),
    { ...env, DB },
    context,
  )
  const body = await answer.text()
  await waitOnExecutionContext(context)
  return { ...cost, status: answer.status, body }
}

const nextOf = (body: string) => /<a[^>]*href="([^"]*)"[^>]*rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
const shownOn = (body: string, place: string) =>
  body.match(new RegExp(`href="${place}/\\d\\d-\\d{4,6}"`, 'g'))?.length ?? 0

/** Ten ratings and proposals of the year before last, five thousand of the last: half of them decided. */
beforeAll(async () => {
  await settleCriteria()
  const many = (from: number, to: number, year: number) => [
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})
       INSERT INTO dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id, started_by, started_at, changed_at, submission_key, content_hash)
       SELECT printf('%s-%06d', k.kind, i), 'binh-xa', k.kind, 2020, i, CASE WHEN i % 2 THEN 'decided' ELSE 'proposed' END, 1, '',
         'Hồ sơ ' || i, 'binh-xa.phu-nu', '', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', k.kind || i, ''
       FROM n, (SELECT 'rating' AS kind UNION SELECT 'commendation') k`,
    ),
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})
       INSERT INTO ratings (dossier_id, commune_id, year, unit, grade, decision_number, decided_on)
       SELECT printf('rating-%06d', i), 'binh-xa', ${year}, printf('body:binh-xa.u%06d', i), CASE WHEN i % 2 THEN 'good' END, '15-QĐ/ĐU',
         CASE WHEN i % 2 THEN '2026-01-05' END FROM n`,
    ),
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})
       INSERT INTO commendations (dossier_id, commune_id, year, proposed_by, nominee_kind, nominee_public, hamlet_id, occasion, achievement, form, decision_number, decided_on)
       SELECT printf('commendation-%06d', i), 'binh-xa', ${year}, 'body:binh-xa.phu-nu', 'household', 'Hộ số ' || i, 'lang_dia',
         CASE i % 3 WHEN 0 THEN 'tong-ket' ELSE 'dai-doan-ket' END, 'Làm được nhiều việc.', '2-giay-khen', '31/QĐ-UBND', CASE WHEN i % 2 THEN '2026-01-05' END FROM n`,
    ),
  ]
  await env.DB.batch([...many(1, 10, YEAR - 2), ...many(11, 10 + MANY, YEAR - 1), env.DB.prepare('ANALYZE')])
}, 60_000)

const YEARS = [
  ['ten', YEAR - 2],
  ['five thousand', YEAR - 1],
] as const

describe.each(YEARS)('of %s', (_, year) => {
  test.each([
    ['the Front’s list of ratings', 'dieuphoi', `/can-bo/xep-loai/${year}`],
    ['the Front’s list of proposals', 'tiepnhan', `/can-bo/khen-thuong/${year}/de-nghi`],
  ])('%s reads three rows for each that it shows, on every page', async (__, who, first) => {
    const frame = (await costOf(who, '/can-bo/mat-khau')).rowsRead
    let path = first
    for (let page = 0; page < 3 && path !== ''; page++) {
      await costOf(who, path)
      const { body, rowsRead, status } = await costOf(who, path)
      const shown = shownOn(body, first.split('/').slice(0, 3).join('/'))
      expect([status, shown > 0]).toEqual([200, true])
      expect([path, rowsRead - frame <= 3 * shown + 6]).toEqual([path, true])
      path = nextOf(body)
    }
  })

  test.each([
    ['ratings', `/can-bo/xep-loai/${year}`, /15-QĐ\/ĐU/g],
    ['praise', `/can-bo/khen-thuong/${year}`, /Hộ số \d+</g],
    ['praise of one occasion', `/can-bo/khen-thuong/${year}?dip=tong-ket`, /Hộ số \d+</g],
  ])('what was decided, %s, is read likewise by every officer', async (__, first, line) => {
    const frame = (await costOf('xuly.congan', '/can-bo/mat-khau')).rowsRead
    let path = first
    const seen = new Set<string>()
    for (let page = 0; page < 3 && path !== ''; page++) {
      const { body, rowsRead, status } = await costOf('xuly.congan', path)
      const lines = body.match(line) ?? []
      expect([status, lines.length > 0]).toEqual([200, true])
      expect([path, rowsRead - frame <= 3 * lines.length + 6]).toEqual([path, true])
      for (const one of lines) seen.add(one)
      path = nextOf(body)
    }
    if (first.includes('khen-thuong')) expect(seen.size).toBeGreaterThan(year === YEAR - 1 ? 80 : 0)
  })
})

test('what a body itself proposed is a bounded part of its first page', async () => {
  const frame = (await costOf('duyet.phunu', '/can-bo/mat-khau')).rowsRead
  const { body, rowsRead } = await costOf('duyet.phunu', `/can-bo/khen-thuong/${YEAR - 1}`)
  expect(shownOn(body, '/can-bo/khen-thuong')).toBe(30)
  expect(rowsRead - frame).toBeLessThanOrEqual(3 * 60 + 20)
})

test('the clock reminds those whose day has come, once, whatever else there is', async () => {
  const units = ['body:binh-xa.phu-nu', 'body:binh-xa.nong-dan', 'hamlet:lang_dia']
  const opened = await openYear(units)
  await env.DB.prepare(
    "UPDATE dossiers SET wake_on = date('now', '-1 day'), due_on = date('now', '+2 days') WHERE id IN (?, ?, ?)",
  )
    .bind(...opened.map(({ id }) => id))
    .run()
  const { db, cost } = countedDatabase()
  const kinds = { rating: RATING_CLOCK as ClockedKind }
  expect(await wakeDossiers(db, new Date(), kinds)).toBe(3)
  expect(cost.rowsRead).toBeLessThan(400)
  expect(await wakeDossiers(connect(env), new Date(), kinds)).toBe(0)
  const told = await as(officer('duyet.phunu')).get(opened[0]?.office ?? '')
  expect(await told.text()).toContain('nhắc tự chấm')
})
