import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localDatabase } from '../../scripts/database.ts'
import { furtherStatements } from '../../scripts/seed/further-questions.ts'
import { openBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { smallTargets } from './checks.ts'
import type { Sent } from './desk.ts'
import { fill, openWalk, PHONES, receiptOn, says, type Walk } from './walk.ts'

const SETTING = '/can-bo/cau-hoi-them'
const SHEET = 'form[data-sheet]'
const ANSWERS = {
  'c.thay': ['mui'],
  'c.tu_khi': 'thang',
  'c.gan': 'Trại ông Tám Rô cạnh mương',
}

let server: TestServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  const database = await localDatabase(server.folder)
  await database.write(furtherStatements(new Date()))
  await database.close()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Where the sheet is sent, and what the page says then. */
async function gives(walk: Walk, page: Page, scripts: boolean, words: string): Promise<void> {
  if (!scripts) await walk.press(page, SHEET)
  else await page.locator(`${SHEET} button[value=gui]:visible`).last().click()
  await page.getByText(words).first().waitFor()
  await walk.look(page)
}

describe.each(PHONES)('further questions of a field, $phone', ({ scripts }) => {
  test('Lan sends, answers what her field asks besides, and whoever resolves her petition reads it', async () => {
    const walk = openWalk(browser, server.url, { scripts })
    const page = await walk.phone()
    await walk.petition(page, { content: `Mùi hôi ở đầu thôn, ${scripts ? 'sáng' : 'chiều'} nào cũng có.` })
    const sent: Sent = await receiptOn(page)
    const here = `/binh-xa/ho-so/${sent.code}`
    const link = page.getByRole('link', { name: 'Trả lời thêm 5 câu' })
    const receipt = await page.locator('.receipt').boundingBox()
    expect((await link.boundingBox())?.y).toBeGreaterThan((receipt?.y ?? 0) + (receipt?.height ?? 0))

    await link.click()
    await page.waitForURL(`**${here}/cau-hoi`)
    await walk.look(page)
    expect(await smallTargets(page)).toEqual([])
    await gives(walk, page, scripts, 'chưa có câu trả lời nào')
    await fill(page, SHEET, ANSWERS)
    if (scripts) {
      // What she began stays on her phone until it was received.
      await page.waitForFunction(() => JSON.stringify(localStorage).includes('Tám Rô'))
      await walk.go(page, here)
      await walk.go(page, `${here}/cau-hoi`)
      await page.locator(`${SHEET} [data-body]`).waitFor()
      await page
        .getByRole('button', { name: /tiếp|dở|lại/i })
        .first()
        .click()
      expect(await page.locator('[name="c.gan"]').inputValue()).toBe(ANSWERS['c.gan'])
    }
    await gives(walk, page, scripts, 'Đã nhận phần trả lời thêm của ông/bà.')
    const said = await says(page)
    expect(said).toContain('Ông/bà đã trả lời thêm 3 câu')
    expect(said).toContain('Trại ông Tám Rô cạnh mương')
    expect(await link.count()).toBe(0)
    if (scripts) expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('Tám Rô')
    await walk.go(page, `${here}/cau-hoi`)
    expect(await says(page)).toContain('Ông/bà đã trả lời các câu hỏi này, cán bộ đã nhận.')

    const desk = await walk.atCase('tiepnhan', sent)
    expect(await says(desk)).toMatch(/khu ruộng nào\?\s+Trại ông Tám Rô cạnh mương/)
    await page.context().close()
    await walk.close()
    expect(walk.obstacles).toEqual([])
  })

  test('the coordinator finds what fields ask, lets another one ask, and stops it', async () => {
    const walk = openWalk(browser, server.url, { scripts })
    const page = await walk.officer('dieuphoi')
    await walk.go(page, '/can-bo/bieu-mau')
    await page.getByRole('link', { name: 'Câu hỏi thêm theo lĩnh vực' }).click()
    await page.waitForURL(`**${SETTING}`)
    await walk.look(page)
    expect(await smallTargets(page)).toEqual([])
    expect(await says(page)).toContain('Hỏi thêm về ô nhiễm, bản 1, 5 câu.')
    const ask = `form[action="${SETTING}"]`
    await fill(page, ask, { category: 'y_te' })
    await walk.press(page, ask)
    expect(await says(page)).toContain('Ông/bà chọn biểu mẫu.')
    expect(await page.inputValue('[name=category]')).toBe('y_te')
    await fill(page, ask, { questionnaire: 'vi-du.moi-truong-hoi-them' })
    await walk.press(page, ask)
    expect(await says(page)).toContain('Từ nay người gửi kiến nghị của lĩnh vực này được mời trả lời thêm.')
    await walk.press(page, `form[action="${SETTING}/y_te"]`)
    expect(await says(page)).toContain('Đã thôi hỏi.')
    expect(await page.locator(`form[action="${SETTING}/y_te"]`).count()).toBe(0)
    await walk.close()
    expect(walk.obstacles).toEqual([])
  })
})
