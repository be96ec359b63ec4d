import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startServerAt, type TimedServer } from '../support/clock.ts'
import { openDesk, type Sent } from './desk.ts'
import { openWalk, says, type Walk } from './walk.ts'

/** A Monday; until Christmas nobody has a day off but on weekends. */
const MONDAY = '2026-11-23'
const QUEUE_MS = 60_000
const ORDER = 'Giải quyết dứt điểm trước thứ Sáu, báo cáo tôi.'
const PASSED = '.tags .late'

let server: TimedServer
let browser: Browser
let walk: Walk
/** Given to a body that works on it and does not answer. */
let slow: Sent
/** Nobody ever receives it. */
let forgotten: Sent
/** Its sender never says what he was asked. */
let silent: Sent

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServerAt(morningOf(MONDAY)), openBrowser()])
  walk = openWalk(browser, server.url, { scripts: false })
  const desk = openDesk(server.url)
  slow = await desk.send()
  await desk.act('tiepnhan', slow, 'tiep-nhan')
  await desk.act('dieuphoi', slow, 'giao', { body: 'binh-xa.phong-kinh-te' })
  await desk.act('xuly.kinhte', slow, 'nhan-xu-ly')
  forgotten = await desk.send()
  silent = await desk.send()
  await desk.act('tiepnhan', silent, 'yeu-cau-bo-sung', { question: 'Ông/bà cho biết việc xảy ra ở đoạn nào?' })
})

afterAll(async () => {
  await walk?.close()
  await browser?.close()
  await server?.stop()
})

function morningOf(day: string): Date {
  return new Date(`${day}T09:00:00+07:00`)
}

/** That morning comes, and the clock strikes. */
async function on(day: string): Promise<void> {
  await server.setClock(morningOf(day))
  await server.tick()
}

/** What the page of a case says that the clock did, oldest first. */
async function struck(sent: Sent, reader = 'dieuphoi'): Promise<string[]> {
  const page = await walk.atCase(reader, sent)
  const lines = await page.locator('[aria-labelledby=dien-bien] .what, [aria-labelledby=dien-bien] li').allInnerTexts()
  return lines.flatMap((line) => /Hệ thống ([^\n]*)/.exec(line)?.[1] ?? []).reverse()
}

/** Sees that an officer is told: the queue takes a moment. */
async function hears(username: string, sent: Sent, words: string): Promise<void> {
  await expect.poll(() => walk.news(username, sent), { timeout: QUEUE_MS, interval: 200 }).toContain(words)
}

test('whoever should receive a petition and did not is reminded the day after', async () => {
  await on('2026-11-24')
  expect(await struck(forgotten)).toEqual([])
  await on('2026-11-25')
  expect(await struck(forgotten)).toEqual(['nhắc: quá hạn phân loại'])
  await hears('tiepnhan', forgotten, 'Quá hạn tiếp nhận.')
  const inbox = await walk.go(await walk.officer('tiepnhan'), '/can-bo?muc=kiem-tra')
  expect(await says(inbox)).toContain('chậm phân loại')
})

test('on the last working day before the due day the body that works on a case is reminded', async () => {
  await on('2026-11-26')
  expect(await struck(slow)).toEqual([])
  await on('2026-11-27')
  expect(await struck(slow)).toEqual(['nhắc: sắp đến hạn trả lời'])
  await hears('xuly.kinhte', slow, 'Sắp đến hạn trả lời.')
  await on('2026-11-30')
  expect(await (await walk.atCase('xuly.kinhte', slow)).locator(PASSED).count()).toBe(0)
})

test('once it passed, the body and its head are told, and everybody sees it on the page', async () => {
  await on('2026-12-01')
  expect((await struck(slow)).slice(1)).toEqual([
    'ghi: quá hạn trả lời',
    'báo quá hạn đến người duyệt của cơ quan giải quyết',
  ])
  await hears('xuly.kinhte', slow, 'Quá hạn trả lời.')
  await hears('duyet.kinhte', slow, 'Quá hạn, báo đến người duyệt của cơ quan.')
  expect(await (await walk.atCase('xuly.kinhte', slow)).locator(PASSED).count()).toBe(1)
  expect(await says(await walk.sender(slow))).toMatch(/Quá hạn trả lời/)
})

test('three working days later the leader is told, finds it in a heap of its own, and directs', async () => {
  await on('2026-12-02')
  expect(await struck(slow)).toHaveLength(3)
  await on('2026-12-03')
  expect((await struck(slow)).slice(3)).toEqual(['báo quá hạn đến lãnh đạo xã'])
  await hears('lanhdao', slow, 'Quá hạn nhiều ngày, báo đến lãnh đạo xã.')
  const page = await walk.go(await walk.officer('lanhdao'), '/can-bo?muc=qua-han')
  expect(await page.getByRole('link', { name: slow.code, exact: true }).count()).toBe(1)
  expect(await says(page)).toContain('quá hạn, đã báo lãnh đạo xã')
  await walk.act('lanhdao', slow, 'chi-dao', { words: ORDER })
  await hears('xuly.kinhte', slow, 'Lãnh đạo có ý kiến chỉ đạo.')
  expect(await says(await walk.atCase('xuly.kinhte', slow))).toContain(ORDER)
  const hers = await says(await walk.sender(slow))
  expect(hers).toContain('Đã báo việc quá hạn đến lãnh đạo xã')
  expect(hers).not.toContain(ORDER)
})

test('after seven, the Party committee', async () => {
  await on('2026-12-08')
  expect(await struck(slow)).toHaveLength(4)
  await on('2026-12-09')
  expect((await struck(slow)).slice(4)).toEqual(['báo quá hạn đến Đảng ủy xã'])
  await hears('lanhdao', slow, 'Quá hạn nhiều ngày, báo đến Đảng ủy xã.')
  expect(await says(await walk.atCase('dieuphoi', slow))).toContain('quá hạn, đã báo Đảng ủy')
  expect(await says(await walk.sender(slow))).toContain('Đã báo việc quá hạn đến Đảng ủy xã')
})

test('the clock that strikes twice, or goes on, says nothing twice', async () => {
  const before = await everything()
  await server.tick()
  expect(await everything()).toEqual(before)
  await on('2026-12-10')
  expect(await struck(slow)).toHaveLength(5)
})

test('who does not say what he was asked reads after a month that his case ended', async () => {
  await on('2026-12-23')
  expect(await says(await walk.sender(silent))).toContain('Cán bộ cần ông/bà bổ sung')
  await on('2026-12-24')
  expect(await says(await walk.sender(silent))).toContain('Quá hạn bổ sung, hồ sơ kết thúc')
})

test('and nobody found anything in the way', () => {
  expect(walk.obstacles).toEqual([])
})

/** What the clock could change of these cases: their rows, what was recorded, whom it was told. */
async function everything(): Promise<unknown> {
  const db = await server.mf.getD1Database('DB')
  const rows = async (sql: string) => (await db.prepare(sql).all()).results
  return {
    cases: await rows('select id, status, alarm, wake_on, version from cases order by id'),
    events: await rows('select case_id, seq, hash from events order by case_id, seq'),
    notices: await rows('select id from notices order by id'),
  }
}
