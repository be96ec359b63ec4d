import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { Provider } from 'oidc-provider'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXAMPLE_PASSWORD } from '../../scripts/seed/accounts.ts'
import { openBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

const CLIENT = { id: 'nghe-dan', secret: 'mat-ma-cua-ung-dung' }
const NAME = 'VNeID thử'

/** The provider's own people; an address that it has not verified is no name. */
const PEOPLE: Record<string, Record<string, unknown>> = {
  lan: { preferred_username: 'Lan.TuyenQuang' },
  hung: { email: 'hung@tuyenquang.gov.vn', email_verified: true },
  xau: { email: 'hung@tuyenquang.gov.vn', email_verified: false },
  la: { preferred_username: 'nguoi.la' },
}

let server: TestServer
let browser: Browser
let issuer: Server

beforeAll(async () => {
  issuer = createServer().listen(0, '127.0.0.1')
  await once(issuer, 'listening')
  const port = (issuer.address() as { port: number }).port
  const env = {
    OIDC_ISSUER: `http://127.0.0.1:${port}`,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_NAME: NAME,
  }
  ;[server, browser] = await Promise.all([startServer({ env }), openBrowser()])
  issuer.on('request', providerAt(env.OIDC_ISSUER, `${server.url}/can-bo/dang-nhap/cong-chung/ve`))
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  issuer?.close()
})

/** A real provider, with its own pages for signing in and consent. */
function providerAt(address: string, returnTo: string) {
  const provider = new Provider(address, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [returnTo] }],
    claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    cookies: { keys: ['khoa'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...PEOPLE[id] }) }),
  })
  return provider.callback()
}

/** Goes through the common sign-in as that person of the provider. */
async function comeBy(who: string, ve = '/can-bo'): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${server.url}/can-bo/dang-nhap?ve=${encodeURIComponent(ve)}`)
  await page.getByRole('link', { name: `Đăng nhập bằng ${NAME}` }).click()
  await page.locator('[name=login]').fill(who)
  await page.locator('[name=password]').fill('gi-cung-duoc')
  await page.locator('[type=submit]').click()
  await page.locator('button[type=submit]:has-text("Continue")').click()
  await page.waitForURL((url) => url.origin === server.url)
  return page
}

/** What the administrator enters as an officer's name there. */
async function enterName(username: string, name: string): Promise<void> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${server.url}/can-bo/dang-nhap`)
  await page.locator('[name=username]').fill('quantri')
  await page.locator('[name=password]').fill(EXAMPLE_PASSWORD)
  await page.locator('main form [type=submit]').click()
  await page.waitForURL(`${server.url}/can-bo`)
  await page.goto(`${server.url}/can-bo/tai-khoan/vi-du.${username}/cong-chung`)
  await page.locator('[name=oidcName]').fill(name)
  await page.locator('main form [type=submit]').click()
  await page.waitForURL(/da-luu/)
  await page.context().close()
}

test('an officer whom nobody has named there stays outside, and learns what to ask for', async () => {
  const page = await comeBy('la')
  const words = await page.locator('.errors').innerText()
  expect(words).toContain('chưa nối với tài khoản cán bộ nào')
  expect(words).toContain('nguoi.la')
  await page.goto(`${server.url}/can-bo/phien`)
  expect(new URL(page.url()).pathname).toBe('/can-bo/dang-nhap')
  await page.context().close()
})

test('an officer whom the administrator has named comes in, back to where she was, and stays linked', async () => {
  await enterName('tiepnhan', 'lan.tuyenquang')
  const page = await comeBy('lan', '/can-bo/phien')
  expect(new URL(page.url()).pathname).toBe('/can-bo/phien')
  const words = await page.locator('main').innerText()
  expect(words).toContain('Đăng nhập qua cổng đăng nhập chung')
  await page.context().close()
  // The provider renames her; she is still she.
  PEOPLE.lan = { preferred_username: 'lan.moi' }
  const again = await comeBy('lan')
  expect(new URL(again.url()).pathname).toBe('/can-bo')
  await again.context().close()
})

