import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { lan, nobody, officer } from '../support/people.ts'
import { asked, HERE, joins, mainOf, network, opened, requestAt, requestFields, topicOf } from './asking-cast.ts'

const OFFICERS = [
  'tiepnhan',
  'dieuphoi',
  'duyet.mattran',
  'xuly.kinhte',
  'duyet.kinhte',
  'xuly.congan',
  'xuly.vanhoa',
  'xuly.ubnd',
  'lanhdao',
  'giamsat',
  'tuvan',
  'thon.langdia',
  'quantri',
  'baomat',
  'dieuphoi.dakpo',
]
const FRONT = ['tiepnhan', 'dieuphoi', 'duyet.mattran']
const WISH = 'Chỗ này là lời riêng của Lan về con đường.'
const NAME = 'Chẩu Thị Kín'

/** Who reads each of these words on a page. */
async function readers(path: string, words: readonly string[]): Promise<string[][]> {
  const pages: { who: string; page: string }[] = []
  for (const who of OFFICERS) pages.push({ who, page: await (await as(officer(who)).get(path)).text() })
  return words.map((word) =>
    pages
      .filter(({ page }) => page.includes(word))
      .map(({ who }) => who)
      .sort(),
  )
}

const officeOf = ({ path }: { path: string }) => path.replace('/binh-xa/', '/can-bo/')
const PUBLIC = (path: string) => ['/binh-xa', HERE, `${HERE}/chu-de`, `${HERE}/de-nghi`, path]

describe("Lan's request", () => {
  test('is read by the Front, by the body that was asked and by the leaders; her name and number by nobody who opens it', async () => {
    const request = await asked(lan, { wish: WISH, withWhom: 'binh-xa.phong-kinh-te', name: NAME, phone: '0978123456' })
    const kept = [NAME, '0978123456', '0978 123 456', request.secret]
    const [wish, ...identity] = await readers(officeOf(request), [WISH, ...kept])
    expect(wish).toEqual([...FRONT, 'xuly.kinhte', 'duyet.kinhte', 'lanhdao'].sort())
    expect(identity).toEqual(kept.map(() => []))
  })

  test('in words of a denunciation is there for the Front alone', async () => {
    const wish = 'Tôi tố cáo ông trưởng thôn nhận hối lộ. Chỗ này chỉ Mặt trận đọc.'
    const fields = requestFields({ wish, confirmed: '1', withWhom: 'binh-xa.phong-kinh-te' })
    const request = await requestAt(await as(lan).post(`${HERE}/de-nghi`, fields, network()))
    expect(await readers(officeOf(request), ['Chỗ này chỉ Mặt trận đọc'])).toEqual([[...FRONT].sort()])
  })

  test('is nowhere in public, also when its topic is; not even that it exists', async () => {
    const topic = await topicOf()
    const request = await asked(lan, { wish: WISH, name: NAME })
    await env.DB.batch([
      env.DB.prepare('UPDATE dialogue_requests SET topic_id = ? WHERE dossier_id = ?').bind(topic.id, request.id),
      env.DB.prepare('UPDATE dialogue_voices SET topic_id = ? WHERE request_id = ?').bind(topic.id, request.id),
    ])
    for (const path of PUBLIC(topic.path)) {
      const page = await (await as(nobody).get(path)).text()
      for (const kept of [WISH, NAME, request.code, request.path]) expect(page).not.toContain(kept)
    }
    const [there, nowhere] = [await as(nobody).get(request.path), await as(nobody).get(`${HERE}/de-nghi/26-9999`)]
    const words = [mainOf(await there.text()), mainOf(await nowhere.text())].map((page) =>
      page.replace(/26-\d{4}/g, ''),
    )
    expect([there.status, nowhere.status, words[0]]).toEqual([404, 404, words[1]])
  })
})

describe('a topic', () => {
  test('is read by everybody once it is published, and before that by nobody outside: it takes nobody either', async () => {
    const hidden = await topicOf({ published: false, title: 'Chủ đề chưa công khai' })
    const shown = await topicOf({ title: 'Chủ đề đã công khai' })
    expect((await as(nobody).get(hidden.path)).status).toBe(404)
    expect((await joins(hidden, lan)).status).toBe(404)
    expect((await as(nobody).get(shown.path)).status).toBe(200)
    const list = await (await as(nobody).get(`${HERE}/chu-de`)).text()
    expect([list.includes('Chủ đề đã công khai'), list.includes('Chủ đề chưa công khai')]).toEqual([true, false])
  })

  test('of one commune is not there in another', async () => {
    const topic = await topicOf()
    const elsewhere = topic.path.replace('binh-xa', 'dak-po')
    expect((await as(nobody).get(elsewhere)).status).toBe(404)
    const fields = { submissionKey: crypto.randomUUID(), started: opened() }
    expect((await as(nobody).post(`${elsewhere}/toi-cung-muon`, fields, network())).status).toBe(404)
  })

  test('tells nobody who wants it too: neither a name nor a number nor a device', async () => {
    const topic = await topicOf()
    const answer = await joins(topic, lan, { name: NAME, phone: '0978123456', hamlet: 'lang_dia' })
    const own = answer.headers.get('location')?.split('?')[0] ?? ''
    const page = await (await as(nobody).get(topic.path)).text()
    for (const kept of [NAME, '0978']) expect(page).not.toContain(kept)
    expect((await as(nobody).get(own)).status).toBe(404)
    expect((await as({ name: 'người khác' }).post(`${own}/rut`)).status).toBe(404)
    expect(await (await as(lan).get(own)).text()).not.toContain(NAME)
  })
})
