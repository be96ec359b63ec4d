import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { firstBreak } from '../../worker/cases/chain.ts'
import { readDossier } from '../../worker/dossiers/queries.ts'
import { wakeDossiers } from '../../worker/dossiers/wake-sweep.ts'
import { allEnded, publishRecommendations, recommendationsOf } from '../../worker/recommendations/begin-queries.ts'
import { RECOMMENDATION_CLOCK } from '../../worker/recommendations/clock-queries.ts'
import { isDrawn } from '../../worker/recommendations/draw.ts'
import { writeTogether } from '../../worker/db/connect.ts'
import { wordsOf } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { photo } from '../support/build.ts'
import { nobody, officer } from '../support/people.ts'
import {
  act,
  ANSWERED,
  attempt,
  CLAIMED,
  db,
  go,
  LATER,
  makeLate,
  place,
  placeAll,
  type Placed,
  rowOf,
  typedFor,
  VERIFIED,
} from './placed.ts'

const read = async (who: string, path: string) => {
  const answer = await as(officer(who)).get(path)
  return { status: answer.status, words: wordsOf(await answer.text()) }
}
const messagesOf = async (placed: Placed) =>
  (
    await env.DB.prepare('select recipient_id who, detail from messages where id like ? order by id')
      .bind(`${placed.id}.%`)
      .all<{ who: string; detail: string }>()
  ).results.map(({ detail, who }) => ({ who, ...(JSON.parse(detail) as { what: string; href: string }) }))

describe('a recommendation that is done', () => {
  test('goes from the supervision to the spot: each hand is another one, and its chain holds', async () => {
    const placed = await place()
    expect((await messagesOf(placed))[0]).toMatchObject({ who: 'binh-xa.phong-kinh-te:handler,approver,leader' })
    const opened = await as(officer('xuly.kinhte')).get((await messagesOf(placed))[0]?.href ?? '')
    expect([opened.status, opened.headers.get('location')]).toEqual([303, placed.href])
    const page = await read('xuly.kinhte', placed.href)
    expect(page.words).toContain('Thời hạn đề nghị')
    expect(page.words).toContain('không ghi số ngày')
    await go(placed, ...CLAIMED)
    expect((await read('tiepnhan', placed.href)).words).toContain('Việc bây giờ: Ủy ban Mặt trận Tổ quốc xã')
    await go(placed, 'tiepnhan xac-nhan')
    const { own, row } = await rowOf(placed.id)
    expect(row).toMatchObject({ status: 'verified', waitsForBodyId: null, dueOn: null })
    expect(own).toMatchObject({ reply: 'accepted', replyInTime: true, verifiedBy: 'vi-du.tiepnhan', owedOn: null })
    const file = await readDossier(db, row)
    const chain = file.events.map(({ dossierId, ...one }) => ({ ...one, caseId: dossierId }))
    const texts = new Map(file.events.filter((one) => one.text).map((one) => [one.seq, one.text]))
    expect(firstBreak(chain, { caseId: row.id, version: row.version, headHash: row.headHash }, texts)).toBeNull()
    expect(await allEnded(db, placed.parent.id)).toBe(true)
  })

  test('has its proof for those who may find it, and for nobody else', async () => {
    const placed = await place()
    await go(placed, ...CLAIMED)
    const { id } = (await env.DB.prepare('select id from dossier_files where dossier_id = ?')
      .bind(placed.id)
      .first<{ id: string }>()) ?? { id: '' }
    const path = `${placed.href}/tep/${id}`
    expect((await as(officer('dieuphoi')).get(path)).status).toBe(200)
    expect((await as(officer('xuly.congan')).get(path)).status).toBe(404)
    expect((await as(nobody).get(path)).status).toBe(303)
    expect((await as(officer('dieuphoi')).get(`${placed.href}/in`)).status).toBe(200)
  })

  test('that the Front finds not done goes back with a day, and is checked again', async () => {
    const placed = await place()
    await go(placed, ...CLAIMED, 'dieuphoi chua-dat')
    expect((await rowOf(placed.id)).row).toMatchObject({ status: 'disputed', dueOn: LATER })
    expect((await read('xuly.kinhte', placed.href)).words).toContain('Kiểm tra chưa đạt')
    await go(placed, 'xuly.kinhte tien-do', 'xuly.kinhte bao-xong', 'dieuphoi xac-nhan')
    expect((await rowOf(placed.id)).own).toMatchObject({ disputes: 1, verifiedBy: 'vi-du.dieuphoi' })
  })
})

