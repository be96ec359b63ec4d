import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { recoveryIn, setUp, Telephone } from './telephone.ts'
import { PASSWORD } from '../support/app.ts'
import { signedIn, Visitor, way, words } from './visitor.ts'

const CODE_PAGE = '/can-bo/dang-nhap/ma'
const WRONG = 'Mã này chưa đúng, hoặc đã dùng rồi.'

afterEach(() => vi.useRealTimers())

function clock(time: string): void {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`2026-11-23T${time}Z`) })
}

async function isIn(visitor: Visitor): Promise<boolean> {
  return (await visitor.get('/can-bo/bao-mat')).status === 200
}

/** The password, and then that code. */
async function signInWith(username: string, code: string, ve?: string): Promise<[Visitor, Response]> {
  const visitor = new Visitor()
  expect(way(await visitor.signIn(username, PASSWORD, ve))).toEqual([303, CODE_PAGE])
  return [visitor, await visitor.post(CODE_PAGE, { code })]
}

async function eventsOf(id: string): Promise<string[]> {
  const rows = await env.DB.prepare('SELECT kind FROM staff_events WHERE subject_id = ? ORDER BY id').bind(id).all()
  return rows.results.map((row) => row.kind as string)
}

describe('an officer who turned the code on', () => {
  test('comes in with password and code, back to where she was', async () => {
    clock('01:00:00')
    const here = await signedIn('tiepnhan')
    const other = await signedIn('tiepnhan')
    const { recovery, telephone } = await setUp(here)
    expect(new Set(recovery).size).toBe(10)
    expect([await isIn(here), await isIn(other)]).toEqual([true, false])
    expect(await words(await here.get('/can-bo/bao-mat'))).toMatch(/Đang bật.*còn 10 mã dự phòng/)

    const visitor = new Visitor()
    expect(way(await visitor.signIn('tiepnhan', PASSWORD, '/can-bo/phien?x=1'))).toEqual([303, CODE_PAGE])
    expect(await isIn(visitor)).toBe(false)
    expect(await words(await visitor.get(CODE_PAGE))).toContain('Nhập mã để vào')
    expect(way(await visitor.post(CODE_PAGE, { code: telephone.code(1) }))).toEqual([303, '/can-bo/phien?x=1'])
    expect(await isIn(visitor)).toBe(true)
    expect(await words(await visitor.get('/can-bo/phien'))).toContain('Đăng nhập bằng mật khẩu và mã 6 số')
    expect(await eventsOf('vi-du.tiepnhan')).toEqual(['second_factor_on'])
  })

  test('is not let in by a code that was used, is old or was guessed', async () => {
    clock('01:00:00')
    const { telephone } = await setUp(await signedIn('dieuphoi'))
    const used = telephone.code()
    clock('01:00:30')
    const [, first] = await signInWith('dieuphoi', telephone.code())
    expect(way(first)).toEqual([303, '/can-bo'])
    for (const code of [used, telephone.code(), telephone.code(-3), '000000', 'abc', '١٢٣٤٥٦']) {
      vi.setSystemTime(Date.now() + 16 * 60_000)
      const [visitor, answer] = await signInWith('dieuphoi', code)
      expect(answer.status).toBe(422)
      expect(await words(answer)).toContain(WRONG)
      expect(await isIn(visitor)).toBe(false)
    }
    const [, empty] = await signInWith('dieuphoi', '')
    expect(await words(empty)).toContain('Ông/bà nhập mã.')
  })

  test('comes in once with each recovery code, however typed', async () => {
    clock('01:00:00')
    const visitor = await signedIn('xuly.kinhte')
    const { recovery } = await setUp(visitor)
    const [first = ''] = recovery
    const [inside, answer] = await signInWith('xuly.kinhte', ` ${first.toUpperCase().replace('-', ' ')}`)
    expect(answer.status).toBe(303)
    expect(await words(await inside.get('/can-bo/bao-mat'))).toContain('còn 9 mã dự phòng')
    const [, again] = await signInWith('xuly.kinhte', first)
    expect(again.status).toBe(422)
    const kept = await env.DB.prepare('SELECT * FROM staff_recovery_codes').all()
    for (const code of recovery) expect(JSON.stringify(kept.results)).not.toContain(code.replace('-', ''))
  })

  test('gets ten new recovery codes for her password, and the old ones end', async () => {
    clock('01:00:00')
    const visitor = await signedIn('xuly.vanhoa')
    const { recovery } = await setUp(visitor)
    expect((await visitor.post('/can-bo/bao-mat/ma-du-phong', { proof: 'đoán mò thôi' })).status).toBe(422)
    const fresh = recoveryIn(await (await visitor.post('/can-bo/bao-mat/ma-du-phong', { proof: PASSWORD })).text())
    expect(fresh).toHaveLength(10)
    const [, old] = await signInWith('xuly.vanhoa', recovery[1] ?? '')
    expect(old.status).toBe(422)
    const [, renewed] = await signInWith('xuly.vanhoa', fresh[0] ?? '')
    expect(renewed.status).toBe(303)
  })

  test('turns it off with her password or a code, and then the password is enough', async () => {
    clock('01:00:00')
    const visitor = await signedIn('duyet.kinhte')
    const { telephone } = await setUp(visitor)
    const refused = await visitor.post('/can-bo/bao-mat/ma/tat', { proof: '000000' })
    expect(refused.status).toBe(422)
    expect(await words(refused)).toContain('chưa đúng')
    clock('01:01:00')
    const done = await visitor.post('/can-bo/bao-mat/ma/tat', { proof: telephone.code() })
    expect(way(done)).toEqual([303, '/can-bo/bao-mat?xong=tat-ma'])
    expect(way(await new Visitor().signIn('duyet.kinhte'))).toEqual([303, '/can-bo'])
    expect(await eventsOf('vi-du.duyet.kinhte')).toEqual(['second_factor_on', 'second_factor_off'])
  })

  test('who types five wrong codes waits a quarter of an hour, and the right one waits too', async () => {
    clock('01:00:00')
    const { telephone } = await setUp(await signedIn('lanhdao'))
    clock('01:02:00')
    const visitor = new Visitor()
    await visitor.signIn('lanhdao')
    for (let i = 0; i < 5; i++) expect((await visitor.post(CODE_PAGE, { code: '000000' })).status).toBe(422)
    const answer = await visitor.post(CODE_PAGE, { code: telephone.code() })
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(14 * 60)
    expect(await words(answer)).toContain('Sai mã nhiều lần liền')
    // Another browser with the right password is no way around.
    const [, other] = await signInWith('lanhdao', telephone.code())
    expect(other.status).toBe(429)
  })
})

