import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { complaint, type Outcome, refusal, tried } from '../support/answers.ts'
import { as, packed } from '../support/app.ts'
import { type Petition, sendPetition } from '../support/build.ts'
import { hung, lan, nobody, officer, type Person } from '../support/people.ts'

const FORM = '/binh-xa/kien-nghi/moi'
const API = '/api/communes/binh-xa/petitions'
const SIGN_IN = '/can-bo/dang-nhap'

let ofLan: Petition
let ofHung: Petition

beforeAll(async () => {
  ofLan = await sendPetition()
  ofHung = await sendPetition({}, hung)
})

describe('an address that leads nowhere', () => {
  const paths = `
    /% /%E0%A4%A /%00 /__proto__ /constructor/kien-nghi/moi /khong-co-xa /binh-xa/khong-co-trang /BINH-XA
    /binh-xa/%2e%2e%2fcan-bo /${'a'.repeat(5000)} /ham-yen/kien-nghi/moi /binh-xa/ho-so/% /binh-xa/ho-so/%00
    /binh-xa/ho-so/%ff /binh-xa/ho-so/__proto__ /binh-xa/ho-so/BX-26-999999999999 /binh-xa/ho-so/BX-26-000000
    /binh-xa/ho-so/${'BX-'.repeat(2000)} /binh-xa/ho-so/BX-26-000001%20OR%201=1 /binh-xa/kien-nghi/%
    /binh-xa/kien-nghi/%ff.atom /binh-xa/kien-nghi/__proto__ /binh-xa/kien-nghi/BX-26-1 /binh-xa/kien-nghi/.atom
    /binh-xa/kien-nghi/BX-26-999999/anh/% /binh-xa/ho-so/BX-26-000001/anh/..%2f..%2fphotos /api /api/ /api/communes
    /api/communes/%/petitions /api/communes/khong-co/cases/BX-26-000001 /api/communes/binh-xa/cases/%ff
    /api/communes/__proto__/cases/BX-26-000001 /api/communes/binh-xa/cases/BX-26-000001
  `
    .trim()
    .split(/\s+/)
  test.each(paths.map((path) => [path.slice(0, 60), path]))('%s', async (_start, path = '') => {
    expect(await tried(nobody, path, {})).toEqual(refusal(404, 400))
  })

  test.each([
    '/can-bo/ho-so/%',
    '/can-bo/ho-so/%ff',
    '/can-bo/ho-so/__proto__',
    '/can-bo/ho-so/BX-26-999999',
    '/can-bo/khong-co',
    "/can-bo/ho-so/BX-26-x'--",
  ])('for an officer too: %s', async (path) => {
    expect(await tried(officer('tiepnhan'), path, {})).toEqual(refusal(404))
  })

  test.each([
    ['PUT', FORM],
    ['DELETE', FORM],
    ['PATCH', '/binh-xa'],
    ['POST', '/'],
    ['POST', '/binh-xa/kien-nghi'],
    ['POST', '/binh-xa/ho-so/BX-26-000001'],
    ['DELETE', '/binh-xa/ho-so/BX-26-000001'],
    ['OPTIONS', FORM],
    ['PUT', API],
    ['DELETE', API],
    ['GET', API],
    ['POST', '/api/openapi.json'],
    ['POST', '/healthz'],
  ])('%s is no way to ask for %s', async (method, path) => {
    expect(await tried(lan, path, { method })).toEqual(refusal(404, 405))
  })

  test.each([
    'sau=x',
    'sau=2026-13-99T99:99:99.999Z_x',
    'sau=%00',
    "sau='--",
    'tim=%00',
    `tim=${'a'.repeat(200)}`,
    'tim=%25_%5C',
    'nhan=__proto__',
    'nhan=x&linh-vuc=x&thon=x',
    'sau=a&sau=b',
  ])('a list asked for with rubbish (%s) is the list, or an empty one', async (query) => {
    for (const path of [`/binh-xa/kien-nghi?${query}`, `/binh-xa/kien-nghi.atom?${query}`, `/?${query}`])
      expect([path, (await as(nobody).get(path)).status]).toEqual([path, 200])
  })

  test.each(['sau=x', 'sau=2026-99-99~x', 'muc=__proto__', 'muc=%00&sau=%00', 'xong=__proto__', "sau=2026-11-26~'--"])(
    'an inbox asked for with rubbish (%s) is an inbox',
    async (query) => {
      expect((await as(officer('tiepnhan')).get(`/can-bo?${query}`)).status).toBe(200)
    },
  )
})

