import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import worker from '../../worker/index.ts'
import { as, ORIGIN, PASSWORD } from '../support/app.ts'
import { countedDatabase } from '../support/counted.ts'
import { AT, YEAR } from './register-cast.ts'

const MANY = 10_000
const PAGE = 50
const cookies: Record<string, string> = {}

async function costOf(who: string, path: string, form?: Record<string, string>) {
  const { DB, cost } = countedDatabase()
  const context = createExecutionContext()
  const headers = { 'cf-connecting-ip': '203.0.113.250', cookie: cookies[who] ?? '', origin: ORIGIN }
  const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
  const answer = await worker.fetch(
    new Request(ORIGIN + path, { redirect: 'manual', headers, ...sent }),
    { ...env, DB },
    context,
  )
  const body = await answer.text()
  await waitOnExecutionContext(context)
  return { ...cost, status: answer.status, body, shown: new Set(body.match(/Tổ thứ \d+/g)).size }
}

/** Groups `from` to `to`, over two hamlets, two fields, a tenth of them ended. */
async function fill(from: number, to: number): Promise<void> {
  await env.DB.batch([
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})
       INSERT INTO register_entries (id, commune_id, register, year, hamlet_id, state, topic, fields, same_hash, version,
         created_by, created_at, changed_by, changed_at)
       SELECT printf('2026%013d', i), 'binh-xa', 'groups', ${YEAR}, CASE i % 2 WHEN 0 THEN 'lang_dia' ELSE 'dong_com' END,
         CASE WHEN i % 10 = 0 THEN 'ended' ELSE 'listed' END, CASE i % 3 WHEN 0 THEN 'hoa_giai' ELSE 'an_ninh' END,
         json_object('name', 'Tổ thứ ' || i, 'members', '9'), 'many' || i, 1, '', '2026-01-01', '', '2026-01-01' FROM n`,
    ),
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})
       INSERT INTO register_events (commune_id, register, entry_id, kind, by_id, at, detail)
       SELECT 'binh-xa', 'groups', printf('2026%013d', i), 'added', '', '2026-01-01T00:00:00.000Z', '{}' FROM n`,
    ),
    env.DB.prepare('ANALYZE'),
  ])
}

beforeAll(async () => {
  for (const username of ['dieuphoi', 'thon.langdia']) {
    const signIn = await as({ name: username }).post('/can-bo/dang-nhap', { username, password: PASSWORD })
    cookies[username] = signIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
  }
})

const LISTS = [
  ['dieuphoi', ''],
  ['dieuphoi', '?thon=lang_dia'],
  ['dieuphoi', '?loai=hoa_giai'],
  ['dieuphoi', '?loai=an_ninh&tinh-trang=ended'],
  ['dieuphoi', '?tinh-trang=ended'],
  ['thon.langdia', ''],
] as const

describe.each([
  [1, 100],
  [101, MANY],
])('with lines %i to %i', (from, to) => {
  beforeAll(() => fill(from, to), 60_000)

  test.each(LISTS)(
    'the list of %s at "%s" reads three rows for each that it shows, on its second page too',
    async (who, ask) => {
      const path = `${AT}/to-nhom${ask}`
      await costOf(who, path)
      const frame = (await costOf(who, '/can-bo/mat-khau')).rowsRead
      const first = await costOf(who, path)
      expect(first.status).toBe(200)
      expect(first.shown).toBeGreaterThanOrEqual(to === MANY ? PAGE : 5)
      expect(first.rowsRead - frame).toBeLessThanOrEqual(3 * first.shown + 5)
      if (to < MANY) return
      const next = /href="([^"]*sau=[^"]*)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
      const second = await costOf(who, next)
      expect([second.status, second.shown]).toEqual([200, PAGE])
      expect(second.rowsRead - frame).toBeLessThanOrEqual(3 * PAGE + 5)
      expect(second.body).not.toContain(`>${/Tổ thứ \d+/.exec(first.body)?.[0]}<`)
    },
  )
})

test('a name is looked for through so many pages and no more; what is left is looked through on the next page', async () => {
  const first = await costOf('dieuphoi', `${AT}/to-nhom/tim`, { ten: 'Tổ thứ 9999' })
  expect([first.shown, first.body.includes('Tìm tiếp')]).toEqual([1, true])
  expect(first.rowsRead).toBeLessThanOrEqual(3 * 10 * PAGE)
})

test('the restricted register names those who opened it last, and costs no more after its sixtieth opening', async () => {
  const path = `${AT}/giup-ho-ngheo`
  const after = async (openings: number) => {
    for (let opening = 1; opening < openings; opening++) await costOf('dieuphoi', path)
    return costOf('dieuphoi', path)
  }
  const early = await after(12)
  const late = await after(48)
  expect(late.body.match(/mở sổ, /g)).toHaveLength(10)
  expect(late.rowsRead).toBeLessThanOrEqual(early.rowsRead)
})
