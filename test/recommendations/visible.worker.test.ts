import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { wordsOf } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { nobody, officer } from '../support/people.ts'
import { act, ANSWERED, go, place, placeAll, type Placed, typedFor, VERIFIED } from './placed.ts'

const PEOPLE = [
  'tiepnhan',
  'dieuphoi',
  'duyet.mattran',
  'xuly.kinhte',
  'duyet.kinhte',
  'xuly.congan',
  'duyet.ubnd',
  'lanhdao',
  'giamsat',
  'tuvan',
  'baomat',
  'quantri',
  'thon.langdia',
  'dieuphoi.dakpo',
  'lanhdao.dakpo',
] as const
const FRONT = ['tiepnhan', 'dieuphoi', 'duyet.mattran', 'lanhdao']
const BODY = ['xuly.kinhte', 'duyet.kinhte']

/** Who finds what, each kind of recommendation made anew. */
const CASES: readonly (readonly [what: string, make: () => Promise<Placed>, finds: readonly string[]])[] = [
  ['one sent to Phòng Kinh tế', () => place(), [...FRONT, ...BODY]],
  [
    'one that Phòng Kinh tế was not sent yet',
    async () => {
      const placed = await place()
      await env.DB.prepare('update dossiers set addressed_at = null where id = ?').bind(placed.id).run()
      return placed
    },
    FRONT,
  ],
  [
    'one that Ban Thanh tra nhân dân made',
    () => place({ lead: 'binh-xa.thanh-tra-nhan-dan', source: 'inspection_board', to: 'binh-xa.ubnd' }),
    [...FRONT, 'giamsat', 'duyet.ubnd'],
  ],
  ['one with a team', () => place({ team: ['vi-du.thon.langdia'] }), [...FRONT, ...BODY, 'thon.langdia']],
  [
    'a restricted one',
    () => place({ restricted: true, team: ['vi-du.baomat', 'vi-du.duyet.mattran', 'vi-du.duyet.kinhte'] }),
    ['baomat', 'duyet.mattran', 'duyet.kinhte'],
  ],
]

describe('who finds a recommendation', () => {
  test.each(CASES)(
    '%s: those whom it concerns and nobody else, in its page, its print and the lists',
    async (...row) => {
      const [, make, finds] = row
      const placed = await make()
      const code = `BX-KN${placed.slug}`
      for (const who of PEOPLE) {
        const visitor = as(officer(who))
        const isFound = finds.includes(who)
        for (const path of [placed.href, `${placed.href}/in`])
          expect((await visitor.get(path)).status, `${who} ${path}`).toBe(isFound ? 200 : 404)
        expect((await visitor.get(`/can-bo/kien-nghi/mo/${placed.id}`)).status, who).toBe(isFound ? 303 : 404)
        const posted = await visitor.post(`${placed.href}/tiep-nhan`, { version: '1' })
        if (!isFound) expect(posted.status, who).toBe(404)
        const lists = await Promise.all(
          ['cho', 'tat-ca', 'qua-han', 'kiem-tra-lai'].map((muc) => visitor.get(`/can-bo/kien-nghi?muc=${muc}`)),
        )
        const listed = (await Promise.all(lists.map((list) => list.text()))).some((text) => text.includes(code))
        if (!isFound) expect(listed, who).toBe(false)
      }
      expect((await as(nobody).get(`/binh-xa/giam-sat/kien-nghi/${placed.slug}`)).status).toBe(404)
    },
  )

  test('the Front, the leaders and the body that answers have it in their lists', async () => {
    const placed = await place()
    for (const who of ['dieuphoi', 'lanhdao', 'duyet.kinhte'])
      expect(await (await as(officer(who)).get('/can-bo/kien-nghi?muc=tat-ca')).text()).toContain(`BX-KN${placed.slug}`)
    const board = await place({ lead: 'binh-xa.thanh-tra-nhan-dan' })
    expect(await (await as(officer('giamsat')).get('/can-bo/kien-nghi?muc=tat-ca')).text()).toContain(
      `BX-KN${board.slug}`,
    )
  })

  test('filters narrow the list to a state and a body, and take nothing from outside', async () => {
    const one = await place()
    const other = await place({ to: 'binh-xa.cong-an' })
    await go(one, 'xuly.kinhte tiep-nhan')
    const list = async (query: string) =>
      (await (await as(officer('dieuphoi')).get(`/can-bo/kien-nghi?muc=tat-ca&${query}`)).text()).match(/BX-KN[\d-]+/g)
    expect(await list('co-quan=binh-xa.cong-an')).toEqual([`BX-KN${other.slug}`])
    const taken = await list('tinh-trang=acknowledged&co-quan=binh-xa.phong-kinh-te')
    expect(taken).toContain(`BX-KN${one.slug}`)
    expect(taken).not.toContain(`BX-KN${other.slug}`)
    expect(await list('tinh-trang=issued')).not.toContain(`BX-KN${one.slug}`)
    expect(await list('co-quan=dak-po.cong-an&tinh-trang=x')).toContain(`BX-KN${other.slug}`)
    const body = await as(officer('xuly.kinhte')).get('/can-bo/kien-nghi?muc=tat-ca&co-quan=binh-xa.cong-an')
    expect(await body.text()).not.toContain(`BX-KN${other.slug}`)
  })
})

