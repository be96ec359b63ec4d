import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { firstBreak } from '../../worker/cases/chain.ts'
import { localDay } from '../../worker/deadlines/calendar.ts'
import { readDossier } from '../../worker/dossiers/queries.ts'
import { wakeDossiers } from '../../worker/dossiers/wake-sweep.ts'
import { RECOMMENDATION_CLOCK } from '../../worker/recommendations/clock-queries.ts'
import { promiseCounts, promisesOf } from '../../worker/recommendations/commitment-queries.ts'
import { countRecommendations } from '../../worker/recommendations/count-sweep.ts'
import { PROMISE_HEAPS, promiseCountsOf, type PromiseHeap } from '../../worker/recommendations/promises/stands.ts'
import { recommendations } from '../../worker/recommendations/tables.ts'
import { asksWithin } from '../../worker/supervision/results/results-queries.ts'
import {
  act,
  attempt,
  db,
  go,
  LATER,
  makeLate,
  place,
  type Placed,
  PUBLIC_REPLY,
  rowOf,
} from '../recommendations/placed.ts'
import { wordsOf } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { nobody, officer } from '../support/people.ts'
import { ASKED, promise, promiseAll, PUBLIC_ASKED } from './promised.ts'

const BOARD = '/binh-xa/doi-thoai/cam-ket'
const today = () => localDay(new Date())
const sweep = (now = new Date()) => countRecommendations(db, now)
const read = async (who: string | null, path: string) => {
  const answer = await as(who === null ? nobody : officer(who)).get(path)
  return { status: answer.status, words: wordsOf(await answer.text()) }
}
const messagesOf = async ({ id }: Placed) =>
  (
    await env.DB.prepare('select recipient_id who, detail from messages where id like ? order by id')
      .bind(`${id}.%`)
      .all<{ who: string; detail: string }>()
  ).results.map(({ detail, who }) => ({ who, ...(JSON.parse(detail) as { what: string; href: string }) }))

/** The board after a count, which is right, and as long as its lists. */
async function board(bodyId = '') {
  await sweep()
  const rows = await db.select().from(recommendations)
  const truth = promiseCountsOf(bodyId === '' ? rows : rows.filter((row) => row.bodyId === bodyId), today())
  if (bodyId === '') expect(await promiseCounts(db, 'binh-xa')).toEqual(truth)
  for (const heap of Object.keys(PROMISE_HEAPS) as PromiseHeap[]) {
    const many = truth[PROMISE_HEAPS[heap].key]
    expect((await listed(heap, bodyId)).length, heap).toBe(many)
  }
  return truth
}

/** All the codes of a list, page after page. */
async function listed(heap: PromiseHeap, bodyId = ''): Promise<string[]> {
  const codes: string[] = []
  let next: string | undefined = `${BOARD}?xem=${heap}${bodyId === '' ? '' : `&co-quan=${bodyId}`}`
  while (next !== undefined) {
    const html: string = await (await as(nobody).get(next)).text()
    codes.push(...(html.match(/BX-KN\d\d-\d{4}/g) ?? []))
    next = /href="([^"]*[?&](?:amp;)?sau=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  return codes
}

const KEPT = ['xuly.kinhte neu-cac-buoc', 'xuly.kinhte bao-xong', 'tiepnhan xac-nhan']

