import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { countFigures } from '../../worker/statistics/figures-sweep.ts'
import { as } from '../support/app.ts'
import { type Petition, petitionIn } from '../support/build.ts'
import { nobody, officer } from '../support/people.ts'

const leader = officer('lanhdao')
let sent: Petition[] = []
const month = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7)

async function count() {
  await countFigures(connect(env), new Date(Date.now() + 60_000))
}

/** The numbers of a page that lead somewhere: what is written, and the address. */
function links(html: string): [number, string][] {
  return [...html.matchAll(/<a href="(\/can-bo\/so-lieu\/ho-so\?[^"]*)">(\d+)<\/a>/g)].map(([, href = '', text]) => [
    Number(text),
    href.replaceAll('&amp;', '&'),
  ])
}

/** How many cases an address lists, page after page. */
async function listed(person: typeof leader, address: string): Promise<number> {
  const answer = await as(person).get(address)
  expect(answer.status).toBe(200)
  const html = await answer.text()
  const next = /<a class="button quiet" href="([^"]*sau=[^"]*)" rel="next">/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  const rows = html.split('<tbody>')[1]?.split('</tbody>')[0]?.match(/<tr>/g)?.length ?? 0
  return rows + (next ? await listed(person, next) : 0)
}

beforeAll(async () => {
  sent = [
    await petitionIn('closed'),
    await petitionIn('answered'),
    await petitionIn('reopened'),
    await petitionIn('in_progress'),
    await petitionIn('withdrawn'),
    await petitionIn('submitted', { category: 'giao_thong' }),
  ]
  await count()
})

describe('what officers read', () => {
  test.each(['lanhdao', 'dieuphoi', 'xuly.kinhte', 'duyet.kinhte'])(
    'every number of %s opens into as many cases',
    async (who) => {
      const person = officer(who)
      for (const period of ['', `?tu=${month}-01&den=${month}-28`, '?tu=2026-01-15&den=2027-02-10']) {
        const html = await (await as(person).get(`/can-bo/so-lieu${period}`)).text()
        const found = links(html)
        expect(found.length).toBeGreaterThan(3)
        for (const [many, address] of found) expect([address, await listed(person, address)]).toEqual([address, many])
      }
    },
  )

  test('a handler reads his own body, whatever the address asks for', async () => {
    const html = await (await as(officer('xuly.congan')).get('/can-bo/so-lieu')).text()
    expect(html).toContain('Chưa có hồ sơ nào trong kỳ này')
    const other = `/can-bo/so-lieu/ho-so?so=nhan&ky=${month}&co-quan=binh-xa.phong-kinh-te`
    expect(await listed(officer('xuly.congan'), other)).toBe(0)
  })

  test('a restricted case is behind no number, and its title in no list', async () => {
    const secret = await petitionIn('in_progress', { content: 'Một việc kín chưa ai được biết ở trong thôn.' })
    await count()
    await env.DB.prepare('update cases set restricted = 1 where id = ?').bind(secret.id).run()
    const list = `/can-bo/so-lieu/ho-so?so=nhan&ky=${month}`
    const before = await (await as(leader).get(list)).text()
    expect(before).not.toContain(secret.code)
    expect(before).not.toContain('Một việc kín')
    await env.DB.prepare(
      `insert into events (case_id, seq, commune_id, kind, actor_kind, at, detail, previous_hash, hash)
       select id, version + 1, commune_id, 'petition.restricted', 'system', ?2, '{}', '', '' from cases where id = ?1`,
    )
      .bind(secret.id, new Date().toISOString())
      .run()
    await count()
    expect(await listed(leader, list)).toBe(sent.length)
  })

  test('who may not is told so, wrong days are told at their field, and unknown numbers are not there', async () => {
    expect((await as(officer('tiepnhan')).get('/can-bo/so-lieu')).status).toBe(403)
    expect((await as(officer('quantri')).get('/can-bo/so-lieu.csv')).status).toBe(403)
    const wrong = await as(leader).get('/can-bo/so-lieu?tu=2026-02-31&den=hom-qua')
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('Ông/bà ghi ngày đầu')
    expect((await as(leader).get('/can-bo/so-lieu/ho-so?so=toString')).status).toBe(404)
    expect((await as(leader).get(`/can-bo/so-lieu/ho-so?so=dang-giu&co-quan=dak-po.mttq`)).status).toBe(404)
  })

  test('the sheet is safe to open and adds up', async () => {
    const answer = await as(leader).get('/can-bo/so-lieu.csv')
    expect(answer.headers.get('content-disposition')).toContain('.csv')
    const lines = new TextDecoder('utf-8', { ignoreBOM: true })
      .decode(await answer.arrayBuffer())
      .trimEnd()
      .split('\r\n')
    expect(lines[0]?.startsWith('\uFEFFKỳ,')).toBe(true)
    const received = lines.slice(1).map((line) => Number(line.replace(/"[^"]*"/g, '').split(',')[3]))
    expect(received.slice(0, -1).reduce((a, b) => a + b, 0)).toBe(received.at(-1))
  })
})

describe('what everybody reads', () => {
  test('nothing below five, no case, and the same whoever asks', async () => {
    const html = await (await as(nobody).get('/binh-xa/so-lieu')).text()
    expect(html).toContain('không nêu')
    expect(html).toContain('dưới 5')
    for (const { code } of sent) expect(html).not.toContain(code)
    expect(html).not.toMatch(/\b[1-4] (kiến nghị|người chấm|đúng|trễ|nhận|trả lời)/)
    expect(await (await as(leader).get('/binh-xa/so-lieu')).text()).toBe(html)
  })

  test('the sheet and the interface for programs hide the same', async () => {
    const text = await (await as(nobody).get('/binh-xa/so-lieu.csv')).text()
    expect(text).toContain('dưới 5')
    const json: { byCategory: { received: number | null }[]; total: { received: number | null } } = await (
      await as(nobody).get(`/binh-xa/so-lieu.json?ky=${month}`)
    ).json()
    for (const { received } of [json.total, ...json.byCategory]) expect(received === null || received >= 5).toBe(true)
  })

  test('a quarter, days of one’s own and nonsense show this month', async () => {
    for (const ask of ['?ky=2026-Q3', '?tu=2026-11-20&den=2026-11-20', '?ky=<b>'])
      expect(await (await as(nobody).get(`/binh-xa/so-lieu${ask}`)).text()).toContain(
        `Tháng ${Number(month.slice(5))}/`,
      )
  })

  test('a commune without petitions says so', async () => {
    expect(await (await as(nobody).get('/dak-po/so-lieu')).text()).toContain('Chưa có kiến nghị nào')
    expect((await as(nobody).get('/khong-co/so-lieu')).status).toBe(404)
  })
})
