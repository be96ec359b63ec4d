import { createHash } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { EXAMPLE_PASSWORD } from '../../scripts/seed/accounts.ts'
import { openAll, PHONE, sideways, violations } from './checks.ts'
import type { Sent } from './desk.ts'

/** What is put into a form: a text, a choice, a tick, a photo, or one value for each field of that name. */
export type Filled = Record<string, string | boolean | Uint8Array | readonly string[]>
export type Walk = ReturnType<typeof openWalk>

/** With and without scripts, as tests name it. */
export const PHONES = [
  { phone: 'with JavaScript', scripts: true },
  { phone: 'without JavaScript', scripts: false },
]
/** A petition that nothing is wrong with. */
const PETITION: Filled = {
  category: 'moi_truong',
  hamlet: 'lang_dia',
  content: 'Rác chất đống ở đầu thôn đã hai tuần. Trẻ con đi học phải bịt mũi.',
  demand: ['Thu gom rác trong tuần này'],
  allowPublish: true,
  consent: true,
}
const PATIENCE_MS = 30_000
const SIGN_IN = '/can-bo/dang-nhap'

/** People on their way through the pages, each with a small phone. Whatever they pass is looked at once. */
export function openWalk(browser: Browser, url: string, { scripts }: { scripts: boolean }) {
  const people = new Map<string, Page>()
  const names = new Map<Page, string>()
  /** Phones without scripts. */
  const mute = new WeakSet<Page>()
  const seen = new Set<string>()
  const obstacles: string[] = []

  async function phone(javaScriptEnabled = scripts): Promise<Page> {
    const context: BrowserContext = await browser.newContext({
      viewport: PHONE,
      javaScriptEnabled,
      reducedMotion: 'reduce',
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
    })
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    if (!javaScriptEnabled) mute.add(page)
    page.on('pageerror', (error) => obstacles.push(`${page.url()}: ${error.message}`))
    page.on('response', (answer) => {
      if (answer.request().isNavigationRequest() && answer.status() >= 500)
        obstacles.push(`${answer.url().replace(url, '')}: ${answer.status()}`)
    })
    page.on('console', (line) => line.text().includes('Content Security Policy') && obstacles.push(line.text()))
    return page
  }

  /** Looks at the page as it stands: what somebody who sees badly, or has a small phone, would stumble over. */
  async function look(page: Page): Promise<void> {
    await openAll(page)
    for (const found of await sideways(page)) obstacles.push(`${page.url().replace(url, '')}: ${found}`)
    const sort = await sortOf(page)
    if (seen.has(sort)) return
    seen.add(sort)
    const found = mute.has(page) ? await lookedInto(page, violations) : await violations(page)
    for (const one of found) obstacles.push(`${page.url().replace(url, '')}: ${one}`)
  }

  async function go(page: Page, path: string): Promise<Page> {
    await page.goto(url + path)
    await look(page)
    const username = names.get(page)
    if (username !== undefined && new URL(page.url()).pathname === SIGN_IN) {
      await signIn(page, username)
      return go(page, path)
    }
    return page
  }

  async function signIn(page: Page, username: string): Promise<void> {
    await fill(page, 'main form', { username, password: EXAMPLE_PASSWORD })
    await press(page)
    if (new URL(page.url()).pathname === SIGN_IN) throw new Error(`${username} does not come in`)
  }

  /** Presses a form's last button, and sees the page that follows. */
  async function press(page: Page, form = 'main form'): Promise<void> {
    await Promise.all([
      page.waitForEvent('domcontentloaded'),
      page.locator(`${form} [type=submit]:visible`).last().click(),
    ])
    await look(page)
  }

  /** An officer's phone. Who is not signed in, or not any more, signs in. */
  async function officer(username: string): Promise<Page> {
    const known = people.get(username)
    if (known) return known
    const page = await phone()
    people.set(username, page)
    names.set(page, username)
    return go(page, '/can-bo')
  }

  /** The sender's phone with her case open, by the address on her receipt. */
  async function sender({ code, secret }: Sent): Promise<Page> {
    const known = people.get(code)
    if (known) return go(known, `/binh-xa/ho-so/${code}`)
    const page = await phone()
    people.set(code, page)
    return go(page, `/binh-xa/ho-so/${code}?ma=${secret}`)
  }

  /** Somebody fills in the petition form and sends it; the page stays where that leads. */
  async function petition(page: Page, filled: Filled): Promise<void> {
    await go(page, '/binh-xa/kien-nghi/moi')
    await fill(page, 'main form', { ...PETITION, ...filled })
    await press(page)
  }

  /** A case as an officer opens it. */
  async function atCase(username: string, { code }: { code: string }): Promise<Page> {
    return go(await officer(username), `/can-bo/ho-so/${code}`)
  }

  /** An officer opens a case, fills in one of its forms and sends it; what he reads then. */
  async function act(username: string, sent: { code: string }, action: string, filled: Filled = {}): Promise<string> {
    const page = await atCase(username, sent)
    const form = `form[action$="/${action}"]`
    await fill(page, form, filled)
    await press(page, form)
    const { pathname, searchParams } = new URL(page.url())
    if (!searchParams.has('xong'))
      throw new Error(`${username} ${action}: ${pathname}\n${(await says(page)).slice(0, 1_500)}`)
    return says(page)
  }

  /** What an officer is told about a case in his workspace, newest first. */
  async function news(username: string, { code }: { code: string }): Promise<string[]> {
    const page = await go(await officer(username), '/can-bo/tin-bao')
    const rows = page.locator('main tbody tr').filter({ hasText: code })
    return (await rows.locator('td:nth-child(2)').allInnerTexts()).map((line) => line.replace(/ Mới$/, ''))
  }

  return {
    ...{ phone, look, go, press, officer, sender, petition, atCase, act, news },
    /** Everything that stood in somebody's way until now. */
    obstacles,
    close: async () => {
      for (const page of people.values()) await page.context().close()
    },
  }
}

