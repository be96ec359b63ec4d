import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { lan } from '../support/people.ts'
import { startServerAt, type TimedServer } from '../support/clock.ts'
import { openDesk, type Sent } from './desk.ts'
import { fill, openWalk, says, type Walk } from './walk.ts'

const WHY = 'Cần gọi để hẹn người gửi cùng xem chỗ đổ rác.'
const TOO_LITTLE = 'Xin tên'
const NOT_NEEDED = 'Hỏi thêm ngay trên hồ sơ được, chưa cần biết tên.'
const NOT_YET = 'Việc đang được giải quyết, còn cần gọi lại cho ông/bà. Xong việc thì xóa.'
const QUEUE_MS = 60_000

let server: TimedServer
let browser: Browser
let walk: Walk
/** Both senders asked to stay hidden. */
let sent: Sent
let other: Sent

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServerAt(new Date('2026-11-23T09:00:00+07:00')), openBrowser()])
  walk = openWalk(browser, server.url, { scripts: false })
  const desk = openDesk(server.url)
  const hidden = { name: lan.name, phone: lan.phone ?? '', hideIdentity: '1' }
  ;[sent, other] = await Promise.all([desk.send(hidden), desk.send(hidden)])
  for (const one of [sent, other]) {
    await desk.act('tiepnhan', one, 'tiep-nhan')
    await desk.act('dieuphoi', one, 'giao', { body: 'binh-xa.phong-kinh-te' })
  }
})

afterAll(async () => {
  await walk?.close()
  await browser?.close()
  await server?.stop()
})

/** Who of these can open the name on his page of the case. */
async function whoMayRead(...usernames: string[]): Promise<string[]> {
  const may: string[] = []
  for (const username of usernames) {
    const page = await walk.atCase(username, sent)
    if ((await page.locator('form[action$="/xem-nguoi-gui"]').count()) > 0) may.push(username)
    expect(await page.content()).not.toContain(lan.phone)
  }
  return may
}

/** The coordinator asks to know who sent a case; what he reads then. */
async function ask({ code }: Sent, reason: string): Promise<string> {
  const page = await walk.atCase('dieuphoi', { code })
  await page.getByRole('link', { name: 'Xin mở danh tính người gửi' }).click()
  await page.waitForURL(/xin-mo-danh-tinh$/)
  await walk.look(page)
  await fill(page, 'main form', { reason })
  await walk.press(page)
  return says(page)
}

/** The page of those who decide, as the leader opens it. */
async function requests() {
  return walk.go(await walk.officer('lanhdao'), '/can-bo/danh-tinh')
}

test('nobody opens a hidden name alone; the coordinator has to say why he wants it', async () => {
  expect(await whoMayRead('tiepnhan', 'dieuphoi', 'xuly.kinhte', 'duyet.kinhte', 'lanhdao')).toEqual([])
  const refused = await ask(sent, TOO_LITTLE)
  expect(refused).toMatch(/ghi lý do/i)
  expect(await ask(sent, WHY)).toContain('Đã gửi yêu cầu mở danh tính')
  expect(await whoMayRead('dieuphoi')).toEqual([])
  expect(await says(await walk.sender(sent))).toContain(WHY)
})

test('he cannot agree himself; the leader is told, reads why, and agrees', async () => {
  const own = await walk.go(await walk.officer('dieuphoi'), '/can-bo/danh-tinh')
  expect(await own.locator('form[action$="/dong-y-mo"]').count()).toBe(0)
  expect(await says(own)).toContain('Đang chờ người khác đồng ý')
  const heard = () => walk.news('lanhdao', sent)
  await expect.poll(heard, { timeout: QUEUE_MS, interval: 200 }).toContain('Có người xin mở tên người gửi, chờ đồng ý.')
  const page = await requests()
  expect(await says(page)).toContain(WHY)
  expect(await page.content()).not.toContain(lan.name)
  await walk.press(page, `form[action$="/${sent.code}/dong-y-mo"]`)
  expect(await says(page)).toContain('Đã đồng ý')
})

