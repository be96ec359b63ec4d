import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import worker from '../../worker/index.ts'
import { ORIGIN, packed, PASSWORD } from '../support/app.ts'
import { type Cost, countedDatabase } from '../support/counted.ts'
import { dung, openProvinces } from './upward-cast.ts'

const COMMUNES = 124
const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2025-${month}`)
let cookie = ''

beforeAll(async () => {
  await openProvinces(new Date('2026-11-20T02:00:00Z'))
  const answer = await worker.fetch(
    new Request(`${ORIGIN}/can-bo/dang-nhap`, {
      method: 'POST',
      redirect: 'manual',
      body: packed({ username: dung.username, password: PASSWORD }),
      headers: { 'cf-connecting-ip': '203.0.113.77' },
    }),
    env,
    createExecutionContext(),
  )
  cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
})

/** What a page asks of the database. */
async function costOf(path: string): Promise<Cost & { body: string }> {
  const { DB, cost } = countedDatabase()
  const context = createExecutionContext()
  const headers = { 'cf-connecting-ip': '203.0.113.77', cookie }
  const answer = await worker.fetch(
    new Request(ORIGIN + path, { headers, redirect: 'manual' }),
    { ...env, DB },
    context,
  )
  const body = await answer.text()
  await waitOnExecutionContext(context)
  expect([path, answer.status]).toEqual([path, 200])
  return { ...cost, body }
}

/** Communes up to that many send to the province, each with a year of figures and reports. */
async function fill(from: number, to: number): Promise<void> {
  const numbers = `with recursive n (i) as (select ${from} union all select i + 1 from n where i < ${to})`
  const columns = (await env.DB.prepare("select name from pragma_table_info('communes')").all<{ name: string }>())
    .results
  const copied = (i: number) =>
    columns.map(({ name }) => {
      if (name === 'id') return `'x-${i}'`
      if (name === 'code_prefix') return `'X${i}'`
      if (name === 'unit_code') return `(select code from commune_units order by code limit 1 offset ${i})`
      return name === 'name' ? `'Xã ${i}'` : `"${name}"`
    })
  const own = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const months = `(select value from json_each('${JSON.stringify(MONTHS)}')) m`
  await env.DB.batch(
    [
      ...own.map((i) => `insert into communes select ${copied(i).join()} from communes where id = 'binh-xa'`),
      `insert into area_communes (area_id, commune_id, since, next_month, send_on)
        ${numbers} select 'tuyen-quang', 'x-' || i, '2025-01-01', '2027-01', '2027-02-02' from n`,
      `insert into upward_figures (area_id, month, commune_id, commune_name, rounds, wanted, received, late, missing, targets,
        reached, behind, petitions, answered, in_time, overdue, recommendations, replied, kept, unanswered, sent_at)
        ${numbers} select 'tuyen-quang', m.value, 'x-' || i, 'Xã ' || i, 2, 34, 30, i % 5, 4, 38, 20, 2, 12, 10, 9, i % 3, 6,
        5, 2, 0, '' from n, ${months}`,
      `insert into upward_reports (id, area_id, commune_id, commune_name, round_id, kind, period, title, content, sent_at,
        received_by, received_at)
        ${numbers} select 'x-' || i || m.value, 'tuyen-quang', 'x-' || i, 'Xã ' || i, 'r' || i || m.value, 'annual', '2025',
        'Báo cáo', '{"sections":[]}', m.value || '-20T01:00:00.000Z',
        iif(m.value < '2025-07', 'vi-du.tinh.tuyenquang', ''), iif(m.value < '2025-07', '2025-12-01', null)
        from n, ${months}`,
    ].map((sql) => env.DB.prepare(sql)),
  )
}

const shown = (body: string, sign: RegExp) => body.match(sign)?.length ?? 0
const PAGES = [
  ['the board of a month', '/cap-tren?thang=2025-09', /<tr><td/g, (many: number) => many],
  ['the board of a year', '/cap-tren/nam?nam=2025', /data-label="T\d+"><span/g, (many: number) => many * 12],
  ['reports that wait', '/cap-tren/bao-cao', /<li><p><a href="\/cap-tren\/bao-cao\//g, () => 30],
  ['reports that were taken', '/cap-tren/bao-cao?xem=da-nhan', /<li><p><a href="\/cap-tren\/bao-cao\//g, () => 30],
] as const

describe.each([10, COMMUNES])('a province over %i communes', (many) => {
  beforeAll(() => fill(many === 10 ? 1 : 11, many), 60_000)

  test.each(PAGES)('%s reads at most three rows for each that it shows', async (_, path, sign, wanted) => {
    await costOf(path)
    const { body, rowsRead } = await costOf(path)
    expect(shown(body, sign)).toBe(wanted(many))
    expect(rowsRead / shown(body, sign)).toBeLessThanOrEqual(3)
  })

  test('the page after the first costs as much, and one commune costs as much among many', async () => {
    const first = await costOf('/cap-tren/bao-cao')
    const next = /href="([^"]*sau=[^"]*)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const later = await costOf(next)
    expect(shown(later.body, /<li><p><a/g)).toBe(30)
    expect(later.rowsRead).toBeLessThanOrEqual(first.rowsRead + 3)
    const one = await costOf('/cap-tren/xa/x-7')
    expect(one.rowsRead).toBeLessThanOrEqual(3 * 24)
  })
})
