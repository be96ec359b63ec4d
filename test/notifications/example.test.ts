import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signature } from '../../worker/notifications/webhook-seal.ts'

const SECRET = 'ab'.repeat(32)
const folder = mkdtempSync(join(tmpdir(), 'nghe-dan-vi-du-'))
/** What the SMS gateway was asked to send. */
const texts: { to: string; text: string }[] = []
let refuse = 0
let gateway: Server
let example: ChildProcess
let url = ''

beforeAll(async () => {
  gateway = createServer(async (request, answer) => {
    let body = ''
    for await (const part of request.setEncoding('utf8')) body += String(part)
    if (refuse-- > 0) return answer.writeHead(503).end()
    texts.push(JSON.parse(body) as { to: string; text: string })
    answer.writeHead(200).end()
  })
  await new Promise<void>((listening) => gateway.listen(0, '127.0.0.1', listening))
  writeFileSync(join(folder, 'theo-doi.json'), JSON.stringify({ 'BX-26-000123': '0900000000' }))
  example = spawn(process.execPath, ['docs/vi-du/nhan-webhook.mjs'], {
    env: {
      ...process.env,
      SECRET,
      GATEWAY_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/gui`,
      GATEWAY_TOKEN: 'x',
      FOLLOWERS: join(folder, 'theo-doi.json'),
      PORT: '0',
    },
  })
  const port = await new Promise<string>((found) => {
    example.stdout?.on('data', (line: Buffer) => found(/cổng (\d+)/.exec(String(line))?.[1] ?? ''))
  })
  url = `http://127.0.0.1:${port}/`
})

afterAll(() => {
  example.kill()
  gateway.close()
  rmSync(folder, { recursive: true })
})

/** The application tells the example of a case. */
async function tellOf(
  code: string,
  { delivery = crypto.randomUUID(), secret = SECRET, age = 0 } = {},
): Promise<number> {
  const body = JSON.stringify({
    delivery,
    code,
    event: 'petition.answered',
    status: 'Đã trả lời',
    dueOn: '2026-12-04',
  })
  const timestamp = String(Math.floor(Date.now() / 1000) - age)
  const headers = {
    'x-nghe-dan-delivery': delivery,
    'x-nghe-dan-timestamp': timestamp,
    'x-nghe-dan-signature': `sha256=${signature(secret, timestamp, body)}`,
  }
  return (await fetch(url, { method: 'POST', headers, body })).status
}

test('whoever follows a case gets one text about it, though the message comes twice and the gateway failed first', async () => {
  const delivery = crypto.randomUUID()
  refuse = 1
  expect(await tellOf('BX-26-000123', { delivery })).toBe(502)
  expect(await tellOf('BX-26-000123', { delivery })).toBe(200)
  expect(await tellOf('BX-26-000123', { delivery })).toBe(200)
  expect(texts).toEqual([
    {
      to: '0900000000',
      text: 'Hồ sơ BX-26-000123: Đã trả lời. Hạn trả lời 04/12/2026. Xem chi tiết bằng mã hồ sơ và mã bí mật trên trang của xã.',
    },
  ])
})

test('a forged message, and an old one that somebody sends again, are refused', async () => {
  const before = texts.length
  expect(await tellOf('BX-26-000123', { secret: 'cd'.repeat(32) })).toBe(401)
  expect(await tellOf('BX-26-000123', { age: 600 })).toBe(401)
  expect(texts).toHaveLength(before)
})

test('nobody is written to about a case that nobody follows', async () => {
  const before = texts.length
  expect(await tellOf('BX-26-000999')).toBe(200)
  expect(texts).toHaveLength(before)
})
