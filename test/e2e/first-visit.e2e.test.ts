import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { watchWire, wholePetition } from '../../bench/first-visit.ts'
import { openBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('somebody who opens the form for the first time, on a network that counts every byte', () => {
  test.each([
    ['a petition', '/binh-xa/kien-nghi/moi', 'textarea[name=content]'],
    ['a dialogue', '/binh-xa/doi-thoai/de-nghi', 'textarea[name=wish]'],
  ])('has a form to ask for %s after 14 KB and three requests', async (_, path, first) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
    const page = await context.newPage()
    const wire = await watchWire(page)
    await page.goto(server.url + path, { waitUntil: 'networkidle' })
    const { bytes, requests } = wire()
    await page.locator(first).fill('Đường hỏng')
    await context.close()
    expect(requests).toBeLessThanOrEqual(3)
    expect(bytes).toBeGreaterThan(3_000)
    expect(bytes).toBeLessThanOrEqual(14 * 1024)
  })

  test('has sent a whole petition without photos, and holds the receipt, after 40 KB', async () => {
    const bytes = await wholePetition(browser, `${server.url}/binh-xa/kien-nghi/moi`)
    expect(bytes).toBeGreaterThan(5_000)
    expect(bytes).toBeLessThanOrEqual(40 * 1024)
  })
})
