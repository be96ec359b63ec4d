import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { EXAMPLE_PASSWORD } from '../../scripts/seed/accounts.ts'
import { exif, insert, segment } from '../files/builders.ts'
import { BASELINE } from '../files/fixtures.ts'
import { openBrowser } from '../support/browser.ts'
import { lan } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { DESK, openAll, PHONE } from './checks.ts'
import { daysFromToday, squareFor, squareOf, toldBy } from './receipt.ts'

const TOO_SHORT = 'Rác thôi'
const CONTENT = 'Rác thải chăn nuôi đổ ra mương đầu thôn Làng Dịa, ngay trước nhà bà Sáu. Trẻ con đi học phải bịt mũi.'
const DEMANDS = ['Kiểm tra trại lợn cạnh mương', 'Thu gom rác ở đầu thôn mỗi tuần']
const FIRST = {
  text: 'Phòng Kinh tế đã nhắc chủ trại lợn và cho dọn mương.',
  demands: ['Đã kiểm tra hôm qua.', 'Đang xếp lịch thu gom.'],
  number: '15/PKT',
}
const SECOND = {
  text: 'Từ tuần này tổ tự quản thu gom rác vào sáng thứ Bảy.',
  demands: ['Trại đã xây bể chứa.', 'Đã có lịch mỗi thứ Bảy.'],
  number: '21/PKT',
}
const REASON = 'Rác vẫn chưa ai thu gom, mương vẫn hôi.'
const RELEASED = {
  title: 'Rác thải chăn nuôi ở mương thôn Làng Dịa',
  text: 'Rác thải chăn nuôi đổ ra mương đầu thôn Làng Dịa.',
  answer: SECOND.text,
}
/** A phone's photo, held upright: it says where and by whom it was taken. */
const PHOTO = insert(BASELINE, 2, segment(0xe1, 'Exif\0\0', exif(6, false)))
/** Faster than that nobody fills in a form: it would wait in another heap. */
const READING_MS = 3_200

