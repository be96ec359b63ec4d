import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { nobody, officer } from '../support/people.ts'
import { AT, line, LINES, NAMES, YEAR } from './register-cast.ts'

type Sight = 'names' | 'open' | 'none'
/** What each reads of a line of Làng Dịa. */
const OPEN: Record<string, Sight> = {
  ...{ tiepnhan: 'names', dieuphoi: 'names', 'duyet.mattran': 'names', lanhdao: 'names', 'thon.langdia': 'names' },
  ...{
    'xuly.kinhte': 'open',
    'duyet.kinhte': 'open',
    'xuly.congan': 'open',
    'duyet.ubnd': 'open',
    'duyet.phunu': 'open',
  },
  ...{ 'thon.dongcom': 'none', giamsat: 'none', tuvan: 'none', baomat: 'none', quantri: 'none' },
  ...{ 'dieuphoi.dakpo': 'none', 'thon.hway.dakpo': 'none' },
}
const SEES: Record<string, Record<string, Sight>> = {
  'to-nhom': OPEN,
  'cam-ket': OPEN,
  'danh-hieu': { ...OPEN, 'duyet.ubnd': 'names' },
  'giup-ho-ngheo': {
    ...Object.fromEntries(Object.keys(OPEN).map((who) => [who, 'none' as const])),
    ...{ dieuphoi: 'names', 'duyet.mattran': 'names', lanhdao: 'names', baomat: 'names', 'thon.langdia': 'names' },
  },
}
/** Whose list is there, though another hamlet's lines are not on it. */
const HAS_LIST = ['thon.dongcom', 'dieuphoi.dakpo', 'thon.hway.dakpo']
const SECRETS = ['Nhà dột, con nhỏ', 'Hội Phụ nữ xã', 'Sửa mái nhà']
const ids: Record<string, string> = {}

beforeAll(async () => {
  for (const slug of Object.keys(LINES)) ids[slug] = await line(slug)
}, 60_000)

describe.each(Object.keys(SEES))('of the register %s', (slug) => {
  test.each(Object.entries(SEES[slug] ?? {}))('%s reads of a line of Làng Dịa: %s', async (who, sight) => {
    const name = NAMES[slug] ?? ''
    const isOpen = sight === 'names'
    const one = `${AT}/${slug}/dong/${ids[slug]}`
    const page = await as(officer(who)).get(one)
    expect(page.status).toBe(sight === 'none' ? 404 : 200)
    const listStatus = sight !== 'none' || HAS_LIST.includes(who) ? 200 : 404
    for (const path of [`${AT}/${slug}`, `${AT}/${slug}?thon=lang_dia`, `${AT}/${slug}/tim`]) {
      const own = as(officer(who))
      const list = await (path.endsWith('/tim') ? own.post(path, { ten: name }) : own.get(path))
      expect([path, list.status]).toEqual([path, listStatus])
      const html = await list.text()
      // What he looks for stands in the box again: only the lines count.
      const lines = html.replace(/<input[^>]*>/g, '')
      expect([path, lines.includes(name)]).toEqual([path, isOpen])
      if (!isOpen) for (const secret of SECRETS) expect(html).not.toContain(secret)
    }
    const text = await page.text()
    expect(text.includes(name)).toBe(isOpen)
    if (isOpen) return
    for (const secret of SECRETS) expect(text).not.toContain(secret)
    // What he may not read he may not change either, and is not told that it is there.
    for (const [action, fields] of [
      ['sua', LINES[slug]],
      ['cho-thoi', { reason: 'ghi_nham' }],
      ['xoa-ten', { asked: 'self' }],
    ] as const) {
      const post = await as(officer(who)).post(`${one}/${action}`, { version: '1', ...fields })
      expect([action, post.status]).toEqual([action, sight === 'none' ? 404 : 403])
    }
  })

  test('officers without a pen add, import and copy nothing', async () => {
    for (const who of ['xuly.kinhte', 'lanhdao', 'duyet.ubnd', 'baomat', 'quantri', 'giamsat'])
      for (const path of ['moi', 'nhap']) {
        const { status } = await as(officer(who)).get(`${AT}/${slug}/${path}`)
        expect([who, path, [403, 404].includes(status)]).toEqual([who, path, true])
      }
  })
})

test('a line that one found under one register is not there under another', async () => {
  expect((await as(officer('dieuphoi')).get(`${AT}/cam-ket/dong/${ids['giup-ho-ngheo']}`)).status).toBe(404)
  // The intake officer opens pledges, and finds no restricted line through them.
  expect((await as(officer('tiepnhan')).get(`${AT}/cam-ket/dong/${ids['giup-ho-ngheo']}`)).status).toBe(404)
})

test('whoever may not open a register does not read its name among them; the table of the database holds no name', async () => {
  const hub = async (who: string) => (await as(officer(who)).get(AT)).text()
  expect((await hub('xuly.kinhte')).includes('giup-ho-ngheo')).toBe(false)
  expect((await hub('baomat')).includes('cam-ket')).toBe(false)
  expect((await as(officer('quantri')).get(AT)).status).toBe(404)
  expect((await as(nobody).get(AT)).status).toBe(303)
  const { results } = await env.DB.prepare(
    'SELECT * FROM register_entries UNION ALL SELECT * FROM register_entries',
  ).all()
  const all =
    JSON.stringify(results) + JSON.stringify((await env.DB.prepare('SELECT * FROM register_events').all()).results)
  for (const name of [...Object.values(NAMES), ...SECRETS]) expect(all).not.toContain(name)
  expect(YEAR).toBeGreaterThan(2025)
})
