import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXAMPLE_PASSWORD } from '../../scripts/seed/accounts.ts'
import { openBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { DESK, openAll, PHONE, sendAnyway, sideways, smallTargets, violations } from './checks.ts'
import { caseIn, openDesk, type Sent, type State, STATES } from './desk.ts'

const CLERK = '/can-bo/tai-khoan/vi-du.xuly.vanphong'

type Look = {
  page: string
  /** The address; `{code}` is that of the case. */
  path: string
  /** What tells that it is this page and no other; `{code}` again. */
  sees: string
  case?: State | 'flagged'
  /** What is done there before one looks. */
  first?: (page: Page) => Promise<unknown>
}

const CASE = '/binh-xa/ho-so/{code}'
const SEARCH = 'form[role=search]'
const ERRORS = '.errors a[href^="#"]'
const EMPTY = { sees: ERRORS, first: (page: Page) => sendAnyway(page) }

const CITIZENS: Look[] = [
  { page: 'the front door', path: '/', sees: SEARCH },
  { page: 'the front door, places found', path: '/?tim=binh xa', sees: '#ket-qua' },
  { page: 'the front door, nothing found', path: '/?tim=khong co noi nay', sees: 'main [role=status]' },
  { page: 'the commune', path: '/binh-xa', sees: 'a[href="/binh-xa/kien-nghi/moi"]' },
  { page: 'a commune where nothing was sent yet', path: '/dau-giay', sees: 'a[href="/dau-giay/kien-nghi/moi"]' },
  { page: 'the petition form', path: '/binh-xa/kien-nghi/moi', sees: 'input[name=submissionKey]' },
  { page: 'the petition form, sent empty', path: '/binh-xa/kien-nghi/moi', ...EMPTY },
  { page: 'where to lodge a complaint', path: '/binh-xa/to-cao-khieu-nai', sees: 'h2:text("Khiếu nại")' },
  { page: 'how data is kept', path: '/binh-xa/rieng-tu', sees: 'h2:text("Ai thấy gì")' },
  { page: 'the look-up', path: '/binh-xa/tra-cuu', sees: 'input[name=secret]' },
  { page: 'the look-up, a wrong pair', path: '/binh-xa/tra-cuu', sees: ERRORS, first: lookUpWrongly },
  { page: 'a case that this browser may not open', path: '/binh-xa/ho-so/BX-26-009999', sees: 'input[name=secret]' },
  ...STATES.map((state): Look => ({ page: `a case: ${state}`, path: CASE, case: state, sees: 'main >> text={code}' })),
  { page: 'the receipt', path: `${CASE}/bien-nhan`, case: 'submitted', sees: '.receipt' },
  { page: 'adding what was asked', path: `${CASE}/bo-sung`, case: 'needsInfo', sees: 'textarea[name=content]' },
  { page: 'adding nothing', path: `${CASE}/bo-sung`, case: 'needsInfo', ...EMPTY },
  { page: 'withdrawing', path: `${CASE}/rut`, case: 'received', sees: 'form[action$="/rut"]' },
  { page: 'withdrawing what is over', path: `${CASE}/rut`, case: 'closed', sees: '.note.warn' },
  { page: 'judging the answer', path: `${CASE}/danh-gia`, case: 'answered', sees: '[name=score]' },
  { page: 'judging without a word', path: `${CASE}/danh-gia`, case: 'answered', ...EMPTY },
  { page: 'what others sent', path: '/binh-xa/kien-nghi', sees: 'ul.list a' },
  {
    page: 'what others sent, searched in vain',
    path: '/binh-xa/kien-nghi?tim=khong co viec nay',
    sees: 'details[open] form',
  },
  { page: 'a released petition', path: '/binh-xa/kien-nghi/{code}', case: 'released', sees: 'main >> text={code}' },
  { page: 'asking for a dialogue', path: '/binh-xa/doi-thoai/de-nghi', sees: 'textarea[name=wish]' },
  { page: 'asking for a dialogue, sent empty', path: '/binh-xa/doi-thoai/de-nghi', ...EMPTY },
  {
    page: 'what others ask a dialogue for',
    path: '/binh-xa/doi-thoai/chu-de',
    sees: 'a.button[href="/binh-xa/doi-thoai/de-nghi"]',
  },
  { page: 'the look-up of a request', path: '/binh-xa/doi-thoai/tra-cuu', sees: 'input[name=secret]' },
  { page: 'an empty book', path: '/binh-xa/cua-toi', sees: 'input[name=secret]' },
  { page: 'the book with a case in it', path: CASE, case: 'answered', sees: 'a[href*="/cua-toi/mo/"]', first: keep },
  { page: 'the book to be pruned', path: '/binh-xa/cua-toi?bot=1', sees: 'button[name=thing]' },
  { page: 'the book, a wrong pair', path: '/binh-xa/cua-toi', sees: ERRORS, first: openWrongly },
  { page: 'the book for another phone', path: '/binh-xa/cua-toi/chuyen', sees: 'main svg[role=img]' },
  { page: 'a book that came too late', path: '/binh-xa/cua-toi/nhan?so=x', sees: 'a[href="/binh-xa/cua-toi"]' },
  { page: 'meetings and receptions', path: '/binh-xa/doi-thoai', sees: 'a[href$="/doi-thoai/de-nghi"]' },
  { page: 'looking up a question or a place', path: '/binh-xa/doi-thoai/xem-lai', sees: '[name=secret]' },
  { page: 'promises', path: '/binh-xa/doi-thoai/cam-ket', sees: '.empty' },
  { page: 'a page that is not there', path: '/binh-xa/khong-co-trang-nay', sees: 'main a[href="/binh-xa"]' },
  { page: 'a commune that is not there', path: '/xa-khong-co', sees: 'main a[href="/"]' },
]

const OFFICERS: Record<string, Look[]> = {
  nobody: [
    { page: 'signing in', path: '/can-bo/dang-nhap', sees: '[name=password]' },
    { page: 'signing in with nothing', path: '/can-bo/dang-nhap', ...EMPTY },
    {
      page: 'signing in wrongly',
      path: '/can-bo/dang-nhap',
      sees: '.errors',
      first: (page) => signIn(page, 'khong.co.ai', 'sai'),
    },
    {
      page: 'acting without having signed in',
      path: '/can-bo/dang-nhap',
      sees: 'a.button[href="/can-bo/dang-nhap"]',
      first: actAsNobody,
    },
  ],
  tiepnhan: [
    { page: 'the inbox', path: '/can-bo', sees: 'td a[href^="/can-bo/ho-so/"]' },
    { page: 'an empty heap', path: '/can-bo?muc=moi-gui', sees: '.empty' },
    ...caseLooks('submitted', 'received', 'needsInfo', 'flagged', 'released', 'declined', 'advised'),
    deedLook('submitted', 'yeu-cau-bo-sung'),
    deedLook('received', 'khong-thu-ly'),
    deedLook('received', 'huong-dan'),
    deedLook('received', 'gop', (page) => page.locator('#gop-into').fill('')),
    deedLook('received', 'tach'),
    deedLook('received', 'chuyen-rieng'),
    ...caseLooks('split'),
    deedLook('released', 'cong-khai', (page) => page.locator('#cong-khai-text').fill('ngắn')),
    {
      page: 'who sent it',
      path: '/can-bo/ho-so/{code}',
      case: 'received',
      sees: 'a[href^="tel:"]',
      first: (page) => send(page, 'xem-nguoi-gui'),
    },
    { page: 'the accounts, which are not his', path: '/can-bo/tai-khoan', sees: 'main .lead' },
    { page: 'a case that is not there', path: '/can-bo/ho-so/BX-26-009999', sees: 'main .lead' },
  ],
  dieuphoi: [
    { page: 'the inbox', path: '/can-bo', sees: 'td a[href^="/can-bo/ho-so/"]' },
    ...caseLooks('declineProposed', 'reopened'),
    deedLook('received', 'giao', (page) => page.locator('#giao-body').selectOption('')),
    deedLook('received', 'chuyen-ngoai'),
    ...caseLooks('forwarded', 'answeredOutside'),
    deedLook('forwarded', 'ghi-tra-loi-ngoai'),
    { page: 'the transfer note', path: '/can-bo/ho-so/{code}/phieu-chuyen', case: 'forwarded', sees: '.paper' },
  ],
  'xuly.kinhte': [
    { page: 'the inbox', path: '/can-bo', sees: 'td a[href^="/can-bo/ho-so/"]' },
    ...caseLooks('assigned', 'inProgress'),
    deedLook('inProgress', 'trinh-duyet'),
    {
      page: 'somebody moved first',
      path: '/can-bo/ho-so/{code}',
      case: 'inProgress',
      sees: 'main [role=alert]',
      first: comeLate,
    },
  ],
  'duyet.kinhte': [
    ...caseLooks('assigned', 'pending', 'answered', 'extended'),
    deedLook('pending', 'khong-duyet'),
    deedLook('inProgress', 'gia-han'),
  ],
  baomat: [
    { page: 'what was entrusted to him', path: '/can-bo/giao-rieng', sees: 'td a' },
    ...caseLooks('restricted'),
    deedLook('restricted', 'cap-quyen'),
    deedLook('restricted', 'dua-ra'),
  ],
  lanhdao: [{ page: 'the commune at a glance', path: '/can-bo', sees: 'main table' }, ...caseLooks('inProgress')],
  'thon.langdia': [{ page: 'what a representative can do', path: '/can-bo', sees: 'svg.qr' }],
  quantri: [
    { page: 'what an administrator can do', path: '/can-bo', sees: 'main a[href="/can-bo/tai-khoan"]' },
    { page: 'the accounts', path: '/can-bo/tai-khoan', sees: 'main td a' },
    { page: 'a new account', path: '/can-bo/tai-khoan/moi', sees: '[name=roles]' },
    { page: 'a new account, sent empty', path: '/can-bo/tai-khoan/moi', ...EMPTY },
    {
      page: 'an account with a new password',
      path: CLERK,
      sees: '.note code',
      first: (page) => send(page, 'mat-khau-moi'),
    },
    {
      page: 'closing an account without a reason',
      path: CLERK,
      sees: ERRORS,
      first: (page) => sendAnyway(page, 'form[action$="/dong"]'),
    },
    { page: 'the own password', path: '/can-bo/mat-khau', sees: '[name=newPassword]' },
    { page: 'the own password, sent empty', path: '/can-bo/mat-khau', ...EMPTY },
    { page: 'where one is signed in', path: '/can-bo/phien', sees: 'main li' },
    { page: 'who answers for what', path: '/can-bo/phan-cong', sees: 'main table' },
    { page: 'where a matter would go', path: '/can-bo/phan-cong?linh-vuc=moi_truong&thon=lang_dia', sees: '#ket-qua' },
  ],
}

let server: TestServer
let browser: Browser
const cases = new Map<Look['case'], Sent>()
const pages = new Map<string, Page>()

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  const desk = openDesk(server.url)
  for (const state of STATES) cases.set(state, await caseIn(desk, state, { name: 'Lộc Thị Lan', phone: '0978123456' }))
  cases.set('flagged', await desk.send({ content: 'Tôi tố cáo ông trưởng thôn nhận hối lộ của các hộ trong thôn.' }))
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

function caseLooks(...states: (State | 'flagged')[]): Look[] {
  return states.map((state) => ({ page: `a case: ${state}`, path: '/can-bo/ho-so/{code}', case: state, sees: '#viec' }))
}

/** An action's form sent with too little in it. */
function deedLook(state: State, action: string, before: (page: Page) => Promise<unknown> = async () => {}): Look {
  const first = async (page: Page) => {
    await openAll(page)
    await before(page)
    await sendAnyway(page, `form[action$="/${action}"]`)
  }
  return { page: `${action}, sent with too little`, path: '/can-bo/ho-so/{code}', case: state, sees: ERRORS, first }
}

async function send(page: Page, action: string): Promise<void> {
  await openAll(page)
  await page.locator(`form[action$="/${action}"] [type=submit]`).click()
}

async function lookUpWrongly(page: Page): Promise<void> {
  await page.locator('[name=caseCode]').fill('BX-26-000001')
  await page.locator('[name=secret]').fill('22222-22222-22222')
  await page.locator('main form [type=submit]').click()
}

async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.locator('[name=username]').fill(username)
  await page.locator('[name=password]').fill(password)
  await page.locator('main form [type=submit]').click()
}

