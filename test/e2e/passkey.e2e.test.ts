import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXAMPLE_PASSWORD } from '../../scripts/seed/accounts.ts'
import { openBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { PHONE, sideways, violations } from './checks.ts'

let server: TestServer
let browser: Browser
/** Keys belong to a name, never to a bare address. */
let origin = ''

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  origin = `http://localhost:${new URL(server.url).port}`
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

type Machine = { context: BrowserContext; page: Page; cdp: CDPSession; authenticator: string }

/** A telephone with a finger on it. */
async function machine(isUserVerified = true): Promise<Machine> {
  const context = await browser.newContext({ viewport: PHONE })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
    },
  })
  return { context, page, cdp, authenticator: authenticatorId }
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.goto(`${origin}/can-bo`)
  await page.locator('[name=username]').fill(username)
  await page.locator('[name=password]').fill(EXAMPLE_PASSWORD)
  await page.locator('main form [type=submit]').click()
  await page.waitForURL(`${origin}/can-bo`)
}

const byKey = (page: Page) => page.getByRole('button', { name: /vân tay, khuôn mặt/ })

async function addKey(page: Page, name: string): Promise<void> {
  await page.goto(`${origin}/can-bo/bao-mat/khoa`)
  await page.locator('[name=keyName]').fill(name)
  await page.locator('[name=proof]').fill(EXAMPLE_PASSWORD)
  await page.getByRole('button', { name: 'Tạo khóa' }).click()
}

test('an officer adds the key of her telephone, comes in by finger, and removes it again', async () => {
  const { context, page } = await machine()
  await signIn(page, 'tiepnhan')
  await addKey(page, 'Điện thoại của tôi')
  await page.waitForURL(/xong=them-khoa/)
  expect(await page.locator('main').innerText()).toContain('Điện thoại của tôi')
  expect([await violations(page), await sideways(page)]).toEqual([[], []])

  await page.locator('.bar form button').click()
  await page.goto(`${origin}/can-bo/dang-nhap?ve=%2Fcan-bo%2Fphien`)
  expect([await violations(page), await sideways(page)]).toEqual([[], []])
  await byKey(page).click()
  await page.waitForURL(`${origin}/can-bo/phien`)
  expect(await page.locator('main').innerText()).toContain('Đăng nhập bằng khóa của máy')

  await page.goto(`${origin}/can-bo/bao-mat`)
  await page.getByRole('button', { name: 'Bỏ khóa này' }).click()
  await page.waitForURL(/xong=bo-khoa/)
  await page.locator('.bar form button').click()
  await page.goto(`${origin}/can-bo/dang-nhap`)
  await byKey(page).click()
  await page.locator('.errors').waitFor()
  expect(await page.locator('.errors').innerText()).toContain('chưa mở được tài khoản nào')
  await context.close()
})

test('what a key said once opens nothing a second time, nor with a word of it changed', async () => {
  const { context, page } = await machine()
  await signIn(page, 'xuly.kinhte')
  await addKey(page, 'Máy bàn')
  await page.waitForURL(/xong=them-khoa/)
  await page.locator('.bar form button').click()
  await page.goto(`${origin}/can-bo/dang-nhap`)
  const sent = page.waitForRequest((request) => request.url().endsWith('/can-bo/dang-nhap/khoa'))
  await byKey(page).click()
  const answer = new URLSearchParams((await sent).postData() ?? '').get('answer') ?? ''
  await page.waitForURL(`${origin}/can-bo`)

  const again = async (text: string) => {
    const body = new URLSearchParams({ answer: text, ve: '/can-bo' })
    const reply = await fetch(`${origin}/can-bo/dang-nhap/khoa`, { method: 'POST', body, redirect: 'manual' })
    return {
      status: reply.status,
      session: reply.headers.getSetCookie().some((line) => line.includes('session_token')),
    }
  }
  const { response, ...rest } = JSON.parse(answer) as { response: Record<string, string> }
  const forged = JSON.stringify({
    ...rest,
    response: { ...response, signature: `${response.signature?.slice(0, -6)}AAAAAA` },
  })
  for (const text of [answer, forged, '{}', '', 'null', '[]', '{"id":"x"}', 'x'.repeat(30_000)])
    expect(await again(text)).toEqual({ status: 422, session: false })
  await page.goto(`${origin}/can-bo/phien`)
  expect(await page.locator('main').innerText()).toContain('Không vào được')
  await context.close()
})

test('an officer whose role needs two proofs comes in by key alone, and not by password alone', async () => {
  const { context, page } = await machine()
  await signIn(page, 'duyet.kinhte')
  await addKey(page, 'Điện thoại')
  await page.waitForURL(/xong=them-khoa/)
  const admin = await browser.newPage()
  await signIn(admin, 'quantri')
  await admin.goto(`${origin}/can-bo/tai-khoan/bao-mat`)
  await admin.getByLabel('Duyệt', { exact: true }).check()
  await admin.locator('main form [type=submit]').click()
  await admin.waitForURL(/da-luu/)
  await admin.context().close()

  await page.locator('.bar form button').click()
  await page.goto(`${origin}/can-bo/dang-nhap`)
  await page.locator('[name=username]').fill('duyet.kinhte')
  await page.locator('[name=password]').fill(EXAMPLE_PASSWORD)
  await page.locator('main form [type=submit]').click()
  await page.locator('.errors').waitFor()
  expect(await page.locator('.errors').innerText()).toContain('Ông/bà đăng nhập bằng khóa của máy')
  await byKey(page).click()
  await page.waitForURL(`${origin}/can-bo`)
  await page.goto(`${origin}/can-bo/bao-mat`)
  expect(await page.locator('main').innerText()).toContain('chưa bỏ được khóa cuối cùng')
  await context.close()
})

test('a machine that nobody unlocked makes no key, and the page says so', async () => {
  const { context, page } = await machine(false)
  await signIn(page, 'lanhdao')
  await addKey(page, 'Máy chung')
  await page.getByText('Máy chưa mở được khóa').waitFor()
  await page.goto(`${origin}/can-bo/bao-mat`)
  expect(await page.locator('main').innerText()).not.toContain('Máy chung')
  await context.close()
})

test('without scripts the sign-in page offers no button that does nothing', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE })
  const page = await context.newPage()
  await page.goto(`${origin}/can-bo/dang-nhap`)
  expect(await byKey(page).isVisible()).toBe(false)
  await signIn(page, 'dieuphoi')
  await page.goto(`${origin}/can-bo/bao-mat/khoa`)
  expect(await page.locator('main').innerText()).toContain('Trình duyệt này chưa có khóa của máy')
  expect(await page.getByRole('button', { name: 'Tạo khóa' }).isVisible()).toBe(false)
  await context.close()
})
