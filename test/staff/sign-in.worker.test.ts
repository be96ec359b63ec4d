import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { PASSWORD } from '../support/app.ts'
import { signedIn, Visitor, way, words } from './visitor.ts'

const WRONG = 'Tên đăng nhập hoặc mật khẩu chưa đúng.'

afterEach(() => vi.useRealTimers())

function sessionsOf(username: string) {
  return env.DB.prepare(
    'SELECT s.id FROM staff_sessions s JOIN staff_users u ON u.id = s.user_id WHERE u.username = ?',
  ).bind(username)
}

describe('signing in', () => {
  test('an officer who asks for a page is sent to sign in and comes back to it', async () => {
    const visitor = new Visitor()
    const sent = await visitor.get('/can-bo/phien?x=1')
    expect(way(sent)).toEqual([303, '/can-bo/dang-nhap?ve=%2Fcan-bo%2Fphien%3Fx%3D1'])
    const form = await (await visitor.get('/can-bo/dang-nhap?ve=%2Fcan-bo%2Fphien%3Fx%3D1')).text()
    expect(form).toContain('name="ve" value="/can-bo/phien?x=1"')
    expect(way(await visitor.signIn('tiepnhan', PASSWORD, '/can-bo/phien?x=1'))).toEqual([303, '/can-bo/phien?x=1'])
    expect(await words(await visitor.get('/can-bo/phien'))).toContain('Chrome trên máy tính Windows')
  })

  test('a form that nobody signed in sends is refused, not redirected', async () => {
    const answer = await new Visitor().post('/can-bo/phien/ket-thuc', { phien: 'khac' })
    expect(answer.status).toBe(401)
  })

  test('user names with dots, capitals or spaces around them lead in', async () => {
    expect((await new Visitor().signIn('  Thon.LangDia ')).status).toBe(303)
    expect((await new Visitor().signIn('xuly.kinhte.dakpo')).status).toBe(303)
  })

  test('the cookie stays on this site, away from scripts, and on https only goes there', async () => {
    const plain = (await new Visitor().signIn('tiepnhan')).headers.getSetCookie()
    expect(plain).toHaveLength(1)
    expect(plain[0]).toMatch(/^nghe-dan\.session_token=/)
    expect(plain[0]).toMatch(/; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
    const visitor = new Visitor('https://xa.test')
    const [secure = ''] = (await visitor.signIn('tiepnhan')).headers.getSetCookie()
    expect(secure).toMatch(/^__Secure-nghe-dan\.session_token=/)
    expect(secure).toContain('; HttpOnly; Secure; SameSite=Lax')
    expect((await visitor.get('/can-bo/phien')).status).toBe(200)
  })

  test('a wrong password, an unknown name and nonsense get the same words, and the password is never sent back', async () => {
    for (const [username, password] of [
      ['tiepnhan', 'khong-phai-dau'],
      ['khong.co.ai', PASSWORD],
      ["x' OR 1=1 --", 'khong-phai-dau'],
      ['tiepnhan', 'x'.repeat(5000)],
    ] as const) {
      const visitor = new Visitor()
      const answer = await visitor.signIn(username, password)
      const html = await answer.clone().text()
      expect(answer.status).toBe(422)
      expect(await words(answer)).toContain(WRONG)
      expect(html).not.toContain(password.slice(0, 100))
      expect(visitor.jar.size).toBe(0)
    }
    expect(await (await new Visitor().signIn('tiepnhan', 'khong-phai-dau')).text()).toContain('value="tiepnhan"')
  })

  test('empty fields are named', async () => {
    const answer = await new Visitor().signIn('', '')
    expect(answer.status).toBe(422)
    const page = await words(answer)
    expect(page).toContain('Ông/bà nhập tên đăng nhập.')
    expect(page).toContain('Ông/bà nhập mật khẩu.')
  })

  test.each([
    'https://ke-xau.test/can-bo',
    '//ke-xau.test/can-bo',
    '/\\ke-xau.test',
    '/can-bo/..//ke-xau.test',
    '/can-bo/%2e%2e//ke-xau.test',
    '/can-bo\\..\\..\\\\ke-xau.test',
    '/can-bo@ke-xau.test',
    '/can-boabc',
    'javascript:alert(1)',
    '/can-bo/dang-nhap',
    '/can-bo/dang-xuat',
    '/can-bo/phien\r\nx: y',
    '/binh-xa',
  ])('a way back that leads elsewhere is not followed: %j', async (ve) => {
    const [status, location] = way(await new Visitor().signIn('dieuphoi', PASSWORD, ve))
    expect(status).toBe(303)
    expect(location).toMatch(/^\/can-bo(\/phienx:%20y)?$/)
  })
})

describe('too many wrong passwords', () => {
  test('five close the door for the right one too, until a quarter of an hour has passed', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T01:14:50Z') })
    const visitor = new Visitor()
    for (let i = 0; i < 5; i++) expect((await visitor.signIn('duyet.kinhte', `sai lần ${i}`)).status).toBe(422)
    const answer = await visitor.signIn('duyet.kinhte')
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(14 * 60)
    expect(await words(answer)).toMatch(/thử lại sau: thứ Hai, 23\/11\/2026, 8 giờ 3[01]/)
    expect((await new Visitor('http://xa-khac.test').signIn('DUYET.kinhte ')).status).toBe(429)
    vi.setSystemTime(new Date('2026-11-23T01:29:30Z'))
    expect((await visitor.signIn('duyet.kinhte')).status).toBe(429)
    vi.setSystemTime(new Date('2026-11-23T01:32:00Z'))
    expect((await visitor.signIn('duyet.kinhte')).status).toBe(303)
  })

  test('an unknown name is closed in the same way', async () => {
    const visitor = new Visitor()
    for (let i = 0; i < 5; i++) expect((await visitor.signIn('nguoi.la', 'x')).status).toBe(422)
    const answer = await visitor.signIn('nguoi.la', 'x')
    expect(answer.status).toBe(429)
    expect(await words(answer)).toContain('Sai mật khẩu 5 lần liền')
  })

  test('twelve wrong tries at the same moment are not more than five', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => new Visitor().signIn('lanhdao', 'cung-mot-luc')))
    const looked = answers.filter((answer) => answer.status === 422)
    expect(looked.length).toBeLessThanOrEqual(5)
    expect(answers.every((answer) => [422, 429].includes(answer.status))).toBe(true)
  })

  test('the right password wipes out earlier slips', async () => {
    const visitor = new Visitor()
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) expect((await visitor.signIn('xuly.congan', 'nham')).status).toBe(422)
      expect((await visitor.signIn('xuly.congan')).status).toBe(303)
    }
  })

  test('no user name is kept with the count', async () => {
    await new Visitor().signIn('khong.ghi.ten', 'x')
    const { results } = await env.DB.prepare('SELECT * FROM attempts').all()
    expect(results.length).toBeGreaterThan(0)
    expect(JSON.stringify(results)).not.toContain('khong.ghi.ten')
  })
})