/** An officer whose session ended while he had a page open. */
function actAsNobody(page: Page): Promise<void> {
  return page.locator('main form').evaluate((form: HTMLFormElement) => {
    form.action = '/can-bo/phien/ket-thuc'
    form.submit()
  })
}

/** Keeps a case in the book of this phone. */
async function keep(page: Page): Promise<void> {
  await page.locator('form[action$="/cua-toi/giu"] button').first().click()
  await page.waitForURL(/cua-toi\?xong=giu/)
}

async function openWrongly(page: Page): Promise<void> {
  await page.locator('[name=code]').fill('BX-26-009999')
  await page.locator('[name=secret]').fill('A2C3D-4E5H6-K7M8N')
  await sendAnyway(page, 'form[action$="/cua-toi/giu"]')
}

/** Sends an answer from a page that was opened before the last thing that happened. */
async function comeLate(page: Page): Promise<void> {
  const form = page.locator('form[action$="/trinh-duyet"]')
  await form.locator('[name=version]').evaluate((seen: HTMLInputElement) => (seen.value = '1'))
  await sendAnyway(page, 'form[action$="/trinh-duyet"]')
}

/** Somebody's browser: a citizen who sent all the cases, an officer who is signed in, or nobody. */
async function pageOf(who: string): Promise<Page> {
  const open = pages.get(who)
  if (open) return open
  const context: BrowserContext = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce' })
  const page = await context.newPage()
  pages.set(who, page)
  if (who === 'citizen')
    for (const { code, secret } of cases.values()) await page.goto(`${server.url}/binh-xa/ho-so/${code}?ma=${secret}`)
  else if (who !== 'nobody') {
    await page.goto(`${server.url}/can-bo`)
    await signIn(page, who, EXAMPLE_PASSWORD)
    await page.waitForURL(`${server.url}/can-bo`)
  }
  return page
}

