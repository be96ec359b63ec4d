import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { app } from '../../worker/app.ts'
import { localDay } from '../../worker/deadlines/calendar.ts'
import { monthBefore, newestMonth } from '../../worker/upward/months.ts'
import { as } from '../support/app.ts'
import { wordsOf } from '../support/answers.ts'
import { petitionIn } from '../support/build.ts'
import { nobody, officer } from '../support/people.ts'
import { dung, openProvinces, thoan } from './upward-cast.ts'

const OFFICERS = [
  ...['tiepnhan', 'dieuphoi', 'duyet.mattran', 'xuly.kinhte', 'duyet.kinhte', 'duyet.ubnd', 'lanhdao', 'giamsat'],
  ...['tuvan', 'baomat', 'quantri', 'thon.langdia', 'lanhdao.dakpo'],
]
/** Where everybody is let in. */
const OPEN = /^\/can-bo\/(dang-nhap|dang-xuat|dat-lai-mat-khau)/

/** Every address below a folder that the application answers to, with something in place of what varies. */
function addresses(folder: string, method: string): string[] {
  const found = app.routes
    .filter((route) => route.method === method && route.path.startsWith(folder))
    .map(({ path }) => path.replace(/\/:\w+(\{[^}]*\})?\??/g, '/x').replace(/\/\*$/, '/x'))
  return [...new Set(found)]
}

let petition: Awaited<ReturnType<typeof petitionIn>>

beforeAll(async () => {
  await openProvinces(new Date())
  petition = await petitionIn('assigned')
})

describe('somebody who reads for a level above', () => {
  test('is led away from every page of officers', async () => {
    const pages = addresses('/can-bo', 'GET').filter((path) => !OPEN.test(path))
    expect(pages.length).toBeGreaterThan(100)
    for (const path of pages) {
      const answer = await as(dung).get(path)
      expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 303, '/cap-tren'])
    }
  })

  test('does nothing there either', async () => {
    const posts = addresses('/can-bo', 'POST').filter((path) => !OPEN.test(path))
    expect(posts.length).toBeGreaterThan(100)
    const before = await totals()
    for (const path of posts) expect([path, (await as(dung).post(path)).status]).toEqual([path, 403])
    expect(await totals()).toEqual(before)
  })

  test('does not see a petition of a commune that sends to him, by its address as officers have it', async () => {
    const answer = await as(dung).get(`/can-bo/ho-so/${petition.code}`)
    expect(answer.status).toBe(303)
    for (const path of ['/cap-tren', '/cap-tren/nam', '/cap-tren/xa/binh-xa', '/cap-tren/bao-cao'])
      expect(wordsOf(await (await as(dung).get(path)).text())).not.toContain(petition.code)
  })

  test('sees communes that send to his own level, and nothing of others', async () => {
    for (const [who, own, other, name] of [
      [dung, 'binh-xa', 'dak-po', 'Xã Bình Xa'],
      [thoan, 'dak-po', 'binh-xa', 'Xã Đak Pơ'],
    ] as const) {
      const [here, there] = await Promise.all([own, other].map((id) => as(who).get(`/cap-tren/xa/${id}`)))
      expect([who.name, here?.status, there?.status]).toEqual([who.name, 200, 404])
      const hidden = name === 'Xã Bình Xa' ? 'Đak Pơ' : 'Bình Xa'
      const year = `/cap-tren/nam?nam=${monthBefore(newestMonth(localDay(new Date()))).slice(0, 4)}`
      for (const path of ['/cap-tren', year, '/cap-tren/bao-cao']) {
        const page = wordsOf(await (await as(who).get(path)).text())
        expect([who.name, path, page.includes(hidden)]).toEqual([who.name, path, false])
      }
      expect(wordsOf(await (await as(who).get(year)).text())).toContain(name)
    }
    for (const id of ['dau-giay', 'khong-co', '%00'])
      expect((await as(dung).get(`/cap-tren/xa/${id}`)).status).toBe(404)
  })

  test('changes nothing but his own account and the receipt of a report', () => {
    const posts = addresses('/cap-tren', 'POST').sort()
    expect(posts).toEqual([
      ...['/cap-tren/bao-cao/x/da-nhan', '/cap-tren/bao-mat/ma', '/cap-tren/bao-mat/ma-du-phong'],
      ...['/cap-tren/bao-mat/ma/bat', '/cap-tren/mat-khau'],
    ])
  })
})

test('officers of a commune find nothing below /cap-tren, and strangers are sent to sign in', async () => {
  const pages = addresses('/cap-tren', 'GET')
  expect(pages.length).toBeGreaterThan(8)
  for (const path of pages) {
    for (const who of OFFICERS) expect([who, path, (await as(officer(who)).get(path)).status]).toEqual([who, path, 404])
    expect([path, (await as(nobody).get(path)).headers.get('location')]).toEqual([
      path,
      `/can-bo/dang-nhap?ve=${encodeURIComponent(path)}`,
    ])
  }
  for (const path of addresses('/cap-tren', 'POST')) {
    expect([path, (await as(officer('lanhdao')).post(path)).status]).toEqual([path, 404])
    expect([path, (await as(nobody).post(path)).status]).toEqual([path, 401])
  }
})

/** How much is written anywhere, but for sessions and counted tries. */
async function totals(): Promise<Record<string, number>> {
  const { results } = await env.DB.prepare(
    "select name from sqlite_master where type = 'table' and name not like '\\_%' escape '\\' and name not like 'sqlite%'",
  ).all<{ name: string }>()
  const counts: Record<string, number> = {}
  for (const { name } of results)
    if (!/^(staff_sessions|attempts|d1_)/.test(name))
      counts[name] = Number(await env.DB.prepare(`select count(*) n from "${name}"`).first('n'))
  return counts
}
