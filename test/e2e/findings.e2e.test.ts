import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localDatabase } from '../../scripts/database.ts'
import { furtherStatements } from '../../scripts/seed/further-questions.ts'
import { supervisionStatements } from '../../scripts/seed/supervision.ts'
import { PNG } from '../files/fixtures.ts'
import { openBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { sendAnyway, smallTargets } from './checks.ts'
import { type Filled, fill, openWalk, PHONES, says, type Walk } from './walk.ts'

const TOPIC = `/can-bo/giam-sat/${String(new Date(Date.now() + 7 * 3_600_000).getUTCFullYear()).slice(2)}-0002`
const SPOT = `${TOPIC}/ghi-nhan`
const FORM = '[data-spot] form'
const PUBLIC = TOPIC.replace('/can-bo', '/binh-xa')

let server: TestServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  const database = await localDatabase(server.folder)
  const now = new Date()
  await database.write([...supervisionStatements(now), ...furtherStatements(now)])
  await database.close()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const finding = (place: string): Filled => ({
  limits: `Danh sách chưa niêm yết ở ${place}.`,
  ...{ place, hamlet: 'lang_dia', present: 'Ông Tám Rô', consent: 'agreed', signer: 'Trần Văn Rô' },
})

/** Draws a line with a finger. */
async function sign(page: Page): Promise<void> {
  const canvas = page.locator('canvas.sign')
  await canvas.scrollIntoViewIfNeeded()
  const at = await canvas.boundingBox()
  if (!at) throw new Error('nowhere to sign')
  await page.mouse.move(at.x + 20, at.y + 40)
  await page.mouse.down()
  for (const step of [1, 2, 3, 4]) await page.mouse.move(at.x + 20 + step * 40, at.y + (step % 2 ? 90 : 40))
  await page.mouse.up()
  await page.getByText('Đã có chữ ký.').waitFor()
}

/** Fills in the form, photo and signature with it, and presses its button. */
async function writes(page: Page, place: string): Promise<void> {
  await fill(page, FORM, finding(place))
  await page
    .locator(`${FORM} [name=photos]`)
    .setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer: Buffer.from(PNG) })
  await page.getByText('Sẽ gửi 1 ảnh').waitFor()
  await sign(page)
  await page.locator(`${FORM} button`).getByText('Gửi ghi nhận').last().click()
}

async function chooses(walk: Walk, questionnaire: string): Promise<void> {
  const page = await walk.officer('dieuphoi')
  await walk.go(page, `${TOPIC}/phieu-kiem-tra`)
  await fill(page, 'main form', { questionnaire })
  await walk.press(page, 'main form:has(select)')
  expect(await says(page)).toContain('Đang dùng: Hỏi thêm về ô nhiễm, bản 1.')
}

/** Findings on the topic's page that name a place. */
const linesOf = (page: Page, place: string) =>
  page.locator('section[aria-labelledby=ghi-nhan-tai-cho] ul.found > li').filter({ hasText: place })