describe('a recommendation that is refused', () => {
  test('ends when the standing board has noted it; without reasons the answer is not even written', async () => {
    const placed = await place()
    await go(placed, 'xuly.kinhte tiep-nhan')
    const bare = await attempt('xuly.kinhte', placed, 'soan-tra-loi', { reply: 'refused', reason: '', publicReply: '' })
    expect(bare.status).toBe(422)
    const words = wordsOf(await bare.text())
    expect(words).toContain('Ông/bà nêu rõ vì sao')
    expect(words).toContain('Ông/bà ghi ngắn vì sao không tiếp thu')
    expect(words).toContain('thống nhất như trên')
    await act('xuly.kinhte', placed, 'soan-tra-loi', { reply: 'refused' })
    await go(placed, 'duyet.kinhte ky-khong-tiep-thu')
    expect(await allEnded(db, placed.parent.id)).toBe(false)
    await go(placed, 'duyet.mattran ghi-nhan')
    expect(await allEnded(db, placed.parent.id)).toBe(true)
    expect((await rowOf(placed.id)).row.endedAt).not.toBeNull()
  })

  test('is not read by others before the head has signed', async () => {
    const placed = await place()
    await go(placed, 'xuly.kinhte tiep-nhan')
    const answer = 'Phòng dự định trả lời như thế này, chưa ai duyệt.'
    await act('xuly.kinhte', placed, 'soan-tra-loi', { answer, files: photo('ban-thao.png') })
    expect((await read('duyet.kinhte', placed.href)).words).toContain(answer)
    const seen = await read('dieuphoi', placed.href)
    expect(seen.words).not.toContain(answer)
    expect(seen.words).not.toContain('ban-thao')
    expect((await read('dieuphoi', `${placed.href}/in`)).words).not.toContain(answer)
    await go(placed, 'duyet.kinhte ky-tiep-thu')
    expect((await read('dieuphoi', placed.href)).words).toContain(answer)
  })
})

describe('a recommendation that nobody answers', () => {
  test('is warned of by the clock, goes up by the Front, is directed by the Party committee, and may still be done', async () => {
    const placed = await place()
    expect((await attempt('dieuphoi', placed, 'bao-cap-tren')).status).toBe(409)
    await makeLate(placed)
    const before = (await messagesOf(placed)).length
    await wakeDossiers(db, new Date(), { recommendation: RECOMMENDATION_CLOCK })
    expect(await wakeDossiers(db, new Date(), { recommendation: RECOMMENDATION_CLOCK })).toBe(0)
    const told = (await messagesOf(placed)).slice(before)
    expect(told.map(({ who }) => who).toSorted()).toEqual([
      'binh-xa.mttq:coordinator,approver',
      'binh-xa.phong-kinh-te:handler,approver,leader',
    ])
    expect(told[0]?.what).toContain('Thời hạn đề nghị')
    await go(placed, 'dieuphoi bao-cap-tren', 'lanhdao chi-dao', 'duyet.mattran xet-trach-nhiem')
    expect((await read('lanhdao', placed.href)).words).toContain('Đã báo cáo Đảng ủy xã')
    await go(placed, 'xuly.kinhte soan-tra-loi', 'duyet.kinhte ky-tiep-thu', 'xuly.kinhte bao-xong')
    expect((await rowOf(placed.id)).own).toMatchObject({ replyInTime: false })
  })

  test('L32: overdue towards Ban Thanh tra nhân dân, the message names Điều 40 as the law', async () => {
    const placed = await place({
      ...{ to: 'binh-xa.ubnd', lead: 'binh-xa.thanh-tra-nhan-dan', source: 'inspection_board' },
    })
    const { own } = await rowOf(placed.id)
    expect(own).toMatchObject({ replyBasis: 'law', replyLimit: 'L32' })
    expect((await read('duyet.ubnd', placed.href)).words).toContain(
      'Thời hạn theo luật: Điều 40 khoản 1 điểm c Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15',
    )
    await makeLate(placed)
    await wakeDossiers(db, new Date(), { recommendation: RECOMMENDATION_CLOCK })
    expect((await messagesOf(placed)).at(-1)?.what).toContain('Thời hạn theo luật: Điều 40 khoản 1 điểm c')
  })
})

