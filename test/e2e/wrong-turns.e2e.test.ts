import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startServerAt, type TimedServer } from '../support/clock.ts'
import { hung, lan } from '../support/people.ts'
import { type Desk, openDesk, type Sent } from './desk.ts'
import { squareFor, squareOf } from './receipt.ts'
import { fill, openWalk, receiptOn, says, type Walk } from './walk.ts'

const LAMP = 'Đèn đường ở ngã ba cạnh nhà văn hóa thôn hỏng từ đầu tháng, tối đi lại rất nguy hiểm.'
const SAME_LAMP = 'Ngã ba cạnh nhà văn hóa tối om vì đèn đường hỏng, người già đi lại nguy hiểm.'
const OTHER_LAMP = 'Đèn nhà tôi ở cuối thôn, cách ngã ba hai cây số.'
const CULVERT = 'Cống thoát nước trước trường tiểu học bị sập nắp, học sinh dễ ngã.'
const POWER = { recipient: 'Điện lực Hàm Yên', reason: 'Đường dây này do Điện lực quản lý, xã không sửa được.' }
const OUTSIDE = { answer: 'Điện lực Hàm Yên đã thay cột điện nghiêng ngày hôm qua.', documentNumber: '88/ĐLHY' }
const BRIBE = 'Tôi tố cáo ông trưởng thôn nhận hối lộ của các hộ trong thôn khi xét hộ nghèo.'
const QUEUE_MS = 60_000

let server: TimedServer
let browser: Browser
let walk: Walk
let desk: Desk

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServerAt(new Date()), openBrowser()])
  walk = openWalk(browser, server.url, { scripts: false })
  desk = openDesk(server.url)
})

afterAll(async () => {
  await walk?.close()
  await browser?.close()
  await server?.stop()
})

async function later(minutes: number): Promise<void> {
  await server.setClock(new Date(server.now().getTime() + minutes * 60_000))
}

async function statusOf(username: string, path: string): Promise<number> {
  const page = await walk.officer(username)
  return (await page.request.get(server.url + path)).status()
}

test('two petitions about one lamp are merged; the second sender objects, and hers stands alone again', async () => {
  const first = await desk.send({ content: LAMP, category: 'giao_thong', demand: 'Sửa đèn' })
  const second = await desk.send({ content: SAME_LAMP, category: 'giao_thong', demand: 'Thay bóng đèn' })
  for (const one of [first, second]) await desk.act('tiepnhan', one, 'tiep-nhan')
  const page = await walk.atCase('tiepnhan', second)
  expect(await says(page)).toContain('Có thể trùng với')
  expect(await page.getByRole('link', { name: first.code }).count()).toBe(1)
  await walk.act('tiepnhan', second, 'gop', { into: first.code, reason: 'Cùng một ngọn đèn ở ngã ba.' })
  const belonging = async () => {
    const his = await walk.atCase('tiepnhan', first)
    return his.locator('[aria-labelledby=lien-quan] a').allInnerTexts()
  }
  expect(await belonging()).toEqual([second.code])

  const hers = await walk.sender(second)
  expect(await says(hers)).toContain('Việc này được giải quyết cùng một hồ sơ khác')
  expect(await hers.content()).not.toContain(first.code)
  await hers.getByRole('link', { name: 'đề nghị giải quyết riêng' }).click()
  await hers.waitForURL(/khong-gop$/)
  await walk.look(hers)
  await fill(hers, 'main form', { reason: OTHER_LAMP })
  await walk.press(hers)
  expect(await says(hers)).toContain('Ông/bà không đồng ý gộp')
  expect(await says(await walk.atCase('tiepnhan', second))).toContain(OTHER_LAMP)
  expect(await belonging()).toEqual([])
})

test('a petition with two matters is split; its sender sees both under one code, and gives a mark to one', async () => {
  const sent = await desk.send({ content: `${LAMP}\n${CULVERT}`, demand: ['Sửa đèn', 'Thay nắp cống'] })
  await desk.act('tiepnhan', sent, 'tiep-nhan')
  await walk.act('tiepnhan', sent, 'tach', {
    content: [LAMP, CULVERT],
    category: ['giao_thong', 'xay_dung'],
    demandPart: ['1', '2'],
  })
  const hers = await walk.sender(sent)
  expect(await says(hers)).toContain('Điều ông/bà gửi có 2 việc')
  const links = await hers
    .locator(`a[href*="/ho-so/${sent.code}/viec/"]`)
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  expect(links).toHaveLength(2)
  const [lamp = '', culvert = ''] = links
  const part = { code: lamp.split('/').at(-1) ?? '', secret: '' }
  await desk.act('dieuphoi', part, 'giao', { body: 'binh-xa.phong-kinh-te' })
  await desk.act('xuly.kinhte', part, 'nhan-xu-ly')
  await walk.act('xuly.kinhte', part, 'trinh-duyet', {
    answer: 'Đã thay bóng đèn ở ngã ba tối hôm qua.',
    demandAnswer: ['Đã thay.'],
    documentNumber: '31/PKT',
  })
  await walk.act('duyet.kinhte', part, 'duyet')

  await walk.go(hers, lamp)
  expect(await says(hers)).toContain('Đã thay bóng đèn')
  await walk.go(hers, `${lamp}/danh-gia`)
  await fill(hers, 'main form', { demandMet1: 'yes', score: '5' })
  await walk.press(hers)
  expect(await says(hers)).toContain('5 trên 5')
  await walk.go(hers, culvert)
  expect(await says(hers)).toMatch(/nắp cống/)
  expect(await hers.locator('a[href$="/danh-gia"]').count()).toBe(0)
})

