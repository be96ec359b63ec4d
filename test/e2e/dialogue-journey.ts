import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startServerAt, type TimedServer } from '../support/clock.ts'
import type { Sent } from './desk.ts'
import { OFFICE, openTalks, type Pooled, PUBLIC } from './dialogue.ts'
import { openOversight, type Oversight } from './oversight.ts'
import { type Filled, fill, openWalk, type Walk } from './walk.ts'

/** Longer than programs take for a form. */
export const WRITING_MS = 60_000
export const FORM = 'main form'
export const TITLE = 'Đối thoại về đường, nước và thu chi ở trường'
export const MEETING = `${OFFICE}/cuoc/26-0001`
export const OPEN = `${PUBLIC}/26-0001`
export const [COMMITTEE, ECONOMY, CULTURE] = ['binh-xa.ubnd', 'binh-xa.phong-kinh-te', 'binh-xa.phong-van-hoa-xa-hoi']
export const QUESTIONS = [
  'Bao giờ bể nước thôn Yên Bình có nước?',
  'Nhà thầu bỏ dở đường thì xã phạt thế nào?',
  'Tiền ăn bán trú tăng, ai kiểm tra bữa ăn của các cháu?',
] as const
export const ANSWER = 'Xã đã có vốn, đang chọn nhà thầu, báo bà con từng tuần.'
export const PROMISES = [
  { text: 'Đổ đá tạm đoạn Đồng Chùa cho xe đi được.', body: COMMITTEE, doneOn: '2027-01-15' },
  { text: 'Thay bơm cho bể nước Yên Bình.', body: ECONOMY, doneOn: '2027-01-10' },
  { text: 'Họp ba thôn chọn tổ theo dõi làm đường.', body: 'binh-xa.mttq', doneOn: '2027-01-20' },
] as const
export const TOPIC = `${OFFICE}/chu-de/26-0001`

export let server: TimedServer
let browser: Browser
/** Phones without scripts, and with them. */
export let walk: Walk
export let phone: Walk
export let people: Oversight
export let talks: ReturnType<typeof openTalks>

/** What those who asked hold, in the order of the example. */
export const asked: Sent[] = []
export const topics: Pooled[] = []
/** Addresses of the points of the agenda on an officer's desk. */
export const points: string[] = []
/** Questions sent ahead, and from the hall. */
export const ahead: Sent[] = []
export const inHall: Sent[] = []
/** Numbers of the promises, in the order of the minutes. */
export const promises: string[] = []
/** Phones on which somebody keeps what she sent. */
export const keepers: Page[] = []

/** A commune on that morning, and people with phones. */
export async function begin(day: string): Promise<void> {
  ;[server, browser] = await Promise.all([startServerAt(morningOf(day)), openBrowser()])
  walk = openWalk(browser, server.url, { scripts: false })
  phone = openWalk(browser, server.url, { scripts: true })
  people = openOversight(walk)
  talks = openTalks(server.url)
}

export async function end(): Promise<void> {
  await walk?.close()
  await phone?.close()
  await browser?.close()
  await server?.stop()
}

/** Nine o’clock of that day. */
export function morningOf(day: string): Date {
  return new Date(`${day}T09:00:00+07:00`)
}

/** That morning comes, and the clock strikes. */
export async function on(day: string): Promise<void> {
  await server.setClock(morningOf(day))
  talks.signOut()
  await server.tick()
}

/** Somebody writes as long as people do. */
export async function writes(page: Page, filled: Filled): Promise<void> {
  await fill(page, FORM, filled)
  await server.setClock(new Date(server.now().getTime() + WRITING_MS))
}

/** Presses something that leads to another page. */
export async function follow(page: Page, way: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), way.click()])
  await walk.look(page)
}

/** The page of somebody who asked, opened with her codes. */
export async function own(at: number): Promise<Page> {
  const { code = '', secret = '' } = asked[at] ?? {}
  return people.reads(`${PUBLIC}/de-nghi/${code.slice(5)}?ma=${secret}`)
}

/** Figures of the public board after the clock struck: kept, on the way, late, broken; each leads to as many as it says. */
export async function board(): Promise<number[]> {
  await server.tick()
  const page = await people.reads(`${PUBLIC}/cam-ket`)
  const figures = page.locator('main dl.figures').first().locator('dd')
  for (const link of await figures.locator('a').all()) {
    const list = await talks.read((await link.getAttribute('href')) ?? '')
    const many = list.match(/href="\/binh-xa\/doi-thoai\/cam-ket\/\d\d-\d{4}"/g)?.length ?? 0
    expect([await link.getAttribute('href'), many]).toEqual([
      await link.getAttribute('href'),
      Number(await link.innerText()),
    ])
  }
  return (await figures.allInnerTexts()).map(Number)
}

/** Mận reads questions that wait and shows these. */
export async function judges(names: readonly string[]): Promise<void> {
  const page = await walk.go(await walk.officer('tiepnhan'), `${MEETING}/cau-hoi`)
  for (const name of names) await page.getByLabel(name, { exact: true }).check()
  await follow(page, page.getByRole('button', { name: 'Hiện những câu đã chọn', exact: true }))
}