test('Cảnh loses the network after he opened the page: two findings with photo and signature arrive once each when it is back', async () => {
  const walk = openWalk(browser, server.url, { scripts: true })
  const page = await walk.officer('giamsat')
  await walk.go(page, TOPIC)
  await page.getByRole('link', { name: 'Ghi nhận tại chỗ' }).click()
  await page.waitForURL(`**${SPOT}`)
  await walk.look(page)
  expect(await smallTargets(page)).toEqual([])
  await page.waitForFunction(async () => navigator.serviceWorker.controller && (await caches.match(location.pathname)))

  await page.context().setOffline(true)
  await writes(page, 'nhà văn hóa')
  await page.getByText('Chưa gửi: 1 ghi nhận').waitFor()
  await page.getByText('Chưa có mạng.').waitFor()
  expect(await page.locator(`${FORM} [name=place]`).inputValue()).toBe('')
  await page.reload()
  await page.getByText('Chưa gửi: 1 ghi nhận').waitFor()
  await page.locator(`${FORM} [name=place]`).fill('cổng chợ')
  await page.reload()
  await page.getByText('Đã khôi phục nội dung ông/bà viết dở.').waitFor()
  expect(await page.locator(`${FORM} [name=place]`).inputValue()).toBe('cổng chợ')
  await writes(page, 'cổng chợ')
  await page.getByText('Chưa gửi: 2 ghi nhận').waitFor()
  await walk.look(page)

  await page.context().setOffline(false)
  await page.getByText('Đã gửi 2 ghi nhận.').waitFor()
  await walk.look(page)
  const kept = await page.evaluate(async () => {
    const opening = indexedDB.open('nghe-dan-giam-sat', 1)
    await new Promise((done) => (opening.onsuccess = done))
    const asked = opening.result.transaction('ghi-nhan').objectStore('ghi-nhan').count()
    await new Promise((done) => (asked.onsuccess = done))
    return [asked.result, JSON.stringify(localStorage)] as const
  })
  expect(kept[0]).toBe(0)
  expect(kept[1]).not.toMatch(/chợ|Tám|văn hóa/)
  await walk.go(page, TOPIC)
  for (const place of ['nhà văn hóa', 'cổng chợ']) {
    const line = linesOf(page, place)
    expect([place, await line.count()]).toEqual([place, 1])
    expect([place, await line.locator('.photos img').count()]).toEqual([place, 1])
    expect([place, await line.getByText('Xem chữ ký').count()]).toEqual([place, 1])
  }
  await walk.close()
  expect(walk.obstacles).toEqual([])
})

test('whoever was signed out meanwhile is told so; his finding stays on the phone until he is in again, and nobody else sends it', async () => {
  const walk = openWalk(browser, server.url, { scripts: true })
  const page = await walk.officer('giamsat')
  await walk.go(page, SPOT)
  await page.context().clearCookies()
  await writes(page, 'trạm y tế')
  await page.getByText('Ông/bà đã ra khỏi tài khoản.').waitFor()
  await page.getByText('Chưa gửi: 1 ghi nhận').waitFor()
  const signIn = async (username: string) => {
    await page.context().clearCookies()
    await page.goto(`${server.url}/can-bo/dang-nhap?ve=${encodeURIComponent(SPOT)}`)
    await fill(page, 'main form', { username, password: 'nghe-dan-demo' })
    await walk.press(page)
  }
  await signIn('dieuphoi')
  await page.getByText('Trên máy này còn 1 ghi nhận của người khác').waitFor()
  await signIn('giamsat')
  await page.getByText('Đã gửi 1 ghi nhận.').waitFor()
  await walk.go(page, TOPIC)
  expect(await linesOf(page, 'trạm y tế').count()).toBe(1)
  await walk.close()
  expect(walk.obstacles).toEqual([])
})

test('a phone whose clock is years ahead: the finding arrives with the hour of receipt', async () => {
  const walk = openWalk(browser, server.url, { scripts: true })
  const page = await walk.officer('giamsat')
  await page.clock.setFixedTime(new Date('2099-01-01T00:00:00Z'))
  await walk.go(page, SPOT)
  await writes(page, 'đồng hồ nhanh')
  await page.getByText('Đã gửi 1 ghi nhận.').waitFor()
  await walk.go(page, TOPIC)
  expect(await linesOf(page, 'đồng hồ nhanh').innerText()).not.toContain('2099')
  await walk.close()
  expect(walk.obstacles).toEqual([])
})

