import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXAMPLE_ACCOUNTS } from '../../scripts/seed/accounts.ts'
import { fire } from '../../scripts/serve.ts'
import { openBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { caseIn, openDesk, STATES } from './desk.ts'
import { monthExamples } from './month-examples.ts'
import { openWalk, type Walk } from './walk.ts'

const OFFICERS = EXAMPLE_ACCOUNTS.filter(({ communeId }) => communeId === 'binh-xa').map(({ username }) => username)
/** Of addresses that differ in a name or a number only, so many are tried. */
const TRIED = 2

let server: TestServer
let browser: Browser
let walk: Walk

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  await monthExamples(server)
  walk = openWalk(browser, server.url, { scripts: true })
  const desk = openDesk(server.url)
  for (const state of STATES) await caseIn(desk, state, { name: 'Lộc Thị Lan', phone: '0978123456' })
  await fire(server.mf, '*/5 * * * *')
})

afterAll(async () => {
  await walk?.close()
  await browser?.close()
  await server?.stop()
})

/** Where the links of this part of a page lead, without those beyond this site. */
async function linksIn(page: Page, part: string): Promise<string[]> {
  const found = await page
    .locator(`${part} a[href]`)
    .evaluateAll((links) => links.map((one) => (one as HTMLAnchorElement).href.replace(/#.*$/, '')))
  return [...new Set(found)].filter((one) => one.startsWith(server.url)).map((one) => one.slice(server.url.length))
}

/** An address without what tells one thing from the next of its sort. */
function sortOf(address: string): string {
  const [path = '', query = ''] = address.split('?')
  const sort = path
    .replace(/BX-\d\d-\d{6}|[0-9a-f-]{36}|vi-du\.[\w.]+|\d\d-\d{4}|(hamlet|body)%3A[\w.-]+|(?<=\/)\d{1,3}$/g, '*')
    .replace(/^(\/can-bo\/cai-dat\/[^/]+)\/.*/, '$1/*')
  return `${sort}?${[...new URLSearchParams(query).keys()].join()}`
}

test.each(OFFICERS)('%s reaches every page of the menu, and every link on it answers', async (username) => {
  const page = await walk.officer(username)
  const menu = await linksIn(page, 'header')
  expect(menu.length).toBeGreaterThan(4)
  const further = new Set<string>()
  for (const address of menu) {
    const answer = await page.goto(server.url + address)
    expect([address, answer?.status()]).toEqual([address, 200])
    await walk.look(page)
    for (const one of await linksIn(page, 'main')) further.add(one)
  }
  const bySort = Map.groupBy(
    [...further].filter((one) => !menu.includes(one)),
    sortOf,
  )
  for (const address of [...bySort.values()].flatMap((some) => some.slice(0, TRIED))) {
    const answer = await page.request.get(server.url + address, { maxRedirects: 3 })
    expect([address, answer.status(), new URL(answer.url()).pathname]).not.toContain('/can-bo/dang-nhap')
    expect([address, answer.status()]).toEqual([address, 200])
  }
  expect(walk.obstacles.splice(0)).toEqual([])
})
