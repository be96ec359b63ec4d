import type { Browser, Page } from 'playwright-core'
import { localDatabase } from '../../scripts/database.ts'
import { BINH_XA } from '../../scripts/seed/communes/binh-xa.ts'
import { roundStatements } from '../../scripts/seed/rounds.ts'
import { targetStatements } from '../../scripts/seed/targets.ts'
import { upwardStatements } from '../../scripts/seed/upward.ts'
import { openBrowser } from '../support/browser.ts'
import { startServerAt, type TimedServer } from '../support/clock.ts'
import { sentFields } from '../support/form-fields.ts'
import { hidden, openTalks } from './dialogue.ts'
import { openOversight, type Oversight } from './oversight.ts'
import { openWalk, type Walk } from './walk.ts'

export const WIDE = { width: 1200, height: 800 }
const ROUNDS = '/can-bo/ky-bao-cao'
const PROVINCE = { kind: 'area', id: 'tuyen-quang', name: 'Tỉnh Tuyên Quang' }
const PARTY = { kind: 'body', id: 'binh-xa.dang-uy', name: 'Đảng ủy xã Bình Xa' }

/** Who reports: eighteen hamlets and the women's union, in the order of the set. */
export const UNITS: readonly { unit: string; name: string }[] = [
  ...BINH_XA.hamlets.map(([id, name]) => ({ unit: `hamlet:${id}`, name })),
  { unit: 'body:binh-xa.phu-nu', name: 'Hội Liên hiệp Phụ nữ xã' },
]
/** Whose own account sends; the Front's intake enters for all others. */
const OWN: Readonly<Record<string, string>> = {
  'hamlet:lang_dia': 'thon.langdia',
  'hamlet:dong_com': 'thon.dongcom',
  'body:binh-xa.phu-nu': 'duyet.phunu',
}

export let server: TimedServer
export let browser: Browser
/** A phone without scripts, and one with them. */
export let walk: Walk
export let phone: Walk
export let people: Oversight
export let talks: ReturnType<typeof openTalks>

/** A commune with its series, targets and the province above it, and people with phones. */
export async function begin(day: string): Promise<void> {
  ;[server, browser] = await Promise.all([startServerAt(morningOf(day)), openBrowser()])
  walk = openWalk(browser, server.url, { scripts: false })
  phone = openWalk(browser, server.url, { scripts: true })
  people = openOversight(walk)
  talks = openTalks(server.url)
  const database = await localDatabase(server.folder)
  const now = server.now()
  await database.write([
    ...roundStatements(now),
    ...upwardStatements(now),
    ...targetStatements(now),
    `UPDATE round_series SET addressees = '${JSON.stringify([PARTY, PROVINCE])}' WHERE kind = 'monthly_result'`,
  ])
  await database.close()
}

export async function end(): Promise<void> {
  await walk?.close()
  await phone?.close()
  await browser?.close()
  await server?.stop()
}

function morningOf(day: string): Date {
  return new Date(`${day}T09:00:00+07:00`)
}

/** That morning comes, and the clock strikes. */
export async function on(day: string): Promise<void> {
  await server.setClock(morningOf(day))
  talks.signOut()
  await server.tick()
}

/** Where the round of that title stands among the Front's rounds. */
export async function roundCalled(title: string): Promise<string> {
  const list = await talks.read(ROUNDS, 'dieuphoi')
  const found = [...list.matchAll(/href="(\/can-bo\/ky-bao-cao\/\d\d-\d{4})"[^>]*>([\s\S]*?)<\/a>/g)]
  const address = found.find(([, , text = '']) => text.replace(/<[^>]*>/g, '').includes(title))?.[1]
  if (!address) throw new Error(`no round ${title}`)
  return address
}

/** A unit's report is written and sent, by its own account or by the Front's intake. */
export async function reports(round: string, unit: string, answers: Record<string, string>, below = ''): Promise<void> {
  const who = OWN[unit] ?? 'tiepnhan'
  const own = `${round.replace(ROUNDS, '/can-bo/bao-cao')}${below}`
  const path = OWN[unit] ? own : `${own}?don-vi=${encodeURIComponent(unit)}`
  const form = /<form[^>]*data-sheet[\s\S]*?<\/form>/.exec(await talks.read(path, who))?.[0]
  if (!form) throw new Error(`no sheet for ${unit} at ${path}`)
  const typed = Object.entries(answers).map(([name, value]) => [name.includes('-') ? name : `c.${name}`, value])
  await talks.posts(who, path, { ...Object.fromEntries(sentFields(form)), ...Object.fromEntries(typed), buoc: 'gui' })
}

/** Thụ accepts a unit's report. */
export async function accepts(round: string, unit: string): Promise<void> {
  const at = `${round}/don-vi/${encodeURIComponent(unit)}`
  const version = hidden(await talks.read(at, 'dieuphoi'), 'version')
  await talks.posts('dieuphoi', `${at}/nhan`, { version })
}

/** A table of a page: the texts of its cells, line by line. */
export async function cellsOf(page: Page, table: string): Promise<string[][]> {
  return page
    .locator(`${table} tr`)
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => (cell as HTMLElement).innerText.trim())),
    )
}

/** A file that somebody who is signed in at this page takes home. */
export async function download(page: Page, path: string): Promise<Uint8Array> {
  const answer = await page.request.get(new URL(path, server.url).href)
  if (answer.status() !== 200) throw new Error(`${path} answered ${answer.status()}`)
  return new Uint8Array(await answer.body())
}