test('what the commune cannot do goes outside with a printed note, and the answer from there reaches the sender', async () => {
  const sent = await desk.send({ name: lan.name, phone: lan.phone ?? '', category: 'dien_nuoc_vien_thong' })
  await desk.act('tiepnhan', sent, 'tiep-nhan')
  await walk.act('dieuphoi', sent, 'chuyen-ngoai', POWER)
  const page = await walk.atCase('dieuphoi', sent)
  await page.getByRole('link', { name: /^Phiếu chuyển / }).click()
  await page.waitForURL(/phieu-chuyen$/)
  await walk.look(page)
  const note = await page.locator('.paper').innerText()
  const number = /Số: (\S+)/.exec(note)?.[1] ?? ''
  expect(number).toMatch(/^\d+\//)
  for (const part of [POWER.recipient, POWER.reason, sent.code]) expect(note).toContain(part)
  expect(await page.content()).not.toContain(lan.name)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.crumb').isVisible()).toBe(false)
  expect(await page.locator('.paper').isVisible()).toBe(true)
  await page.emulateMedia({ media: 'screen' })

  const hers = await says(await walk.sender(sent))
  for (const part of [`Đã chuyển ${POWER.recipient}`, POWER.reason, number]) expect(hers).toContain(part)
  await walk.act('dieuphoi', sent, 'ghi-tra-loi-ngoai', OUTSIDE)
  const after = await walk.sender(sent)
  for (const part of ['Cơ quan ngoài xã đã trả lời', OUTSIDE.answer, OUTSIDE.documentNumber])
    expect(await says(after)).toContain(part)
  expect(await after.locator('a[href$="/danh-gia"]').count()).toBe(1)
})

test('a denunciation leaves everybody’s sight but that of the officer who is named', async () => {
  const sent = await desk.send({ content: BRIBE, category: 'chinh_sach_xa_hoi' })
  expect(await says(await walk.atCase('tiepnhan', sent))).toContain('Giống đơn tố cáo')
  const found = await walk.go(await walk.officer('tiepnhan'), '/can-bo/tim?tim=hoi+lo')
  expect(await found.locator(`a[href*="${sent.code}"]`).count()).toBeGreaterThan(0)
  await walk.act('tiepnhan', sent, 'chuyen-rieng', { reasonCode: 'to_cao', person: ['vi-du.baomat'] })
  await server.tick()

  const path = `/can-bo/ho-so/${sent.code}`
  for (const username of ['tiepnhan', 'dieuphoi', 'duyet.mattran', 'lanhdao', 'giamsat', 'quantri'])
    expect([username, await statusOf(username, path)]).toEqual([username, 404])
  for (const username of ['tiepnhan', 'dieuphoi', 'lanhdao'])
    for (const place of [
      `/can-bo/tim?tim=${sent.code}`,
      '/can-bo/tim?tim=hoi+lo',
      '/can-bo/hom-nay',
      '/can-bo?muc=kiem-tra',
    ]) {
      const page = await walk.go(await walk.officer(username), place)
      expect([place, await page.locator(`a[href*="${sent.code}"]`).count()]).toEqual([place, 0])
    }
  for (const username of ['dieuphoi', 'lanhdao', 'quantri'])
    expect(await says(await walk.go(await walk.officer(username), '/can-bo/nhat-ky'))).not.toContain(sent.code)
  const hers = await says(await walk.sender(sent))
  expect(hers).toContain('Đã chuyển người có thẩm quyền')
  expect(hers).not.toMatch(/Ủy ban Kiểm tra|Lục Thị Xuân/)
  expect((await fetch(`${server.url}/binh-xa/kien-nghi/${sent.code}`)).status).toBe(404)

  const heard = () => walk.news('baomat', sent)
  await expect.poll(heard, { timeout: QUEUE_MS, interval: 200 }).toContain('Chuyển xử lý riêng. Ông/bà được giao xem.')
  const his = await walk.go(await walk.officer('baomat'), '/can-bo/giao-rieng')
  await his.getByRole('link', { name: sent.code }).click()
  await his.waitForURL(server.url + path)
  expect(await says(his)).toContain(BRIBE)
  await walk.act('baomat', sent, 'cap-quyen', { person: ['vi-du.lanhdao'], reason: 'Cùng xem xét ban đầu.' })
  expect(await statusOf('lanhdao', path)).toBe(200)
  await walk.act('baomat', sent, 'thoi-quyen', { person: ['vi-du.lanhdao'] })
  expect(await statusOf('lanhdao', path)).toBe(404)
  await walk.act('baomat', sent, 'chuyen-tham-quyen', { recipient: 'Thanh tra tỉnh', documentNumber: '02/UBKT' })
})

test('who is about to send what is published already supports it, or sends hers all the same', async () => {
  const published = await desk.send({ content: LAMP, category: 'giao_thong', demand: 'Sửa đèn' })
  await desk.act('tiepnhan', published, 'tiep-nhan')
  await desk.act('dieuphoi', published, 'giao', { body: 'binh-xa.phong-kinh-te' })
  await desk.act('tiepnhan', published, 'cong-khai', { title: 'Đèn đường ở ngã ba hỏng', text: LAMP })
  // An isolate knows of new places after a few minutes.
  await later(10)

  const typed = { content: SAME_LAMP, category: 'giao_thong', demand: ['Thay bóng đèn'], name: hung.name }
  const his = await walk.phone()
  await walk.petition(his, typed)
  expect(await his.locator('h1').innerText()).toBe('Có phải một trong những việc này?')
  expect(await says(his)).toContain('Đèn đường ở ngã ba hỏng')
  // He reads before he presses.
  await later(1)
  await walk.press(his, `form[action$="/${published.code}/ung-ho"]`)
  expect(await says(his)).toContain('Đã ghi nhận ông/bà ủng hộ việc này')

  const hers = await walk.phone()
  await walk.petition(hers, { ...typed, name: lan.name })
  await hers.getByRole('button', { name: 'Không phải, gửi việc của tôi' }).click()
  await hers.waitForURL(/\/ho-so\//)
  await walk.look(hers)
  expect(await says(hers)).toContain(SAME_LAMP)

  for (let neighbour = 0; neighbour < 4; neighbour++) {
    const phone = await walk.phone()
    await walk.go(phone, `/binh-xa/kien-nghi/${published.code}`)
    expect(await says(phone)).not.toMatch(/\d người ủng hộ/)
    await later(1)
    await walk.press(phone, 'form[action$="/ung-ho"]')
    await phone.context().close()
  }
  await server.tick()
  await walk.go(his, `/binh-xa/kien-nghi/${published.code}`)
  expect(await says(his)).toContain('5 người ủng hộ')
  expect(await says(await walk.atCase('dieuphoi', published))).toContain('5 người ủng hộ')
  await later(1)
  await walk.press(his, 'form[action$="/ung-ho"]')
  expect(await says(his)).toContain('Máy này đã ủng hộ việc này rồi')
})

test('a hamlet’s representative writes down what an old man tells, and hands him a slip that opens his case', async () => {
  const page = await walk.go(await walk.officer('thon.langdia'), '/can-bo/ghi-giup')
  expect(await page.locator('[name=hamlet]').inputValue()).toBe('lang_dia')
  await fill(page, 'form[enctype]', {
    channel: 'in_person',
    category: 'moi_truong',
    content: CULVERT,
    consentRecorded: 'said',
    name: hung.name,
  })
  await walk.press(page, 'form[enctype]')
  const slip = new URL(page.url()).pathname
  const sent = await receiptOn(page)
  expect(await says(page)).toContain('Nguyễn Thị Chanh')
  expect(await squareOf(page)).toEqual(squareFor(`${server.url}/binh-xa/ho-so/${sent.code}?ma=${sent.secret}`))
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain(`ho-so-${sent.code}`)
  expect(await statusOf('thon.langdia', `/can-bo/ho-so/${sent.code}`)).toBe(404)

  const his = await says(await walk.sender(sent))
  for (const part of [CULVERT, 'Cán bộ ghi giúp ông/bà']) expect(his).toContain(part)
  expect(await says(await walk.go(page, '/can-bo/ghi-giup/da-ghi'))).toContain(sent.code)
  expect(await says(await walk.atCase('tiepnhan', sent))).toContain('Người gửi đến nói trực tiếp')
  await later(16)
  expect(await statusOf('thon.langdia', slip)).toBe(403)
})

test('a sheet that was filled in by hand is picked up by its number once, whoever tries again', async () => {
  const anybody = await walk.phone()
  await walk.go(anybody, '/binh-xa/kien-nghi/mau-giay?so-to=1')
  const number = await anybody.locator('.sheet .code').innerText()
  const page = await walk.go(await walk.officer('tiepnhan'), '/can-bo/ghi-giup')
  const typed = number.toLowerCase().replace('-', '')
  await fill(page, 'form[method=get]', { phieu: typed })
  await walk.press(page, 'form[method=get]')
  expect(await says(page)).toContain(number)
  await fill(page, 'form[enctype]', { category: 'moi_truong', content: CULVERT, consentRecorded: 'signed' })
  await walk.press(page, 'form[enctype]')
  const sent: Sent = await receiptOn(page)
  for (const username of ['tiepnhan', 'thon.langdia']) {
    const again = await walk.go(await walk.officer(username), `/can-bo/ghi-giup?phieu=${typed}`)
    expect(await says(again)).toContain('Phiếu này đã được ghi')
    expect(await says(again)).toContain(sent.code)
    expect(await again.locator('form[enctype]').count()).toBe(0)
  }
})

test('and nobody found anything in the way', () => {
  expect(walk.obstacles).toEqual([])
})
