import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { openDesk, type Sent } from './desk.ts'
import { fill, openWalk, PHONES, says, type Walk } from './walk.ts'

const CULTURE = 'Phòng Văn hóa - Xã hội'
const ECONOMY = 'Phòng Kinh tế'
const NOT_OURS = 'Rác thải là việc của Phòng Kinh tế, không phải của phòng chúng tôi.'
const MORE_TIME = 'Chờ đơn vị thu gom rác của huyện xếp lịch xe.'
const FIRST = {
  answer: 'Phòng Kinh tế sẽ cho người thu gom rác trong thời gian tới.',
  demandAnswer: ['Sẽ thu gom.', 'Sẽ xem xét.'],
  documentNumber: '15/PKT',
}
const TOO_VAGUE = 'Ghi rõ thu gom ngày nào, ai làm, đặt thùng ở đâu.'
const BETTER = 'Sáng thứ Bảy tổ tự quản thu gom rác và đặt hai thùng ở nhà văn hóa.'
const STILL_THERE = 'Xe rác chưa đến lần nào, rác vẫn còn nguyên.'
const SECOND = {
  answer: 'Ủy ban nhân dân xã đã ký hợp đồng thu gom mỗi thứ Bảy, xe đã chạy từ tuần này.',
  demandAnswer: ['Đã thu gom xong sáng nay.', 'Đã đặt ba thùng.'],
  documentNumber: '27/PKT',
}