async function open(who: string, look: Look): Promise<Page> {
  const page = await pageOf(who)
  const code = cases.get(look.case)?.code ?? ''
  await page.setViewportSize(PHONE)
  await page.goto(server.url + look.path.replace('{code}', code))
  await look.first?.(page)
  await page.locator(look.sees.replace('{code}', code)).first().waitFor({ state: 'attached', timeout: 5_000 })
  await openAll(page)
  return page
}

/** What stands in the way of somebody at this page, on the phone and at the desk. */
async function obstacles(page: Page): Promise<Record<string, string[]>> {
  const onPhone = await violations(page)
  const overflow = await sideways(page)
  await page.setViewportSize(DESK)
  return { onPhone, overflow, atDesk: await violations(page) }
}

const NONE = { onPhone: [], overflow: [], atDesk: [] }

describe('a citizen who sees badly, or has big fingers, finds nothing in the way', () => {
  test.each(CITIZENS)('$page', async (look) => {
    const page = await open('citizen', look)
    expect(await smallTargets(page)).toEqual([])
    expect(await obstacles(page)).toEqual(NONE)
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violations(page, 'color-contrast')).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
  })
})

describe.each(Object.keys(OFFICERS))('an officer who sees badly finds nothing in the way: %s', (who) => {
  test.each(OFFICERS[who] ?? [])('$page', async (look) => {
    expect(await obstacles(await open(who, look))).toEqual(NONE)
  })
})