let server: TestServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe.each([
  { phone: 'with JavaScript', javaScriptEnabled: true },
  { phone: 'without JavaScript', javaScriptEnabled: false },
])('a petition, from a phone to an answer, $phone', ({ javaScriptEnabled }) => {
  const officers = new Map<string, Page>()
  /** What a browser complains of although people may not notice. */
  const troubles: string[] = []
  let isBroken = false
  let hers: Page
  let code = ''
  let secret = ''

  async function newPage(viewport = PHONE): Promise<Page> {
    const context = await browser.newContext({
      viewport,
      javaScriptEnabled,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
    })
    context.setDefaultTimeout(10_000)
    const page = await context.newPage()
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (line) => line.text().includes('Content Security Policy') && troubles.push(line.text()))
    return page
  }

  beforeAll(async () => {
    hers = await newPage()
  })

  // Each step goes on from where the one before it ended.
  beforeEach(({ skip }) => skip(isBroken, 'an earlier step failed'))
  afterEach(({ task }) => {
    isBroken ||= task.result?.state === 'fail'
  })

  afterAll(async () => {
    for (const page of [hers, ...officers.values()]) await page?.context().close()
  })

  /** An officer at his desk, signed in. */
  async function officer(username: string): Promise<Page> {
    const known = officers.get(username)
    if (known) return known
    const page = await newPage(DESK)
    await page.goto(`${server.url}/can-bo`)
    await page.locator('[name=username]').fill(username)
    await page.locator('[name=password]').fill(EXAMPLE_PASSWORD)
    await press(page)
    await page.waitForURL(`${server.url}/can-bo`)
    officers.set(username, page)
    return page
  }

  /** The case as that officer finds it in the inbox. */
  async function atDesk(username: string): Promise<Page> {
    const page = await officer(username)
    await page.goto(`${server.url}/can-bo`)
    await page.getByRole('link', { name: code, exact: true }).click()
    await page.waitForURL(`${server.url}/can-bo/ho-so/${code}`)
    return page
  }

  async function press(page: Page, form = 'main form'): Promise<void> {
    await page.locator(`${form} [type=submit]`).last().click()
  }

  /** Sends an action's form, and sees that it was done. */
  async function act(page: Page, action: string): Promise<void> {
    await press(page, `form[action$="/${action}"]`)
    await page.waitForURL(`${server.url}/can-bo/ho-so/${code}?xong=${action}`)
  }

  const says = (page: Page) => page.locator('main').innerText()
  const label = (page: Page) => page.locator('h1 + p .tag').first().innerText()

  test('Lan finds her commune without marks, and in it the form', async () => {
    await hers.goto(`${server.url}/`)
    await hers.locator('[name=tim]').fill('binh xa')
    await press(hers)
    await hers.locator('main a[href="/binh-xa"]', { hasText: 'Tuyên Quang' }).first().click()
    await hers.locator('main a[href="/binh-xa/kien-nghi/moi"]').click()
    await hers.locator('[name=content]').waitFor()
    expect(hers.url()).toBe(`${server.url}/binh-xa/kien-nghi/moi`)
  })

  test('she writes too little, is told so, and finds all her words again', async () => {
    await hers.locator('[name=content]').fill(TOO_SHORT)
    for (const [index, demand] of DEMANDS.entries()) {
      const box = hers.locator('[name=demand]').nth(index)
      if (!(await box.isVisible())) await hers.getByText('Thêm yêu cầu').click()
      await box.fill(demand)
    }
    await hers.locator('[name=category]').selectOption('moi_truong')
    await hers.locator('[name=hamlet]').selectOption('lang_dia')
    await hers.locator('[name=place]').fill('Cạnh nhà văn hóa')
    await hers.locator('[name=name]').fill(lan.name)
    await hers.locator('[name=phone]').fill(lan.phone ?? '')
    await hers.locator('[name=allowPublish]').check()
    await hers.locator('[name=consent]').check()
    await hers.waitForTimeout(READING_MS)
    await press(hers)

    const summary = hers.getByRole('alert')
    await summary.waitFor()
    expect(await summary.innerText()).toContain('Nội dung còn ngắn quá: cần ít nhất 10 ký tự')
    expect(await summary.locator('a').getAttribute('href')).toBe('#content')
    expect(await hers.locator('#content-error').innerText()).toContain('Nội dung còn ngắn quá')
    const kept = (name: string, at = 0) => hers.locator(`[name=${name}]`).nth(at).inputValue()
    expect(await kept('content')).toBe(TOO_SHORT)
    expect([await kept('demand', 0), await kept('demand', 1)]).toEqual(DEMANDS)
    expect([await kept('category'), await kept('hamlet'), await kept('place')]).toEqual([
      'moi_truong',
      'lang_dia',
      'Cạnh nhà văn hóa',
    ])
    expect([await kept('name'), await kept('phone')]).toEqual([lan.name, lan.phone])
    expect(await hers.locator('[name=allowPublish]').isChecked()).toBe(true)
    expect(await hers.locator('[name=hideIdentity][type=checkbox]').isChecked()).toBe(true)
  })

  test('she puts it right, adds a photo, and holds a receipt; the address tells no secret', async () => {
    await hers.locator('[name=content]').fill(CONTENT)
    await hers
      .locator('[name=photos]')
      .setInputFiles({ name: 'anh.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(PHOTO) })
    if (javaScriptEnabled) await hers.getByText('Sẽ gửi 1 ảnh').waitFor()
    await press(hers)
    await hers.waitForURL(/\/ho-so\//)

    const receipt = hers.locator('.receipt')
    ;[code = '', secret = ''] = await receipt.locator('.code').allInnerTexts()
    expect(code).toMatch(/^BX-\d\d-\d{6}$/)
    expect(secret).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]{5}$/)
    expect(hers.url()).toBe(`${server.url}/binh-xa/ho-so/${code}`)
    expect(await label(hers)).toBe('Mới gửi')
    expect(await says(hers)).toContain('Phòng Kinh tế')
    expect(await squareOf(hers)).toEqual(squareFor(`${server.url}/binh-xa/ho-so/${code}?ma=${secret}`))
  })

  test('the receipt counts the days to the due day before her eyes, and prints as a sheet', async () => {
    const said = await says(hers)
    const due = /Hạn trả lời\s+(thứ [^,]+, \d\d?\/\d\d?\/\d{4})/.exec(said)?.[1] ?? ''
    const counted = [...(/Đếm: (.*)\./.exec(said)?.[1] ?? '').matchAll(/\((\d+)\)/g)].map((match) => Number(match[1]))
    expect(counted).toEqual(counted.map((_, index) => index + 1))
    expect(said).toContain(`Trả lời trong ${counted.length} ngày làm việc`)
    expect(said).toContain(`Hạn: ${due}.`)
    const isBroken = daysFromToday(due) > counted.length
    expect(said.includes('Không đếm:')).toBe(isBroken)

    await hers.locator(`a[href="/binh-xa/ho-so/${code}/bien-nhan"]`).first().click()
    await hers.waitForURL(/bien-nhan$/)
    expect(await hers.locator('.receipt').innerText()).toContain(secret)
    expect(await says(hers)).toContain(due)
    expect(await hers.locator('.receipt svg').isVisible()).toBe(true)
  })

  test('on another phone she types the codes as they come to her: small letters, no dashes', async () => {
    const other = await newPage()
    await other.goto(`${server.url}/binh-xa/ho-so/${code}`)
    expect(await says(other)).not.toContain('Rác thải')
    await other.goto(`${server.url}/binh-xa/tra-cuu`)
    await other.locator('[name=caseCode]').fill(code.toLowerCase().replaceAll('-', ''))
    await other.locator('[name=secret]').fill(secret.toLowerCase().replaceAll('-', ''))
    await press(other)
    await other.waitForURL(`${server.url}/binh-xa/ho-so/${code}`)
    expect(await says(other)).toContain(CONTENT)
    await other.context().close()
  })

  test('the intake officer reads it, sees the photo without the place where it was taken, and receives it', async () => {
    const page = await atDesk('tiepnhan')
    expect(await says(page)).toContain(CONTENT)
    const image = page.locator('main .photos img')
    await image.scrollIntoViewIfNeeded()
    await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(16)
    const bytes = await (await page.request.get(server.url + (await image.getAttribute('src')))).body()
    expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff])
    expect(toldBy(PHOTO)).toHaveLength(3)
    expect(toldBy(bytes)).toEqual([])
    await act(page, 'tiep-nhan')
  })

  test('the coordinator gives it to the body that the rules name', async () => {
    const page = await atDesk('dieuphoi')
    expect(await page.locator('#giao-body').inputValue()).toBe('binh-xa.phong-kinh-te')
    await act(page, 'giao')
    await hers.goto(`${server.url}/binh-xa/ho-so/${code}`)
    expect(await label(hers)).toBe('Đang xử lý')
    await hers.locator('details.sum summary').click()
    expect(await hers.locator('.days .due').isVisible()).toBe(true)
  })

  test('who works on it never reads whose it is, answers each demand, and cannot approve his own answer', async () => {
    const page = await atDesk('xuly.kinhte')
    await act(page, 'nhan-xu-ly')
    await answer(page, FIRST)
    const html = await page.content()
    expect([lan.name, lan.phone ?? ''].filter((word) => html.includes(word))).toEqual([])
    expect(await page.locator('form[action$="/duyet"]').count()).toBe(0)
    const tried = await page.request.post(`${server.url}/can-bo/ho-so/${code}/duyet`, { form: {}, maxRedirects: 0 })
    expect(tried.status()).toBe(403)
    await hers.reload()
    expect(await says(hers)).not.toContain(FIRST.text)
  })

  test('the head of the body approves, and Lan reads the answer to each demand with its number', async () => {
    await act(await atDesk('duyet.kinhte'), 'duyet')
    await hers.reload()
    expect(await label(hers)).toBe('Đã trả lời')
    for (const part of [FIRST.text, ...FIRST.demands, FIRST.number]) expect(await says(hers)).toContain(part)
  })

  test('she finds one demand met and the other not, and asks for a second look, giving her reason', async () => {
    await hers.locator('a[href$="/danh-gia"]').click()
    await hers.locator('[name=demandMet1][value=yes]').check()
    await hers.locator('[name=demandMet2][value=no]').check()
    await hers.locator('[name=dispute]').check()
    await hers.locator('[name=reason]').fill(REASON)
    await press(hers)
    await hers.waitForURL(`${server.url}/binh-xa/ho-so/${code}`)
    expect(await label(hers)).toBe('Đang xử lý')
    expect(await says(hers)).toContain(REASON)
  })

  test('it is given out again, answered again, and approved in the body above', async () => {
    const coordinator = await atDesk('dieuphoi')
    expect(await says(coordinator)).toContain(REASON)
    await coordinator.locator('#giao-body').selectOption('binh-xa.phong-kinh-te')
    await act(coordinator, 'giao')
    const handler = await atDesk('xuly.kinhte')
    await act(handler, 'nhan-xu-ly')
    await answer(handler, SECOND)
    await act(await atDesk('duyet.ubnd'), 'duyet')
  })

  test('Lan is content: five of five; a second dispute is not offered', async () => {
    await hers.reload()
    for (const part of [SECOND.text, ...SECOND.demands, SECOND.number]) expect(await says(hers)).toContain(part)
    await hers.locator('a[href$="/danh-gia"]').click()
    expect(await hers.locator('[name=dispute]').count()).toBe(0)
    for (const name of ['demandMet1', 'demandMet2']) await hers.locator(`[name=${name}][value=yes]`).check()
    await hers.locator('[name=score][value="5"]').check()
    await press(hers)
    await hers.waitForURL(`${server.url}/binh-xa/ho-so/${code}`)
    expect(await label(hers)).toBe('Kết thúc')
  })

  test('the intake officer releases a text that names nobody', async () => {
    const page = await officer('tiepnhan')
    await page.goto(`${server.url}/can-bo/ho-so/${code}`)
    await openAll(page)
    await page.locator('#cong-khai-title').fill(RELEASED.title)
    await page.locator('#cong-khai-text').fill(RELEASED.text)
    await page.locator('#cong-khai-answer').fill(RELEASED.answer)
    await act(page, 'cong-khai')
    await page.goto(`${server.url}/can-bo/ho-so/${code}`)
    expect(await says(page)).toContain(CONTENT)
  })

  test('everybody finds it: in the list, by a search without marks, on its page and in the feed', async () => {
    const stranger = await newPage()
    const link = stranger.locator(`main a[href="/binh-xa/kien-nghi/${code}"]`)
    await stranger.goto(`${server.url}/binh-xa/kien-nghi`)
    expect(await link.innerText()).toBe(RELEASED.title)
    await stranger.locator('main summary').first().click()
    await stranger.locator('[name=tim]').fill('rac thai muong thon lang dia')
    await press(stranger)
    await stranger.waitForURL(/tim=rac/)
    await link.click()
    await stranger.waitForURL(`${server.url}/binh-xa/kien-nghi/${code}`)
    const shown = await stranger.content()
    for (const part of [RELEASED.title, RELEASED.text, RELEASED.answer, 'Kết thúc']) expect(shown).toContain(part)
    const feed = await (await stranger.request.get(`${server.url}/binh-xa/kien-nghi.atom`)).text()
    for (const part of [RELEASED.title, `/binh-xa/kien-nghi/${code}`]) expect(feed).toContain(part)
    for (const kept of ['bà Sáu', lan.name, lan.phone ?? ''])
      expect([shown.includes(kept), feed.includes(kept)]).toEqual([false, false])
    await stranger.context().close()
    expect(troubles).toEqual([])
  })

  /** Fills in an answer with its proof, and lays it before whoever approves. */
  async function answer(page: Page, { text, demands, number }: typeof FIRST): Promise<void> {
    await page.locator('[name=answer]').first().fill(text)
    for (const [index, part] of demands.entries()) await page.locator('[name=demandAnswer]').nth(index).fill(part)
    await page.locator('[name=documentNumber]').fill(number)
    await act(page, 'trinh-duyet')
  }
})
