import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { localDatabase } from '../../scripts/database.ts'
import { fire } from '../../scripts/serve.ts'
import { verify } from '../../scripts/verify.ts'
import { BASELINE } from '../files/fixtures.ts'
import { openBrowser } from '../support/browser.ts'
import { startServerAt, type TimedServer } from '../support/clock.ts'
import { smallTargets } from './checks.ts'
import { openDesk } from './desk.ts'
import { openOversight, type Oversight } from './oversight.ts'
import { fill, openWalk, says, type Walk } from './walk.ts'

/** From a Monday in Advent to one in the spring: Tết lies between. */
const MONDAY = '2026-12-07'
const HOURLY = '17 * * * *'
/** From that Monday to the day before the last. */
const SEALED_DAYS = 89
const OFFICE = '/can-bo/giam-sat'
const PROGRAMME = `${OFFICE}/chuong-trinh/27-0001`
const PUBLIC = '/binh-xa/giam-sat'
const ECONOMY = 'binh-xa.phong-kinh-te'
const COMMITTEE = 'binh-xa.ubnd'
const HAMLETS = ['lang_dia', 'dong_chua_1', 'soi_dia']
const TOPIC = 'Giám sát việc xử lý chất thải chăn nuôi ở ba thôn'
const SPOT_FORM = '[data-spot] form'
const FOUND = ['Nước thải chuồng lợn chảy thẳng ra mương.', 'Hố chứa phân không có nắp, tràn khi mưa.']
const SEEN = 'Mương đen và mùi hôi nặng nhất lúc chiều tối.'
const REFUSAL = 'Vốn sự nghiệp môi trường năm nay của xã không có mục hỗ trợ này.'
const ASKED = [
  'Nạo vét đoạn mương qua thôn Làng Dịa.',
  'Hỗ trợ mỗi hộ một nắp đậy hố phân.',
  'Kiểm tra các trại nuôi trên một trăm con.',
]

let server: TimedServer
let browser: Browser
let walk: Walk
let phone: Walk
let people: Oversight
/** The topic on an officer's desk, and the same for everybody. */
let topic = ''
let open = ''
/** The recommendations on an officer's desk, in the order of the report. */
let asks: string[] = []
let isBroken = false

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServerAt(morningOf(MONDAY)), openBrowser()])
  walk = openWalk(browser, server.url, { scripts: false })
  phone = openWalk(browser, server.url, { scripts: true })
  people = openOversight(walk)
})

// Each step goes on from where the one before it ended.
beforeEach(({ skip }) => skip(isBroken, 'an earlier step failed'))
afterEach(({ task }) => {
  isBroken ||= task.result?.state === 'fail'
})

afterAll(async () => {
  await walk?.close()
  await phone?.close()
  await browser?.close()
  await server?.stop()
})

function morningOf(day: string): Date {
  return new Date(`${day}T09:00:00+07:00`)
}

/** That morning comes, and the clock strikes. */
async function on(day: string): Promise<void> {
  await server.setClock(morningOf(day))
  await server.tick()
}

/** The public board after the clock struck. */
async function board(): ReturnType<Oversight['board']> {
  await server.tick()
  return people.board()
}

test('nine people write about livestock waste in three hamlets, and the clock counts them', async () => {
  const desk = openDesk(server.url)
  for (let n = 0; n < 9; n++) {
    const sent = await desk.send({
      hamlet: HAMLETS[n % 3] ?? '',
      content: `Chuồng trại thứ ${n + 1} xả nước thải ra mương, cả xóm mùi hôi.`,
      demand: ['Xử lý nước thải'],
    })
    await desk.act('tiepnhan', sent, 'tiep-nhan')
    await desk.act('dieuphoi', sent, 'giao', { body: ECONOMY })
  }
  expect(await says(await walk.go(await walk.officer('dieuphoi'), OFFICE))).not.toContain('9 kiến nghị')
  await server.tick()
  expect(await says(await walk.go(await walk.officer('dieuphoi'), OFFICE))).toMatch(
    /9 kiến nghị về .+ ở 3 thôn trong 60 ngày/,
  )
})

