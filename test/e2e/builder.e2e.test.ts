import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { smallTargets } from './checks.ts'
import { openWalk, says, type Walk } from './walk.ts'

let server: TestServer
let browser: Browser
let walk: Walk
/** Mận's phone, and where her questionnaire is. */
let page: Page
let address = ''

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  walk = openWalk(browser, server.url, { scripts: true })
})

afterAll(async () => {
  await walk?.close()
  await browser?.close()
  await server?.stop()
})

/** Presses a button by keyboard alone. */
async function press(name: string | RegExp, key = 'Enter'): Promise<void> {
  const button = page.getByRole('button', { name, exact: true }).first()
  await button.focus()
  await page.keyboard.press(key)
}

/** Adds a question of a kind and gives it its words, by keyboard alone. */
async function add(kind: string, words: string): Promise<void> {
  await press('Thêm câu')
  await page.getByRole('heading', { name: 'Thêm loại câu nào?' }).waitFor()
  await page.locator('.kinds button', { has: page.getByText(kind, { exact: true }) }).focus()
  await page.keyboard.press('Enter')
  await page.locator('#f-label:focus').waitFor()
  await page.keyboard.type(words)
  await page.keyboard.press('Tab')
  await card(words).waitFor()
}

function card(words: string) {
  return page.locator('.head', { hasText: words })
}

/** The words of all cards, in their order. */
function cards(): Promise<string[]> {
  return page.locator('.head b').allInnerTexts()
}

async function saved(on = page): Promise<void> {
  await on.locator('.tools', { hasText: /Đã lưu lúc \d\d:\d\d/ }).waitFor()
}

const ASKED: [kind: string, words: string][] = [
  ['Thôn', 'Ông/bà ở thôn nào?'],
  ['Một lựa chọn', 'Nhà dùng nước gì?'],
  ['Có/Không', 'Mùa khô có thiếu nước không?'],
  ['Số nguyên', 'Thiếu mấy tháng?'],
  ['Thang điểm', 'Nước trong đến đâu?'],
  ['Ảnh', 'Ảnh chỗ lấy nước'],
  ['Chữ dài', 'Ông/bà muốn xã làm gì?'],
  ['Ghi chú', 'Cảm ơn ông/bà.'],
]

test('Mận makes a questionnaire of eight questions on her phone, by keyboard', async () => {
  page = await walk.go(await walk.officer('tiepnhan'), '/can-bo/bieu-mau/moi')
  await page.fill('[name=title]', 'Nước sạch mùa khô')
  await page.check('[name=from][value=trang]')
  await Promise.all([page.waitForURL(/bieu-mau\/[0-9a-f-]{36}$/), press('Tạo biểu mẫu')])
  address = new URL(page.url()).pathname
  await page.locator('.bench').waitFor()
  for (const [kind, words] of ASKED) await add(kind, words)
  expect(await cards()).toEqual(ASKED.map(([, words], index) => `${index + 1}. ${words}`))
  await walk.look(page)
  await saved()
  await walk.look(page)
})

test('moves a question up with two keys, and takes it back with two others', async () => {
  await card('Ảnh chỗ lấy nước').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await page.getByText('5. Ảnh chỗ lấy nước').waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Ảnh chỗ lấy nước')
  await page.keyboard.press('Control+z')
  await page.getByText('6. Ảnh chỗ lấy nước').waitFor()
})

test('deletes one by mistake and has it back whole', async () => {
  await card('Nước trong đến đâu?').press('Enter')
  await press('Xóa')
  await card('Nước trong đến đâu?').waitFor({ state: 'detached' })
  await press('Hoàn tác')
  await card('Nước trong đến đâu?').waitFor()
  expect(await cards()).toHaveLength(8)
})

test('sees what is wrong, is led there and puts it right', async () => {
  await page.getByRole('button', { name: 'Cần sửa (1)' }).press('Enter')
  expect(await says(page)).toContain('Có lựa chọn chưa có chữ')
  await page.locator('.faults button').press('Enter')
  await page.locator('#f-list:focus').waitFor()
  await page.locator('#lc-0').focus()
  await page.keyboard.insertText('Nước máy')
  await page.keyboard.press('Tab')
  await page.locator('#lc-1').focus()
  await page.keyboard.insertText('Giếng khoan')
  await page.keyboard.press('Enter')
  await page.locator('#lc-2:focus').waitFor()
  await page.keyboard.insertText('Nước mưa')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Cần sửa', exact: true }).waitFor()
  expect(await smallTargets(page)).toEqual([])
  await walk.look(page)
})

