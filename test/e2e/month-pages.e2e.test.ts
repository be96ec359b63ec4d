import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { watchWire } from '../../bench/first-visit.ts'
import { EXAMPLE_PASSWORD } from '../../scripts/seed/accounts.ts'
import { localDay } from '../../worker/deadlines/calendar.ts'
import { openBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { openAll, PHONE, sideways, smallTargets, violations } from './checks.ts'
import { monthExamples } from './month-examples.ts'
import { WIDE } from './month-journey.ts'

const NOW = new Date()
const YEAR = localDay(NOW).slice(0, 4)
/** Rounds of the example: the one sent, and the one that is being written. */
const ROUND = `/can-bo/ky-bao-cao/${YEAR.slice(2)}-`
const [SENT, OPEN] = [`${ROUND}0002`, `${ROUND}0004`]
/** What the forms of officers on a phone in the field must not cost: the sheet with its script, and a year's board. */
const MOST = { sheet: 60 * 1024, board: 24 * 1024 }

/** So many stops of a page are tried. */
const STOPS = 30

/** Pages by who opens them: what tells that it is this page and no other. */
const PAGES: Record<string, readonly (readonly [path: string, sees: string])[]> = {
  dieuphoi: [
    ['/can-bo/cong-tac', 'ul.big'],
    ['/can-bo/ky-bao-cao', 'table td a'],
    [OPEN, '.work'],
    [SENT, '.work'],
    ['/can-bo/ky-bao-cao/moi', 'main form'],
    ['/can-bo/ky-bao-cao/dinh-ky', 'main table'],
    ['/can-bo/ky-bao-cao/dinh-ky/moi', 'ul.big'],
    ['/can-bo/ky-bao-cao/dinh-ky/vi-du.monthly_result', 'main form'],
    ['/can-bo/ky-bao-cao/nhom', 'ul.list a'],
    ['/can-bo/ky-bao-cao/nhom/vi-du.thon', 'main form'],
    [`${OPEN}/don-vi/hamlet%3Alang_dia`, 'main h2'],
    [`${OPEN}/tong-hop`, 'table.sums'],
    [`${SENT}/tong-hop`, 'table.sums'],
    [`${OPEN}/tong-hop/luot_nguoi`, 'table.sums'],
    [`${OPEN}/tong-hop/kho_khan`, 'textarea[name=words]'],
    [`${OPEN}/tong-hop/-chung`, 'textarea[name=words]'],
    [`/can-bo/ky-bao-cao/nam/${YEAR}`, 'table.sums'],
    ['/can-bo/phu-trach-thon', 'main table'],
    ['/can-bo/phu-trach-thon/2021', 'main table'],
    ['/can-bo/phu-trach-thon/2021/in', 'article.official'],
    ['/can-bo/phoi-hop', 'main a'],
    [`/can-bo/phoi-hop/${YEAR.slice(2)}-0001`, 'main table'],
    [`/can-bo/phoi-hop/${YEAR.slice(2)}-0001/viec/1`, 'main dl'],
    ['/can-bo/phoi-hop/moi', 'main form'],
    [`/can-bo/chi-tieu/${YEAR}`, '.heat td a'],
    [`/can-bo/chi-tieu/${YEAR}?xem=behind`, 'ul.list a'],
    [`/can-bo/chi-tieu/${YEAR}/dat`, 'ul.list a'],
    [`/can-bo/chi-tieu/${YEAR}/dat?chi-tieu=duong_hoa`, 'main form'],
    ['/can-bo/chi-tieu/danh-muc', 'main a'],
    ['/can-bo/chi-tieu/danh-muc/duong_hoa', 'main form'],
    [`/can-bo/chi-tieu/muc/vi-du.${YEAR}.chan_nuoi_sach.lang_dia`, '#dien-bien'],
    ['/can-bo/hoat-dong', 'main a'],
    ['/can-bo/hoat-dong/1', 'main h2'],
    ['/can-bo/vuong-mac', 'main table'],
    [`/can-bo/vuong-mac/${YEAR.slice(2)}-0003`, '.work'],
    [`/can-bo/xep-loai/${Number(YEAR) - 1}`, 'main table'],
    ['/can-bo/xep-loai/tieu-chi', 'main form'],
    [`/can-bo/xep-loai/${YEAR.slice(2)}-0001`, 'main dl'],
    [`/can-bo/khen-thuong/${YEAR}`, 'main table'],
    [`/can-bo/khen-thuong/${YEAR.slice(2)}-0003`, '.work'],
    ['/can-bo/so-theo-doi', 'ul.list a'],
    ['/can-bo/so-theo-doi/to-nhom', 'main table'],
    ['/can-bo/so-theo-doi/giup-ho-ngheo', 'main table'],
    ['/can-bo/so-theo-doi/cam-ket', 'main table'],
    ['/can-bo/so-theo-doi/danh-hieu', 'main table'],
    ['/can-bo/so-theo-doi/danh-hieu/binh-xet?thon=lang_dia', 'main form'],
    ['/can-bo/so-theo-doi/cam-ket/nhap', '[name=file]'],
    ['/can-bo/so-theo-doi/cam-ket/moi', 'main form'],
    ['/can-bo/cap-tren-xem', 'main h2'],
  ],
  'thon.langdia': [
    ['/can-bo', 'ul.big a[href="/can-bo/bao-cao"]'],
    ['/can-bo/cong-tac', 'ul.big'],
    ['/can-bo/bao-cao', 'main table'],
    [OPEN.replace('ky-bao-cao', 'bao-cao'), 'main h2'],
    ['/can-bo/phu-trach-thon', 'main table'],
    ['/can-bo/chi-tieu/cua-toi', 'ul.big'],
    [`/can-bo/chi-tieu/muc/vi-du.${YEAR}.duong_hoa.lang_dia`, '[name=photos]'],
    ['/can-bo/hoat-dong', 'main a'],
    ['/can-bo/hoat-dong/moi', 'main form'],
    ['/can-bo/hoat-dong/10', 'main h2'],
    ['/can-bo/vuong-mac', 'main table'],
    ['/can-bo/vuong-mac/moi', 'main form'],
    [`/can-bo/xep-loai/${YEAR}`, 'main a'],
    [`/can-bo/xep-loai/${YEAR.slice(2)}-0008`, '.work form'],
    [`/can-bo/khen-thuong/${YEAR}`, 'main table'],
    ['/can-bo/khen-thuong/moi', 'main form'],
    ['/can-bo/so-theo-doi/to-nhom', 'main table'],
  ],
  'thon.dongcom': [
    ['/can-bo/bao-cao', 'main a.button'],
    [OPEN.replace('ky-bao-cao', 'bao-cao'), '[data-report] form'],
  ],
  lanhdao: [
    [SENT, '.work form[action$="/da-nhan"]'],
    ['/can-bo/cap-tren-xem', 'main h2'],
    ['/can-bo/cap-tren-xem/tuyen-quang', 'main form'],
  ],
  'tinh.tuyenquang': [
    ['/cap-tren', 'main h1'],
    ['/cap-tren/nam', 'main table'],
    ['/cap-tren/nam?xem=chi-tieu', 'main table'],
    ['/cap-tren/xa/binh-xa', 'main h1'],
    ['/cap-tren/bao-cao', 'main a'],
  ],
}

let server: TestServer
let browser: Browser
const pages = new Map<string, Page>()
/** What the browser itself complained of. */
let complaints: string[] = []

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  await monthExamples(server, NOW)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Somebody's browser, signed in. */
async function pageOf(username: string): Promise<Page> {
  const known = pages.get(username)
  if (known) return known
  const context = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce' })
  const page = await context.newPage()
  pages.set(username, page)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))
  await page.goto(`${server.url}/can-bo/dang-nhap`)
  await page.locator('[name=username]').fill(username)
  await page.locator('[name=password]').fill(EXAMPLE_PASSWORD)
  await Promise.all([page.waitForNavigation(), page.locator('main form [type=submit]').click()])
  return page
}