test('only who asked reads the name, and each reading is recorded', async () => {
  expect(await whoMayRead('tiepnhan', 'xuly.kinhte', 'duyet.kinhte', 'lanhdao', 'dieuphoi')).toEqual(['dieuphoi'])
  const page = await walk.atCase('dieuphoi', sent)
  await walk.press(page, 'form[action$="/xem-nguoi-gui"]')
  expect(await says(page)).toContain(lan.name)
  expect(await page.locator(`a[href="tel:${lan.phone}"]`).count()).toBe(1)
  expect(await says(await walk.atCase('dieuphoi', sent))).not.toContain(lan.name)
  expect(await says(await walk.atCase('tiepnhan', sent))).toContain('mở tên và cách liên lạc của người gửi')
})

test('the sender reads who asked, why, who agreed, when it closes, and that it was read', async () => {
  const hers = await says(await walk.sender(sent))
  for (const part of [
    /Phó Chủ tịch Mặt trận xã.* xin mở tên và cách liên lạc của ông\/bà/,
    WHY,
    /Phó Bí thư Thường trực Đảng ủy.* đồng ý cho mở tên/,
    /Tự đóng lại: .*24\/11\/2026/,
    /đã mở tên và số điện thoại của ông\/bà/,
    /23\/11\/2026/,
  ])
    expect(hers).toMatch(part)
})

test('what the leader does not find necessary stays closed, and both read why', async () => {
  await ask(other, WHY)
  const page = await requests()
  const form = `form[action$="/${other.code}/khong-dong-y-mo"]`
  await fill(page, form, { reason: NOT_NEEDED })
  await walk.press(page, form)
  expect(await says(page)).toContain('Đã ghi là không đồng ý')
  expect(await says(await walk.sender(other))).toContain(NOT_NEEDED)
  const his = await walk.atCase('dieuphoi', other)
  expect(await says(his)).toContain(NOT_NEEDED)
  expect(await his.locator('form[action$="/xem-nguoi-gui"]').count()).toBe(0)
})

test('it is open until the end of the next working day, and closed the day after', async () => {
  await server.setClock(new Date('2026-11-24T16:00:00+07:00'))
  expect(await whoMayRead('dieuphoi')).toEqual(['dieuphoi'])
  const page = await walk.atCase('dieuphoi', sent)
  await server.setClock(new Date('2026-11-25T08:00:00+07:00'))
  expect(await whoMayRead('dieuphoi', 'lanhdao')).toEqual([])
  const tried = await page.request.post(`${server.url}/can-bo/ho-so/${sent.code}/xem-nguoi-gui`, { form: {} })
  expect([tried.status(), (await tried.text()).includes(lan.name)]).toEqual([403, false])
})

test('she asks that her data be erased; the clerk is told, says why not yet, and she reads it', async () => {
  const hers = await walk.sender(sent)
  await walk.go(hers, `/binh-xa/ho-so/${sent.code}/du-lieu`)
  expect(await says(hers)).toMatch(/09•+456/)
  expect(await hers.content()).not.toContain(lan.phone)
  await fill(hers, 'form[action$="/xoa"]', { reason: 'Tôi không muốn ai gọi nữa.' })
  await walk.press(hers, 'form[action$="/xoa"]')
  expect(await says(hers)).toContain('Đã nhận yêu cầu xóa')
  const heard = () => walk.news('tiepnhan', sent)
  await expect.poll(heard, { timeout: QUEUE_MS, interval: 200 }).toContain('Người gửi yêu cầu về dữ liệu của mình.')
  const page = await walk.go(await walk.officer('tiepnhan'), '/can-bo/du-lieu')
  const form = `form[action$="/${sent.code}/khong-xoa-du-lieu"]`
  await fill(page, form, { reason: NOT_YET })
  await walk.press(page, form)
  expect(await says(await walk.sender(sent))).toContain(NOT_YET)
})

test('and nobody found anything in the way', () => {
  expect(walk.obstacles).toEqual([])
})
