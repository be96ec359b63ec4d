import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXAMPLE_PASSWORD } from '../../scripts/seed/accounts.ts'
import type { Answers, Questionnaire } from '../../worker/forms/questionnaire.ts'
import { fileOf } from '../support/answering.ts'
import { openBrowser } from '../support/browser.ts'
import { Browserless } from '../support/browserless.ts'
import { EVERY_KIND } from '../support/every-kind.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { choiceNumber, fieldAfter, fieldBefore, openLynx } from './lynx.ts'
import { answer, fillPage, KEPT, SHORT, turnOf } from './sheet-answers.ts'
import { fill, openWalk, PHONES } from './walk.ts'

/** Pictures and recordings of the long one. */
const MEDIA = ['che.jpg', 'cam.jpg', 'lua.jpg', 'ngo.jpg', 'che.mp3', 'cam.mp3']
/** So many stops at most between two fields. */
const FAR = 60

const lynx = openLynx()
let server: TestServer
let browser: Browser
let officer: Browserless
let short: string
let every: string

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  officer = new Browserless(server.url)
  await officer.signIn('dieuphoi', EXAMPLE_PASSWORD)
  short = await openSurvey(SHORT, [])
  every = await openSurvey(JSON.parse(JSON.stringify(EVERY_KIND).replaceAll('.png"', '.jpg"')) as Questionnaire, MEDIA)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  lynx.close()
})

/** An officer puts a questionnaire with its pictures and recordings to everybody; where it is answered. */
async function openSurvey(questionnaire: Questionnaire, media: readonly string[]): Promise<string> {
  const db = await server.mf.getD1Database('DB')
  const id = crypto.randomUUID()
  await db
    .prepare(
      `INSERT INTO questionnaires (id, commune_id, title, draft, revision, edited_by, edited_at, created_by, created_at)
       VALUES (?1, 'binh-xa', ?2, ?3, 1, 'vi-du.dieuphoi', ?4, 'vi-du.dieuphoi', ?4)`,
    )
    .bind(id, questionnaire.title, JSON.stringify(questionnaire), new Date().toISOString())
    .run()
  for (const name of media) {
    const file = fileOf(name.endsWith('mp3') ? 'audio' : 'image', name)
    expect((await officer.post(`/can-bo/bieu-mau/${id}/tep`, [['file', file]])).status).toBe(201)
  }
  const made = await officer.post(
    '/can-bo/khao-sat/moi',
    Object.entries({
      submissionKey: crypto.randomUUID(),
      questionnaire: id,
      title: questionnaire.title,
      intro: 'Mặt trận xã hỏi ý kiến bà con về việc này trong năm.',
      kind: 'survey',
      audience: 'open',
    }),
  )
  const slug = /khao-sat\/([^?/]+)/.exec(made.headers.get('location') ?? '')?.[1] ?? ''
  const page = await (await officer.get(`/can-bo/khao-sat/${slug}`)).text()
  const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? ''
  expect((await officer.post(`/can-bo/khao-sat/${slug}/mo`, [['revision', revision]])).status).toBe(303)
  return `/binh-xa/khao-sat/${slug}`
}

/** What is kept of the answers of a survey, in the order in which they came. */
async function keptOf(path: string): Promise<Answers[]> {
  const db = await server.mf.getD1Database('DB')
  const { results } = await db
    .prepare(
      'SELECT answers FROM responses WHERE survey_id = (SELECT id FROM surveys WHERE slug = ?) ORDER BY responses.rowid',
    )
    .bind(path.split('/').at(-1))
    .all<{ answers: string }>()
  // Options that come in an order of chance are kept in it.
  return results.map(({ answers }) => {
    const kept = JSON.parse(answers) as Answers
    return 'vuong' in kept ? { ...kept, vuong: (kept['vuong'] ?? '').split(' ').sort().join(' ') } : kept
  })
}

/** Opens a sheet; with scripts, once they have taken it over. */
async function openSheet(page: Page, path: string): Promise<void> {
  await page.goto(server.url + path)
  await page.locator('form[data-sheet][data-send]').waitFor()
}

