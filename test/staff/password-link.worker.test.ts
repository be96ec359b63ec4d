import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { setUp } from './telephone.ts'
import { PASSWORD } from '../support/app.ts'
import { signedIn, Visitor, way, words } from './visitor.ts'

const NEW = { newPassword: 'suối chảy dưới cầu tre', repeated: 'suối chảy dưới cầu tre' }
const addressOf = (username: string) => `/can-bo/tai-khoan/vi-du.${username}`
let admin: Visitor

beforeAll(async () => {
  admin = await signedIn('quantri')
})

afterEach(() => vi.useRealTimers())

/** Makes a link as the administrator: where it leads. */
async function linkFor(username: string, fields: Record<string, string> = {}): Promise<string> {
  const html = await (await admin.post(`${addressOf(username)}/duong-dan`, fields)).text()
  expect(html).toContain('<svg class="qr"')
  return new URL(/<code class="code">([^<]+)<\/code>/.exec(html)?.[1] ?? '').pathname
}

describe('an officer with a link from the administrator', () => {
  test('sets a password that only he knows, once; sessions end and a locked door opens', async () => {
    const here = await signedIn('xuly.kinhte')
    for (let i = 0; i < 5; i++) await new Visitor().signIn('xuly.kinhte', 'nhớ nhầm')
    const link = await linkFor('xuly.kinhte')
    expect((await here.get('/can-bo')).status).toBe(200)
    const visitor = new Visitor()
    expect(await words(await visitor.get(link))).toContain('tên đăng nhập xuly.kinhte')
    const done = await visitor.post(link, NEW)
    expect(done.status).toBe(200)
    expect(await words(done)).toContain('Đã đặt mật khẩu mới')
    expect(way(await here.get('/can-bo'))[0]).toBe(303)
    expect((await new Visitor().signIn('xuly.kinhte', PASSWORD)).status).toBe(422)
    expect(way(await new Visitor().signIn('xuly.kinhte', NEW.newPassword))).toEqual([303, '/can-bo'])
    for (const again of [await visitor.get(link), await visitor.post(link, NEW)]) {
      expect(again.status).toBe(404)
      expect(await words(again)).toContain('Đường dẫn này đã dùng rồi')
    }
    expect(await words(await admin.get(addressOf('xuly.kinhte')))).toContain('Đặt mật khẩu qua đường dẫn')
  })

  test('is told what is wrong with the password, and the link stays good', async () => {
    const link = await linkFor('xuly.vanhoa')
    const visitor = new Visitor()
    for (const [fields, why] of [
      [{ newPassword: 'ngắn', repeated: 'ngắn' }, 'cần ít nhất 10 ký tự'],
      [{ ...NEW, repeated: 'khác' }, 'chưa giống nhau'],
      [{ newPassword: 'xuly.vanhoa', repeated: 'xuly.vanhoa' }, 'giống tên đăng nhập'],
      [{}, 'cần ít nhất 10 ký tự'],
    ] as const) {
      const answer = await visitor.post(link, fields)
      expect(answer.status).toBe(422)
      expect(await words(answer)).toContain(why)
    }
    expect((await visitor.post(link, NEW)).status).toBe(200)
  })

  test('gets rid of the code on a lost telephone only when the administrator ticked that', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T01:00:00Z') })
    admin = await signedIn('quantri')
    await setUp(await signedIn('duyet.kinhte'))
    expect(await words(await admin.get(`${addressOf('duyet.kinhte')}/duong-dan`))).toContain('đang dùng mã 6 số')
    await new Visitor().post(await linkFor('duyet.kinhte'), NEW)
    expect(way(await new Visitor().signIn('duyet.kinhte', NEW.newPassword))).toEqual([303, '/can-bo/dang-nhap/ma'])
    await new Visitor().post(await linkFor('duyet.kinhte', { clearsFactors: '1' }), NEW)
    expect(way(await new Visitor().signIn('duyet.kinhte', NEW.newPassword))).toEqual([303, '/can-bo'])
    const { results } = await env.DB.prepare(
      `SELECT kind, detail FROM staff_events WHERE subject_id = 'vi-du.duyet.kinhte' ORDER BY id DESC LIMIT 2`,
    ).all()
    expect(results).toEqual([
      { kind: 'password_link_used', detail: '{"clearsFactors":true}' },
      { kind: 'password_link_made', detail: '{"clearsFactors":true}' },
    ])
  })

  test('comes too late after a day, after a newer link, or after the account was closed', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T01:00:00Z') })
    admin = await signedIn('quantri')
    const first = await linkFor('xuly.congan')
    const second = await linkFor('xuly.congan')
    const visitor = new Visitor()
    expect((await visitor.get(first)).status).toBe(404)
    vi.setSystemTime(new Date('2026-11-24T00:59:00Z'))
    expect((await visitor.get(second)).status).toBe(200)
    vi.setSystemTime(new Date('2026-11-24T01:00:00Z'))
    expect((await visitor.post(second, NEW)).status).toBe(404)
    admin = await signedIn('quantri')
    const third = await linkFor('xuly.congan')
    await admin.post(`${addressOf('xuly.congan')}/dong`, { reason: 'Chuyển công tác' })
    expect((await visitor.post(third, NEW)).status).toBe(404)
    expect((await admin.post(`${addressOf('xuly.congan')}/duong-dan`)).status).toBe(409)
  })

  test('finds nothing where others guess', async () => {
    for (const guess of ['x', '%00', 'A'.repeat(32), "'--"])
      expect((await new Visitor().get(`/can-bo/dat-lai-mat-khau/${encodeURIComponent(guess)}`)).status).toBe(404)
  })
})