/** Fills in the fields of a form by name; what is folded away is opened first. */
export async function fill(page: Page, form: string, filled: Filled): Promise<void> {
  await openAll(page)
  for (const [name, value] of Object.entries(filled)) {
    const fields = page.locator(`${form} [name="${name}"]:not([type=hidden])`)
    if (Array.isArray(value) && !(await isChosen(page, form, name)))
      for (const [at, one] of value.entries()) await fillOne(page, form, name, at, one as string)
    else if (typeof value === 'boolean') await fields.first().setChecked(value)
    else if (value instanceof Uint8Array)
      await fields.setInputFiles({ name: 'anh.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(value) })
    else for (const one of [value].flat()) await fillOne(page, form, name, 0, one as string)
  }
}

async function isChosen(page: Page, form: string, name: string): Promise<boolean> {
  return (await page.locator(`${form} [name="${name}"]:is([type=checkbox], [type=radio])`).count()) > 0
}

async function fillOne(page: Page, form: string, name: string, at: number, value: string): Promise<void> {
  const fields = page.locator(`${form} [name="${name}"]:not([type=hidden])`)
  if (await isChosen(page, form, name))
    return fields
      .and(page.locator(`[value="${value}"]`))
      .first()
      .check()
  const field = fields.nth(at)
  const tag = await field.evaluate((one) => one.tagName)
  if (tag === 'SELECT') await field.selectOption(value)
  else await field.fill(value)
}

/** Code and secret as they stand on the receipt or the slip. */
export async function receiptOn(page: Page): Promise<Sent> {
  const [code = '', secret = ''] = await page.locator('.receipt .code').allInnerTexts()
  return { code, secret }
}

/** The looking itself needs scripts. They are let in for as long: what the page brought stays as it came. */
async function lookedInto<Seen>(page: Page, look: (page: Page) => Promise<Seen>): Promise<Seen> {
  const session = await page.context().newCDPSession(page)
  const keepOut = (value: boolean) => session.send('Emulation.setScriptExecutionDisabled', { value })
  // A session takes back only what it said itself.
  await keepOut(true)
  await keepOut(false)
  try {
    return await look(page)
  } finally {
    await keepOut(true)
    await session.detach()
  }
}

/** What a page is, but for its words and numbers: its elements, what they are for, how they look. Of several alike in a row, two. */
async function sortOf(page: Page): Promise<string> {
  const built = await page.evaluate(() => {
    const TELLING = /^(class|id|role|type|name|for|aria-current|aria-hidden|aria-\w+by)$/
    const attribute = ({ name, value }: Attr) => (TELLING.test(name) ? `${name}=${value.replace(/\d+/g, '')}` : name)
    const partOf = (node: Node): string => {
      if (node instanceof Element) return elementOf(node)
      return node instanceof Text && node.data.trim() ? 'words' : ''
    }
    const elementOf = (one: Element): string => {
      const parts: string[] = []
      for (const part of [...one.childNodes].map(partOf))
        if (part && (part !== parts.at(-1) || part !== parts.at(-2))) parts.push(part)
      return `<${one.tagName} ${[...one.attributes].map(attribute).join(' ')}>${parts.join('')}</>`
    }
    return elementOf(document.documentElement)
  })
  return createHash('sha256').update(built).digest('hex')
}

/** What stands on the page, with everything that is folded away. */
export async function says(page: Page): Promise<string> {
  await openAll(page)
  return page.locator('main').innerText()
}