describe('two at once', () => {
  test('a double tap on "Tiếp nhận" is one event; the second hears that the file has changed', async () => {
    const placed = await place()
    const tap = () => as(officer('xuly.kinhte')).post(`${placed.href}/tiep-nhan`, { version: '1' })
    const both = await Promise.all([tap(), tap()])
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409])
    expect((await rowOf(placed.id)).row.version).toBe(2)
  })

  test('one confirms and one disputes at the same moment: one of them is done, with its own photos only', async () => {
    const placed = await place()
    await go(placed, ...CLAIMED)
    const seen = String((await rowOf(placed.id)).row.version)
    const done = await Promise.all([
      attempt('dieuphoi', placed, 'xac-nhan', { version: seen }),
      attempt('duyet.mattran', placed, 'chua-dat', { version: seen }),
    ])
    expect(done.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const { own, row } = await rowOf(placed.id)
    expect(own.verifiedOn === null).toBe(row.status === 'disputed')
    const files = await env.DB.prepare('select count(*) many from dossier_files where dossier_id = ? and seq = ?')
      .bind(placed.id, row.version)
      .first<number>('many')
    expect(files).toBe(1)
  })

  test('three that begin together have three numbers, and are begun with their parent or not at all', async () => {
    const all = await placeAll({ items: [{}, {}, {}] })
    const numbers = await Promise.all(all.map(async ({ id }) => (await rowOf(id)).row.number))
    expect(new Set(numbers).size).toBe(3)
    expect((await recommendationsOf(db, all[0]?.parent.id ?? '')).map(({ id }) => id)).toEqual(all.map(({ id }) => id))
    expect(await allEnded(db, all[0]?.parent.id ?? '')).toBe(false)
  })
})

describe('whoever answered or reported', () => {
  test('does not check it, though he works for the Front by now', async () => {
    const placed = await place()
    await go(placed, ...CLAIMED)
    const move = (body: string) =>
      env.DB.prepare("update staff_members set body_id = ? where user_id = 'vi-du.duyet.kinhte'").bind(body).run()
    await move('binh-xa.mttq')
    const answer = await attempt('duyet.kinhte', placed, 'xac-nhan')
    await move('binh-xa.phong-kinh-te')
    expect(answer.status).toBe(403)
    expect(wordsOf(await answer.text())).toContain('cần người khác kiểm tra')
  })

  test('and a photo must come with what was seen', async () => {
    const placed = await place()
    await go(placed, ...CLAIMED)
    const { row } = await rowOf(placed.id)
    const { files: _, ...typed } = typedFor('xac-nhan')
    const answer = await as(officer('tiepnhan')).post(`${placed.href}/xac-nhan`, {
      ...typed,
      version: String(row.version),
    })
    expect(answer.status).toBe(422)
    const words = new File(['không phải ảnh'], 'anh.png', { type: 'image/png' })
    expect((await attempt('tiepnhan', placed, 'xac-nhan', { files: words })).status).toBe(422)
    expect((await rowOf(placed.id)).row.version).toBe(row.version)
  })
})

