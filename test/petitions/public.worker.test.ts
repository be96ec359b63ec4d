import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { fold } from '../../worker/communes/fold.ts'
import { plain } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { deed, petitionIn, type Petition, photo, senderDeed } from '../support/build.ts'
import { nobody } from '../support/people.ts'

const LIST = '/binh-xa/kien-nghi'
const get = async (path: string) => (await as(nobody).get(path)).text()
const linksIn = (html: string) =>
  [...html.matchAll(/href="\/binh-xa\/kien-nghi\/([A-Z]{2}-\d\d-\d{6})"/g)].map((found) => found[1])
/** Opening and closing tags match: enough to catch words that were not escaped. */
function isWellFormed(xml: string): boolean {
  const open: string[] = []
  for (const [, end, name = '', empty] of xml.matchAll(/<(\/?)([a-z]+)(?:\s[a-z:]+="[^"<]*")*(\/?)>/g)) {
    if (end && open.pop() !== name) return false
    if (!end && !empty) open.push(name)
  }
  const rest = xml.replace(/<\?xml[^>]*\?>|<\/?[a-z]+(?:\s[a-z:]+="[^"<]*")*\/?>/g, '')
  return open.length === 0 && !/[<>]|&(?!(amp|lt|gt|quot);)/.test(rest)
}

let road: Petition
let lamp: Petition
let silent: Petition

beforeAll(async () => {
  road = await petitionIn('answered', {
    category: 'giao_thong',
    hamlet: 'dong_com',
    allowPublish: '1',
    photos: [photo(), photo()],
  })
  lamp = await petitionIn('received', { category: 'giao_thong', hamlet: 'lang_dia', allowPublish: '1' })
  silent = await petitionIn('received')
  const [shown = ''] = road.photos
  await deed('tiepnhan', road, 'cong-khai', {
    title: 'Đường liên thôn <hỏng> & sạt',
    text: 'Đường Đồng Cỏm lầy lội, học sinh "ngã" xe.',
    answer: 'Đã đổ đá cấp phối ngày 20/11.',
    photo: [shown],
  })
  await deed('tiepnhan', lamp, 'cong-khai', { title: 'Đèn đường cổng chợ tắt', text: 'Đèn tắt đã ba hôm.' })
})

describe('what everybody may read', () => {
  test('the list shows what was released, newest first, and nothing else', async () => {
    const html = await get(LIST)
    expect(linksIn(html)).toEqual([lamp.code, road.code])
    expect(plain(html)).toContain('Đường liên thôn <hỏng> & sạt')
    expect(html).not.toContain('<hỏng>')
    expect(html).not.toContain('Trẻ con đi học')
  })

  test('it is found without marks, with d for đ, in any case', async () => {
    for (const typed of ['duong lien thon', 'ĐƯỜNG', 'dong com', 'Cỏm đồng', 'da cap phoi'])
      expect(linksIn(await get(`${LIST}?tim=${encodeURIComponent(typed)}`)), typed).toContain(road.code)
    const nothing = await get(`${LIST}?tim=hoa+hau`)
    expect(linksIn(nothing)).toEqual([])
    expect(nothing).toContain('Không có việc nào như ông/bà tìm')
    expect(await get(`${LIST}?tim=${encodeURIComponent(`'%_\u0000"`)}`)).toContain('Việc bà con đã nêu')
  })

  test('it is filtered by label, field and hamlet, and unknown filters are left out', async () => {
    expect(linksIn(await get(`${LIST}?nhan=da-tra-loi`))).toEqual([road.code])
    expect(linksIn(await get(`${LIST}?linh-vuc=giao_thong&thon=lang_dia`))).toEqual([lamp.code])
    expect(linksIn(await get(`${LIST}?nhan=ket-thuc`))).toEqual([])
    expect(linksIn(await get(`${LIST}?nhan=khong-co&linh-vuc=x`))).toEqual([lamp.code, road.code])
    expect(await get(`${LIST}?linh-vuc=giao_thong`)).toMatch(/value="giao_thong" selected/)
  })

  test('the front page shows the newest, and figures once they were counted', async () => {
    const before = await get('/binh-xa')
    expect(linksIn(before)).toEqual([lamp.code, road.code])
    expect(before).not.toContain('30 ngày qua')
    await env.DB.prepare(
      "insert into figures (commune_id, counted_at, received, answered, answered_in_time, overdue) values ('binh-xa', '', 41, 38, 33, 5)",
    ).run()
    const after = await get('/binh-xa')
    for (const said of ['41 kiến nghị', '33 trên 38']) expect(after).toContain(said)
  })

  test('a public page tells what was released and the way of the case, in words without names', async () => {
    const html = await get(`${LIST}/${road.code}`)
    for (const said of [
      'Đã trả lời',
      'Đã đổ đá cấp phối ngày 20/11.',
      'Đồng Cỏm',
      'Phòng Kinh tế đã trả lời',
      'đã tiếp nhận',
    ])
      expect(html).toContain(said)
    expect(html).not.toMatch(/Lộc Thị Lan|Trẻ con đi học|đã mở tên/)
    expect(html.match(/<img /g)).toHaveLength(1)
  })

  test('only the released photo of a released case is handed out', async () => {
    const [shown = '', hidden = ''] = road.photos
    const answer = await as(nobody).get(`${LIST}/${road.code}/anh/${shown}`)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(50)
    expect((await as(nobody).get(`${LIST}/${road.code}/anh/${hidden}`)).status).toBe(404)
    expect((await as(nobody).get(`${LIST}/${lamp.code}/anh/${shown}`)).status).toBe(404)
  })

  test('what was not released is not there, in whatever way its code is written', async () => {
    for (const code of [silent.code, 'BX-26-999999', road.code.toLowerCase(), 'DP-26-000001', 'x'])
      expect((await as(nobody).get(`${LIST}/${code}`)).status, code).toBe(404)
    expect((await as(nobody).get(`${LIST}/${silent.code}.atom`)).status).toBe(404)
  })

  test('the feeds are well-formed, keep the names of their entries, and follow the filters', async () => {
    const answer = await as(nobody).get(`${LIST}.atom`)
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    const xml = await answer.text()
    expect(isWellFormed(xml)).toBe(true)
    expect(plain(xml)).toContain('Đường liên thôn <hỏng> & sạt')
    const names = (feed: string) => [...feed.matchAll(/<id>([^<]+)<\/id>/g)].map((found) => found[1])
    expect(names(xml)).toHaveLength(3)
    expect(new Set(names(xml)).size).toBe(3)
    const one = await get(`${LIST}.atom?thon=dong_com`)
    expect(isWellFormed(one)).toBe(true)
    expect(names(xml)).toContain(names(one)[1])
    const way = await get(`${LIST}/${road.code}.atom`)
    expect(isWellFormed(way)).toBe(true)
    expect(way.match(/<entry>/g)).toHaveLength(3)
    expect(way.indexOf('Phòng Kinh tế đã trả lời')).toBeLessThan(way.indexOf('đã tiếp nhận'))
  })
})

test('a long list is read page by page, each petition once', async () => {
  const { results: columns } = await env.DB.prepare("select name from pragma_table_info('cases')").all<{
    name: string
  }>()
  const own: Record<string, string> = {
    id: "'x' || n",
    number: '5000 + n',
    submission_key: "'key' || n",
    lookup_hash: "'look' || n",
  }
  const names = columns.map((column) => column.name)
  const numbers = 'with recursive ns(n) as (select 1 union all select n + 1 from ns where n < 60)'
  await env.DB.batch([
    env.DB.prepare(
      `insert into cases (${names.join()}) ${numbers} select ${names.map((name) => own[name] ?? `cases.${name}`).join()} from ns, cases where cases.id = ?`,
    ).bind(lamp.id),
    env.DB.prepare(
      `insert into releases (case_id, commune_id, year, number, title, text, label, category, hamlet_id, search_text, released_by, released_at, changed_at)
       ${numbers} select 'x' || n, 'binh-xa', 2025, n, 'Việc số ' || n, 'Nội dung ' || n, 'ket-thuc', 'y_te', '', ?, '', '2026-01-10T00:00:' || printf('%02d', n % 60) || '.000Z', '' from ns`,
    ).bind(fold('Việc số nội dung')),
  ])
  const seen: (string | undefined)[] = []
  let path: string | undefined = `${LIST}?linh-vuc=y_te&tim=viec`
  let pages = 0
  while (path) {
    const html = await get(path)
    seen.push(...linksIn(html))
    path = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    if (pages++ > 0) expect(html).toContain('Về đầu danh sách')
  }
  expect(pages).toBe(3)
  expect(seen).toHaveLength(60)
  expect(new Set(seen).size).toBe(60)
})

test('when its sender withdraws, a petition leaves the list, the page and the feeds at once', async () => {
  await senderDeed(lamp, 'rut')
  expect(await get(LIST)).not.toContain(lamp.code)
  expect(await get(`${LIST}.atom`)).not.toContain(lamp.code)
  expect((await as(nobody).get(`${LIST}/${lamp.code}`)).status).toBe(404)
  expect((await as(nobody).get(`${LIST}/${lamp.code}.atom`)).status).toBe(404)
})