describe('what everybody reads', () => {
  const read = async (placed: Placed) => {
    const answer = await as(nobody).get(`/binh-xa/giam-sat/kien-nghi/${placed.slug}`)
    return { status: answer.status, words: wordsOf(await answer.text()) }
  }

  test('is nothing before it is published, then only what was written for everybody: bodies, no names', async () => {
    const placed = await place()
    await go(placed, ...VERIFIED)
    expect((await read(placed)).status).toBe(404)
    expect(await (await as(nobody).get('/binh-xa/giam-sat/kien-nghi')).text()).not.toContain(`BX-KN${placed.slug}`)
    await go(placed, 'dieuphoi cong-khai')
    const { status, words } = await read(placed)
    expect(status).toBe(200)
    expect(words).toContain('Thu gom bãi rác đầu thôn Làng Dìa.')
    expect(words).toContain('Tiếp thu. Trả lời')
    expect(words).toContain('Thu gom và rào lại')
    expect(words).toContain('Đã kiểm tra tại chỗ: xong. Ủy ban Mặt trận Tổ quốc xã kiểm tra')
    for (const secret of ['việc thứ 1', 'thống nhất như trên', 'Hoàng Thị Mận', 'Trần Văn Khải', 'Lương Đình Toàn'])
      expect(words).not.toContain(secret)
    expect(await (await as(nobody).get('/binh-xa/giam-sat/kien-nghi')).text()).toContain(`BX-KN${placed.slug}`)
    expect((await as(nobody).get(`/dak-po/giam-sat/kien-nghi/${placed.slug}`)).status).toBe(404)
  })

  test('has those that were published in one moment in order of number, page after page, each once', async () => {
    const body = 'binh-xa.phong-van-hoa-xa-hoi'
    const before = await placeAll({ to: body, items: [{ publicAsked: 'Việc công khai từ trước.' }] })
    const all = await placeAll({
      to: body,
      items: Array.from({ length: 23 }, (_, n) => ({ publicAsked: `Việc chung thứ ${n + 1} của xã.` })),
      now: new Date(Date.now() + 1000),
    })
    for (const { id } of all.slice(3))
      await env.DB.prepare("update recommendations set owed_on = '2026-01-15' where dossier_id = ?").bind(id).run()
    const read = async (query: string) => {
      const slugs: string[] = []
      let next: string | undefined = `/binh-xa/giam-sat/kien-nghi${query}`
      for (let page = 0; next !== undefined && page < 2; page++) {
        const html: string = await (await as(nobody).get(next)).text()
        slugs.push(...[...html.matchAll(/kien-nghi\/(\d\d-\d{4})"/g)].map(([, slug = '']) => slug))
        next = /href="([^"]*[?&](?:amp;)?sau=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
      }
      return slugs
    }
    const inOrder = all.map(({ slug }) => slug)
    const year = new Date(Date.now() + 7 * 3_600_000).getUTCFullYear()
    expect((await read('')).slice(0, 23)).toEqual(inOrder)
    expect(await read(`?co-quan=${body}&nam=${year}`)).toEqual([...inOrder, before[0]?.slug])
    expect(await read(`?co-quan=${body}&nam=${year}&so=qua-han`)).toEqual(inOrder.slice(3))
  })

  test('says of an unanswered one until when, and what kind of day that is', async () => {
    const placed = await place({ items: [{ publicAsked: 'Thay bóng đèn ở ngã ba.' }] })
    expect((await read(placed)).words).toContain('thời hạn đề nghị')
  })

  test('is never a restricted one, also when somebody made it so after it was published', async () => {
    const hidden = await place({
      ...{ restricted: true, team: ['vi-du.duyet.mattran'], items: [{ publicAsked: 'Không được hiện.' }] },
    })
    expect((await read(hidden)).status).toBe(404)
    const answer = await as(officer('duyet.mattran')).post(`${hidden.href}/cong-khai`, {
      ...typedFor('cong-khai'),
      version: '1',
    })
    expect([answer.status, wordsOf(await answer.text())]).toEqual([409, expect.stringContaining('không công khai')])
    const open = await place({ items: [{ publicAsked: 'Thay bóng đèn ở ngã ba.' }] })
    await env.DB.prepare('update dossiers set restricted = 1 where id = ?').bind(open.id).run()
    expect((await read(open)).status).toBe(404)
  })

  test('changes when the Front writes other words for everybody, and keeps the day on which it was published', async () => {
    const placed = await place({ items: [{ publicAsked: 'Thay bóng đèn ở nhà ông Ba.' }] })
    await go(placed, ...ANSWERED)
    await act('dieuphoi', placed, 'cong-khai', { publicAsked: 'Thay bóng đèn ở ngã ba thôn.' })
    const { words } = await read(placed)
    expect(words).toContain('ở ngã ba thôn')
    expect(words).not.toContain('ông Ba')
  })

  test('nonsense in an address is a page that is not there, or a list without it', async () => {
    for (const path of ['/binh-xa/giam-sat/kien-nghi/abc', '/binh-xa/giam-sat/kien-nghi/26-99999'])
      expect((await as(nobody).get(path)).status).toBe(404)
    for (const query of [
      '?co-quan=x&nam=2026&so=qua-han',
      '?nam=abc',
      '?sau=x',
      '?co-quan=binh-xa.ubnd&nam=0000&so=__proto__',
    ])
      expect((await as(nobody).get(`/binh-xa/giam-sat/kien-nghi${query}`)).status).toBe(200)
    expect((await as(nobody).get('/binh-xa/giam-sat/bang-diem?nam=x')).status).toBe(200)
    expect((await as(officer('dieuphoi')).get('/can-bo/kien-nghi?muc=x&sau=~~&tinh-trang=__proto__')).status).toBe(200)
    expect((await as(officer('dieuphoi')).post('/can-bo/kien-nghi/26-0001/constructor')).status).toBe(404)
  })
})
