import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { dossiers } from '../../worker/dossiers/tables.ts'
import { type Counts, countsOfRows, FIGURES } from '../../worker/recommendations/board.ts'
import { countRecommendations } from '../../worker/recommendations/count-sweep.ts'
import { RECOMMENDATION_STEPS } from '../../worker/recommendations/rules.ts'
import { recommendationCounts, recommendations } from '../../worker/recommendations/tables.ts'
import { localDay } from '../../worker/deadlines/calendar.ts'
import { wordsOf } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { Dice } from '../support/dice.ts'
import { nobody, officer } from '../support/people.ts'
import {
  act,
  ANSWERED,
  attempt,
  CLAIMED,
  db,
  go,
  makeLate,
  place,
  placeAll,
  PUBLIC_REPLY,
  type Placed,
  rowOf,
  typedFor,
  VERIFIED,
} from './placed.ts'

const today = () => localDay(new Date())
const sweep = (now = new Date()) => countRecommendations(db, now)
const NONE = countsOfRows([], '')

/** What the database has counted, by body and scope. */
async function counted(): Promise<Record<string, Counts>> {
  const rows = await db.select().from(recommendationCounts)
  return Object.fromEntries(
    rows.map(({ bodyId, communeId: _c, countedAt: _a, scope, year, ...counts }) => [
      `${bodyId} ${year} ${scope}`,
      counts,
    ]),
  )
}

/** The same, counted one by one by what the rows say. */
async function truth(day = today()): Promise<Record<string, Counts>> {
  const rows = await db
    .select({ row: dossiers, own: recommendations })
    .from(recommendations)
    .innerJoin(dossiers, eq(dossiers.id, recommendations.dossierId))
  const open = rows.filter(({ row }) => !row.restricted)
  const found: Record<string, Counts> = {}
  for (const scope of ['all', 'public']) {
    const some = scope === 'all' ? open : open.filter(({ row }) => row.publishedAt !== null)
    for (const [key, of] of Map.groupBy(some, ({ own }) => `${own.bodyId} ${own.year} ${scope}`)) {
      const counts = countsOfRows(of, day)
      if (counts.asked > 0) found[key] = counts
    }
  }
  return found
}