let server: TestServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe.each(PHONES)('a case goes back and forth, and its sender sees each step, $phone', ({ scripts }) => {
  let walk: Walk
  let sent: Sent
  let isBroken = false

  beforeAll(async () => {
    walk = openWalk(browser, server.url, { scripts })
    sent = await openDesk(server.url).send({ name: 'Lộc Thị Lan', phone: '0978123456' })
  })

  // Each step goes on from where the one before it ended.
  beforeEach(({ skip }) => skip(isBroken, 'an earlier step failed'))
  afterEach(({ task }) => {
    isBroken ||= task.result?.state === 'fail'
  })

  afterAll(() => walk.close())

  /** What the sender reads on her page now. */
  const sheReads = async () => says(await walk.sender(sent))
  const hasForm = async (username: string, action: string) =>
    (await (await walk.atCase(username, sent)).locator(`form[action$="/${action}"]`).count()) > 0

  test('it is given to a body that it does not concern, and that body returns it with its reason', async () => {
    expect(await sheReads()).toContain('Đã gửi xong')
    await walk.act('tiepnhan', sent, 'tiep-nhan')
    await walk.act('dieuphoi', sent, 'giao', {
      body: 'binh-xa.phong-van-hoa-xa-hoi',
      note: 'Đề nghị làm trong tuần này.',
    })
    expect(await sheReads()).toContain(`Đã giao ${CULTURE} giải quyết`)
    expect(await says(await walk.atCase('duyet.vanhoa', sent))).toContain('Đề nghị làm trong tuần này.')
    await walk.act('duyet.vanhoa', sent, 'tra-lai', { reason: NOT_OURS })
  })

  test('the coordinator reads why, the sender reads that it came back, and another body gets it', async () => {
    const page = await walk.atCase('dieuphoi', sent)
    expect(await says(page)).toContain(NOT_OURS)
    const hers = await sheReads()
    expect(hers).toMatch(new RegExp(`${CULTURE} chuyển lại .* để giao cơ quan khác`))
    expect(hers).not.toContain(NOT_OURS)
    await walk.act('dieuphoi', sent, 'giao', { body: 'binh-xa.phong-kinh-te' })
    await walk.act('xuly.kinhte', sent, 'nhan-xu-ly')
    expect(await sheReads()).toContain(`${ECONOMY} đang giải quyết`)
  })

  test('the body that gave it back does not find it any more', async () => {
    const page = await walk.atCase('duyet.vanhoa', sent)
    expect((await page.request.get(page.url())).status()).toBe(404)
    await walk.go(page, '/can-bo')
    expect(await page.getByRole('link', { name: sent.code }).count()).toBe(0)
  })

  test('more time is granted once, and the sender reads until when and why', async () => {
    const before = await dueOn(await walk.sender(sent))
    await walk.act('duyet.kinhte', sent, 'gia-han', { days: '5', reason: MORE_TIME })
    const hers = await sheReads()
    expect(hers).toContain(MORE_TIME)
    expect(hers).toContain(`${ECONOMY} gia hạn đến ${await dueOn(await walk.sender(sent))}`)
    expect(await dueOn(await walk.sender(sent))).not.toBe(before)
    expect(await hasForm('duyet.kinhte', 'gia-han')).toBe(false)
  })

  test('an answer that says nothing is not approved; who wrote it finds his words and what to change', async () => {
    await walk.act('xuly.kinhte', sent, 'trinh-duyet', FIRST)
    expect(await hasForm('xuly.kinhte', 'duyet')).toBe(false)
    await walk.act('duyet.kinhte', sent, 'khong-duyet', { reason: TOO_VAGUE })
    const page = await walk.atCase('xuly.kinhte', sent)
    expect(await says(page)).toContain(TOO_VAGUE)
    expect(await page.locator('[name=answer]').first().inputValue()).toBe(FIRST.answer)
    expect(await page.locator('[name=demandAnswer]').nth(1).inputValue()).toBe(FIRST.demandAnswer[1])
    const hers = await sheReads()
    for (const inside of [FIRST.answer, TOO_VAGUE]) expect(hers).not.toContain(inside)
  })

  test('the better one goes out, and she reads who had her case one after the other', async () => {
    await walk.act('xuly.kinhte', sent, 'trinh-duyet', { answer: BETTER })
    await walk.act('duyet.kinhte', sent, 'duyet')
    const page = await walk.sender(sent)
    expect(await says(page)).toContain(BETTER)
    const holders = page.locator('details', { hasText: 'Ai đã giữ hồ sơ' }).locator('li')
    const names = (await holders.allInnerTexts()).map((line) => line.split(': ')[0])
    expect(names.slice(-3)).toEqual([CULTURE, expect.stringContaining('Mặt trận'), ECONOMY])
    const table = (await walk.atCase('dieuphoi', sent)).locator('[aria-labelledby=da-giu] tbody tr')
    expect(await table.count()).toBe(names.length)
  })

  test('she does not agree; the coordinator reads why and gives it out anew', async () => {
    const page = await walk.sender(sent)
    await walk.go(page, `/binh-xa/ho-so/${sent.code}/danh-gia`)
    await fill(page, 'main form', { demandMet1: 'no', demandMet2: 'yes', dispute: true, reason: STILL_THERE })
    await walk.press(page)
    expect(await says(page)).toContain('Ông/bà đã đề nghị xem lại')
    expect(await says(await walk.atCase('dieuphoi', sent))).toContain(STILL_THERE)
    await walk.act('dieuphoi', sent, 'giao', { body: 'binh-xa.phong-kinh-te' })
    await walk.act('xuly.kinhte', sent, 'nhan-xu-ly')
    await walk.act('xuly.kinhte', sent, 'trinh-duyet', SECOND)
  })

  test('the second answer is approved in the body above, not where the first one came from', async () => {
    expect(await hasForm('duyet.kinhte', 'duyet')).toBe(false)
    const page = await walk.officer('duyet.ubnd')
    await walk.go(page, '/can-bo')
    await page.getByRole('link', { name: sent.code, exact: true }).click()
    await page.waitForURL(`${server.url}/can-bo/ho-so/${sent.code}`)
    await walk.act('duyet.ubnd', sent, 'duyet')
    const hers = await sheReads()
    for (const part of [SECOND.answer, ...SECOND.demandAnswer, SECOND.documentNumber]) expect(hers).toContain(part)
    expect(hers).toContain(BETTER)
  })

  test('she is content with it, a third look is not offered, and the case ends', async () => {
    const page = await walk.sender(sent)
    await walk.go(page, `/binh-xa/ho-so/${sent.code}/danh-gia`)
    expect(await page.locator('[name=dispute]').count()).toBe(0)
    await fill(page, 'main form', { demandMet1: 'yes', demandMet2: 'yes', score: '4' })
    await walk.press(page)
    expect(await says(page)).toContain('4 trên 5')
    expect(await says(await walk.atCase('dieuphoi', sent))).toContain('Người gửi cho 4 trên 5 điểm')
  })

  test('and nobody found anything in the way', () => {
    expect(walk.obstacles).toEqual([])
  })
})

/** The day in "Hạn trả lời: thứ Hai, 30/11/2026", as her page says it. */
async function dueOn(page: Parameters<typeof says>[0]): Promise<string> {
  return /Hạn trả lời:\s+(thứ [^,]+, \d\d?\/\d\d?\/\d{4})/.exec(await says(page))?.[1] ?? 'no day'
}
