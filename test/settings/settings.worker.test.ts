import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { signedIn, type Visitor, way, words } from '../staff/visitor.ts'

const AT = '/can-bo/cai-dat'
let admin: Visitor

beforeAll(async () => {
  admin = await signedIn('quantri')
})

/** The version that a page's form carries. */
async function versionOn(path: string, visitor = admin): Promise<string> {
  const html = await (await visitor.get(path)).text()
  return /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
}

/** Fills in a form as it stands and sends it. */
async function saved(path: string, fields: Record<string, string>, action = path) {
  return admin.post(action, { version: await versionOn(path), ...fields })
}

async function row<T>(sql: string, ...values: unknown[]): Promise<T | null> {
  return env.DB.prepare(sql)
    .bind(...values)
    .first<T>()
}

async function events(): Promise<number> {
  return (await row<{ n: number }>('SELECT count(*) AS n FROM setting_events'))?.n ?? 0
}

const HAMLET = { name: 'Làng Mới', position: '19' }

describe('who is no administrator', () => {
  test.each(['tiepnhan', 'dieuphoi', 'lanhdao'])('%s neither reads nor changes the settings', async (username) => {
    const officer = await signedIn(username)
    expect((await officer.get(AT)).status).toBe(403)
    expect((await officer.get(`${AT}/thon`)).status).toBe(403)
    const refused = await officer.post(`${AT}/thon/moi`, { version: '1', ...HAMLET })
    expect(refused.status).toBe(403)
    expect(await words(refused)).toContain('Chỉ quản trị viên của xã đổi cài đặt')
    expect(await (await officer.get('/can-bo/phan-cong')).text()).not.toContain(`href="${AT}"`)
  })
})