test('asks one question only when another was answered so, by menus', async () => {
  await card('Thiếu mấy tháng?').press('Enter')
  await page.locator('summary', { hasText: 'Chỉ hỏi khi' }).press('Enter')
  await page.locator('#f-relevant').getByRole('button', { name: 'Thêm điều kiện' }).press('Enter')
  await page.locator('#f-relevant-0-of').selectOption({ label: 'Mùa khô có thiếu nước không?' })
  await page.locator('#f-relevant-0-value').selectOption({ label: 'Có' })
  await page.locator('summary', { hasText: 'Câu trả lời phải' }).press('Enter')
  await page.locator('#f-constraint').getByRole('button', { name: 'Thêm điều kiện' }).press('Enter')
  await page.locator('#f-constraint-0-op').selectOption({ label: 'không quá' })
  await page.locator('#f-constraint-0-value').fill('12')
  await page.keyboard.press('Tab')
  await page.locator('#f-constraintMessage').fill('Nhiều nhất 12 tháng.')
  expect(await page.locator('#f-relevant-text').inputValue()).toBe("${mua_kho_co_thieu_nuoc_khong} = 'co'")
  await page.locator('.places').scrollIntoViewIfNeeded()
  await walk.look(page)
  await saved()
})

test('answers it herself in the preview, where the condition holds', async () => {
  await page.getByRole('button', { name: 'Xem thử' }).press('Enter')
  const phone = page.locator('.phone')
  await phone.getByText('Mùa khô có thiếu nước không?').waitFor()
  expect(await phone.getByText('Thiếu mấy tháng?').count()).toBe(0)
  await phone.locator('[name$=khong][value=co]').check()
  await phone.getByLabel('Thiếu mấy tháng?').fill('13')
  await phone.getByRole('button', { name: 'Gửi phiếu' }).press('Enter')
  await phone.getByText('Nhiều nhất 12 tháng.').first().waitFor()
  await walk.look(page)
  await phone.getByLabel('Thiếu mấy tháng?').fill('3')
  await phone.getByRole('button', { name: 'Gửi phiếu' }).press('Enter')
  await phone.getByText('Đây là xem thử').waitFor()
})

test('opens it the next day and finds everything there', async () => {
  const before = await page.evaluate((path) => fetch(`${path}/nhap`).then((answer) => answer.json()), address)
  await walk.go(page, address)
  await page.locator('.bench').waitFor()
  expect(await cards()).toEqual(ASKED.map(([, words], index) => `${index + 1}. ${words}`))
  expect(before).toMatchObject({
    draft: {
      nodes: expect.arrayContaining([
        expect.objectContaining({ name: 'thieu_may_thang', constraint: '. <= 12' }),
      ]) as unknown,
    },
  })
  await card('Nhà dùng nước gì?').press('Enter')
  await page.locator('#lc-2').waitFor()
  expect(
    await page
      .locator('.options ol textarea')
      .evaluateAll((boxes) => boxes.map((one) => (one as HTMLTextAreaElement).value)),
  ).toEqual(['Nước máy', 'Giếng khoan', 'Nước mưa'])
})

test('a colleague who changes the same draft is told, sees hers, and takes his own back', async () => {
  const his = await walk.go(await walk.officer('dieuphoi'), address)
  await his.locator('.bench').waitFor()
  expect(await says(his)).toContain('Anh/chị Hoàng Thị Mận vừa sửa biểu mẫu này')
  await card('Cảm ơn ông/bà.').press('Enter')
  await page.locator('#f-label').fill('Xã cảm ơn ông/bà.')
  await page.keyboard.press('Tab')
  await saved()
  await his.locator('.head', { hasText: 'Ảnh chỗ lấy nước' }).press('Enter')
  await his.locator('#f-label').fill('Ảnh giếng')
  await his.getByText('Anh/chị Hoàng Thị Mận vừa lưu bản khác').first().waitFor()
  await walk.look(his)
  await his.getByRole('button', { name: /^Xem bản của/ }).press('Enter')
  await his.locator('.head', { hasText: 'Xã cảm ơn ông/bà.' }).waitFor()
  expect(await his.locator('.head', { hasText: 'Ảnh chỗ lấy nước' }).count()).toBe(1)
  await his.getByRole('button', { name: 'Hoàn tác' }).press('Enter')
  await his.locator('.head', { hasText: 'Ảnh giếng' }).waitFor()
  await saved(his)
})

test('what is made without a line is kept on the machine and saved when the line is back', async () => {
  await walk.go(page, address)
  await page.locator('.bench').waitFor()
  await page.context().setOffline(true)
  await add('Ghi âm', 'Ông/bà nói thêm')
  await page.getByText('Chưa có mạng: đã giữ trên máy này').first().waitFor()
  await page.context().setOffline(false)
  await saved()
  expect(await cards()).toHaveLength(9)
})

test('without scripts the page says so and leads to files', async () => {
  const cookies = await page.context().cookies()
  const plain = await walk.phone(false)
  await plain.context().addCookies(cookies)
  await plain.goto(server.url + address)
  expect(await plain.locator('main').innerText()).toContain('Trang này cần JavaScript')
  await plain.getByRole('link', { name: 'tải biểu mẫu về' }).click()
  expect(await plain.locator('main').innerText()).toContain('Thay bản nháp bằng tệp')
  await plain.context().close()
})

test('nothing stood in anybody’s way', () => {
  expect(walk.obstacles.filter((line) => !line.includes('409'))).toEqual([])
})