describe('half-way in', () => {
  test('nobody gets anywhere without the password, with a forged pass, or after ten minutes', async () => {
    clock('01:00:00')
    const { telephone } = await setUp(await signedIn('duyet.vanhoa'))
    expect(way(await new Visitor().post(CODE_PAGE, { code: telephone.code(1) }))).toEqual([303, '/can-bo/dang-nhap'])
    const forger = new Visitor()
    await forger.signIn('duyet.vanhoa')
    const pass = forger.jar.get('nghe-dan.nua-duong') ?? ''
    const words64 = btoa(JSON.stringify({ userId: 'vi-du.quantri', way: 'password', back: '/can-bo', until: 9e15 }))
    forger.jar.set('nghe-dan.nua-duong', `${words64}.${pass.split('.')[1]}`)
    expect(way(await forger.post(CODE_PAGE, { code: telephone.code(1) }))).toEqual([303, '/can-bo/dang-nhap'])
    forger.jar.set('nghe-dan.nua-duong', pass)
    clock('01:10:01')
    expect(way(await forger.post(CODE_PAGE, { code: telephone.code() }))).toEqual([303, '/can-bo/dang-nhap'])
  })

  test('an officer whose account is closed meanwhile stays outside', async () => {
    clock('01:00:00')
    const { telephone } = await setUp(await signedIn('duyet.vanphong'))
    const visitor = new Visitor()
    await visitor.signIn('duyet.vanphong')
    await (await signedIn('quantri')).post('/can-bo/tai-khoan/vi-du.duyet.vanphong/dong', { reason: 'Chuyển công tác' })
    clock('01:01:00')
    expect((await visitor.post(CODE_PAGE, { code: telephone.code() })).status).toBe(422)
    expect(await isIn(visitor)).toBe(false)
  })
})

describe('setting up', () => {
  test('needs the code that the telephone shows, and a wrong one keeps the same key', async () => {
    const visitor = await signedIn('xuly.congan')
    expect(way(await visitor.get('/can-bo/bao-mat/ma'))).toEqual([303, '/can-bo/bao-mat'])
    await visitor.post('/can-bo/bao-mat/ma/bat')
    const telephone = new Telephone()
    const html = await (await visitor.get('/can-bo/bao-mat/ma')).text()
    expect(html).toContain('<svg class="qr"')
    telephone.read(html)
    const wrong = await visitor.post('/can-bo/bao-mat/ma', { code: '000000' })
    expect(wrong.status).toBe(422)
    expect(await words(wrong)).toContain('đồng hồ của điện thoại')
    expect(way(await new Visitor().signIn('xuly.congan'))).toEqual([303, '/can-bo'])
    const { status } = await visitor.post('/can-bo/bao-mat/ma', { code: telephone.code() })
    expect(status).toBe(200)
    expect(way(await visitor.get('/can-bo/bao-mat/ma'))).toEqual([303, '/can-bo/bao-mat'])
    expect(way(await visitor.post('/can-bo/bao-mat/ma', { code: telephone.code(1) }))).toEqual([303, '/can-bo/bao-mat'])
  })

  test('a key that is in force is not replaced by pressing the button again', async () => {
    clock('02:00:00')
    const visitor = await signedIn('xuly.vanphong')
    const { telephone } = await setUp(visitor)
    await visitor.post('/can-bo/bao-mat/ma/bat')
    const [, answer] = await signInWith('xuly.vanphong', telephone.code(1))
    expect(answer.status).toBe(303)
  })
})
