import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Answers, Questionnaire } from '../../worker/forms/questionnaire.ts'
import { openAll } from './checks.ts'
import { fill, type Filled, type Walk } from './walk.ts'

/** A hamlet, one of two twice, several of three, a line of words, a tick. */
export const SHORT: Questionnaire = {
  name: 'nuoc_sach',
  title: 'Ý kiến về nước sạch',
  languages: [{ code: 'vi', name: 'Tiếng Việt' }],
  nodes: [
    { kind: 'hamlet', name: 'thon', label: { vi: 'Ông/bà ở thôn nào?' }, required: 'true()' },
    { kind: 'select_one', name: 'du', list: 'du_thieu', label: { vi: 'Nước mùa khô ra sao?' }, required: 'true()' },
    { kind: 'select_multiple', name: 'nguon', list: 'nguon', label: { vi: 'Nhà lấy nước từ đâu?' } },
    { kind: 'select_one', name: 'gan', list: 'gan_xa', label: { vi: 'Lấy nước có xa không?' } },
    { kind: 'text', name: 'y_kien', label: { vi: 'Ông/bà muốn xã làm gì?' } },
    { kind: 'acknowledge', name: 'dong_y', label: { vi: 'Tôi đã trả lời xong' }, required: 'true()' },
  ],
  lists: {
    du_thieu: [
      { name: 'du', label: { vi: 'Đủ dùng' } },
      { name: 'thieu', label: { vi: 'Thiếu nước' } },
    ],
    gan_xa: [
      { name: 'gan', label: { vi: 'Ở gần' } },
      { name: 'xa', label: { vi: 'Ở xa' } },
    ],
    nguon: [
      { name: 'gieng', label: { vi: 'Giếng khoan' } },
      { name: 'suoi', label: { vi: 'Suối' } },
      { name: 'mua', label: { vi: 'Nước mưa' } },
    ],
  },
}

/** What Lan answers, field by field; two fields only come up because of others. */
const FILLED: Filled = {
  'c.ten': 'Bác Ba',
  'c.thon': 'lang_dia',
  'c.nguoi': '4',
  'c.ruong': '1,5',
  'c.nuoc': 'khong',
  'c.nuoc_khac': 'other',
  'c.nuoc_khac_other': 'Mua bình',
  ...Object.fromEntries(['duong', 'dien', 'truong', 'rac'].map((name) => [`c.hl_${name}`, 'kha'])),
  'c.diem': '7',
  'c.sao': '4',
  'c.gop': '12',
  'c.so_voi': 'hon',
  'c.vuong': ['von', 'khac'],
  'c.con_ten:1': 'Tí',
  'c.con_sinh:1': '2015-09-05',
  'c.con_cap:1': 'th',
  'c.huyen': 'tren',
  'c.diem_den': 'tram',
  'c.gio': '07:30',
  'c.vi_tri#lat': '21,9512',
  'c.vi_tri#lon': '105,0134',
  'c.cay': 'che',
  'c.y_kien': 'Làm đường trước.',
  'c.dong_y': true,
}
const RANKED = ['nuoc_sach', 'lam_duong', 'den', 'nha_van_hoa']
/** What becomes of it. */
export const KEPT: Answers = {
  ten: 'Bác Ba',
  nuoc_khac_other: 'Mua bình',
  hl_rac: 'kha',
  vuong: 'khac von',
  uu_tien: RANKED.join(' '),
  'con_ten:1': 'Tí',
  diem_den: 'tram',
  cay: 'che',
  dong_y: 'OK',
}
/** So many presses at most until a sheet is sent. */
const MOST_TURNS = 20

/** Fields and buttons that a reader of the screen cannot name. */
async function nameless(page: Page): Promise<string[]> {
  await openAll(page)
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const asking = /^(textbox|radio|checkbox|combobox|spinbutton|button|Date|InputTime|link|listbox)$/
  const fields = nodes.filter(({ ignored, role }) => !ignored && asking.test(String(role?.value)))
  expect(fields.length).toBeGreaterThan(2)
  return fields
    .filter(({ name }) => !String(name?.value ?? '').trim())
    .map(({ role, nodeId }) => `${role?.value} ${nodeId} without a name`)
}

/** The button that goes on. */
export const turnOf = (page: Page) => page.locator('form[data-sheet] .turn [type=submit]')

/** Fills in what of Lan's answers stands on the page, and what comes up while she does. */
export async function fillPage(page: Page): Promise<void> {
  for (let before = -1, now = 0; before !== now;) {
    before = now
    const present = await page
      .locator('form[data-sheet] [name^="c."]:not([type=hidden])')
      .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).name))
    const here = new Set(present)
    await fill(page, 'form[data-sheet]', Object.fromEntries(Object.entries(FILLED).filter(([name]) => here.has(name))))
    for (const [place, name] of RANKED.entries()) {
      const menu = `c.uu_tien#${place + 1}`
      if (here.has(menu)) await page.locator(`[name="${menu}"]`).selectOption(name)
      const pick = page.locator(`button.pick[data-rank="${name}"]`)
      if ((await pick.count()) > 0) await pick.click()
    }
    now = here.size
  }
}

/** Lan answers a sheet to its end, its first page only after she was told what is missing. Every page is looked at empty and filled in. */
export async function answer(page: Page, walk: Walk, hasScripts: boolean, unnamed: string[]): Promise<void> {
  const look = async () => {
    await walk.look(page)
    unnamed.push(...(await nameless(page)))
  }
  const press = async (button = turnOf(page)) => {
    if (!hasScripts) await Promise.all([page.waitForEvent('domcontentloaded'), button.click()])
    else await button.click()
    await look()
  }
  await look()
  await press()
  expect(await page.locator('.errors').count()).toBe(1)
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const add = page.locator('button[name=them][value=con]')
    if ((await add.count()) > 0 && (await page.locator('[name="c.con_ten:1"]').count()) === 0) await press(add)
    await fillPage(page)
    await look()
    const isLast = (await turnOf(page).getAttribute('value')) === 'gui'
    if (isLast && hasScripts) {
      await turnOf(page).click()
      const told = page.locator('.errors, [role=status] .note').first()
      await Promise.race([page.waitForURL(/\/da-gui/), told.waitFor()])
      await look()
    } else await press()
    if (page.url().includes('/da-gui')) return
  }
  throw new Error(`not sent\n${await page.locator('main').innerText()}`)
}