/** Presses Tab from stop to stop: those at which one does not see where one is. */
async function unseenStops(page: Page): Promise<string[]> {
  const unseen: string[] = []
  for (let stop = 0; stop < STOPS; stop++) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(() => {
      const at = document.activeElement
      // The parts of a day's field show by themselves which of them is meant.
      if (!at || at === document.body || at.matches('[type=date]')) return ''
      const { boxShadow, outlineStyle, outlineWidth } = getComputedStyle(at)
      const isSeen = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
      return isSeen ? '' : at.outerHTML.slice(0, 100)
    })
    if (found) unseen.push(found)
  }
  return unseen
}

describe.each(Object.keys(PAGES))(
  'whoever sees badly finds nothing in the way, on a small phone and at a desk: %s',
  (who) => {
    test.each(PAGES[who] ?? [])('%s', async (path, sees) => {
      complaints = []
      const page = await pageOf(who)
      await page.setViewportSize(PHONE)
      await page.goto(server.url + path)
      await page.locator(sees).first().waitFor({ state: 'attached', timeout: 5_000 })
      const unseen = await unseenStops(page)
      await openAll(page)
      const onPhone = { axe: await violations(page), overflow: await sideways(page), small: await smallTargets(page) }
      await page.setViewportSize(WIDE)
      const atDesk = { axe: await violations(page), overflow: await sideways(page) }
      expect({ onPhone, atDesk, complaints, unseen }).toEqual({
        onPhone: { axe: [], overflow: [], small: [] },
        atDesk: { axe: [], overflow: [] },
        ...{ complaints: [], unseen: [] },
      })
    })
  },
)

test.each([
  ['the sheet of a report, with its script', 'thon.dongcom', OPEN.replace('ky-bao-cao', 'bao-cao'), MOST.sheet],
  ['the board of a year’s targets', 'dieuphoi', `/can-bo/chi-tieu/${YEAR}`, MOST.board],
])('a slow network carries %s', async (_, who, path, most) => {
  const { cookies } = await (await pageOf(who)).context().storageState()
  const context = await browser.newContext({ viewport: PHONE, storageState: { cookies, origins: [] } })
  const page = await context.newPage()
  const wire = await watchWire(page)
  await page.goto(server.url + path, { waitUntil: 'networkidle' })
  const { bytes } = wire()
  await context.close()
  expect(bytes).toBeGreaterThan(3_000)
  expect(bytes).toBeLessThanOrEqual(most)
})
