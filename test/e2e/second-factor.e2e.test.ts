import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXAMPLE_PASSWORD } from '../../scripts/seed/accounts.ts'
import { Telephone } from '../staff/telephone.ts'
import { openBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { PHONE, sideways, smallTargets, violations } from './checks.ts'

let server: TestServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function signIn(page: Page, username: string, password = EXAMPLE_PASSWORD): Promise<void> {
  await page.goto(`${server.url}/can-bo/dang-nhap`)
  await page.locator('[name=username]').fill(username)
  await page.locator('[name=password]').fill(password)
  await send(page)
}

function send(page: Page): Promise<void> {
  return page.locator('main form [type=submit]').first().click()
}

/** A phone whose browser runs no scripts; checks that look at a page need some, so they look at a copy of it. */
async function phone(): Promise<Page> {
  return (await browser.newContext({ viewport: PHONE, javaScriptEnabled: false })).newPage()
}

async function expectEasy(page: Page): Promise<void> {
  const copy = await (await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce' })).newPage()
  await copy.context().addCookies(await page.context().cookies())
  const html = await page.content()
  await copy.route(page.url(), (route) => route.fulfill({ contentType: 'text/html', body: html }))
  await copy.goto(page.url())
  expect([await violations(copy), await sideways(copy), await smallTargets(copy)]).toEqual([[], [], []])
  await copy.context().close()
}

test('an officer whose role needs it turns the code on from a phone without scripts, and comes in with it', async () => {
  const admin = await phone()
  await signIn(admin, 'quantri')
  await admin.goto(`${server.url}/can-bo/tai-khoan/bao-mat`)
  await admin.locator('[value=handler]').check()
  await send(admin)
  await expectEasy(admin)

  const page = await phone()
  await signIn(page, 'xuly.kinhte')
  expect(new URL(page.url()).pathname).toBe('/can-bo/bao-mat')
  await expectEasy(page)
  await page.getByRole('button', { name: 'Bật mã 6 số' }).click()
  const telephone = new Telephone()
  telephone.read(await page.content())
  await page.locator('[name=code]').fill('000000')
  await send(page)
  await expectEasy(page)
  await page.locator('[name=code]').fill(telephone.code())
  await send(page)
  const codes = await page.locator('.recovery li').allInnerTexts()
  expect(codes).toHaveLength(10)
  await expectEasy(page)
  await page.getByRole('link', { name: 'Tôi đã cất các mã' }).click()
  expect(new URL(page.url()).pathname).toBe('/can-bo')

  const other = await phone()
  await signIn(other, 'xuly.kinhte')
  await expectEasy(other)
  await other.locator('[name=code]').fill(codes[0] ?? '')
  await send(other)
  expect(new URL(other.url()).pathname).toBe('/can-bo')
  await Promise.all([admin, page, other].map((one) => one.context().close()))
})

test('an officer who lost telephone and password comes back by the link that the administrator shows', async () => {
  const admin = await phone()
  await signIn(admin, 'quantri')
  await admin.goto(`${server.url}/can-bo/tai-khoan/vi-du.duyet.kinhte/cong-chung`)
  await expectEasy(admin)
  await admin.goto(`${server.url}/can-bo/tai-khoan/vi-du.duyet.kinhte`)
  await admin.getByRole('link', { name: 'Tạo đường dẫn đặt lại mật khẩu' }).click()
  await expectEasy(admin)
  await admin.locator('[name=clearsFactors]').check()
  await send(admin)
  await expectEasy(admin)
  const link = await admin.locator('code.code').innerText()

  const page = await phone()
  await page.goto(link)
  await expectEasy(page)
  const password = 'suối chảy dưới cầu tre'
  await page.locator('[name=newPassword]').fill(password)
  await page.locator('[name=repeated]').fill(password)
  await send(page)
  expect(await page.locator('h1').innerText()).toBe('Đã đặt mật khẩu mới')
  await signIn(page, 'duyet.kinhte', password)
  expect(new URL(page.url()).pathname).toBe('/can-bo')
  await Promise.all([admin, page].map((one) => one.context().close()))
})