describe('a session', () => {
  test('ends in the database when its officer signs out: the old cookie opens nothing', async () => {
    const visitor = await signedIn('xuly.vanhoa')
    const old = new Map(visitor.jar)
    expect(way(await visitor.post('/can-bo/dang-xuat'))).toEqual([303, '/can-bo/dang-nhap'])
    expect(visitor.jar.size).toBe(0)
    expect((await sessionsOf('xuly.vanhoa').all()).results).toEqual([])
    for (const [name, value] of old) visitor.jar.set(name, value)
    expect(way(await visitor.get('/can-bo/phien'))[0]).toBe(303)
  })

  test('with a forged or cut signature is no session', async () => {
    const visitor = await signedIn('xuly.vanhoa')
    const [[name = '', value = ''] = []] = visitor.jar
    const token = value.split('.')[0] ?? ''
    for (const forged of [token, `${token}.`, `${token}.${btoa('x'.repeat(32))}`, `${token}.%`, '', 'a.b.c']) {
      visitor.jar.set(name, forged)
      expect(way(await visitor.get('/can-bo/phien'))[0]).toBe(303)
    }
    visitor.jar.set(name, value)
    expect((await visitor.get('/can-bo/phien')).status).toBe(200)
  })

  test('lasts twelve hours from its last use', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T01:00:00Z') })
    const visitor = await signedIn('duyet.vanhoa')
    vi.setSystemTime(new Date('2026-11-23T01:10:00Z'))
    expect((await visitor.get('/can-bo/phien')).headers.getSetCookie()).toEqual([])
    vi.setSystemTime(new Date('2026-11-23T12:00:00Z'))
    const used = await visitor.get('/can-bo/phien')
    expect(used.headers.getSetCookie()[0]).toMatch(/^nghe-dan\.session_token=.*Max-Age=43200/)
    vi.setSystemTime(new Date('2026-11-23T23:59:00Z'))
    expect((await visitor.get('/can-bo/phien')).status).toBe(200)
    vi.setSystemTime(new Date('2026-11-24T12:00:00Z'))
    expect((await visitor.get('/can-bo/phien')).status).toBe(303)
  })

  test('of another device can be ended from the list, one or all, and never somebody else’s', async () => {
    const [here, there, third] = [
      await signedIn('xuly.vanphong'),
      await signedIn('xuly.vanphong'),
      await signedIn('xuly.vanphong'),
    ]
    const stranger = await signedIn('duyet.vanphong')
    const list = await (await here.get('/can-bo/phien')).text()
    const ids = [...list.matchAll(/name="phien" value="(?!khac)([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(ids).toHaveLength(2)
    expect(way(await stranger.post('/can-bo/phien/ket-thuc', { phien: ids[0] ?? '' }))).toEqual([303, '/can-bo/phien'])
    const isIn = async (visitor: Visitor) => (await visitor.get('/can-bo/phien')).status === 200
    expect([await isIn(there), await isIn(third)]).toEqual([true, true])
    await here.post('/can-bo/phien/ket-thuc', { phien: ids[0] ?? '' })
    expect([await isIn(there), await isIn(third)].filter(Boolean)).toHaveLength(1)
    await here.post('/can-bo/phien/ket-thuc', { phien: 'khac' })
    expect([await isIn(here), await isIn(there), await isIn(third), await isIn(stranger)]).toEqual([
      true,
      false,
      false,
      true,
    ])
  })
})

describe('an officer’s own new password', () => {
  test('is judged in words that help', async () => {
    const visitor = await signedIn('duyet.congan')
    const tries: [Record<string, string>, string][] = [
      [{ oldPassword: PASSWORD, newPassword: 'ngắn', repeated: 'ngắn' }, 'cần ít nhất 10 ký tự'],
      [{ oldPassword: PASSWORD, newPassword: 'Duyet.Congan1', repeated: 'Duyet.Congan1' }, 'giống tên đăng nhập'],
      [{ oldPassword: PASSWORD, newPassword: 'matkhau123', repeated: 'matkhau123' }, 'nhiều người dùng'],
      [{ oldPassword: PASSWORD, newPassword: 'trâu cày ruộng sâu', repeated: 'trâu cày' }, 'chưa giống nhau'],
      [
        { oldPassword: 'sai mật khẩu cũ', newPassword: 'trâu cày ruộng sâu', repeated: 'trâu cày ruộng sâu' },
        'Mật khẩu đang dùng chưa đúng',
      ],
      [{}, 'Ông/bà nhập mật khẩu đang dùng.'],
    ]
    for (const [fields, message] of tries) {
      const answer = await visitor.post('/can-bo/mat-khau', fields)
      expect(answer.status).toBe(422)
      const html = await answer.clone().text()
      expect(await words(answer)).toContain(message)
      expect(html).not.toContain('ruộng sâu')
    }
    expect((await new Visitor().signIn('duyet.congan')).status).toBe(303)
  })

  test('replaces the old one and ends every other session', async () => {
    const [here, there] = [await signedIn('giamsat'), await signedIn('giamsat')]
    const fields = { oldPassword: PASSWORD, newPassword: 'trâu cày ruộng sâu', repeated: 'trâu cày ruộng sâu' }
    expect(way(await here.post('/can-bo/mat-khau', fields))).toEqual([303, '/can-bo/mat-khau?da-doi'])
    expect(await words(await here.get('/can-bo/mat-khau?da-doi'))).toContain('Đã đổi mật khẩu')
    expect((await there.get('/can-bo/phien')).status).toBe(303)
    expect((await new Visitor().signIn('giamsat')).status).toBe(422)
    expect((await new Visitor().signIn('giamsat', 'trâu cày ruộng sâu')).status).toBe(303)
  })

  test('cannot be set by guessing the old one from a computer left open', async () => {
    const visitor = await signedIn('baomat')
    const fields = { newPassword: 'trâu cày ruộng sâu', repeated: 'trâu cày ruộng sâu' }
    for (let i = 0; i < 5; i++) await visitor.post('/can-bo/mat-khau', { ...fields, oldPassword: `đoán ${i}` })
    expect((await visitor.post('/can-bo/mat-khau', { ...fields, oldPassword: PASSWORD })).status).toBe(429)
  })
})
