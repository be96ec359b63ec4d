import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { dropOldSignIns } from '../../worker/staff/sign-in/sign-in-queries.ts'
import { signedIn, Visitor, way, words } from './visitor.ts'

const STRANGE = 'Có lần đăng nhập từ trình duyệt mới'

/** A browser that has looked at the sign-in page, as every browser does. */
async function browser(): Promise<Visitor> {
  const visitor = new Visitor()
  await visitor.get('/can-bo/dang-nhap')
  return visitor
}

/** All that a page says, its band too. */
async function seen(visitor: Visitor, path = '/can-bo'): Promise<string> {
  const html = await (await visitor.get(path)).text()
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

test('an officer sees her last sign-ins, with the refused ones', async () => {
  await new Visitor().signIn('tiepnhan', 'đoán mò một lần')
  const visitor = await signedIn('tiepnhan')
  const page = await words(await visitor.get('/can-bo/phien'))
  expect(page).toMatch(/Đã vào bằng mật khẩu Chrome trên máy tính Windows .*Không vào được bằng mật khẩu/)
  expect(await words(await (await signedIn('dieuphoi')).get('/can-bo/phien'))).not.toContain('Không vào được')
})

test('the first browser of all surprises nobody; a second one does, on every page, until she says that it was she', async () => {
  const own = await browser()
  await own.signIn('xuly.kinhte')
  expect(await seen(own)).not.toContain(STRANGE)
  await own.post('/can-bo/dang-xuat')
  await own.signIn('xuly.kinhte')
  expect(await seen(own)).not.toContain(STRANGE)

  await (await browser()).signIn('xuly.kinhte')
  expect(await seen(own)).toContain(STRANGE)
  const list = await seen(own, '/can-bo/phien')
  expect(list).toContain(STRANGE)
  expect(list.match(/\(lần đầu thấy\)/g)).toHaveLength(1)
  expect(way(await own.post('/can-bo/phien/la-toi'))).toEqual([303, '/can-bo/phien'])
  expect(await seen(own)).not.toContain(STRANGE)
})

test('a program that signs in makes no browser strange', async () => {
  await new Visitor().signIn('duyet.kinhte')
  const own = await browser()
  await own.signIn('duyet.kinhte')
  expect(await seen(own)).not.toContain(STRANGE)
  await new Visitor().signIn('duyet.kinhte')
  expect(await seen(own)).toContain(STRANGE)
})

test('two officers at one computer are no news to each other', async () => {
  const shared = await browser()
  for (const username of ['xuly.vanhoa', 'duyet.vanhoa']) {
    await shared.signIn(username)
    expect(await seen(shared, '/can-bo/phien')).not.toContain(STRANGE)
    await shared.post('/can-bo/dang-xuat')
  }
  const { results } = await env.DB.prepare('SELECT DISTINCT browser_hash FROM staff_sign_ins WHERE user_id LIKE ?')
    .bind('%.vanhoa')
    .all()
  expect(results).toHaveLength(2)
})

test('after half a year the clock forgets a sign-in', async () => {
  await signedIn('lanhdao')
  const count = () => env.DB.prepare('SELECT count(*) AS many FROM staff_sign_ins').first<number>('many')
  const db = connect(env)
  await dropOldSignIns(db, new Date(Date.now() + 179 * 24 * 3600_000))
  expect(await count()).toBeGreaterThan(0)
  await dropOldSignIns(db, new Date(Date.now() + 181 * 24 * 3600_000))
  expect(await count()).toBe(0)
})
