import { beforeAll, describe, expect, test } from 'vitest'
import { complaint, isVietnamese } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { nobody, officer } from '../support/people.ts'

const OPEN = ['/can-bo/dang-nhap/ma', '/can-bo/dang-nhap/khoa', '/can-bo/dat-lai-mat-khau/khong-co']
const OWN = ['ma', 'ma/tat', 'ma-du-phong', 'khoa', 'khoa/bo'].map((path) => `/can-bo/bao-mat/${path}`)
const ACCOUNT = '/can-bo/tai-khoan/vi-du.tiepnhan'
const ADMIN = [`${ACCOUNT}/duong-dan`, `${ACCOUNT}/cong-chung`, '/can-bo/tai-khoan/bao-mat']

const BODIES: [string, RequestInit][] = [
  ['JSON', { body: '{}', headers: { 'content-type': 'application/json' } }],
  ['nothing', {}],
  ['a broken form', { body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=y' } }],
]

const STRANGE = ['x'.repeat(100_000), '\u0000', '\ud800', '<script>', '%', '{"id":"x","type":"public-key"}', '[[]]']
const FIELDS = [
  'code',
  'proof',
  'keyName',
  'answer',
  'khoa',
  've',
  'newPassword',
  'repeated',
  'oidcName',
  'seen',
  'roles',
]

beforeAll(async () => {
  // Both come in before the tests, so that each test asks for one thing.
  await as(officer('dieuphoi')).get('/can-bo/bao-mat')
  await as(officer('quantri')).get('/can-bo/bao-mat')
})

const whoAsks = (path: string) =>
  OPEN.includes(path) ? nobody : officer(path.startsWith('/can-bo/bao-mat') ? 'dieuphoi' : 'quantri')

describe.each([...OPEN, ...OWN, ...ADMIN])('somebody whose machine sends nonsense to %s', (path) => {
  test.each(BODIES)('as %s is told so, or led back to the beginning', async (_, init) => {
    const answer = await as(whoAsks(path)).send(path, { method: 'POST', ...init })
    if (answer.status === 303) return expect(answer.headers.get('location')).toMatch(/^\/can-bo\//)
    expect(answer.status).toBeOneOf([400, 404, 409, 415])
    return expect(isVietnamese(await complaint(answer))).toBe(true)
  })

  test.each(STRANGE)('as words nobody writes gets no failure: %#', async (text) => {
    const fields = Object.fromEntries(FIELDS.map((name) => [name, text]))
    const answer = await as(whoAsks(path)).post(path, fields)
    // A link is made without any words: the page that shows it is no failure.
    const shown = path.endsWith('/duong-dan') ? [200] : []
    expect(answer.status).toBeOneOf([303, 404, 409, 422, 429, ...shown])
  })
})

test('an address of the security pages that there is not is simply not there', async () => {
  for (const path of ['/can-bo/bao-mat/khac', '/can-bo/dang-nhap/cong-chung', '/can-bo/dang-nhap/cong-chung/ve'])
    expect((await as(officer('dieuphoi')).get(path)).status).toBe(404)
})