/** Presses Tab until that is in focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < FAR; stop++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return
  }
  throw new Error(`Tab does not lead to ${selector}\n${await page.locator('main').innerText()}`)
}

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent)

describe('somebody who reads pages as words alone', () => {
  test('answers a survey with lynx, reads a receipt with its code, and the answers are kept', async ({ skip }) => {
    skip(lynx.missing !== undefined, lynx.missing)
    const form = server.url + short
    const shown = await lynx.show(form)
    const receipt = await lynx.press(
      form,
      [
        `${fieldAfter(shown, 'Ông/bà ở thôn nào?')}g\n\n${await choiceNumber(form, 'c.thon', 'Làng Dịa')}\n`,
        `${fieldBefore(shown, 'Thiếu nước')}g\n\n`,
        `${fieldBefore(shown, 'Giếng khoan')}g\n\n`,
        `${fieldBefore(shown, 'Nước mưa')}g\n\n`,
        `${fieldBefore(shown, 'Ở xa')}g\n\n`,
        `${fieldAfter(shown, 'Ông/bà muốn xã làm gì?')}g\n\nKhoan them gieng\t`,
        `${fieldBefore(shown, 'Tôi đã trả lời xong')}g\n\n`,
        `${fieldBefore(shown, 'Gửi phiếu')}g\n\n`,
      ].join(''),
    )
    const code = /Mã phiếu\s+((?:[0-9A-Z]{4}-){2}[0-9A-Z]{4})/.exec(receipt)?.[1] ?? receipt
    const again = await fetch(`${form}/da-gui?ma=${code}`)
    expect([again.status, (await again.text()).includes(code)]).toEqual([200, true])
    const [kept = {}] = await keptOf(short)
    const thon = kept['thon'] ?? ''
    expect(kept).toEqual({ thon, du: 'thieu', nguon: 'gieng mua', gan: 'xa', y_kien: 'Khoan them gieng', dong_y: 'OK' })
    expect(thon).toMatch(/lang_dia/)
  })
})

describe.each(PHONES)('on a small phone $phone', ({ scripts }) => {
  test('Lan answers questions of every kind, and no page is in the way of whoever sees badly', async () => {
    const walk = openWalk(browser, server.url, { scripts })
    const page = await walk.phone()
    await page.goto(server.url + every)
    if (scripts) await page.locator('form[data-send]').waitFor()
    const before = (await keptOf(every)).length
    const unnamed: string[] = []
    await answer(page, walk, scripts, unnamed)
    expect(walk.obstacles).toEqual([])
    expect(unnamed).toEqual([])
    const kept = await keptOf(every)
    expect(kept.length).toBe(before + 1)
    expect(kept.at(-1)).toMatchObject(KEPT)
    await page.context().close()
  })
})

describe('without a mouse and without touching the screen', () => {
  test('Lan fills in pages, puts an order together, moves in it and hears where it went', async () => {
    const page = await openWalk(browser, server.url, { scripts: true }).phone()
    const { keyboard } = page
    await openSheet(page, every)
    await tabTo(page, '[name="c.ten"]')
    await keyboard.type('Bac Ba')
    await tabTo(page, '[name="c.thon"]')
    await keyboard.press('ArrowDown')
    await tabTo(page, '[name="c.nguoi"]')
    await keyboard.type('4')
    await tabTo(page, '[name="c.nuoc"]')
    await keyboard.press('Space')
    await keyboard.press('ArrowDown')
    expect(await page.getByRole('radio', { name: 'Không', exact: true }).isChecked()).toBe(true)
    await tabTo(page, '[name="c.nuoc_khac"]')
    await keyboard.press('Space')
    await tabTo(page, '.turn [type=submit]')
    await keyboard.press('Enter')
    expect(await page.locator('#trang').innerText()).toContain('Trang 2/')
    expect(await focused(page)).toContain('Trang 2/')

    for (const row of ['Đường làng, ngõ xóm', 'Điện sinh hoạt', 'Trường học', 'Thu gom rác thải'])
      for (const column of ['Rất hài lòng', 'Hài lòng', 'Bình thường', 'Chưa hài lòng'])
        expect(await page.getByRole('radio', { name: `${row}: ${column}`, exact: true }).count()).toBe(1)
    for (const name of ['duong', 'dien', 'truong', 'rac']) {
      await tabTo(page, `[name="c.hl_${name}"]`)
      await keyboard.press('Space')
      await keyboard.press('ArrowRight')
    }
    expect(await page.getByRole('radio', { name: 'Thu gom rác thải: Hài lòng', exact: true }).isChecked()).toBe(true)
    await tabTo(page, '.turn [type=submit]')
    await keyboard.press('Enter')
    expect(await page.locator('#trang').innerText()).toContain('Trang 3/')

    await tabTo(page, '[data-rank="nuoc_sach"]')
    expect(await focused(page)).toBe('Nước sạch: xếp thứ 1')
    await keyboard.press('Enter')
    const heard = page.locator('form[data-sheet] [role=status].sr')
    expect(await heard.innerText()).toBe('Nước sạch: thứ 1 trên 4.')
    await tabTo(page, '[data-rank="den"]')
    await keyboard.press('Enter')
    expect(await heard.innerText()).toBe('Đèn đường: thứ 2 trên 4.')
    // What is left over follows where the key is.
    expect(await focused(page)).toBe('Làm đường: xếp thứ 3')
    await keyboard.press('Enter')
    expect(await page.locator('.rank li').allInnerTexts()).toHaveLength(4)
    const up = page.getByRole('button', { name: 'Lên thứ 1: Đèn đường', exact: true })
    await keyboard.press('Shift+Tab')
    for (let stop = 0; stop < FAR && !(await up.evaluate((one) => one === document.activeElement)); stop++)
      await keyboard.press('Shift+Tab')
    await keyboard.press('Enter')
    expect(await heard.innerText()).toBe('Đèn đường: thứ 1 trên 4.')
    expect(await page.locator('.rank li span').allInnerTexts()).toEqual([
      '1. Đèn đường',
      '2. Nước sạch',
      '3. Làm đường',
      '4. Nhà văn hóa',
    ])
    // It cannot go further up: the key stays with it.
    expect(await focused(page)).toBe('Xuống thứ 2: Đèn đường')
    expect(await page.locator('.rank').ariaSnapshot()).toContain('button "Lên thứ 3: Nhà văn hóa"')
    await tabTo(page, 'button[name=xoa][value=uu_tien]')
    await keyboard.press('Enter')
    expect(await page.locator('.rank li').count()).toBe(0)
    expect(await focused(page)).toBe('Làm đường: xếp thứ 1')
    await page.context().close()
  })
})

describe('what Lan began on her phone', () => {
  test('is there again after the page was left, and gone once it is sent', async () => {
    const walk = openWalk(browser, server.url, { scripts: true })
    const page = await walk.phone()
    await openSheet(page, every)
    await fillPage(page)
    await turnOf(page).click()
    await page.getByRole('radio', { name: 'Điện sinh hoạt: Hài lòng', exact: true }).check()
    await page.waitForFunction(() => Object.values(localStorage).some((kept) => String(kept).includes('hl_dien')))
    await page.reload()
    await page.getByText('Trên máy này có một phiếu trả lời dở').waitFor()
    expect(await page.locator('main').innerText()).not.toContain('Bác Ba')
    await page.getByRole('button', { name: 'Trả lời tiếp' }).click()
    expect(await page.locator('#trang').innerText()).toContain('Trang 2/')
    expect(await page.getByText('Bác Ba hài lòng đến đâu?').count()).toBe(1)
    expect(await page.getByRole('radio', { name: 'Điện sinh hoạt: Hài lòng', exact: true }).isChecked()).toBe(true)
    const before = (await keptOf(every)).length
    await answer(page, walk, true, [])
    expect((await keptOf(every)).at(before)).toMatchObject(KEPT)

    await openSheet(page, every)
    expect(await page.getByText('phiếu trả lời dở').count()).toBe(0)
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    await page.context().close()
  })

  test('is kept while there is no network, and sent once when it is back', async () => {
    const page = await openWalk(browser, server.url, { scripts: true }).phone()
    const before = (await keptOf(short)).length
    await openSheet(page, short)
    await fill(page, 'form[data-sheet]', {
      'c.thon': 'lang_dia',
      'c.du': 'du',
      'c.nguon': ['suoi'],
      'c.gan': 'gan',
      'c.y_kien': 'Giữ rừng đầu nguồn',
      'c.dong_y': true,
    })
    await page.waitForLoadState('networkidle')
    await page.context().setOffline(true)
    // Enter presses the button that sends, not the one that takes a choice back.
    await page.locator('[name="c.y_kien"]').press('Enter')
    await page.getByText('Nội dung vẫn còn trên máy này. Có mạng lại, máy tự gửi').waitFor()
    expect(await page.locator('[name="c.y_kien"]').inputValue()).toBe('Giữ rừng đầu nguồn')
    expect((await keptOf(short)).length).toBe(before)
    await page.context().setOffline(false)
    await page.waitForURL(/\/da-gui/)
    expect(await page.locator('.receipt .code').innerText()).toMatch(/^([0-9A-Z]{4}-){2}[0-9A-Z]{4}$/)

    await openSheet(page, short)
    await page.waitForLoadState('networkidle')
    expect(await page.getByText('lúc mất mạng').count()).toBe(0)
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    const kept = await keptOf(short)
    expect(kept.slice(before)).toMatchObject([{ y_kien: 'Giữ rừng đầu nguồn', gan: 'gan' }])
    expect(kept.length).toBe(before + 1)
    await page.context().close()
  })
})
