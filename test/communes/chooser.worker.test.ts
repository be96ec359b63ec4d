import { env, exports } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { placeStatements } from '../../scripts/seed/places.ts'

beforeAll(async () => {
  await env.DB.batch(placeStatements().map((sql) => env.DB.prepare(sql)))
})

async function chooser(typed: string): Promise<string> {
  const answer = await exports.default.fetch(`https://xa.example/?tim=${encodeURIComponent(typed)}`)
  expect(answer.status).toBe(200)
  return answer.text()
}

test.each(['binh xa', 'Bình Xạ', 'BÌNH XA', 'xa binh xa', 'Bi\u0300nh Xa'])(
  'a citizen who types “%s” is led to xã Bình Xa',
  async (typed) => {
    const html = await chooser(typed)
    expect(html).toContain('href="/binh-xa"')
  },
)

test('a citizen who types a merged commune is told where it is now', async () => {
  const html = await chooser('Minh Hương')
  expect(html).toContain('Xã Minh Hương, huyện Hàm Yên')
  expect(html).toMatch(/href="\/binh-xa">Xã Minh Hương[^<]*<br\/?><small>Nay là Xã Bình Xa/)
})

test('a citizen who types the old district finds the communes of today', async () => {
  expect(await chooser('ham yen')).toContain('href="/binh-xa"')
})

test('Hà Tam is found as xã Đak Pơ', async () => {
  expect(await chooser('ha tam')).toContain('href="/dak-po"')
})

test('a name that nobody has is answered with what to try, and without harm', async () => {
  const html = await chooser('<script>alert(1)</script>')
  expect(html).toContain('Chưa tìm thấy')
  expect(html).not.toContain('<script>alert')
})

test('the front door lists the communes that are open, without any search', async () => {
  const answer = await exports.default.fetch('https://xa.example/')
  const html = await answer.text()
  for (const slug of ['binh-xa', 'dak-po', 'dau-giay']) expect(html).toContain(`href="/${slug}"`)
})

test('an address with a slash too many leads to the page', async () => {
  const answer = await exports.default.fetch('https://xa.example/binh-xa/', { redirect: 'manual' })
  expect([answer.status, new URL(answer.headers.get('location') ?? '').pathname]).toEqual([301, '/binh-xa'])
})

test('health is told after a real read of the database', async () => {
  const answer = await exports.default.fetch('https://xa.example/healthz')
  expect([answer.status, await answer.json()]).toEqual([200, { ok: true }])
})