describe('a forged cookie', () => {
  const withCookie = (person: Person, cookie: string, path: string, method = 'GET') =>
    as(person).send(path, { method, headers: { cookie } })

  test('does not let in an officer, not even with the token of a session that lives', async () => {
    expect((await as(officer('lanhdao')).get('/can-bo')).status).toBe(200)
    const token = await env.DB.prepare(
      "SELECT token FROM staff_sessions WHERE user_id = 'vi-du.lanhdao'",
    ).first<string>('token')
    const values = [
      token,
      `${token}.`,
      `${token}.${'A'.repeat(43)}=`,
      `${token}.%zz`,
      '%zz',
      'a'.repeat(3000),
      '<script>',
      `"${token}"`,
      '__proto__',
    ]
    for (const value of values) {
      const cookie = `nghe-dan.session_token=${value}`
      const asked = await withCookie(nobody, cookie, '/can-bo')
      expect([value, asked.status, asked.headers.get('location')]).toEqual([
        value,
        303,
        '/can-bo/dang-nhap?ve=%2Fcan-bo',
      ])
      const path = `/can-bo/ho-so/${ofLan.code}/tiep-nhan`
      expect(await tried(nobody, path, { method: 'POST', headers: { cookie }, body: packed({}) })).toEqual(refusal(401))
    }
  })

  test("does not open Lan's petition", async () => {
    const secrets = [
      ofHung.secret,
      '',
      '%zz',
      'a'.repeat(3000),
      'AAAAA-AAAAA-AAAAA',
      "' OR 1=1 --",
      '<script>',
      '__proto__',
    ]
    for (const secret of secrets)
      for (const path of ['', '/bien-nhan', '/rut'])
        expect(
          await tried(nobody, `/binh-xa/ho-so/${ofLan.code}${path}`, {
            headers: { cookie: `ho-so-${ofLan.code}=${secret}` },
          }),
        ).toEqual(refusal(404))
  })

  test('of a device does not stand in the way of the form', async () => {
    for (const value of ['', '<script>', '%zz', 'a'.repeat(3000)])
      expect((await withCookie(nobody, `thiet-bi=${value}`, FORM)).status).toBe(200)
  })
})