describe('a second look', () => {
  let sealed = 0
  const seal = async (root: string) =>
    env.DB.prepare(
      "insert into daily_roots (commune_id, day, case_count, previous_root, root) values ('binh-xa', ?, 1, '', ?)",
    )
      .bind(`2098-01-0${++sealed}`, root)
      .run()
  const rootFor = (id: string, wanted: boolean) =>
    Array.from({ length: 99 }, (_, n) => `root-${n}`).find((root) => isDrawn(id, root, 5) === wanted) ?? ''

  test('that the draw asks for is on the Front’s list; somebody new takes it, and what does not hold opens again', async () => {
    const placed = await place()
    await go(placed, ...VERIFIED)
    await seal(rootFor(placed.id, true))
    const { row } = await rowOf(placed.id)
    await wakeDossiers(db, new Date(`${row.wakeOn}T02:00:00.000Z`), { recommendation: RECOMMENDATION_CLOCK })
    const list = await read('dieuphoi', '/can-bo/kien-nghi?muc=kiem-tra-lai')
    expect(list.words).toContain(`BX-KN${placed.slug}`)
    const same = await attempt('tiepnhan', placed, 'khong-con')
    expect([same.status, wordsOf(await same.text())]).toEqual([403, expect.stringContaining('cần một người khác')])
    await go(placed, 'dieuphoi khong-con')
    expect((await rowOf(placed.id)).row).toMatchObject({ status: 'implementing', endedAt: null, dueOn: LATER })
    expect((await read('dieuphoi', placed.href)).words).toContain('không còn giữ')
    expect((await read('dieuphoi', '/can-bo/kien-nghi?muc=kiem-tra-lai')).words).not.toContain(`BX-KN${placed.slug}`)
  })

  test('is not asked for where the draw passes it by, and nobody takes one by himself', async () => {
    const placed = await place()
    await go(placed, ...VERIFIED)
    await seal(rootFor(placed.id, false))
    const { row } = await rowOf(placed.id)
    await wakeDossiers(db, new Date(`${row.wakeOn}T02:00:00.000Z`), { recommendation: RECOMMENDATION_CLOCK })
    expect((await rowOf(placed.id)).row).toMatchObject({ wakeOn: null, alarm: 'passed' })
    expect((await attempt('dieuphoi', placed, 'van-giu')).status).toBe(409)
  })
})

describe('a review', () => {
  test('asked for by the head is answered by the Front, once', async () => {
    const placed = await place()
    await go(placed, 'xuly.kinhte tiep-nhan', 'duyet.kinhte xin-xem-lai')
    expect((await read('dieuphoi', '/can-bo/kien-nghi?muc=cho')).words).toContain(`BX-KN${placed.slug}`)
    await go(placed, 'dieuphoi giu-nguyen')
    const again = await attempt('duyet.kinhte', placed, 'xin-xem-lai')
    expect([again.status, wordsOf(await again.text())]).toEqual([409, expect.stringContaining('giữ nguyên')])
    await go(placed, ...ANSWERED.slice(1))
  })
})

test('conclusions that are published take their recommendations with them, but not a restricted one', async () => {
  const open = await placeAll({ items: [{}, {}] })
  const [hidden] = await placeAll({ restricted: true, team: ['vi-du.baomat'] })
  const rows = await Promise.all([...open, hidden as Placed].map(async ({ id }) => (await rowOf(id)).row))
  const words = new Map(rows.map(({ id }) => [id, 'Thu gom rác ở bãi đầu thôn.']))
  await writeTogether(db, publishRecommendations(db, rows, words, { kind: 'system' }, new Date()))
  expect(await Promise.all(rows.map(async ({ id }) => (await rowOf(id)).row.publishedAt !== null))).toEqual([
    true,
    true,
    false,
  ])
})