test('Thụ opens next year’s programme, and with one tap a topic out of what the people wrote, its ground named', async () => {
  const page = await walk.officer('dieuphoi')
  await walk.press(page, 'form[action$="/chuong-trinh/mo"]')
  expect(new URL(page.url()).pathname).toBe(PROGRAMME)
  await walk.go(page, OFFICE)
  await walk.press(page, 'form[action$="/chum"]')
  topic = new URL(page.url()).pathname
  expect(topic).toBe(`${OFFICE}/27-0001`)
  const said = await says(page)
  for (const part of ['Đơn thư, kiến nghị, phản ánh', '9 kiến nghị', 'Phòng Kinh tế']) expect(said).toContain(part)
  expect(await page.locator('[aria-labelledby=kien-nghi-cua-dan] li a').count()).toBe(9)
  await people.does('dieuphoi', topic, 'sua-de-xuat', { title: TOPIC, scope: 'Làng Dịa, Đồng Chùa 1, Soi Dịa' })
  open = topic.replace(OFFICE, PUBLIC)
  await people.does('dieuphoi', topic, 'vao-chuong-trinh')
})

test('the programme is agreed and issued in its season; only then everybody reads it, and the topic in it', async () => {
  await on('2026-12-14')
  await people.does('dieuphoi', PROGRAMME, 'thong-nhat', {
    agreedOn: '2026-12-11',
    consulted: ['binh-xa.nong-dan', 'binh-xa.phu-nu'],
    words: 'Thống nhất về nội dung, địa bàn, thời gian.',
  })
  expect(await says(await people.reads(PUBLIC))).toContain('Chưa có chương trình giám sát nào được ban hành.')
  await people.does('duyet.mattran', PROGRAMME, 'ban-hanh', { reference: '30/CTr-MTTQ-BTT' })
  const page = await people.reads(PUBLIC)
  expect(await says(page)).toMatch(/Chương trình năm 2027[^]*Quý I/)
  await page.getByRole('link', { name: TOPIC }).click()
  await page.waitForURL(`**${open}`)
  expect(await says(page)).toContain('Sẽ giám sát')
  expect(await people.board()).toEqual({})
})

test('the plan is made, the team set, and papers for a session in ten days warned of: Điều 7 khoản 3 wants fifteen', async () => {
  await on('2027-01-11')
  await people.does('dieuphoi', topic, 'lap-ke-hoach', {
    purpose: 'Đánh giá việc xử lý chất thải chăn nuôi.',
    subject: 'Phòng Kinh tế, các hộ chăn nuôi ở ba thôn.',
    outline: 'Số hộ, số vật nuôi; hố ủ; kiểm tra; khó khăn.',
  })
  await people.does('duyet.mattran', topic, 'lap-doan', {
    ...{ head: 'vi-du.dieuphoi', members: ['vi-du.giamsat'], others: 'Bà Lê Thị Sáu, Làng Dịa' },
  })
  const papers = { hour: '8 giờ', place: 'Nhà văn hóa Làng Dịa', reference: '05/KH-MTTQ-BTT' }
  const warned = await people.tries('dieuphoi', topic, 'gui', { [`day.${ECONOMY}`]: '2027-01-21', ...papers })
  expect(await says(warned)).toMatch(/quá gần: .*ít nhất 15 ngày trước.*Điều 7 khoản 3 Nghị quyết liên tịch 403\/2017/)
  expect(await warned.locator('form[action$="/gui"] [name=reference]').inputValue()).toBe('05/KH-MTTQ-BTT')
  const sent = await people.does('dieuphoi', topic, 'gui', { [`day.${ECONOMY}`]: '2027-02-01', ...papers })
  expect(await says(sent)).not.toContain('Gửi không đủ ngày')
})

test('Khải finds it among his work, with the day of his report, and sends the report', async () => {
  await on('2027-01-20')
  const page = await walk.go(await walk.officer('xuly.kinhte'), OFFICE)
  await page.getByRole('link', { name: TOPIC }).click()
  await page.waitForURL(`**${topic}`)
  await walk.look(page)
  expect(await says(page)).toMatch(/Hạn:.*25\/0?1\/2027/)
  await people.does('xuly.kinhte', topic, 'gui-bao-cao', { note: 'Gửi kèm biểu số liệu.', files: BASELINE })
  expect(await says(await walk.go(await walk.officer('dieuphoi'), topic))).toContain('đã gửi 20/01')
})