describe('a promise that is kept', () => {
  test('is told to its body, worked on, shown with a proof, seen by the Front on the spot, and everybody reads each step', async () => {
    const placed = await promise()
    const url = `${BOARD}/${placed.slug}`
    expect(await messagesOf(placed)).toMatchObject([{ who: 'binh-xa.phong-kinh-te:handler,approver,leader' }])
    const opened = await as(officer('xuly.kinhte')).get((await messagesOf(placed))[0]?.href ?? '')
    expect([opened.status, opened.headers.get('location')]).toEqual([303, placed.href])
    const { own, row } = await rowOf(placed.id)
    expect(row).toMatchObject({ status: 'promised', dueOn: LATER, waitsForBodyId: 'binh-xa.phong-kinh-te' })
    expect(own).toMatchObject({ reply: 'accepted', replyInTime: null, owedOn: LATER, stands: 'open' })
    expect((await read(null, url)).words).toContain('Phòng Kinh tế đã hứa')
    await go(placed, 'xuly.kinhte neu-cac-buoc', 'xuly.kinhte tien-do')
    expect((await read(null, url)).words).toContain('Thu gom và rào lại')
    expect(await board()).toMatchObject({ onWay: 1, kept: 0 })
    expect((await attempt('xuly.kinhte', placed, 'bao-xong', { files: [] })).status).toBe(422)
    await go(placed, 'xuly.kinhte bao-xong')
    expect((await read(null, url)).words).toContain('Báo đã xong, chờ kiểm tra')
    const own1 = await attempt('duyet.kinhte', placed, 'xac-nhan')
    expect([own1.status, wordsOf(await own1.text())]).toEqual([403, expect.stringContaining('Mặt trận')])
    expect((await attempt('lanhdao', placed, 'xac-nhan')).status).toBe(403)
    await go(placed, 'tiepnhan xac-nhan')
    const { words } = await read(null, url)
    for (const said of [
      'Đã giữ lời',
      PUBLIC_ASKED,
      'Đối thoại quý IV',
      'Đã thu gom sạch bãi rác.',
      'Đã kiểm tra tại chỗ: xong. Ủy ban Mặt trận Tổ quốc xã kiểm tra',
      'Bãi rác đã sạch.',
    ])
      expect(words).toContain(said)
    expect(await board()).toEqual({ kept: 1, onWay: 0, late: 0, broken: 0 })
    const now = await rowOf(placed.id)
    const file = await readDossier(db, now.row)
    const chain = file.events.map(({ dossierId, ...one }) => ({ ...one, caseId: dossierId }))
    const texts = new Map(file.events.filter((one) => one.text).map((one) => [one.seq, one.text]))
    const { headHash, id, version } = now.row
    expect(firstBreak(chain, { caseId: id, version, headHash }, texts)).toBeNull()
    expect(file.events[0]).toMatchObject({ kind: 'recommendation.promised', text: ASKED })
  })

  test('links to the dialogue only when everybody may read that', async () => {
    const open = await (await as(nobody).get(`${BOARD}/${(await promise()).slug}`)).text()
    expect(open).toMatch(/href="\/binh-xa\/doi-thoai\/26-\d{4}"/)
    const closed = await (await as(nobody).get(`${BOARD}/${(await promise({ isPublic: false })).slug}`)).text()
    expect(closed).not.toMatch(/doi-thoai\/26-/)
    expect(closed).not.toContain('Đối thoại quý IV')
  })
})

test('what the Front promised is checked by the Party committee, never by the Front', async () => {
  const placed = await promise({ to: 'binh-xa.mttq' })
  await go(placed, 'dieuphoi neu-cac-buoc', 'dieuphoi bao-xong')
  expect((await rowOf(placed.id)).row.waitsForBodyId).toBe('binh-xa.dang-uy')
  for (const who of ['tiepnhan', 'duyet.mattran', 'dieuphoi'])
    expect((await attempt(who, placed, 'xac-nhan')).status).toBe(403)
  expect((await read('lanhdao', '/can-bo/kien-nghi?muc=cho')).words).toContain(`BX-KN${placed.slug}`)
  await go(placed, 'lanhdao xac-nhan')
  expect((await read(null, `${BOARD}/${placed.slug}`)).words).toContain('Đảng ủy xã kiểm tra')
})

test('UBND looks at what the Front promised in its dialogue', async () => {
  const placed = await promise({ to: 'binh-xa.mttq' })
  await go(placed, 'duyet.mattran neu-cac-buoc', 'dieuphoi bao-xong', 'duyet.ubnd xac-nhan')
  expect((await rowOf(placed.id)).own).toMatchObject({ stands: 'kept', checkedByBodyId: 'binh-xa.ubnd' })
})

