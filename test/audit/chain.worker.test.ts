import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { sealFinishedDays } from '../../worker/cases/seal-queries.ts'
import { plain } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { type Petition, petitionIn } from '../support/build.ts'
import { nobody, officer } from '../support/people.ts'

const leader = officer('lanhdao')
const CHECK = '/can-bo/nhat-ky/kiem-tra'
let petitions: Petition[] = []

/** Presses the button until the page says how it ended. */
async function walk(person = leader): Promise<{ said: string; steps: number }> {
  let fields: Record<string, string> = {}
  for (let steps = 1; steps < 20; steps++) {
    const answer = await as(person).post(CHECK, fields)
    expect(answer.status).toBe(200)
    const html = plain(await answer.text())
    if (!html.includes('Kiểm tra tiếp')) return { said: html, steps }
    expect(html).toMatch(/Đã kiểm tra [\d.]+ trên [\d.]+ /)
    fields = Object.fromEntries(
      [...html.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map((found) => [found[1], found[2]]),
    )
  }
  throw new Error('the walk did not end')
}

beforeAll(async () => {
  await env.DB.exec("update communes set opened_at = '2026-11-19T01:00:00.000Z'")
  petitions = [await petitionIn('closed'), await petitionIn('answered'), await petitionIn('declined')]
  for (let day = 1; day < 4; day++) await sealFinishedDays(connect(env), new Date(Date.now() + day * 86_400_000), 10)
})

describe('the chair checks the chains', () => {
  test('untouched ones hold, and the page says how much was checked', async () => {
    const { said } = await walk()
    expect(said).toMatch(/Nguyên vẹn: 3 hồ sơ, \d+ việc đã ghi, [1-9]\d* ngày đã niêm\s+phong/)
  })

  test('she sees before she presses how much there is', async () => {
    expect(await (await as(leader).get(CHECK)).text()).toContain('khoảng 3 hồ sơ')
  })

  test('words that were changed in secret are found at their place', async () => {
    const [case_] = petitions
    const before = await env.DB.prepare('select content from petitions where case_id = ?')
      .bind(case_?.id)
      .first<string>('content')
    await env.DB.prepare("update petitions set content = 'Việc khác' where case_id = ?").bind(case_?.id).run()
    const { said } = await walk(officer('quantri'))
    expect(said).toContain(`Hồ sơ ${case_?.code}, việc thứ 1: lời kèm theo sự kiện đã bị sửa`)
    await env.DB.prepare('update cases set restricted = 1 where id = ?').bind(case_?.id).run()
    const hidden = (await walk()).said
    expect(hidden).toContain('Một hồ sơ đang xử lý riêng')
    expect(hidden).not.toContain(case_?.code)
    await env.DB.prepare('update cases set restricted = 0 where id = ?').bind(case_?.id).run()
    await env.DB.prepare('update petitions set content = ? where case_id = ?').bind(before, case_?.id).run()
    expect((await walk()).said).toContain('Nguyên vẹn')
  })

  test('a case that hides its last deed is found', async () => {
    const [, case_] = petitions
    await env.DB.prepare('update cases set version = version - 1 where id = ?').bind(case_?.id).run()
    expect((await walk()).said).toContain(`Hồ sơ ${case_?.code}`)
    await env.DB.prepare('update cases set version = version + 1 where id = ?').bind(case_?.id).run()
  })

  test('a seal that does not fit its day is found', async () => {
    await env.DB.exec(
      "insert into daily_roots select commune_id, '2098-01-05', 0, root, printf('%064x', 171) from daily_roots where commune_id = 'binh-xa' order by day desc limit 1",
    )
    const said = (await walk()).said
    expect(said).toContain('Dấu niêm phong của Chủ nhật, 05/01/2098 không khớp')
    expect(said).not.toContain('Nguyên vẹn')
  })

  test('a deed that was slipped in later is found at its case', async () => {
    await env.DB.prepare(
      `insert into events (case_id, seq, commune_id, kind, actor_kind, at, detail, previous_hash, hash)
       select id, 900, commune_id, 'petition.received', 'system', '2026-11-19T03:00:00.000Z', '{}', '', 'false' from cases where id = ?`,
    )
      .bind(petitions[2]?.id)
      .run()
    const said = (await walk()).said
    expect(said).toContain(`Hồ sơ ${petitions[2]?.code}`)
  })

  test('a form that makes no sense starts from the beginning', async () => {
    const answer = await as(leader).post(CHECK, { part: 'x', year: '-1', number: 'abc', root: '<b>' })
    expect(answer.status).toBe(200)
  })
})

describe('everybody sees the seals', () => {
  test('each sealed day with its seal in groups, few cases not told exactly', async () => {
    const html = plain(await (await as(nobody).get('/binh-xa/niem-phong')).text())
    const { results } = await env.DB.prepare(
      "select * from daily_roots where commune_id = 'binh-xa' order by day desc",
    ).all<{
      root: string
      case_count: number
    }>()
    expect(results.length).toBeGreaterThan(1)
    for (const { root } of results) expect(html).toContain(root.match(/.{4}/g)?.join(' '))
    expect(html).toContain('Dưới 5 hồ sơ có thay đổi')
    expect(html).not.toContain('>3 hồ sơ')
  })

  test('pages go back in time, and nonsense shows the newest', async () => {
    await env.DB.exec(
      "with recursive n(i) as (select 1 union all select i + 1 from n where i < 40) insert into daily_roots select 'binh-xa', date('2026-01-01', '+' || i || ' days'), i, '', printf('%064x', i) from n",
    )
    const html = await (await as(nobody).get('/binh-xa/niem-phong')).text()
    const next = /href="(\/binh-xa\/niem-phong\?truoc=[\d-]+)"/.exec(html)?.[1] ?? ''
    const older = await (await as(nobody).get(next)).text()
    expect(older).toContain('thứ Sáu, 02/01/2026')
    expect(html).not.toContain('thứ Sáu, 02/01/2026')
    expect(await (await as(nobody).get('/binh-xa/niem-phong?truoc=2026-99-99x')).text()).toBe(html)
  })
})