test('Cảnh stands at the ditch without a network: two findings wait on his phone and arrive once each', async () => {
  await on('2027-02-01')
  const page = await phone.officer('giamsat')
  await page.clock.setSystemTime(server.now())
  await phone.go(page, topic)
  await page.getByRole('link', { name: 'Ghi nhận tại chỗ' }).click()
  await page.waitForURL(`**${topic}/ghi-nhan`)
  await phone.look(page)
  expect(await smallTargets(page)).toEqual([])
  await page.waitForFunction(async () => navigator.serviceWorker.controller && (await caches.match(location.pathname)))
  await page.context().setOffline(true)
  for (const [n, limits] of FOUND.entries()) {
    await fill(page, SPOT_FORM, { limits, place: `Chuồng số ${n + 1}`, hamlet: 'lang_dia', consent: 'nobody' })
    await page
      .locator(`${SPOT_FORM} [name=photos]`)
      .setInputFiles({ name: 'anh.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(BASELINE) })
    await page.getByText('Sẽ gửi 1 ảnh').waitFor()
    await page.locator(`${SPOT_FORM} button`).getByText('Gửi ghi nhận').last().click()
    await page.getByText(`Chưa gửi: ${n + 1} ghi nhận`).waitFor()
  }
  await page.context().setOffline(false)
  await page.getByText('Đã gửi 2 ghi nhận.').waitFor()
  await phone.go(page, topic)
  const lines = page.locator('section[aria-labelledby=ghi-nhan-tai-cho] ul.found > li')
  expect(await lines.count()).toBe(2)
  for (const limits of FOUND) expect(await lines.filter({ hasText: limits }).count()).toBe(1)
})

test('Lan, without an account, adds what she saw from the topic’s public page, and the team reads it', async () => {
  const page = await people.reads(open)
  await Promise.all([page.waitForEvent('domcontentloaded'), page.getByRole('link', { name: /Góp ý/ }).click()])
  await walk.look(page)
  expect(await smallTargets(page)).toEqual([])
  await fill(page, 'main form', { content: SEEN, hamlet: 'lang_dia' })
  await page.waitForTimeout(3_200)
  await walk.press(page)
  expect(await says(page)).toContain('Đã nhận góp ý')
  expect(await says(await walk.go(await walk.officer('giamsat'), `${topic}/gop-y`))).toContain(SEEN)
  expect(await says(await people.reads(open))).not.toContain(SEEN)
})

test('the session has its minutes, the work ends, and the report begins with what was found', async () => {
  await on('2027-02-02')
  await people.does('giamsat', topic, 'ghi-bien-ban', {
    ...{ heldOn: '2027-02-01', present: 'Đoàn giám sát, Phòng Kinh tế', minutes: 'Đã nghe báo cáo, đi ba thôn.' },
  })
  const ended = await people.does('dieuphoi', topic, 'ket-thuc-lam-viec')
  const form = 'form[action$="/viet-bao-cao"]'
  const quoted = await ended.locator(`${form} [name=limits]`).inputValue()
  for (const limits of FOUND) expect(quoted).toContain(limits)
  await people.does('dieuphoi', topic, 'viet-bao-cao', {
    ...{
      strengths: 'Các hộ đã biết quy định.',
      causes: 'Chưa kiểm tra thường xuyên.',
      conclusions: 'Cần làm ba việc.',
    },
    ...{ body0: ECONOMY, asked0: ASKED[0] ?? '', wanted0: '2027-04-30' },
    ...{ body1: ECONOMY, asked1: ASKED[1] ?? '' },
    ...{ body2: COMMITTEE, asked2: ASKED[2] ?? '' },
  })
  const page = await walk.go(await walk.officer('dieuphoi'), topic)
  expect(await page.locator('form[action$="/ky-bao-cao"]').count()).toBe(0)
})

test('Hiên signs what Thụ wrote: three recommendations go out, and their words are published', async () => {
  await on('2027-02-03')
  await people.does('duyet.mattran', topic, 'ky-bao-cao', { reference: '12/BC-MTTQ-BTT' })
  expect(await board()).toEqual({})
  const page = await walk.go(await walk.officer('dieuphoi'), topic)
  const boxes = await page.locator('form[action$="/cong-bo"] [name^="ask."]').all()
  const names = await Promise.all(boxes.map(async (box) => (await box.getAttribute('name')) ?? ''))
  expect(names).toHaveLength(3)
  await people.does('dieuphoi', topic, 'cong-bo', {
    words: 'Chất thải chăn nuôi ở ba thôn chưa được xử lý. Mặt trận kiến nghị ba việc.',
    ...Object.fromEntries(names.map((name, at) => [name, ASKED[at] ?? ''])),
  })
  const shown = await people.reads(open)
  const links = shown.locator('main a[href*="/giam-sat/kien-nghi/"]')
  expect(await links.allInnerTexts()).toEqual(ASKED)
  asks = await links.evaluateAll((all) => all.map((one) => `/can-bo/kien-nghi/${one.getAttribute('href')?.slice(-7)}`))
  expect(await board()).toEqual({ 'Phòng Kinh tế': [2, 0, 0, 0, 0, 0, 0], 'Ủy ban nhân dân xã': [1, 0, 0, 0, 0, 0, 0] })
  expect(await people.drill('Phòng Kinh tế', 'Đã kiến nghị')).toEqual([ASKED[1], ASKED[0]])
})

test('the first is acknowledged and accepted with a step and a day; the head sends what somebody else wrote', async () => {
  await on('2027-02-22')
  const [first = ''] = asks
  const page = await walk.go(await walk.officer('xuly.kinhte'), '/can-bo/kien-nghi')
  for (const asked of ASKED.slice(0, 2)) expect(await says(page)).toContain(asked)
  await people.does('xuly.kinhte', first, 'tiep-nhan')
  await people.does('xuly.kinhte', first, 'soan-tra-loi', {
    ...{ reply: 'accepted', answer: 'Phòng Kinh tế nhất trí, sẽ nạo vét đoạn mương này.' },
    ...{ buoc1: 'Nạo vét 300 m mương', ngay1: '2027-03-20', publicReply: 'Sẽ nạo vét xong trước ngày 20/3.' },
  })
  expect((await board())['Phòng Kinh tế']).toEqual([2, 0, 0, 0, 0, 0, 0])
  await people.does('duyet.kinhte', first, 'ky-tiep-thu', { document: '21/PKT' })
  expect((await board())['Phòng Kinh tế']).toEqual([2, 1, 1, 0, 0, 0, 0])
  expect(await people.drill('Phòng Kinh tế', 'Tiếp thu')).toEqual([ASKED[0]])
})

test('the second is refused with its reason, and ends when the Front has noted it', async () => {
  const second = asks[1] ?? ''
  await people.does('xuly.kinhte', second, 'tiep-nhan')
  const refusal = { reply: 'refused', answer: 'Phòng Kinh tế không bố trí được khoản này.' }
  const bare = await people.tries('xuly.kinhte', second, 'soan-tra-loi', refusal)
  expect(await says(bare)).toContain('Ông/bà nêu rõ vì sao')
  await people.does('xuly.kinhte', second, 'soan-tra-loi', { ...refusal, reason: REFUSAL, publicReply: REFUSAL })
  await people.does('duyet.kinhte', second, 'ky-khong-tiep-thu')
  expect((await board())['Phòng Kinh tế']).toEqual([2, 2, 1, 1, 0, 0, 0])
  await people.does('dieuphoi', second, 'ghi-nhan', { note: 'Mặt trận ghi nhận, sẽ nêu khi bàn dự toán.' })
  const shown = await people.reads(second.replace('/can-bo', PUBLIC))
  expect(await says(shown)).toMatch(/Không tiếp thu[^]*Vốn sự nghiệp môi trường/)
  expect((await board())['Phòng Kinh tế']).toEqual([2, 2, 1, 1, 0, 0, 0])
  expect(await people.drill('Phòng Kinh tế', 'Không tiếp thu')).toEqual([ASKED[1]])
})

test('the first is reported done with a photo; who did it cannot check it, and Mận, who did not, stands at the ditch', async () => {
  await on('2027-03-01')
  const [first = ''] = asks
  await people.does('xuly.kinhte', first, 'bao-xong', {
    ...{ steps: ['1'], words: 'Đã nạo vét xong 300 m mương.', publicDone: 'Mương đã được nạo vét.', files: BASELINE },
  })
  expect((await board())['Phòng Kinh tế']).toEqual([2, 2, 1, 1, 1, 0, 0])
  const his = await walk.go(await walk.officer('xuly.kinhte'), first)
  expect(await his.locator('form[action$="/xac-nhan"]').count()).toBe(0)
  await on('2027-03-02')
  await people.does('tiepnhan', first, 'xac-nhan', {
    ...{ seen: 'Đã đi dọc mương, nước thông.', seenOn: '2027-03-02', files: BASELINE },
    publicCheck: 'Mặt trận đã đến xem: mương sạch.',
  })
  expect((await board())['Phòng Kinh tế']).toEqual([2, 2, 1, 1, 1, 1, 0])
  const shown = await says(await people.reads(first.replace('/can-bo', PUBLIC)))
  for (const part of ['Đã kiểm tra tại chỗ: xong.', 'Mương đã được nạo vét.', 'mương sạch'])
    expect(shown).toContain(part)
  expect(shown).not.toMatch(/Mận|Khải|Toàn/)
})

test('the third is not answered: on its last day it is not late and goes nowhere, the day after it is, and goes up to Đảng ủy', async () => {
  const third = asks[2] ?? ''
  await on('2027-03-05')
  expect((await board())['Ủy ban nhân dân xã']).toEqual([1, 0, 0, 0, 0, 0, 0])
  const hers = await walk.go(await walk.officer('dieuphoi'), third)
  expect(await hers.locator('form[action$="/bao-cap-tren"]').count()).toBe(0)
  await on('2027-03-06')
  expect((await board())['Ủy ban nhân dân xã']).toEqual([1, 0, 0, 0, 0, 0, 1])
  expect(await people.drill('Ủy ban nhân dân xã', 'Đang quá hạn')).toEqual([ASKED[2]])
  expect(await says(await walk.go(await walk.officer('duyet.ubnd'), third))).toContain('Thời hạn đề nghị')
  await people.does('dieuphoi', third, 'bao-cap-tren', {
    ...{ to: 'binh-xa.dang-uy', words: 'Ủy ban nhân dân xã chưa trả lời dù đã quá hạn.' },
  })
  await people.does('lanhdao', third, 'chi-dao', { words: 'Ủy ban nhân dân xã trả lời trong tuần này.' })
  expect(await says(await people.reads(third.replace('/can-bo', PUBLIC)))).toMatch(
    /Quá hạn từ[^]*Mặt trận đã báo cáo Đảng ủy/,
  )
  expect(await board()).toEqual({ 'Phòng Kinh tế': [2, 2, 1, 1, 1, 1, 0], 'Ủy ban nhân dân xã': [1, 0, 0, 0, 0, 0, 1] })
})

test('the topic does not end while one recommendation is open', async () => {
  const page = await walk.go(await walk.officer('dieuphoi'), topic)
  expect(await says(page)).toContain('còn 1 kiến nghị chưa xong')
  await people.reads(`${PUBLIC}/chuong-trinh/2027/1`)
  await people.reads(`${PUBLIC}/kien-nghi`)
})

test('afterwards every chain of events and every sealed day is whole, and nobody found anything in the way', async () => {
  expect([...walk.obstacles, ...phone.obstacles]).toEqual([])
  // Five days of each commune a turn.
  for (let turn = 0; turn < SEALED_DAYS / 5; turn++) await fire(server.mf, HOURLY, server.now())
  const database = await localDatabase(server.folder)
  const { breaks, cases, days } = await verify(database.read)
  await database.close()
  // Nine petitions, the programme, the topic, three recommendations; each day of three communes.
  expect({ breaks, cases, days }).toEqual({ breaks: [], cases: 14, days: SEALED_DAYS * 3 })
})
