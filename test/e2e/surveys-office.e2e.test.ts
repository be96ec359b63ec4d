import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localDatabase } from '../../scripts/database.ts'
import { surveyStatements } from '../../scripts/seed/surveys/index.ts'
import { openBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { smallTargets } from './checks.ts'
import { fill, openWalk, says, type Walk } from './walk.ts'

const SURVEYS = '/can-bo/khao-sat'
const OPEN = `${SURVEYS}/y-kien-ve-tieu-chi-nong-thon-moi-nam-2026`
const CLOSED = `${SURVEYS}/lay-y-kien-ve-du-thao-quy-dinh-thu-gom-rac`
const SENT = {
  questionnaire: 'mau:doi-song-ho',
  title: 'Hộ nào cần giúp mùa đông này',
  intro: 'Mặt trận xã hỏi từng hộ để biết nhà nào cần giúp gì. Kết quả chung được đăng trên trang của xã.',
  kind: 'survey',
  audience: 'invited',
}

let server: TestServer
let browser: Browser
let walk: Walk

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  const database = await localDatabase(server.folder)
  await database.write(await surveyStatements(new Date()))
  await database.close()
  walk = openWalk(browser, server.url, { scripts: false })
})

afterAll(async () => {
  await walk?.close()
  await browser?.close()
  await server?.stop()
})

/** Presses a button, and looks at the page that follows: not at the one that goes. */
async function pressed(page: Page, button: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), button.click()])
  await walk.look(page)
}

const form = (page: Page, act: string) => page.locator(`form[action$="/${act}"]`).first()

test('an officer without scripts prepares a survey by slips, opens it, prints slips, and Lan opens her sheet with one', async () => {
  const page = await walk.officer('tiepnhan')
  await walk.go(page, `${SURVEYS}/moi`)
  await fill(page, 'main form', { ...SENT, title: 'Vội' })
  await walk.press(page)
  expect(await says(page)).toContain('Tên khảo sát còn ngắn quá')
  expect(await page.inputValue('[name=intro]')).toBe(SENT.intro)
  await fill(page, 'main form', { title: SENT.title })
  await walk.press(page)
  expect(await says(page)).toContain('Đã lưu bản nháp')
  const here = new URL(page.url()).pathname

  await walk.go(page, `${here}/han-muc`)
  await fill(page, 'main form', { 'q.=lang_dia': '40' })
  await walk.press(page)
  const opener = await walk.officer('dieuphoi')
  await walk.go(opener, here)
  await pressed(opener, form(opener, 'mo').locator('button'))
  expect(await says(opener)).toContain('Làng Dịa: 0 trên 40')

  await walk.go(page, `${here}/phieu-moi`)
  await fill(page, 'main form', { many: '12', hamlet: 'lang_dia' })
  await walk.press(page)
  const [code = ''] = await page.locator('.slip .code').allInnerTexts()
  const phone = await walk.phone()
  await walk.go(phone, `/binh-xa/khao-sat/ho-nao-can-giup-mua-dong-nay?phieu=${code}`)
  expect(await phone.locator('form[data-sheet]').count()).toBe(1)
  await phone.context().close()
})

test('closing, opening again, paper and what waits work without scripts', async () => {
  const page = await walk.officer('dieuphoi')
  await walk.go(page, `${OPEN}/cho-xem`)
  await page.locator('[name=phieu]').first().check()
  await pressed(page, page.locator('button[value=bo]'))
  expect(await says(page)).toContain('Đã bỏ 1 phiếu, không tính.')
  await walk.go(page, `${OPEN}/phieu-in`)
  await fill(page, 'main form', { many: '2' })
  await walk.press(page)
  expect(await page.locator('section.sheet').count()).toBe(2)
  await walk.go(page, OPEN)
  await pressed(page, form(page, 'dong').locator('button'))
  expect(await says(page)).toContain('Đã đóng khảo sát.')
  await fill(page, 'form[action$="/mo-lai"]', { closesDay: '2031-01-15', closesTime: '17:00' })
  await pressed(page, form(page, 'mo-lai').locator('button'))
  expect(await says(page)).toContain('Đã mở lại khảo sát.')
})

test('whoever sees badly or has big fingers finds nothing in the way', async () => {
  const page = await walk.officer('dieuphoi')
  for (const path of [
    SURVEYS,
    `${SURVEYS}?muc=da-cat`,
    `${SURVEYS}/moi`,
    OPEN,
    `${OPEN}/sua`,
    `${OPEN}/cho-xem`,
    CLOSED,
  ]) {
    await walk.go(page, path)
    expect([path, await smallTargets(page)]).toEqual([path, []])
  }
  const poster = await walk.phone()
  await walk.go(poster, '/binh-xa/khao-sat/y-kien-ve-tieu-chi-nong-thon-moi-nam-2026/ap-phich')
  await poster.context().close()
  await walk.go(await walk.officer('thon.langdia'), SURVEYS)
  expect(walk.obstacles).toEqual([])
})
