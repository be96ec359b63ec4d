import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { keyedHex } from '../../worker/http/keys.ts'
import { complaint, plain } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'

const HERE = '/can-bo/tin-bao'
const toan = officer('duyet.kinhte')

beforeEach(async () => {
  await env.DB.prepare('DELETE FROM staff_channels').run()
})

async function kept(): Promise<Record<string, unknown> | null> {
  return env.DB.prepare(
    `SELECT workspace, staff_channels.email AS email, push, address, new_address FROM staff_channels
     JOIN staff_users ON staff_users.id = staff_id WHERE username = 'duyet.kinhte'`,
  ).first()
}

/** The e-mail with the code is on its way; here the code is one that the test knows. */
async function codeIs(code: string): Promise<void> {
  const id = await env.DB.prepare("SELECT id FROM staff_users WHERE username = 'duyet.kinhte'").first<string>('id')
  await env.DB.prepare('UPDATE staff_channels SET code_hash = ? WHERE staff_id = ?')
    .bind(keyedHex(env, 'notice-address', `${id} ${code}`), id)
    .run()
}

test('an officer who never chose anything sees news on the page and gets nothing else', async () => {
  const html = await (await as(toan).get(`${HERE}/cai-dat`)).text()
  expect(html).toMatch(/id="workspace"[^>]*value="at_once"[^>]*checked/)
  expect(html).toMatch(/id="email-off"[^>]*value="off"[^>]*checked/)
  expect(html).toMatch(/id="push-off"[^>]*value="off"[^>]*checked/)
})

test('e-mails can be wanted only at an address that is confirmed; what was chosen is kept on the page', async () => {
  const answer = await as(toan).post(`${HERE}/cai-dat`, { workspace: 'daily', email: 'at_once', push: 'off' })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(plain(html)).toContain('Ông/bà xác nhận địa chỉ thư ở dưới trước')
  expect(html).toMatch(/id="email"[^>]*value="at_once"[^>]*checked/)
  expect(await kept()).toBeNull()
})

test('an address counts once its code was typed, and a wrong code leaves it waiting', async () => {
  expect((await as(toan).post(`${HERE}/dia-chi`, { address: 'toan@binhxa.example' })).status).toBe(303)
  await codeIs('123456')
  expect((await as(toan).post(`${HERE}/xac-nhan`, { code: '654321' })).status).toBe(422)
  expect(await kept()).toMatchObject({ address: '', new_address: 'toan@binhxa.example' })
  expect((await as(toan).post(`${HERE}/xac-nhan`, { code: '123 456' })).status).toBe(303)
  expect(await kept()).toMatchObject({ address: 'toan@binhxa.example', new_address: '' })
  expect((await as(toan).post(`${HERE}/xac-nhan`, { code: '123456' })).status).toBe(422)
  const all = { workspace: 'off', email: 'daily', push: 'off' }
  expect((await as(toan).post(`${HERE}/cai-dat`, all)).status).toBe(303)
  expect(await kept()).toMatchObject(all)
  await as(toan).post(`${HERE}/bo-dia-chi`)
  expect(await kept()).toMatchObject({ address: '', email: 'off' })
})

test('a code that is too old is refused', async () => {
  await as(toan).post(`${HERE}/dia-chi`, { address: 'toan@binhxa.example' })
  await codeIs('123456')
  await env.DB.prepare("UPDATE staff_channels SET code_ends_at = '2026-01-01'").run()
  expect((await as(toan).post(`${HERE}/xac-nhan`, { code: '123456' })).status).toBe(422)
})

test('whoever guesses codes is stopped', async () => {
  const thu = officer('dieuphoi')
  await as(thu).post(`${HERE}/dia-chi`, { address: 'thu@binhxa.example' })
  const statuses: number[] = []
  for (let guess = 0; guess < 7; guess++)
    statuses.push((await as(thu).post(`${HERE}/xac-nhan`, { code: String(100_000 + guess) })).status)
  expect(statuses.slice(0, 5)).toEqual([422, 422, 422, 422, 422])
  expect(statuses[6]).toBe(429)
})

test.each(['không phải thư', 'a@', '', 'a@b.c\u0000'])('«%s» is no address', async (address) => {
  const answer = await as(toan).post(`${HERE}/dia-chi`, { address })
  expect(answer.status).toBe(422)
  expect(await complaint(answer)).toMatch(/địa chỉ thư/i)
})

test('a place in the list that nobody wrote leads to the list, not to a failure', async () => {
  for (const place of ['x', '%00', '2026 ', `${'9'.repeat(3000)} y`])
    expect((await as(toan).get(`${HERE}?sau=${place}`)).status).toBe(200)
})