describe('a promise whose day goes by', () => {
  test('is warned of by the clock, stands as late, is sent up by the Front, directed from above, and may still be kept', async () => {
    const placed = await promise()
    const early = await attempt('dieuphoi', placed, 'bao-cap-tren')
    expect([early.status, wordsOf(await early.text())]).toEqual([409, expect.stringContaining('Chưa quá hạn')])
    await makeLate(placed)
    const before = (await messagesOf(placed)).length
    await wakeDossiers(db, new Date(), { recommendation: RECOMMENDATION_CLOCK })
    expect(await wakeDossiers(db, new Date(), { recommendation: RECOMMENDATION_CLOCK })).toBe(0)
    const told = (await messagesOf(placed)).slice(before)
    expect(told.map(({ who }) => who).toSorted()).toEqual([
      'binh-xa.mttq:coordinator,approver',
      'binh-xa.phong-kinh-te:handler,approver,leader',
    ])
    expect(told[0]?.what).toContain('Quá hạn: thực hiện cam kết')
    expect(await listed('cham')).toContain(`BX-KN${placed.slug}`)
    await go(placed, 'dieuphoi bao-cap-tren')
    await act('lanhdao', placed, 'chi-dao', { dueOn: LATER })
    expect(await listed('cham')).toContain(`BX-KN${placed.slug}`)
    await board()
    const { words } = await read(null, `${BOARD}/${placed.slug}`)
    expect(words).toContain('Đã báo cáo Đảng ủy xã')
    await go(placed, ...KEPT)
    expect(await listed('da-giu')).toContain(`BX-KN${placed.slug}`)
    await board()
  })

  test('is counted as late on the first day after it, though nobody touched it', async () => {
    await promise({ to: 'binh-xa.truong-thcs', items: [{ doneWantedOn: '2098-05-10' }] })
    const late = async (day: string) => {
      await sweep(new Date(`${day}T03:00:00.000Z`))
      const row = await env.DB.prepare("select late from promise_counts where body_id = 'binh-xa.truong-thcs'").first()
      return row?.late
    }
    expect(await late('2098-05-10')).toBe(0)
    expect(await late('2098-05-11')).toBe(1)
    await env.DB.prepare("delete from marks where name = 'recommendations.day'").run()
    await env.DB.prepare('update recommendations set uncounted = 1').run()
  })
})

describe('a promise that cannot be kept', () => {
  test('is given up by the head of the body with a reason that everybody reads, and noted by the Front', async () => {
    const placed = await promise()
    expect((await attempt('xuly.kinhte', placed, 'khong-lam-duoc')).status).toBe(403)
    const mute = await attempt('duyet.kinhte', placed, 'khong-lam-duoc', { publicReply: '' })
    expect([mute.status, wordsOf(await mute.text())]).toEqual([422, expect.stringContaining('Ông/bà ghi vào ô này')])
    await go(placed, 'duyet.kinhte khong-lam-duoc')
    expect(await listed('khong-giu')).toContain(`BX-KN${placed.slug}`)
    const url = `${BOARD}/${placed.slug}`
    expect((await read(null, url)).words).toContain(`Cơ quan báo không làm được`)
    expect((await read(null, url)).words).toContain(`Lý do: ${PUBLIC_REPLY}`)
    await go(placed, 'duyet.mattran ghi-khong-giu')
    expect((await rowOf(placed.id)).row).toMatchObject({ status: 'not_kept', waitsForBodyId: null })
    await board()
  })

  test('goes back to work when the Front does not accept the reason', async () => {
    const placed = await promise()
    await go(placed, 'duyet.kinhte khong-lam-duoc', 'dieuphoi lam-tiep')
    expect(await listed('dang-lam')).toContain(`BX-KN${placed.slug}`)
    expect((await read(null, `${BOARD}/${placed.slug}`)).words).not.toContain(PUBLIC_REPLY)
    await go(placed, ...KEPT)
    await board()
  })
})

