import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportCommune } from '../../scripts/carry/export.ts'
import { importCommune } from '../../scripts/carry/import.ts'
import { localPlace } from '../../scripts/carry/place.ts'
import { referenceStatements } from '../../scripts/seed/index.ts'
import { fire } from '../../scripts/serve.ts'
import { BASELINE } from '../files/fixtures.ts'
import { openBrowser } from '../support/browser.ts'
import { lan } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { caseIn, openDesk, type Sent, type State } from './desk.ts'
import { fill, openWalk, receiptOn, says, type Walk } from './walk.ts'

const STATES: State[] = ['received', 'inProgress', 'pending', 'reopened', 'needsInfo']
/** Who works with cases here, with the heaps of each. */
const DESKS = {
  tiepnhan: ['moi-gui', 'kiem-tra', 'can-giao', 'cho-bo-sung'],
  dieuphoi: ['can-giao', 'xem-lai'],
  'xuly.kinhte': ['dang-xu-ly', 'cho-duyet', 'da-tra-loi'],
}
const folder = mkdtempSync(join(tmpdir(), 'nghe-dan-house-'))
const [old, fresh] = [join(folder, 'old'), join(folder, 'fresh')]

let browser: Browser
let server: TestServer
let walk: Walk
/** With a name, a telephone number and a photo; answered. */
let sent: Sent
const heapsBefore = new Map<string, string[]>()
let caseBefore = ''

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ persist: old }), openBrowser()])
  walk = openWalk(browser, server.url, { scripts: false })
  const page = await walk.phone()
  await walk.petition(page, { name: lan.name, phone: lan.phone ?? '', photos: BASELINE })
  sent = await receiptOn(page)
  const desk = openDesk(server.url)
  for (const state of STATES) await caseIn(desk, state)
  await desk.act('tiepnhan', sent, 'tiep-nhan')
  await desk.act('dieuphoi', sent, 'giao', { body: 'binh-xa.phong-kinh-te' })
  await desk.act('xuly.kinhte', sent, 'nhan-xu-ly')
  await desk.act('xuly.kinhte', sent, 'trinh-duyet', {
    answer: 'Phòng Kinh tế đã cho thu gom rác ngày hôm qua.',
    demandAnswer: ['Đã thu gom xong.'],
    documentNumber: '12/PKT',
  })
  await desk.act('duyet.kinhte', sent, 'duyet')
  await fire(server.mf, '*/5 * * * *')
  for (const [username, heaps] of Object.entries(DESKS))
    for (const heap of heaps) heapsBefore.set(`${username} ${heap}`, await heapOf(username, heap))
  caseBefore = await says(await walk.atCase('xuly.kinhte', sent))
  await walk.close()
  await server.stop()
  await move()
  server = await startServer({ persist: fresh })
  walk = openWalk(browser, server.url, { scripts: false })
})

afterAll(async () => {
  await walk?.close()
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** The commune goes to a machine that has nothing of it but the secrets. */
async function move(): Promise<void> {
  const file = join(folder, 'binh-xa.tar')
  const from = await localPlace(old)
  await exportCommune(from, 'binh-xa', file)
  await from.close()
  mkdirSync(fresh)
  copyFileSync(join(old, 'secrets'), join(fresh, 'secrets'))
  const to = await localPlace(fresh)
  for (const statement of referenceStatements(new Date())) await to.read(statement)
  await importCommune(to, file)
  await to.close()
}

/** The rows of one heap as this officer reads them. */
async function heapOf(username: string, heap: string): Promise<string[]> {
  const page = await walk.go(await walk.officer(username), `/can-bo?muc=${heap}`)
  return page.locator('main tbody tr').allInnerTexts()
}

/** How wide a photo on the page is, once it is there. */
async function photoOn(page: Page): Promise<number> {
  const image = page.locator('main .photos img').first()
  await image.scrollIntoViewIfNeeded()
  const width = () => image.evaluate((one: HTMLImageElement) => one.naturalWidth)
  await expect.poll(width, { timeout: 30_000 }).toBeGreaterThan(0)
  return width()
}

test.each(Object.entries(DESKS))('%s signs in as before and finds the same on the desk', async (username, heaps) => {
  const before = heaps.map((heap) => heapsBefore.get(`${username} ${heap}`))
  for (const [at, heap] of heaps.entries()) expect([heap, await heapOf(username, heap)]).toEqual([heap, before[at]])
  expect(before.flat().length).toBeGreaterThan(0)
})

test('who answered finds the case as it was, with its photo and its history', async () => {
  const page = await walk.atCase('xuly.kinhte', sent)
  expect(await says(page)).toBe(caseBefore)
  expect(await photoOn(page)).toBe(24)
})

test('Lan types her two codes, reads the answer, sees her photo and gives her mark', async () => {
  const page = await walk.phone()
  await walk.go(page, '/binh-xa/tra-cuu')
  await fill(page, 'main form', { caseCode: sent.code.toLowerCase(), secret: sent.secret })
  await walk.press(page)
  await page.waitForURL(`${server.url}/binh-xa/ho-so/${sent.code}`)
  expect(await says(page)).toContain('Phòng Kinh tế đã cho thu gom rác')
  expect(await photoOn(page)).toBe(24)
  await walk.go(page, `/binh-xa/ho-so/${sent.code}/danh-gia`)
  await fill(page, 'main form', { demandMet1: 'yes', score: '5' })
  await walk.press(page)
  expect(await says(page)).toContain('5 trên 5')
})

test('who may know her finds her name again', async () => {
  await walk.go(await walk.officer('dieuphoi'), `/can-bo/ho-so/${sent.code}`)
  expect(await says(await walk.officer('dieuphoi'))).toContain('Người gửi đề nghị giấu tên')
  const page = await walk.phone()
  await walk.petition(page, { name: lan.name, hideIdentity: false })
  const next = await receiptOn(page)
  expect(Number(next.code.slice(-6))).toBeGreaterThan(Number(sent.code.slice(-6)))
  const his = await walk.atCase('dieuphoi', next)
  await walk.press(his, 'form[action$="/xem-nguoi-gui"]')
  expect(await says(his)).toContain(lan.name)
})

test('and nobody found anything in the way', () => {
  expect(walk.obstacles).toEqual([])
})