test('a finding that is not taken says why and goes back into the form, photo, signature and all', async () => {
  const walk = openWalk(browser, server.url, { scripts: true })
  const page = await walk.officer('giamsat')
  await walk.go(page, SPOT)
  await page.locator(`${FORM} [name=photos]`).setInputFiles([
    { name: 'that.png', mimeType: 'image/png', buffer: Buffer.from(PNG) },
    { name: 'gia.png', mimeType: 'image/png', buffer: Buffer.from('không phải ảnh') },
  ])
  await page.getByText('Sẽ gửi 2 ảnh').waitFor()
  await fill(page, FORM, finding('giếng làng'))
  await sign(page)
  await page.locator(`${FORM} button`).getByText('Gửi ghi nhận').last().click()
  await page.locator('li').filter({ hasText: 'gia.png' }).first().waitFor()
  await walk.look(page)
  await page.getByRole('button', { name: 'Sửa' }).click()
  await page.getByText('Sẽ gửi 2 ảnh').waitFor()
  await page.getByText('Đã có chữ ký.').waitFor()
  expect(await page.locator(`${FORM} [name=place]`).inputValue()).toBe('giếng làng')
  expect(await page.locator(`${FORM} [name=consent]:checked`).getAttribute('value')).toBe('agreed')
  await page.getByRole('button', { name: 'Bỏ Ảnh 2' }).click()
  await page.getByText('Sẽ gửi 1 ảnh').waitFor()
  await page.locator(`${FORM} button`).getByText('Gửi ghi nhận').last().click()
  await page.getByText('Đã gửi 1 ghi nhận.').waitFor()
  await walk.go(page, TOPIC)
  const line = linesOf(page, 'giếng làng')
  expect([
    await line.count(),
    await line.locator('.photos img').count(),
    await line.getByText('Xem chữ ký').count(),
  ]).toEqual([1, 1, 1])
  await walk.close()
  expect(walk.obstacles).toEqual([])
})

describe.each(PHONES)('a check-list on the spot, $phone', ({ scripts }) => {
  test('Thụ chooses it, Cảnh fills it in with what he saw, and the topic shows both', async () => {
    const walk = openWalk(browser, server.url, { scripts })
    await chooses(walk, 'vi-du.moi-truong-hoi-them')
    const page = await walk.officer('giamsat')
    await walk.go(page, SPOT)
    expect(await smallTargets(page)).toEqual([])
    const place = scripts ? 'sân kho có phiếu' : 'bến nước có phiếu'
    await fill(page, FORM, { ...finding(place), 'c.gan': `Chuồng cạnh ${place}` })
    const button = page.locator(`${FORM} button[value=gui]:visible`).last()
    if (scripts) {
      await button.click()
      await page.getByText('Đã gửi 1 ghi nhận.').waitFor()
    } else {
      await Promise.all([page.waitForEvent('domcontentloaded'), button.click()])
      expect(await says(page)).toContain('Đã nhận ghi nhận.')
    }
    await walk.look(page)
    await walk.go(page, TOPIC)
    const line = linesOf(page, place)
    expect(await line.count()).toBe(1)
    expect(await line.innerText()).toContain(`Chuồng cạnh ${place}`)
    await walk.close()
    expect(walk.obstacles).toEqual([])
  })

  test('Lan adds what she saw to an open topic and gets a number; the team reads it and says what became of it', async () => {
    const walk = openWalk(browser, server.url, { scripts })
    const page = await walk.phone()
    await walk.go(page, `${PUBLIC}/gop-y`)
    expect(await smallTargets(page)).toEqual([])
    await sendAnyway(page)
    await page.getByText('Ông/bà ghi vào ô này.').first().waitFor()
    await walk.look(page)
    const seen = `Danh sách ở thôn dán chỗ khuất, ${scripts ? 'sáng' : 'chiều'} mới thấy.`
    await fill(page, 'main form', { content: seen, hamlet: 'lang_dia' })
    await page.waitForTimeout(3_200)
    await walk.press(page)
    expect(await says(page)).toContain('Đã nhận góp ý')
    const code = await page.locator('.receipt .code').innerText()
    const desk = await walk.officer('giamsat')
    await walk.go(desk, `${TOPIC}/gop-y`)
    expect(await says(desk)).toContain(seen)
    const form = `form[action$="/${code}"]`
    await fill(desk, form, { note: 'Đã nhắc thôn dán lại chỗ dễ thấy.' })
    await Promise.all([desk.waitForURL(/da=xem-xet/), desk.locator(`${form} button[value=xem-xet]`).click()])
    await walk.look(desk)
    expect(await says(desk)).toContain('Đã nhắc thôn dán lại chỗ dễ thấy.')
    await page.context().close()
    await walk.close()
    expect(walk.obstacles).toEqual([])
  })
})