test('a new officer who never used her first password comes in without it', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${server.url}/can-bo/dang-nhap`)
  await page.locator('[name=username]').fill('quantri')
  await page.locator('[name=password]').fill(EXAMPLE_PASSWORD)
  await page.locator('main form [type=submit]').click()
  await page.waitForURL(`${server.url}/can-bo`)
  await page.goto(`${server.url}/can-bo/tai-khoan/moi`)
  await page.locator('[name=name]').fill('Vi Thị Mới')
  await page.locator('[name=username]').fill('moi.moi')
  await page.locator('[name=body]').selectOption('binh-xa.phong-kinh-te')
  await page.locator('[value=handler]').check()
  await page.locator('main form [type=submit]').click()
  await page.locator('.note code').waitFor()
  await page.goto(`${page.url()}/cong-chung`)
  await page.locator('[name=oidcName]').fill('vi.moi')
  await page.locator('main form [type=submit]').click()
  await page.waitForURL(/da-luu/)
  PEOPLE.moi = { preferred_username: 'vi.moi' }
  const hers = await comeBy('moi')
  expect(new URL(hers.url()).pathname).toBe('/can-bo')
  await Promise.all([page.context().close(), hers.context().close()])
})

test('an address counts as a name only when the provider has verified it', async () => {
  await enterName('xuly.kinhte', 'hung@tuyenquang.gov.vn')
  const other = await comeBy('xau')
  expect(await other.locator('.errors').innerText()).toContain('chưa nối với tài khoản cán bộ nào')
  const page = await comeBy('hung')
  expect(new URL(page.url()).pathname).toBe('/can-bo')
  await Promise.all([other.context().close(), page.context().close()])
})

test('a name that was linked with one person there does not let in another', async () => {
  PEOPLE.gia = { preferred_username: 'lan.tuyenquang' }
  const page = await comeBy('gia')
  expect(await page.locator('.errors').innerText()).toContain('chưa nối với tài khoản cán bộ nào')
  await page.context().close()
})

test('an answer that this browser did not ask for is refused', async () => {
  for (const address of ['?code=x&state=y', '?state=y', '', '?error=access_denied']) {
    const answer = await fetch(`${server.url}/can-bo/dang-nhap/cong-chung/ve${address}`, { redirect: 'manual' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Lần đăng nhập này đã quá lâu')
  }
  const begun = await fetch(`${server.url}/can-bo/dang-nhap/cong-chung`, { redirect: 'manual' })
  const asked = new URL(begun.headers.get('location') ?? '').searchParams
  expect(asked.get('code_challenge_method')).toBe('S256')
  expect(asked.get('nonce')).toMatch(/^[\w-]{43}$/)
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const ask = (query: string) =>
    fetch(`${server.url}/can-bo/dang-nhap/cong-chung/ve?${query}`, { headers: { cookie }, redirect: 'manual' })
  expect((await ask(`state=${asked.get('state')}x&code=x`)).status).toBe(422)
  expect((await ask(`state=${asked.get('state')}&error=access_denied`)).status).toBe(422)
  const made = await ask(`state=${asked.get('state')}&code=bia-ra`)
  expect(made.status).toBe(503)
  expect(await made.text()).toContain('chưa trả lời được')
})

test('an officer comes in by password when the common sign-in is down', async () => {
  issuer.closeAllConnections()
  await new Promise((resolve) => issuer.close(resolve))
  const answer = await fetch(`${server.url}/can-bo/dang-nhap/cong-chung?ve=/can-bo/phien`, { redirect: 'manual' })
  expect(answer.status).toBe(503)
  const words = await answer.text()
  expect(words).toContain(`${NAME} chưa trả lời được`)
  expect(words).toContain('name="ve" value="/can-bo/phien"')
})