describe('promises beside recommendations', () => {
  test('have numbers and lists of their own: the score of answers does not count them', async () => {
    const body = 'binh-xa.tram-y-te'
    const [kept, other] = (await promiseAll({ to: body, items: [{}, {}] })) as [Placed, Placed]
    await sweep()
    const scored = await env.DB.prepare('select * from recommendation_counts where body_id = ?').bind(body).all()
    expect(scored.results).toEqual([])
    const all = await (await as(nobody).get('/binh-xa/giam-sat/kien-nghi')).text()
    expect(all).not.toContain(`BX-KN${kept.slug}`)
    const moved = await as(nobody).get(`/binh-xa/giam-sat/kien-nghi/${kept.slug}`)
    expect([moved.status, moved.headers.get('location')]).toEqual([303, `${BOARD}/${kept.slug}`])
    expect(await board(body)).toMatchObject({ onWay: 2 })
    const html = await (await as(nobody).get(BOARD)).text()
    const [, section = ''] = html.split('Trạm y tế</h3>')
    const [, href = ''] = /<dt>Đang làm<\/dt><dd><a href="([^"]+)">2</.exec(section) ?? []
    const list = await (await as(nobody).get(href.replaceAll('&amp;', '&'))).text()
    expect(list.match(/BX-KN\d\d-\d{4}/g)?.toSorted()).toEqual(
      [kept, other].map(({ slug }) => `BX-KN${slug}`).toSorted(),
    )
  })

  test('are no results of supervision: the half-year report does not count them', async () => {
    const asked = await place({ to: 'binh-xa.truong-tieu-hoc' })
    const placed = await promise({ to: 'binh-xa.truong-tieu-hoc' })
    const rows = await asksWithin(db, 'binh-xa', '2020-01-01', '2099-01-01')
    expect(rows.map(({ id }) => id)).toContain(asked.id)
    expect(rows.map(({ id }) => id)).not.toContain(placed.id)
  })

  test('stand on the officers’ list of promises, and each body finds its own', async () => {
    const mine = await promise()
    const theirs = await promise({ to: 'binh-xa.cong-an' })
    const codes = async (who: string, query = '') =>
      (await read(who, `/can-bo/kien-nghi?muc=cam-ket${query}`)).words.match(/BX-KN[\d-]+/g) ?? []
    expect(await codes('dieuphoi')).toEqual(expect.arrayContaining([`BX-KN${mine.slug}`, `BX-KN${theirs.slug}`]))
    expect(await codes('dieuphoi', '&co-quan=binh-xa.cong-an')).toEqual([`BX-KN${theirs.slug}`])
    expect(await codes('xuly.congan')).toEqual([`BX-KN${theirs.slug}`])
    expect(await codes('xuly.kinhte')).not.toContain(`BX-KN${theirs.slug}`)
    expect((await read('xuly.congan', '/can-bo/kien-nghi?muc=cho')).words).toContain(`BX-KN${theirs.slug}`)
    const page = (await read('xuly.congan', theirs.href)).words
    for (const said of ['Cam kết điều gì', 'Nêu các bước thực hiện', 'Cơ quan cam kết', 'Theo dõi, kiểm tra'])
      expect(page).toContain(said)
    expect(page).not.toContain('Tiếp thu')
    expect((await read('dieuphoi', `${theirs.href}/in`)).words).toContain('Phải xong trước hết')
    expect(await promisesOf(db, theirs.parent.id)).toMatchObject([
      { id: theirs.id, bodyId: 'binh-xa.cong-an', stands: 'open', publicAsked: PUBLIC_ASKED },
    ])
  })

  test('come page after page, each once, those due first on top', async () => {
    const body = 'binh-xa.truong-mam-non'
    const items = Array.from({ length: 45 }, (_, n) => ({ doneWantedOn: `2099-0${1 + (n % 9)}-15` }))
    const all = await promiseAll({ to: body, items })
    const codes = await listed('dang-lam', body)
    expect(codes).toHaveLength(45)
    expect(new Set(codes).size).toBe(45)
    expect(codes[0]).toBe(`BX-KN${all[0]?.slug}`)
    expect(codes[5]).toBe(`BX-KN${all[1]?.slug}`)
    for (const one of all.slice(0, 23)) {
      await env.DB.prepare(
        "update recommendations set stands = 'kept', stands_on = '2026-11-0' || (1 + number % 3) where dossier_id = ?",
      )
        .bind(one.id)
        .run()
    }
    const kept = await listed('da-giu', body)
    expect(new Set(kept).size).toBe(23)
    await env.DB.prepare("update recommendations set stands = 'open', stands_on = '2099-01-15' where body_id = ?")
      .bind(body)
      .run()
  })
})

