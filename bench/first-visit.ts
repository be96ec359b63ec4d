import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../test/support/browser.ts'
import { median } from './load.ts'
import { atMost, type Figures, plain } from './report.ts'

/** A phone on 2G: 400 kbit/s, 400 ms there and back, a processor six times slower. */
const NETWORK = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const SLOWED = 6
const TIMES = 5
const PATIENCE_MS = 180_000

type Visit = { bytes: number; requests: number; usableMs: number }

/** What a first visit to the petition form costs, beside a bare form with the same fields. */
export async function firstVisit(url: string): Promise<Figures> {
  const browser = await openBrowser()
  const bare = await serveBare(`${url}/binh-xa/kien-nghi/moi`)
  try {
    const form = await visits(browser, `${url}/binh-xa/kien-nghi/moi`)
    const floor = await visits(browser, bare.url)
    return {
      'first visit to the form: over the wire': atMost(median(form.map((visit) => visit.bytes)) / 1024, 14, 'KB'),
      'first visit to the form: requests': atMost(Math.max(...form.map((visit) => visit.requests)), 3, 'requests'),
      'first visit to the form: first field usable': atMost(
        median(form.map((visit) => visit.usableMs)) / 1000,
        1.2,
        's',
      ),
      'a bare form, same network: first field usable': plain(median(floor.map((visit) => visit.usableMs)) / 1000, 's'),
      'a whole petition without photos': atMost(
        (await wholePetition(browser, `${url}/binh-xa/kien-nghi/moi`)) / 1024,
        40,
        'KB',
      ),
    }
  } finally {
    await browser.close()
    bare.close()
  }
}

/** Several first visits; `first` is the field for which one waits. */
export async function visits(browser: Browser, url: string, first = 'textarea'): Promise<Visit[]> {
  const found: Visit[] = []
  for (let i = 0; i < TIMES; i++) found.push(await visit(browser, url, first))
  return found
}

/** One visit with nothing kept: bytes of every answer with its headers, requests, milliseconds until the first field takes a letter. */
async function visit(browser: Browser, url: string, first: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
  const page = await context.newPage()
  const wire = await watchWire(page)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.emulateNetworkConditions', NETWORK)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
  const begun = performance.now()
  const loaded = page.goto(url, { waitUntil: 'load', timeout: PATIENCE_MS })
  const field = page.locator(first).locator('visible=true').first()
  await field.waitFor({ timeout: PATIENCE_MS })
  await field.focus()
  const usableMs = performance.now() - begun
  await loaded
  await page.waitForTimeout(500)
  const counted = wire()
  await context.close()
  return { ...counted, usableMs }
}

/** Bytes down and up for form, sending and receipt. */
export async function wholePetition(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
  const page = await context.newPage()
  const wire = await watchWire(page)
  let up = 0
  page.on('request', (request) => {
    up += (request.postDataBuffer()?.length ?? 0) + 500
  })
  await page.goto(url)
  await page.locator('input[name=kind][value=report]').check()
  await page.locator('select[name=category]').selectOption('moi_truong')
  await page
    .locator('textarea[name=content]')
    .fill('Gần một tháng nay chất thải chăn nuôi đổ ra mương đầu thôn, mùi hôi cả xóm.')
  await page.locator('input[name=consent]').check()
  await page.locator('main form button[type=submit]').last().click()
  await page.waitForURL(/ho-so/)
  await page.waitForTimeout(500)
  const { bytes } = wire()
  await context.close()
  return bytes + up
}

/** Counts what a page fetches from now on: bytes of the answers with their headers, as they came over the wire, and requests. */
export async function watchWire(page: Page): Promise<() => { bytes: number; requests: number }> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  let [bytes, requests] = [0, 0]
  const data = new Set<string>()
  devtools.on('Network.requestWillBeSent', ({ requestId, request, redirectResponse }) => {
    bytes += redirectResponse?.encodedDataLength ?? 0
    if (request.url.startsWith('data:')) data.add(requestId)
    else requests++
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!data.has(requestId)) bytes += encodedDataLength
  })
  return () => ({ bytes, requests })
}

/** The same fields without style or script: what a browser needs at the least. */
async function serveBare(form: string): Promise<{ url: string; close: () => void }> {
  const html = await (await fetch(form)).text()
  const fields = (
    html.match(/<(label|legend|input|textarea|select|option)\b[^>]*>|<\/(label|legend|textarea|select|option)>/g) ?? []
  ).join('\n')
  const page = `<!doctype html><html lang=vi><meta charset=utf-8><meta name=viewport content="width=device-width"><link rel=icon href=data:,><form>${fields}</form>`
  const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html; charset=utf-8').end(page))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() }
}