describe('signing in with rubbish', () => {
  const pairs: [what: string, username: string, password: string][] = [
    ['nothing', '', ''],
    ['no password', 'tuvan', ''],
    ['no name', '', 'nghe-dan-demo'],
    ['nobody of that name', 'khong-co-ai', 'nghe-dan-demo'],
    ['a NUL', 'tuvan\u0000', 'nghe-dan-demo'],
    ['a right-to-left sign', '\u202etuvan', 'nghe-dan-demo'],
    ['an animal', 'trâu🐃', '🐃'],
    ['SQL', "' OR '1'='1", "' OR '1'='1"],
    ['markup', '<script>alert(1)</script>', '<b>'],
    ['a name of 100 kB', 'a'.repeat(100_000), 'nghe-dan-demo'],
    ['a password of 100 kB', 'tuvan', 'a'.repeat(100_000)],
    ['an id', 'vi-du.tuvan', 'nghe-dan-demo'],
  ]
  test.each(pairs)('%s lets nobody in', async (_what, username, password) => {
    expect(await tried(nobody, SIGN_IN, { method: 'POST', body: packed({ username, password }) })).toEqual(refusal(422))
  })

  test('sent as something else than a form is refused', async () => {
    const pair = { username: 'tuvan', password: 'nghe-dan-demo' }
    expect(
      await tried(nobody, SIGN_IN, {
        method: 'POST',
        body: JSON.stringify(pair),
        headers: { 'content-type': 'application/json' },
      }),
    ).toEqual(refusal(415))
    expect(
      await tried(nobody, SIGN_IN, {
        method: 'POST',
        body: 'x',
        headers: { 'content-type': 'multipart/form-data; boundary=xxx' },
      }),
    ).toEqual(refusal(400))
    expect(await tried(nobody, SIGN_IN, { method: 'DELETE' })).toEqual(refusal(401, 404))
  })

  test('a wrong name and a wrong password are told in the same words', async () => {
    const said: [number, string][] = []
    for (const username of ['giamsat', 'khong-co-ai']) {
      const answer = await as(nobody).post(SIGN_IN, { username, password: 'mật khẩu sai' })
      said.push([answer.status, await complaint(answer)])
    }
    expect(said[0]).toEqual(said[1])
  })

  test('the door shuts after five wrong passwords, also for the right one, and says until when', async () => {
    const knock = (password: string) => as(nobody).post(SIGN_IN, { username: 'baomat', password })
    const statuses = []
    for (let time = 0; time < 5; time++) statuses.push((await knock(`sai lần ${time}`)).status)
    expect(statuses).toEqual([422, 422, 422, 422, 422])
    const answer = await knock('nghe-dan-demo')
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([429, true])
    expect(await complaint(answer)).toContain('tạm khóa')
  })

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/can-bo/../binh-xa',
    'javascript:alert(1)',
    '/can-bo@evil.example',
    '%zz',
  ])('the way back never leads out of the office: %s', async (ve) => {
    const answer = await as(nobody).post(SIGN_IN, { username: 'tuvan', password: 'nghe-dan-demo', ve })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/can-bo'])
    await as(nobody).post('/can-bo/dang-xuat')
  })
})

describe('looking up with rubbish', () => {
  test('opens nothing and does not tell which half was wrong', async () => {
    const pairs = [
      [ofLan.code, ofHung.secret],
      ['BX-26-999999', ofLan.secret],
      ['', ''],
      ['\u0000', '\u202e'],
      ["' OR 1=1 --", "' OR 1=1 --"],
      ['<script>alert(1)</script>', '🐃'],
      ['a'.repeat(100_000), 'a'.repeat(100_000)],
      ['__proto__', 'constructor'],
    ]
    const said: Outcome[] = []
    for (const [caseCode = '', secret = ''] of pairs)
      said.push(await tried(nobody, '/binh-xa/tra-cuu', { method: 'POST', body: packed({ caseCode, secret }) }))
    expect(said[0]).toEqual(refusal(422))
    expect(said).toEqual(said.map(() => said[0]))
  })

  test('ten times in a minute is enough, by the page and by JSON', async () => {
    const headers = { 'cf-connecting-ip': '198.51.100.7' }
    const body = () => packed({ caseCode: ofLan.code, secret: ofHung.secret })
    for (let time = 0; time < 10; time++)
      expect((await as(nobody).send('/binh-xa/tra-cuu', { method: 'POST', headers, body: body() })).status).toBe(422)
    expect(await tried(nobody, '/binh-xa/tra-cuu', { method: 'POST', headers, body: body() })).toEqual(refusal(429))
    const bearer = { ...headers, authorization: `Bearer ${ofHung.secret}` }
    expect(await tried(nobody, `/api/communes/binh-xa/cases/${ofLan.code}`, { headers: bearer })).toEqual(refusal(429))
    expect((await as(lan).get(`/binh-xa/ho-so/${ofLan.code}`)).status).toBe(200)
  })

  test.each(['Bearer', 'Bearer ', 'Bearer %00', 'Basic abc', `Bearer ${'a'.repeat(5000)}`, "Bearer ' OR 1=1"])(
    'by JSON as %s finds nothing',
    async (authorization) => {
      expect(await tried(hung, `/api/communes/binh-xa/cases/${ofLan.code}`, { headers: { authorization } })).toEqual(
        refusal(404),
      )
    },
  )
})
