import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { nobody, officer } from '../support/people.ts'
import { deed, ECONOMY, PLACE, programmeOpen, proposed, type Topic, tryDeed, wordsOf, year } from './build.ts'

async function version(of: string): Promise<string> {
  const row = await env.DB.prepare(
    "SELECT version FROM dossiers WHERE kind = 'programme' AND commune_id = 'binh-xa' AND year = ?",
  )
    .bind(Number(of))
    .first<{ version: number }>()
  return String(row?.version)
}
const slug = () => `${PLACE}/chuong-trinh/${String(year()).slice(2)}-0001`
async function act(who: string, action: string, fields: Record<string, string | string[]> = {}) {
  return as(officer(who)).post(`${slug()}/${action}`, { version: await version(String(year())), ...fields })
}
const AGREED = { agreedOn: '2026-11-10', consulted: ['binh-xa.nong-dan'], words: 'Thống nhất về nội dung, địa bàn.' }
const read = async (path: string) => wordsOf(await (await as(nobody).get(path)).text())

async function chosen(title: string, quarter = '1'): Promise<Topic> {
  const topic = await proposed({ title, quarter })
  await deed('dieuphoi', topic, 'vao-chuong-trinh')
  return topic
}

describe('a year’s programme', () => {
  test('is opened once, however many tap at the same time, and by the standing board alone', async () => {
    const [one, other] = await Promise.all([programmeOpen(), programmeOpen()])
    expect(one).toBe(other)
    expect((await as(officer('giamsat')).post(`${PLACE}/chuong-trinh/mo`, { year: String(year()) })).status).toBe(403)
    expect((await as(officer('dieuphoi')).post(`${PLACE}/chuong-trinh/mo`, { year: '2090' })).status).toBe(422)
  })

  test('is not issued empty, nor before it was agreed; L35 is said beside the button with its source', async () => {
    await programmeOpen()
    expect((await act('duyet.mattran', 'ban-hanh')).status).toBe(409)
    expect((await act('dieuphoi', 'thong-nhat', AGREED)).status).toBe(303)
    const empty = await act('duyet.mattran', 'ban-hanh')
    expect(empty.status).toBe(409)
    expect(await empty.text()).toContain('chương trình chưa có chuyên đề nào')
    const page = wordsOf(await (await as(officer('duyet.mattran')).get(slug())).text())
    expect(page).toContain('Điều 3 Nghị quyết liên tịch 403/2017')
  })

  test('is read by everybody when it is issued; each version stays, with what it changed and why', async () => {
    await programmeOpen()
    const one = await chosen('Giám sát việc trả tiền chính sách cho người dân')
    const two = await chosen('Giám sát việc sửa đường liên thôn sau mưa lũ', '2')
    expect((await as(nobody).get(`/binh-xa/giam-sat/${one.slug}`)).status).toBe(404)
    expect((await act('dieuphoi', 'thong-nhat', AGREED)).status).toBe(303)
    expect((await act('dieuphoi', 'ban-hanh')).status).toBe(403)
    expect((await act('duyet.mattran', 'ban-hanh', { reference: '30/CTr-MTTQ' })).status).toBe(303)
    expect(await read(`/binh-xa/giam-sat/${one.slug}`)).toContain('Sẽ giám sát')
    expect(await read('/binh-xa/giam-sat?nam=' + year())).toContain('Giám sát việc sửa đường liên thôn sau mưa lũ')
    const same = await act('duyet.mattran', 'dieu-chinh', { reason: 'Không có gì để đổi cả.' })
    expect(same.status).toBe(409)
    expect(await same.text()).toContain('Chưa có gì khác với bản đang có hiệu lực')

    // One is moved to another quarter, another is dropped, a third comes: nobody outside sees it before the new version.
    await deed('dieuphoi', one, 'sua-de-xuat', {
      ...{ title: 'Giám sát việc trả tiền chính sách cho người dân', content: 'Danh sách, mức chi, ngày trả.' },
      ...{ form: 'delegation', grounds: ['unity'], bodies: [ECONOMY], quarter: '3', lead: 'binh-xa.mttq' },
    })
    await deed('dieuphoi', two, 'khong-chon', { reason: 'Đường đã sửa xong từ tháng trước.' })
    const three = await chosen('Giám sát việc thu quỹ ở các trường học', '4')
    expect(await read('/binh-xa/giam-sat?nam=' + year())).toContain('Quý II')
    expect((await as(nobody).get(`/binh-xa/giam-sat/${three.slug}`)).status).toBe(404)
    expect(await read(`/binh-xa/giam-sat/${one.slug}`)).toContain('Quý I năm')
    expect((await act('duyet.mattran', 'dieu-chinh')).status).toBe(422)
    expect((await act('duyet.mattran', 'dieu-chinh', { reason: 'Theo ý kiến của các thôn.' })).status).toBe(303)
    const second = await read(`/binh-xa/giam-sat/chuong-trinh/${year()}/2`)
    expect(second).toContain('Lý do: Theo ý kiến của các thôn.')
    expect(second).toContain('Chuyển từ Quý I sang Quý III')
    expect(second).toContain('Đưa ra khỏi chương trình')
    expect(second).toContain('Thêm, Quý IV')
    expect(await read(`/binh-xa/giam-sat/chuong-trinh/${year()}/1`)).toContain('sửa đường liên thôn')
    expect((await as(nobody).get(`/binh-xa/giam-sat/chuong-trinh/${year()}/3`)).status).toBe(404)
    expect((await as(nobody).get(`/binh-xa/giam-sat/${three.slug}`)).status).toBe(200)
    const change = env.DB.prepare("UPDATE programme_versions SET reason = 'khác'").run()
    await expect(change).rejects.toThrow('append-only')
    await expect(env.DB.prepare('DELETE FROM programme_versions').run()).rejects.toThrow('append-only')
  })

  test('two chairs who issue a new version at the same moment make one', async () => {
    await chosen('Giám sát việc cấp nước sạch ở các thôn vùng cao')
    const count = async () =>
      (await env.DB.prepare('SELECT count(*) AS many FROM programme_versions').first<{ many: number }>())?.many ?? 0
    const before = await count()
    const fields = { version: await version(String(year())), reason: 'Thêm một chuyên đề về nước sạch.' }
    const answers = await Promise.all(
      [1, 2].map(() => as(officer('duyet.mattran')).post(`${slug()}/dieu-chinh`, fields)),
    )
    expect(answers.map((one) => one.status).toSorted()).toEqual([303, 409])
    expect(await count()).toBe(before + 1)
  })

  test('another commune finds none of it', async () => {
    await programmeOpen()
    expect((await as(officer('dieuphoi.dakpo')).get(slug())).status).toBe(404)
    expect((await as(officer('xuly.kinhte')).get(slug())).status).toBe(404)
  })
})

test('a topic of a year without a programme hears that there is none; without a ground or a body it is not proposed', async () => {
  const thisYear = String(year() - 1)
  const topic = await proposed({ year: thisYear })
  const refused = await tryDeed('dieuphoi', topic, 'vao-chuong-trinh')
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain(`Chưa có chương trình giám sát năm ${thisYear}`)
  const { proposalFields } = await import('./build.ts')
  const bare = await as(officer('dieuphoi')).post(`${PLACE}/moi`, proposalFields({ grounds: [], bodies: [] }))
  expect(bare.status).toBe(422)
  const html = await bare.text()
  expect(html).toContain('Ông/bà chọn một mục.')
  expect(html).toContain('Tổ chức thu gom, mức phí, nơi tập kết rác.')
})