describe('who reads a promise', () => {
  const HERE = ['tiepnhan', 'dieuphoi', 'duyet.mattran', 'lanhdao']
  const OTHERS = [
    'xuly.congan',
    'duyet.congan',
    'giamsat',
    'tuvan',
    'quantri',
    'thon.langdia',
    'dieuphoi.dakpo',
  ] as const
  test.each([
    ['of a department', { to: 'binh-xa.phong-kinh-te' }, [...HERE, 'xuly.kinhte', 'duyet.kinhte', 'duyet.ubnd']],
    ['of the Front', { to: 'binh-xa.mttq' }, [...HERE, 'duyet.ubnd', 'xuly.ubnd']],
    ['not public, of a department', { items: [{ publicAsked: '' }] }, [...HERE, 'xuly.kinhte', 'duyet.kinhte']],
    ['restricted', { restricted: true }, [] as string[]],
  ])('%s', async (_what, how, finds: string[]) => {
    const placed = await promise(how)
    for (const who of [...new Set([...HERE, ...OTHERS, 'xuly.kinhte', 'duyet.kinhte', 'duyet.ubnd', ...finds])]) {
      const isLead = ['duyet.ubnd', 'xuly.ubnd'].includes(who)
      const should = finds.includes(who) || (isLead && !('restricted' in how))
      expect((await read(who, placed.href)).status, who).toBe(should ? 200 : 404)
    }
    const isPublic = !('restricted' in how) && !('items' in how)
    expect((await read(null, `${BOARD}/${placed.slug}`)).status).toBe(isPublic ? 200 : 404)
    expect((await listed('dang-lam')).includes(`BX-KN${placed.slug}`)).toBe(isPublic)
    expect((await read(null, `/dak-po/doi-thoai/cam-ket/${placed.slug}`)).status).toBe(404)
  })

  test('everybody reads bodies and the words written for them, no officer’s name and not what was written down in the hall', async () => {
    const placed = await promise()
    await go(placed, ...KEPT)
    const { words } = await read(null, `${BOARD}/${placed.slug}`)
    for (const secret of ['theo ý kiến bà con tại hội nghị', 'thống nhất như trên', 'Hoàng Thị Mận', 'Trần Văn Khải'])
      expect(words).not.toContain(secret)
  })

  test('one that the Front publishes later joins the board, and its words can be put right', async () => {
    const placed = await promise({ items: [{ publicAsked: '' }] })
    await act('dieuphoi', placed, 'cong-khai', { publicAsked: 'Lắp đèn ở ngã ba thôn.' })
    expect(await listed('dang-lam')).toContain(`BX-KN${placed.slug}`)
    expect((await read(null, `${BOARD}/${placed.slug}`)).words).toContain('Lắp đèn ở ngã ba thôn.')
    expect(
      (await db.select().from(recommendations).where(eq(recommendations.dossierId, placed.id)).get())?.publishedAt,
    ).toBe(null)
    await env.DB.prepare('update dossiers set restricted = 1 where id = ?').bind(placed.id).run()
    expect(await listed('dang-lam')).not.toContain(`BX-KN${placed.slug}`)
    await env.DB.prepare('update dossiers set restricted = 0 where id = ?').bind(placed.id).run()
  })

  test('nonsense in an address is a page that is not there, or the board', async () => {
    for (const path of ['abc', '26-99999', '__proto__']) expect((await read(null, `${BOARD}/${path}`)).status).toBe(404)
    for (const query of ['xem=__proto__', 'xem=cham&co-quan=x&sau=x', 'xem=da-giu&sau=2026-01-01~2026~0', 'sau=~~'])
      expect((await read(null, `${BOARD}?${query}`)).status).toBe(200)
  })
})