describe('the score', () => {
  test('is right at every step of three recommendations: one done, one refused, one overdue and sent up', async () => {
    const [done, refused, late] = (await placeAll({
      to: 'binh-xa.phong-van-hoa-xa-hoi',
      items: [1, 2, 3].map((n) => ({ publicAsked: `Việc thứ ${n} cần làm ngay.` })),
    })) as [Placed, Placed, Placed]
    const own = ['xuly.vanhoa', 'duyet.vanhoa']
    const theirs = (deed: string) => deed.replace('xuly.kinhte', own[0] ?? '').replace('duyet.kinhte', own[1] ?? '')
    const score = async () => {
      await sweep()
      expect(await counted()).toEqual(await truth())
      return (await counted())[`binh-xa.phong-van-hoa-xa-hoi ${today().slice(0, 4)} public`] ?? NONE
    }
    expect(await score()).toEqual({ ...NONE, asked: 3 })
    await go(done, ...ANSWERED.map(theirs))
    expect(await score()).toMatchObject({ answered: 1, answeredInTime: 1, accepted: 1, claimed: 0 })
    await go(done, theirs('xuly.kinhte bao-xong'))
    expect(await score()).toMatchObject({ claimed: 1, verified: 0 })
    await go(done, 'dieuphoi chua-dat')
    expect(await score()).toMatchObject({ claimed: 0, disputed: 1 })
    await go(done, theirs('xuly.kinhte bao-xong'), 'tiepnhan xac-nhan')
    expect(await score()).toMatchObject({ claimed: 1, verified: 1, disputed: 1 })
    await go(refused, theirs('xuly.kinhte tiep-nhan'))
    const answer = await attempt(own[0] ?? '', refused, 'soan-tra-loi', { reply: 'refused' })
    expect(answer.status).toBe(303)
    await go(refused, theirs('duyet.kinhte ky-khong-tiep-thu'), 'duyet.mattran ghi-nhan')
    expect(await score()).toMatchObject({ answered: 2, accepted: 1, refused: 1, overdue: 0 })
    await makeLate(late)
    expect(await score()).toMatchObject({ overdue: 1, escalated: 0 })
    await go(late, 'dieuphoi bao-cap-tren')
    expect(await score()).toEqual({
      ...{ asked: 3, acknowledged: 2, answered: 2, answeredInTime: 2, accepted: 1, partly: 0, refused: 1 },
      ...{ claimed: 1, verified: 1, disputed: 1, overdue: 1, escalated: 1 },
    })
    const board = wordsOf(await (await as(nobody).get('/binh-xa/giam-sat/bang-diem')).text())
    expect(board).toContain('Phòng Văn hóa - Xã hội Đã kiến nghị 3 Trả lời đúng hạn 2 Tiếp thu 1')
    expect(board).toContain('Không tiếp thu 1 Báo đã xong 1 Đã kiểm tra là xong 1 Đang quá hạn 1')
  })

  test('leads from each number to just as many recommendations', async () => {
    const all = await placeAll({ items: [1, 2, 3, 4, 5].map((n) => ({ publicAsked: `Việc thứ ${n} của Phòng.` })) })
    await go(all[0] as Placed, ...VERIFIED)
    await go(all[1] as Placed, ...CLAIMED)
    await makeLate(all[2] as Placed)
    await go(all[3] as Placed, 'xuly.kinhte tiep-nhan')
    await act('xuly.kinhte', all[3] as Placed, 'soan-tra-loi', { reply: 'refused' })
    await go(all[3] as Placed, 'duyet.kinhte ky-khong-tiep-thu')
    await sweep()
    const year = today().slice(0, 4)
    const score = (await counted())[`binh-xa.phong-kinh-te ${year} public`] ?? NONE
    for (const [so, { key }] of Object.entries(FIGURES)) {
      const path = `/binh-xa/giam-sat/kien-nghi?co-quan=binh-xa.phong-kinh-te&nam=${year}&so=${so}`
      const codes = (await (await as(nobody).get(path)).text()).match(/BX-KN\d\d-\d{4}/g) ?? []
      expect(codes, so).toHaveLength(score[key])
    }
    expect(score.refused).toBe(1)
    const board = await (await as(nobody).get('/binh-xa/giam-sat/bang-diem')).text()
    const [, href = ''] = /<dt>Không tiếp thu<\/dt><dd><a href="([^"]+)">1</.exec(board) ?? []
    const refusals = await (await as(nobody).get(href.replaceAll('&amp;', '&'))).text()
    expect(refusals).toContain(`/giam-sat/kien-nghi/${all[3]?.slug}`)
    const refusal = wordsOf(await (await as(nobody).get(`/binh-xa/giam-sat/kien-nghi/${all[3]?.slug}`)).text())
    expect(refusal).toMatch(new RegExp(`Không tiếp thu\\. Trả lời.*${PUBLIC_REPLY}`))
  })

  test('does not count what is restricted or was replaced, and not for everybody what nobody published', async () => {
    const body = 'binh-xa.tram-y-te'
    await place({ to: body, restricted: true, team: ['vi-du.baomat'] })
    const replaced = await place({ to: body, items: [{ publicAsked: 'Sửa cổng trạm y tế.' }] })
    await place({ to: body })
    await go(replaced, 'dieuphoi thay-the')
    await sweep()
    const year = today().slice(0, 4)
    expect((await counted())[`${body} ${year} all`]).toMatchObject({ asked: 1 })
    expect((await counted())[`${body} ${year} public`]).toBeUndefined()
  })

  test('turns with the day: what was due yesterday is overdue today, though nobody touched it', async () => {
    const placed = await place({ to: 'binh-xa.truong-tieu-hoc' })
    await sweep()
    const { owedOn } =
      (await db.select().from(recommendations).where(eq(recommendations.dossierId, placed.id)).get()) ?? {}
    const key = `binh-xa.truong-tieu-hoc ${today().slice(0, 4)} all`
    await sweep(new Date(`${owedOn}T03:00:00.000Z`))
    expect((await counted())[key]?.overdue).toBe(0)
    await sweep(new Date(Date.parse(`${owedOn}T03:00:00.000Z`) + 86_400_000))
    expect((await counted())[key]?.overdue).toBe(1)
    expect(await sweep(new Date(Date.parse(`${owedOn}T03:00:00.000Z`) + 86_400_000))).toBe(0)
    await env.DB.prepare("delete from marks where name = 'recommendations.day'").run()
    await env.DB.prepare('update recommendations set uncounted = 1').run()
  })
})

test('after whatever people do, what the clock counted is what one by one is counted', async () => {
  /** Whose work each deed is here. */
  const WHO: Record<string, string> = {
    ...{ 'ky-tiep-thu': 'duyet.kinhte', 'ky-mot-phan': 'duyet.kinhte', 'ky-khong-tiep-thu': 'duyet.kinhte' },
    ...{ 'tra-lai': 'duyet.kinhte', 'xin-xem-lai': 'duyet.kinhte', 'xac-nhan': 'tiepnhan', 'chi-dao': 'lanhdao' },
    ...{ 'tiep-nhan': 'xuly.kinhte', 'soan-tra-loi': 'xuly.kinhte', 'tien-do': 'xuly.kinhte' },
    'bao-xong': 'xuly.kinhte',
  }
  const reached = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(999), { minLength: 150, maxLength: 200 }), async (throws) => {
      const dice = new Dice(throws)
      const all = await placeAll({ items: [{}, {}, {}] })
      for (let n = 0; n < 40; n++) {
        const placed = dice.pick(all)
        if (dice.maybe(8)) await makeLate(placed)
        const { row } = await rowOf(placed.id)
        reached.add(row.status)
        const steps = (RECOMMENDATION_STEPS[row.status] ?? []).filter(
          ({ action }) => action !== 'thay-the' || dice.maybe(10),
        )
        if (steps.length === 0) continue
        const { action } = dice.pick(steps)
        const typed = typedFor(action, dice.pick(['accepted', 'partly', 'refused']))
        const done = await attempt(WHO[action] ?? 'dieuphoi', placed, action, typed)
        expect([303, 403, 409, 422]).toContain(done.status)
        if (dice.maybe(15)) await sweep()
      }
      await sweep()
      expect(await counted()).toEqual(await truth())
    }),
    { numRuns: 6 },
  )
  expect(reached.size).toBeGreaterThan(6)
  expect((await as(officer('dieuphoi')).get('/can-bo/kien-nghi/bang-diem')).status).toBe(200)
}, 120_000)
