import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { search } from '../../worker/cases/search/queries.ts'
import { sweepWords } from '../../worker/cases/search/sweep.ts'
import { connect } from '../../worker/db/connect.ts'
import { textsOfPetitions } from '../../worker/petitions/finding/text-queries.ts'
import { heapCounts, inboxPage } from '../../worker/petitions/list-queries.ts'
import { tabsFor } from '../../worker/petitions/officer/inbox.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'
import { as } from '../support/app.ts'
import { bring, deed, type Petition, petitionIn, sendPetition } from '../support/build.ts'
import { countedDatabase } from '../support/counted.ts'
import { hung, officer } from '../support/people.ts'

const sweep = (now = new Date()) => sweepWords(connect(env), now, textsOfPetitions)
const indexed = (petition: Petition) =>
  env.DB.prepare(
    'select count(*) as many from case_words w join cases c on w.commune_id = c.commune_id and w.rank = c.year * 10000000 + c.number where c.id = ?',
  )
    .bind(petition.id)
    .first<number>('many')

/** The codes that this officer's search shows, in its order. */
async function found(username: string, query: string): Promise<string[]> {
  const answer = await as(officer(username)).get(`/can-bo/tim?${query}`)
  expect(answer.status).toBe(200)
  return [...(await answer.text()).matchAll(/<a href="\/can-bo\/ho-so\/[^"#]*">([A-Z]+-\d\d-\d+)<\/a>/g)].map(
    ([, code]) => code ?? '',
  )
}

describe('an officer who looks for a petition', () => {
  let bridge: Petition
  let canal: Petition
  let road: Petition

  beforeAll(async () => {
    bridge = await sendPetition({ content: 'Cầu treo Soi Dịa đứt hai thanh ván.', category: 'giao_thong' })
    canal = await petitionIn('assigned', { content: 'Kênh Đồng Chùa tắc, ruộng úng.', hamlet: 'dong_chua_1' })
    road = await petitionIn('assigned', { content: 'Đường vào Đồng Chùa lầy lội.', demand: ['Rải đá mặt đường'] })
  })

  const QUESTIONS: [what: string, query: string, expected: () => Petition[]][] = [
    ['by words without marks', 'tim=dong+chua', () => [road, canal]],
    ['by a word of a demand', 'tim=RAI+DA', () => [road]],
    ['by two words that only one has', 'tim=chua+ruong', () => [canal]],
    ['by hamlet', 'thon=dong_chua_1', () => [canal]],
    ['by field', 'linh-vuc=giao_thong', () => [bridge]],
    ['by body', 'co-quan=binh-xa.phong-kinh-te&tim=dong', () => [road, canal]],
    ['by a state that is work, and a hamlet', 'trang-thai=da-giao&thon=dong_chua_1', () => [canal]],
    ['by what nobody wrote', 'tim=song+than', () => []],
  ]

  test.each(QUESTIONS)(
    '%s finds the same before and after the clock took up the words',
    async (_what, query, expected) => {
      await env.DB.batch([env.DB.prepare('delete from marks'), env.DB.prepare('delete from case_words')])
      const codes = expected().map((petition) => petition.code)
      expect(await found('dieuphoi', query)).toEqual(codes)
      await sweep()
      expect(await found('dieuphoi', query)).toEqual(codes)
      await env.DB.prepare("update marks set value = '2099-01-01T00:00:00.000Z'").run()
      expect(await found('dieuphoi', query)).toEqual(codes)
    },
  )

  test('goes straight to a petition by its code, however it is typed', async () => {
    const [prefix, year, number] = bridge.code.split('-')
    for (const typed of [bridge.code, `${prefix} ${year} ${Number(number)}`, bridge.code.toLowerCase()]) {
      const answer = await as(officer('tiepnhan')).get(`/can-bo/tim?tim=${encodeURIComponent(typed)}`)
      expect(answer.headers.get('location')).toBe(`/can-bo/ho-so/${bridge.code}`)
    }
  })

  test('of one body finds what his body has, by words, by field and by code, and nothing else', async () => {
    await env.DB.prepare('delete from marks').run()
    for (let turn = 0; turn < 2; turn++) {
      expect(await found('xuly.kinhte', 'tim=dong+chua')).toEqual([road.code, canal.code])
      expect(await found('xuly.congan', 'tim=dong+chua')).toEqual([])
      expect(await found('xuly.congan', 'linh-vuc=giao_thong')).toEqual([])
      expect(await found('xuly.congan', '')).toEqual([])
      expect(await found('xuly.congan', `tim=${road.code}`)).toEqual([])
      expect(await found('tiepnhan.dakpo', 'tim=dong+chua')).toEqual([])
      await sweep()
    }
  })

  test('finds it under its new field at once, and no longer under the old one', async () => {
    const petition = await sendPetition({ content: 'Loa phường nói to quá sớm.', category: 'khac' })
    await sweep()
    await deed('tiepnhan', petition, 'tiep-nhan', { category: 'van_hoa_thong_tin', urgency: 'ordinary' })
    for (let turn = 0; turn < 2; turn++) {
      expect(await found('dieuphoi', 'linh-vuc=van_hoa_thong_tin')).toEqual([petition.code])
      expect(await found('dieuphoi', 'linh-vuc=khac')).toEqual([])
      await sweep()
    }
  })

  test('never finds a restricted case, not even one named in its grant, and its words leave the index with the deed', async () => {
    const petition = await sendPetition({ content: 'Việc riêng Khuổi Slao không ai được đọc.' })
    await sweep()
    expect(await indexed(petition)).toBeGreaterThan(8)
    await bring(petition, 'restricted')
    expect(await indexed(petition)).toBe(0)
    for (let turn = 0; turn < 2; turn++) {
      for (const username of ['dieuphoi', 'lanhdao', 'baomat'])
        for (const query of ['tim=khuoi+slao', '', 'linh-vuc=moi_truong', 'tu=2026-01-01'])
          expect(await found(username, query), `${username} ${query}`).not.toContain(petition.code)
      await env.DB.prepare("update marks set value = '2026-01-01T00:00:00.000Z'").run()
      await sweep()
    }
    expect(await indexed(petition)).toBe(0)
  })

  test('a clock that read a petition just before it was restricted takes it out again', async () => {
    const petition = await petitionIn('restricted', { content: 'Chuyện kín Phiêng Luông.' })
    await env.DB.prepare(
      "insert into case_words select commune_id, 'phieng', year * 10000000 + number from cases where id = ?",
    )
      .bind(petition.id)
      .run()
    await sweep()
    expect(await indexed(petition)).toBe(0)
  })

  test('gets a page, not an error, for an address that somebody spoilt', async () => {
    for (const query of [
      'tim=%00',
      'sau=x',
      "sau=' or 1=1",
      'tu=2026-99-99',
      'trang-thai=khong-co&sau=1',
      'den=x&han=y',
      'tim=%25',
    ])
      expect((await as(officer('dieuphoi')).get(`/can-bo/tim?${query}`)).status, query).toBe(200)
    expect((await as(officer('quantri')).get('/can-bo/tim?tim=cau')).status).toBe(200)
    expect(await found('quantri', 'tim=dong+chua')).toEqual([])
  })
})

describe('among twelve hundred petitions', () => {
  const coordinator = { kind: 'staff', id: 'x', communeId: 'dak-po', bodyId: 'dak-po.mttq', roles: ['coordinator'] }
  const staff = coordinator as unknown as StaffMember
  const MANY = 1200
  const today = '2026-11-21'

  beforeAll(async () => {
    const first = await sendPetition({ hamlet: 'to_1' }, hung, 'dak-po')
    // Every one has "duong", every third "lay", every fifth "loi", one alone "khuoi"; every 100th is of a rare field.
    await env.DB.batch([
      env.DB.prepare(
        `insert into cases (id, commune_id, year, number, kind, status, version, head_hash, holder_body_id, held_since, responsible_body_id,
         category, hamlet_id, urgency, title, rule_id, routing_reason, limit_id, clock_from, due_on, act_on, pauses, submitted_at,
         lookup_hash, submission_key, content_hash)
         select 'n' || value, commune_id, year, 100 + value, kind, case when value % 2 then 'in_progress' else 'closed' end, 1, 'h' || value,
         holder_body_id, held_since, responsible_body_id, case when value % 100 then 'giao_thong' else 'y_te' end, hamlet_id, urgency,
         'Việc ' || value, rule_id, routing_reason, limit_id, clock_from, date('2026-11-01', '+' || (value % 60) || ' days'),
         date('2026-11-01', '+' || (value % 60) || ' days'), pauses, strftime('%Y-%m-%dT%H:%M:%fZ', '2026-03-01', '+' || value || ' hours'),
         'l' || value, 'k' || value, 'c' || value
         from cases, (with recursive n(value) as (select 1 union all select value + 1 from n where value < ${MANY}) select value from n)
         where id = '${first.id}'`,
      ),
      env.DB.prepare(
        `insert into petitions (case_id, kind, content, demands)
         select id, 'report', 'đường rác ở' || iif((number - 100) % 3, '', ' lầy') || iif((number - 100) % 5, '', ' lội')
         || iif(number = 777, ' Khuổi', ''), '[]' from cases where id glob 'n[0-9]*'`,
      ),
    ])
    await env.DB.prepare('delete from marks').run()
    for (let turn = 0; turn < 4; turn++) await sweep()
    await sweep(new Date(Date.now() + 3_600_000))
  })

  async function page(wanted: object, after: string | null = null, most = 25) {
    const { db, cost } = countedDatabase()
    const answer = await search(db, staff, { words: [], today, ...wanted }, after, textsOfPetitions, most)
    return { ...answer, read: cost.rowsRead }
  }

  test('a page of 25 reads by what it shows, not by what there is', async () => {
    const reads = {
      'everything, newest first': await page({}),
      'one word that all have': await page({ words: ['duong'] }),
      'three words that all have': await page({ words: ['duong', 'rac', 'o'] }),
      'three words, every fifteenth has them': await page({ words: ['duong', 'lay', 'loi'] }),
      'a word and a field': await page({ words: ['duong'], category: 'giao_thong' }),
      'days from and to': await page({ from: '2026-03-10', to: '2026-03-20' }),
      'state that is work, due soonest': await page({ status: 'in_progress' }),
      overdue: await page({ standing: 'overdue' }),
      closed: await page({ status: 'closed' }),
    }
    for (const [what, { rows, read }] of Object.entries(reads))
      console.log(`${what}: ${rows.length} shown, ${read} rows read`)
    for (const [what, { rows, read }] of Object.entries(reads)) {
      expect(rows, what).toHaveLength(25)
      // One look a word and the case itself; the database counts each step of its own too.
      const most = what.includes('fifteenth') ? 20 : what.startsWith('three') ? 8 : what.includes('field') ? 6 : 4
      expect(read / rows.length, what).toBeLessThan(most)
    }
    const rare = await page({ words: ['duong', 'khuoi'] })
    expect(rare.rows.map((row) => row.number)).toEqual([777])
    expect(rare.read).toBeLessThan(20)
    const field = await page({ category: 'y_te' })
    console.log(
      `a rare word: ${rare.read} rows read; a rare field: ${field.rows.length} shown, ${field.read} rows read`,
    )
    expect(field.rows).toHaveLength(12)
    expect(field.read).toBeLessThan(60)
  })

  test.each([
    ['by two words', { words: ['lay', 'loi'] }, 80],
    ['by days', { from: '2026-03-10', to: '2026-03-20' }, 264],
    ['overdue', { standing: 'overdue' }, 200],
    ['by words and what no index knows', { words: ['duong'], standing: 'overdue' }, 200],
    ['everything', {}, MANY + 1],
  ])('paging through what was found %s loses and repeats nothing', async (_what, wanted, many) => {
    const numbers: number[] = []
    for (let after: string | null = null, pages = 0; pages < 100; pages++) {
      const one: Awaited<ReturnType<typeof page>> = await page(wanted, after)
      numbers.push(...one.rows.map((row) => row.number))
      after = one.after
      if (after === null) break
    }
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers).toHaveLength(many)
  })

  test('an inbox reads at most three rows for each it shows, and its counts no more than ten a heap', async () => {
    const { db, cost } = countedDatabase()
    const tabs = tabsFor(staff).filter((tab) => ['dang-xu-ly', 'ket-thuc'].includes(tab.key))
    for (const tab of tabs) {
      const before = cost.rowsRead
      const rows = (await inboxPage(db, staff, tab, null)).slice(0, 25)
      console.log(`heap ${tab.title}: ${rows.length} shown, ${cost.rowsRead - before} rows read`)
      expect(rows).toHaveLength(25)
      expect(cost.rowsRead - before).toBeLessThanOrEqual(3 * 25)
    }
    const before = cost.rowsRead
    const counts = await heapCounts(db, staff, tabs)
    console.log(`counts of ${tabs.length} heaps: ${cost.rowsRead - before} rows read`)
    expect([...counts.values()]).toEqual([10, 10])
    expect(cost.rowsRead - before).toBeLessThanOrEqual(3 * 20)
  })

  test('a second turn of the clock adds nothing', async () => {
    const words = () => env.DB.prepare('select count(*) as many from case_words').first<number>('many')
    const before = await words()
    const { db, cost } = countedDatabase()
    await sweepWords(db, new Date(Date.now() + 7_200_000), textsOfPetitions)
    console.log(`a turn in which nothing happened: ${cost.rowsRead} rows read, ${cost.rowsWritten} written`)
    expect(await words()).toBe(before)
    expect(cost.rowsWritten).toBeLessThanOrEqual(4)
  })
})
