import { createPublicKey, verify } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { newVapidKey } from '../../scripts/secrets.ts'
import { areBrowserKeys, publicKey, sealPush, vapidHeader, vapidKey } from '../../worker/notifications/push-seal.ts'
import { browser } from './subscriber.ts'

const WORDS = JSON.stringify({ text: 'Hồ sơ BX-26-000123 có tin mới', url: '/binh-xa/ho-so/BX-26-000123', tag: 'x' })
const key = vapidKey({ VAPID_PRIVATE_KEY: newVapidKey() })
if (!key) throw new Error('no key')

test("Lan's browser opens what was sealed for it, and no other browser does", async () => {
  const [lan, other] = [browser(), browser()]
  const sealed = Buffer.from(await sealPush(lan.keys, WORDS))
  expect(lan.open(sealed)).toBe(WORDS)
  expect(() => other.open(sealed)).toThrow()
  expect(sealed.includes('BX-26')).toBe(false)
})

test('two messages of different length look the same from outside, and the same words never look the same twice', async () => {
  const lan = browser()
  const [short, long, again] = await Promise.all([
    sealPush(lan.keys, 'a'),
    sealPush(lan.keys, WORDS),
    sealPush(lan.keys, 'a'),
  ])
  expect(short.length).toBe(long.length)
  expect(Buffer.from(short).equals(Buffer.from(again))).toBe(false)
})

test('the push service of Lan’s phone gets a request that it can trust and cannot read', async () => {
  const lan = browser()
  const got = await new Promise<{ message: IncomingMessage; body: Buffer }>((resolve, reject) => {
    const server = createServer((message, answer) => {
      const parts: Buffer[] = []
      message.on('data', (part: Buffer) => parts.push(part))
      message.on('end', () => {
        answer.writeHead(201).end()
        server.close()
        resolve({ message, body: Buffer.concat(parts) })
      })
    })
    server.listen(0, '127.0.0.1', async () => {
      const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/push/abc`
      const authorization = await vapidHeader(key, endpoint, 'https://xa.example')
      const body = await sealPush(lan.keys, WORDS)
      fetch(endpoint, { method: 'POST', headers: { authorization, 'content-encoding': 'aes128gcm' }, body }).catch(
        reject,
      )
    })
  })
  expect(lan.open(got.body)).toBe(WORDS)
  const [, token = '', k = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(got.message.headers.authorization ?? '') ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const { kty, crv, x, y } = key
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    {
      key: createPublicKey({ key: { kty: String(kty), crv: String(crv), x, y }, format: 'jwk' }),
      dsaEncoding: 'ieee-p1363',
    },
    Buffer.from(signature, 'base64url'),
  )
  expect(isSigned).toBe(true)
  expect(k).toBe(publicKey(key))
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, string | number>
  expect(aud).toBe(`https://${got.message.headers.host}`)
  expect(Number(exp) * 1000 - Date.now()).toBeLessThan(24 * 3_600_000)
  expect(sub).toBe('https://xa.example')
})

test('keys that no browser makes are refused', () => {
  const { keys } = browser()
  expect(areBrowserKeys(keys)).toBe(true)
  expect(areBrowserKeys({ ...keys, auth: 'abc' })).toBe(false)
  expect(areBrowserKeys({ ...keys, p256dh: keys.auth })).toBe(false)
  expect(areBrowserKeys({ p256dh: '***', auth: '***' })).toBe(false)
})