test('two people with the same link at the same moment do not both set a password', async () => {
  const link = await linkFor('duyet.vanhoa')
  const answers = await Promise.all(
    ['trâu cày ruộng sâu', 'mưa rơi trên mái lá'].map((password) =>
      new Visitor().post(link, { newPassword: password, repeated: password }),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
})

test('the database keeps no link that opens', async () => {
  const link = await linkFor('duyet.vanphong')
  const { results } = await env.DB.prepare('SELECT * FROM staff_password_links').all()
  expect(results.length).toBeGreaterThan(0)
  expect(JSON.stringify(results)).not.toContain(link.split('/').at(-1))
})

test('only the administrator of the commune makes links and names', async () => {
  for (const path of ['duong-dan', 'cong-chung']) {
    expect((await (await signedIn('xuly.vanphong')).post(`${addressOf('tiepnhan')}/${path}`)).status).toBe(403)
    expect((await admin.post(`${addressOf('tiepnhan.dakpo')}/${path}`, { oidcName: 'a' })).status).toBe(404)
    expect((await admin.get(`${addressOf('tiepnhan.dakpo')}/${path}`)).status).toBe(404)
  }
})

test('an administrator enters the name at the common sign-in once, not for two officers', async () => {
  const [one, two] = [`${addressOf('tiepnhan')}/cong-chung`, `${addressOf('dieuphoi')}/cong-chung`]
  expect(way(await admin.post(one, { oidcName: ' Lan@TuyenQuang.gov.vn ' }))).toEqual([303, `${one}?da-luu`])
  expect(await (await admin.get(one)).text()).toContain('value="lan@tuyenquang.gov.vn"')
  const taken = await admin.post(two, { oidcName: 'lan@tuyenquang.gov.vn' })
  expect(taken.status).toBe(422)
  expect(await words(taken)).toContain('đã ghi cho một tài khoản khác')
  const wrong = await admin.post(two, { oidcName: 'hai chữ' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('value="hai chữ"')
  expect(way(await admin.post(one, { oidcName: '' }))).toEqual([303, `${one}?da-luu`])
  expect(way(await admin.post(two, { oidcName: 'lan@tuyenquang.gov.vn' }))).toEqual([303, `${two}?da-luu`])
})
