import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXAMPLE_PASSWORD } from '../../scripts/seed/accounts.ts'
import { openBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { DESK, PHONE } from './checks.ts'
import { openDesk } from './desk.ts'

/** More stops than this between two fields are no way. */
const FAR = 80

let server: TestServer
let browser: Browser
/** Stops at which nobody could see where he is. */
let unseen: string[] = []

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function openAt(path: string, viewport: { width: number; height: number }): Promise<Page> {
  unseen = []
  const page = await (await browser.newContext({ viewport })).newPage()
  await page.goto(server.url + path)
  return page
}

/** Presses Tab until that is in focus. Every stop on the way has to show that it is in focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < FAR; stop++) {
    await page.keyboard.press('Tab')
    const { isThere, isSeen, what } = await page.evaluate((selector) => {
      const at = document.activeElement ?? document.body
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at)
      const isSeen = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
      return { isThere: at.matches(selector), isSeen, what: at.outerHTML.slice(0, 100) }
    }, selector)
    if (!isSeen) unseen.push(what)
    if (isThere) return
  }
  throw new Error(`Tab does not lead to ${selector}`)
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id || document.activeElement?.className || '')
}

/** Goes down a list until it says that. */
async function choose(page: Page, selector: string, value: string): Promise<void> {
  await tabTo(page, selector)
  for (let turn = 0; turn < FAR && (await page.locator(selector).inputValue()) !== value; turn++)
    await page.keyboard.press('ArrowDown')
  expect(await page.locator(selector).inputValue()).toBe(value)
}

describe('without a mouse and without touching the screen', () => {
  test('a citizen writes, is told what is wrong, puts it right, sends, and finds his case again', async () => {
    const page = await openAt('/binh-xa/kien-nghi/moi', PHONE)
    const { keyboard } = page
    await tabTo(page, '[name=kind]')
    await keyboard.press('ArrowDown')
    await tabTo(page, '[name=content]')
    await keyboard.type('Rac')
    await tabTo(page, '[name=demand]')
    await keyboard.type('Thu gom rac')
    await choose(page, '[name=category]', 'moi_truong')
    await tabTo(page, '[name=consent]')
    await keyboard.press('Space')
    await tabTo(page, 'form button[type=submit]')
    await keyboard.press('Enter')

    await page.locator('.errors').waitFor()
    await expect.poll(() => focused(page)).toBe('errors')
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    expect(await focused(page)).toBe('content')
    await keyboard.press('End')
    await keyboard.type(' do ra muong, mui hoi ca xom')
    await tabTo(page, 'form button[type=submit]')
    await keyboard.press('Enter')

    await page.waitForURL(/\/ho-so\/BX-/)
    const [code = '', secret = ''] = await page.locator('.receipt .code').allInnerTexts()
    await tabTo(page, '.foot a[href$="/tra-cuu"]')
    await keyboard.press('Enter')
    await page.waitForURL(/\/tra-cuu$/)
    await tabTo(page, '[name=caseCode]')
    await keyboard.type(code)
    await tabTo(page, '[name=secret]')
    await keyboard.type(secret)
    await keyboard.press('Enter')
    await page.waitForURL(`${server.url}/binh-xa/ho-so/${code}`)
    expect(await page.locator('main').innerText()).toContain('Rac do ra muong, mui hoi ca xom')
    expect(unseen).toEqual([])
    await page.context().close()
  })

  test('a citizen asks for a dialogue, opens what is folded away, and keeps the request in his own book', async () => {
    const page = await openAt('/binh-xa/doi-thoai/de-nghi', PHONE)
    const { keyboard } = page
    await tabTo(page, '[name=title]')
    await keyboard.type('Duong vao thon')
    await tabTo(page, '[name=wish]')
    await keyboard.type('Duong lay loi, xin hen ngay lam xong')
    await tabTo(page, 'summary')
    await keyboard.press('Enter')
    await tabTo(page, '#question-2')
    await keyboard.type('Ai chiu trach nhiem?')
    await choose(page, '[name=withWhom]', 'chair')
    await choose(page, '[name=category]', 'giao_thong')
    await tabTo(page, '[name=consent]')
    await keyboard.press('Space')
    await tabTo(page, 'form button[type=submit]')
    await keyboard.press('Enter')

    await page.waitForURL(/\/doi-thoai\/de-nghi\/\d\d-0001$/)
    expect(await page.locator('main').innerText()).toContain('Ai chiu trach nhiem?')
    await tabTo(page, 'form[action$="/cua-toi/giu"] button')
    await keyboard.press('Enter')
    await page.waitForURL(/\/cua-toi\?xong=giu$/)
    expect(await page.locator('main ul.list').innerText()).toContain('Duong vao thon')
    expect(unseen).toEqual([])
    await page.context().close()
  })

  test('an officer signs in, opens a petition from the inbox and receives it', async () => {
    await openDesk(server.url).send()
    const page = await openAt('/can-bo', DESK)
    const { keyboard } = page
    await tabTo(page, '[name=username]')
    await keyboard.type('tiepnhan')
    await tabTo(page, '[name=password]')
    await keyboard.type(EXAMPLE_PASSWORD)
    await keyboard.press('Enter')
    await page.waitForURL(`${server.url}/can-bo`)
    await tabTo(page, 'td a[href^="/can-bo/ho-so/"]')
    await keyboard.press('Enter')
    await page.waitForURL(/\/can-bo\/ho-so\//)
    await tabTo(page, 'form[action$="/tiep-nhan"] button')
    await keyboard.press('Enter')
    await page.waitForURL(/xong=tiep-nhan/)
    expect(await page.locator('[role=status]').innerText()).toContain('Đã tiếp nhận')
    expect(unseen).toEqual([])
    await page.context().close()
  })
})