describe('an administrator', () => {
  test('sees every part of the settings from one page, each of which opens', async () => {
    const html = await (await admin.get(AT)).text()
    const links = [...html.matchAll(/href="(\/can-bo\/cai-dat\/[a-z-]+)"/g)].map(([, href]) => href ?? '')
    expect(links.length).toBeGreaterThanOrEqual(10)
    for (const href of links) expect([href, (await admin.get(href)).status]).toEqual([href, 200])
  })

  test('adds a hamlet, which citizens are offered at once and the journal tells', async () => {
    const answer = await saved(`${AT}/thon/moi`, HAMLET)
    expect(way(answer)).toEqual([303, `${AT}/thon?xong=1`])
    expect(await words(await admin.get('/binh-xa/kien-nghi/moi'))).toContain('Làng Mới')
    const journal = await words(await admin.get(`${AT}/nhat-ky`))
    expect(journal).toContain('Thêm thôn: Làng Mới')
    expect(journal).toContain('Dương Văn Tùng')
  })

  test('ends a hamlet: it is offered no more, keeps its name, and can be taken up again', async () => {
    const yesterday = new Date(Date.now() - 17 * 3_600_000).toISOString().slice(0, 10)
    const path = `${AT}/thon/deo_ang`
    expect((await saved(path, { lastDay: yesterday }, `${path}/ket-thuc`)).status).toBe(303)
    const offered = async () => (await (await admin.get('/binh-xa/kien-nghi/moi')).text()).includes('value="deo_ang"')
    expect(await offered()).toBe(false)
    expect(await words(await admin.get(`${AT}/thon`))).toContain('Đèo Ảng')
    expect((await saved(path, {}, `${path}/dung-lai`)).status).toBe(303)
    expect(await offered()).toBe(true)
  })

  test('is told at each field what is wrong, finds what was typed, and nothing is written', async () => {
    const before = await events()
    const answer = await saved(`${AT}/thon/moi`, { name: 'L', position: 'ba' })
    expect(answer.status).toBe(422)
    const html = await answer.clone().text()
    expect(html).toContain('value="ba"')
    expect(html).toMatch(/href="#position"/)
    const page = await words(answer)
    expect(page).toContain('Tên thôn còn ngắn quá')
    expect(page).toContain('Thứ tự là một số từ 1 đến 999')
    expect(await events()).toBe(before)
  })

  test('whom another one overtook is told so and keeps what he typed', async () => {
    const path = `${AT}/linh-vuc/moi`
    const seen = await versionOn(path)
    const field = { name: 'Du lịch', example: 'nhà nghỉ, bến thuyền', position: '40' }
    expect((await saved(`${AT}/thon/soi_dia`, { name: 'Soi Dịa Mới', position: '4' })).status).toBe(303)
    const late = await admin.post(path, { version: seen, ...field })
    expect(late.status).toBe(409)
    const html = await late.text()
    expect(html).toContain('vừa đổi cài đặt của xã')
    expect(html).toContain('value="nhà nghỉ, bến thuyền"')
    expect(await row('SELECT 1 FROM categories WHERE name = ?', 'Du lịch')).toBeNull()
    const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
    expect((await admin.post(path, { version, ...field })).status).toBe(303)
    expect(await row('SELECT 1 FROM categories WHERE name = ?', 'Du lịch')).not.toBeNull()
  })

  test.each(['', 'không', '-1', '1e99', '99999999999999999999'])(
    'is not let through with %j for the version that he saw',
    async (version) => {
      const before = await events()
      const answer = await admin.post(`${AT}/thon/moi`, { version, ...HAMLET, name: 'Thôn Lạ' })
      expect(answer.status).toBe(409)
      expect(await events()).toBe(before)
    },
  )

  test('and another one at the very same moment: one of them is written', async () => {
    const path = `${AT}/thon/moi`
    const version = await versionOn(path)
    const before = await events()
    const names = ['Thôn Một', 'Thôn Hai', 'Thôn Ba']
    const answers = await Promise.all(names.map((name) => admin.post(path, { version, ...HAMLET, name })))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409])
    expect(await events()).toBe(before + 1)
  })

  test('sees what a rule would change before saving it; the matter then goes there', async () => {
    const path = `${AT}/quy-dinh/moi`
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
    const rule = {
      category: 'moi_truong',
      hamlet: 'lang_dia',
      body: 'binh-xa.ubnd',
      limit: 'urgent',
      reason: 'Làng Dịa có bãi rác chung nên Ủy ban trực tiếp giải quyết.',
      from: today,
    }
    const before = await events()
    const tried = await saved(path, { ...rule, thu: '1' })
    expect(tried.status).toBe(200)
    const page = await words(tried)
    expect(page).toContain('Chưa lưu')
    expect(page).toMatch(/Môi trường.* \(Làng Dịa\): Phòng Kinh tế → Ủy ban nhân dân xã\./)
    expect(await events()).toBe(before)
    expect((await saved(path, rule)).status).toBe(303)
    const trial = await words(await admin.get('/can-bo/phan-cong?linh-vuc=moi_truong&thon=lang_dia&loai=report'))
    expect(trial).toContain('Cơ quan giải quyết Ủy ban nhân dân xã')
  })

  test('sets the commune’s own time limit; the country’s row and other communes stay', async () => {
    const path = `${AT}/thoi-han/ordinary`
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
    const limit = { days: '3', unit: 'working_days', basis: 'commitment', source: 'Quyết định 12/QĐ-UBND', from: today }
    expect((await saved(path, limit)).status).toBe(303)
    expect(await words(await admin.get(path))).toContain('3 ngày làm việc')
    const rows = await env.DB.prepare(
      "SELECT commune_id, days FROM limits WHERE code = 'ordinary' ORDER BY commune_id",
    ).all<{ commune_id: string | null; days: number }>()
    expect(rows.results).toEqual([
      { commune_id: null, days: 5 },
      { commune_id: 'binh-xa', days: 3 },
    ])
    const elsewhere = await signedIn('quantri.dakpo')
    expect(await words(await elsewhere.get(path))).toContain('5 ngày làm việc')
  })

  test('adds a day off of the commune, takes it away again, and does not touch the country’s', async () => {
    const day = '2030-03-05'
    const storm = { day, kind: 'holiday', name: 'Nghỉ phòng bão', source: 'Công điện 5/CĐ-UBND' }
    expect((await saved(`${AT}/ngay-nghi/moi`, storm)).status).toBe(303)
    expect(await words(await admin.get(`${AT}/ngay-nghi`))).toContain('Thứ Ba, 05/03/2030')
    const path = `${AT}/ngay-nghi/${day}`
    expect((await saved(path, {}, `${path}/ket-thuc`)).status).toBe(303)
    expect((await admin.get(path)).status).toBe(404)
    await env.DB.prepare(
      "INSERT INTO special_days VALUES ('2031-04-30', 'holiday', 'Ngày Chiến thắng', 'Luật', 0)",
    ).run()
    const fixed = `${AT}/ngay-nghi/2031-04-30`
    expect((await admin.post(fixed, { version: '1', ...storm })).status).toBe(409)
    expect((await admin.post(`${fixed}/ket-thuc`, { version: '1' })).status).toBe(409)
  })

  test('finds nothing of another commune', async () => {
    for (const path of ['co-quan/dak-po.mttq', 'thon/lang_hway', 'so-van-ban/dak-po.mttq', 'khong-co', 'thon/khong-co'])
      expect([path, (await admin.get(`${AT}/${path}`)).status]).toEqual([path, 404])
  })

  test('reads the journal page by page, each change once', async () => {
    for (let i = 0; i < 31; i++)
      await env.DB.prepare(
        "INSERT INTO setting_events (commune_id, subject_kind, subject_id, actor_id, at, before, after) VALUES ('binh-xa', 'hamlet', ?, '', '2026-01-06T01:00:00.000Z', '', ?)",
      )
        .bind(`h${i}`, JSON.stringify({ name: `Thôn số ${i}` }))
        .run()
    const first = await (await admin.get(`${AT}/nhat-ky`)).text()
    const next = /href="([^"]*truoc=\d+)"/.exec(first)?.[1] ?? ''
    const second = await (await admin.get(next)).text()
    const named = (html: string) => [...html.matchAll(/Thôn số (\d+)/g)].map(([, number]) => number)
    const all = [...new Set([...named(first), ...named(second)])]
    expect(all).toHaveLength(31)
    expect(named(first).filter((number) => named(second).includes(number))).toEqual([])
  })
})

test('nobody changes or removes what the journal says', async () => {
  await expect(env.DB.prepare("UPDATE setting_events SET after = ''").run()).rejects.toThrow('append-only')
  await expect(env.DB.prepare('DELETE FROM setting_events').run()).rejects.toThrow('append-only')
})
