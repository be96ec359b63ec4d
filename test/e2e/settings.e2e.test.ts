import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startServerAt, type TimedServer } from '../support/clock.ts'
import { openDesk } from './desk.ts'
import { fill, type Filled, openWalk, receiptOn, says, type Walk } from './walk.ts'

const DECISION = 'Quyết định số 15/QĐ-UBND của xã'
const STORM = 'Nghỉ phòng tránh bão số 9'
const THANKS = 'Cảm ơn ông/bà đã báo. Phòng Kinh tế đã xem xét và trả lời như sau.'

let server: TimedServer
let browser: Browser
let walk: Walk

// A Monday; the week after it has no day off but the weekend.
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServerAt(new Date('2026-11-23T09:00:00+07:00')), openBrowser()])
  walk = openWalk(browser, server.url, { scripts: false })
})

afterAll(async () => {
  await walk?.close()
  await browser?.close()
  await server?.stop()
})

/** By when a petition that is sent now gets its answer, as its sender reads it. */
async function promised(): Promise<string> {
  const page = await walk.phone()
  await walk.petition(page, {})
  const day = /Hạn trả lời\s+(thứ [^,]+, \d\d?\/\d\d?\/\d{4})/.exec(await says(page))?.[1] ?? 'no day'
  await page.context().close()
  return day
}

/** The administrator opens a page of the settings, fills in its first form and sends it; what he reads then. */
async function settle(path: string, filled: Filled): Promise<string> {
  const page = await walk.go(await walk.officer('quantri'), `/can-bo/cai-dat${path}`)
  const form = 'main form:has([name=version])'
  await fill(page, form, filled)
  await page.locator(`${form} button`, { hasText: /^Lưu$/ }).click()
  await page.waitForURL((address) => address.search === '?xong=1')
  await walk.look(page)
  return says(page)
}

test('who is no administrator does not come into the settings', async () => {
  const page = await walk.go(await walk.officer('dieuphoi'), '/can-bo/cai-dat')
  expect(await says(page)).toContain('Chỉ quản trị viên của xã đổi cài đặt')
  expect(await page.locator('a[href="/can-bo/cai-dat"]').count()).toBe(0)
})

test('the next petition after a shorter limit gets its answer earlier; who sent before keeps his day', async () => {
  const before = await walk.phone()
  await walk.petition(before, {})
  const sent = await receiptOn(before)
  expect(await promised()).toBe('thứ Hai, 30/11/2026')
  const said = await settle('/thoi-han/ordinary', {
    days: '3',
    unit: 'working_days',
    basis: 'commitment',
    source: DECISION,
    from: '2026-11-23',
  })
  expect(said).toContain('Đã lưu và ghi vào nhật ký')
  expect(said).toContain(DECISION)
  expect(await promised()).toBe('thứ Năm, 26/11/2026')
  expect(await says(await walk.sender(sent))).toContain('thứ Hai, 30/11/2026')
})

test('a day off in between moves it on, and its sum says why', async () => {
  await settle('/ngay-nghi/moi', { day: '2026-11-25', kind: 'holiday', name: STORM, source: 'Công điện số 3 của xã' })
  expect(await promised()).toBe('thứ Sáu, 27/11/2026')
  const page = await walk.phone()
  await walk.petition(page, {})
  expect(await says(page)).toContain(STORM)
})

test('a new template is put into an answer, and nothing that was typed is lost', async () => {
  await settle('/mau-tra-loi/moi', { title: 'Lời cảm ơn', category: 'moi_truong', text: THANKS })
  const desk = openDesk(server.url)
  const sent = await desk.send()
  await desk.act('tiepnhan', sent, 'tiep-nhan')
  await desk.act('dieuphoi', sent, 'giao', { body: 'binh-xa.phong-kinh-te' })
  await desk.act('xuly.kinhte', sent, 'nhan-xu-ly')
  const page = await walk.atCase('xuly.kinhte', sent)
  const form = 'form[action$="/trinh-duyet"]'
  await fill(page, form, { answer: 'Đã cho thu gom rác.', demandAnswer: ['Đã thu gom.', 'Đã đặt thùng.'] })
  await page.locator(`${form} [name=template]`).selectOption({ label: 'Lời cảm ơn' })
  await page.getByRole('button', { name: 'Chèn mẫu' }).click()
  await page.waitForURL(/chen-mau/)
  await walk.look(page)
  const answer = await page.locator(`${form} [name=answer]`).inputValue()
  for (const part of [THANKS, 'Đã cho thu gom rác.']) expect(answer).toContain(part)
  expect(await page.locator(`${form} [name=demandAnswer]`).nth(1).inputValue()).toBe('Đã đặt thùng.')
  await fill(page, form, { documentNumber: '12/PKT' })
  await walk.press(page, form)
  expect(await says(page)).toContain('Đã trình câu trả lời')
})

test('the journal tells who changed what, before and after', async () => {
  await settle('/thon/lang_dia', { name: 'Làng Dịa Thượng' })
  const page = await walk.go(await walk.officer('quantri'), '/can-bo/cai-dat/nhat-ky')
  const entries = await page.locator('main li').allInnerTexts()
  for (const [at, parts] of [
    ['Làng Dịa', 'Làng Dịa Thượng', '→'],
    ['Lời cảm ơn', THANKS],
    [STORM],
    [DECISION, '3', '23/11/2026'],
  ].entries()) {
    expect(entries[at]).toContain('Dương Văn Tùng')
    for (const part of parts) expect(entries[at]).toContain(part)
  }
  const wide = await walk.go(await walk.officer('lanhdao'), '/can-bo/nhat-ky')
  expect(await says(wide)).not.toContain('Tạm thời chưa làm được')
})

test('a second proof asked of a role leads its officer there before anything else', async () => {
  const admin = await walk.go(await walk.officer('quantri'), '/can-bo/tai-khoan/bao-mat')
  await fill(admin, 'main form', { roles: ['leader'] })
  await walk.press(admin)
  const page = await walk.go(await walk.officer('lanhdao'), '/can-bo/tim')
  expect(new URL(page.url()).pathname).toBe('/can-bo/bao-mat')
  expect(await page.locator('nav a[href="/can-bo/tim"]').count()).toBe(0)
  const free = await walk.go(await walk.officer('dieuphoi'), '/can-bo/tim')
  expect(new URL(free.url()).pathname).toBe('/can-bo/tim')
})

test('and nobody found anything in the way', () => {
  expect(walk.obstacles).toEqual([])
})
