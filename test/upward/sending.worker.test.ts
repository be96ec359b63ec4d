import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { sendFigures } from '../../worker/upward/sending-sweep.ts'
import { as } from '../support/app.ts'
import { wordsOf } from '../support/answers.ts'
import { officer } from '../support/people.ts'
import { figuresAt, openProvinces } from './upward-cast.ts'

const OPENED = new Date('2026-11-20T02:00:00Z')
/** The second of December in Vietnam, just after midnight. */
const SECOND = new Date('2026-12-01T17:05:00Z')
const db = connect(env)
const turn = (now: Date) => sendFigures(db, now)
const run = (sql: string, ...values: (string | number | null)[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()
const count = async (sql: string) => Number(await env.DB.prepare(`select count(*) n from ${sql}`).first('n'))

/** What happened in Bình Xa in November, row by row; and as much in Đak Pơ, so that a mix-up shows. */
async function november(): Promise<void> {
  for (const [here, times] of [
    ['binh-xa', 1],
    ['dak-po', 3],
  ] as const)
    for (let n = 0; n < times; n++) {
      const round = async (id: string, status: string, due: string, sent: readonly (string | null)[]) => {
        const slug = `${here}.${n}.${id}`
        await run(
          `insert into dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id,
            restricted, started_by, started_at, changed_at, submission_key, content_hash)
            values (?1, ?2, 'report_round', 2026, ?3, ?4, 1, '', 'Kỳ', ?2 || '.mttq', 0, '', '', '', ?1, '')`,
          ...[slug, here, 1000 + n * 10 + Number(id), status],
        )
        await run(
          `insert into report_rounds (dossier_id, commune_id, kind, period, questionnaire_id, units, addressees, due_on,
            closes_on) values (?1, ?2, 'monthly_result', '2026-11', '', '[]', '[]', ?3, ?3)`,
          ...[slug, here, due],
        )
        for (const [at, firstSentAt] of sent.entries())
          await run(
            `insert into report_submissions (id, round_id, commune_id, unit, position, status, version, head_hash,
              first_sent_at, due_on) values (?1 || ?2, ?1, ?3, 'hamlet:' || ?2, ?2, ?4, 1, '', ?5, ?6)`,
            ...[slug, at, here, firstSentAt ? 'accepted' : 'missing', firstSentAt, due],
          )
      }
      // In time to the last millisecond, late by one, not at all.
      const ways = ['2026-11-27T16:59:59.999Z', '2026-11-27T17:00:00.000Z', null, '2026-11-10T01:00:00.000Z']
      await round('1', 'closed', '2026-11-27', ways)
      await round('2', 'sent', '2026-11-04', ['2026-11-02T01:00:00.000Z'])
      await round('3', 'cancelled', '2026-11-27', [null, null])
      await round('4', 'draft', '2026-11-27', [])
      await round('5', 'open', '2026-12-04', [null])
      await run(
        `insert into indicators (id, commune_id, code, name, unit, rule, scope, position)
          values (?1, ?2, ?1, 'Đường hoa', 'km', 'at_least', 'hamlet', 1)`,
        ...[`${here}.i${n}`, here],
      )
      for (const [at, actual] of [10, 12, 9.5, 1, null].entries())
        await run(
          `insert into targets (id, commune_id, indicator_id, year, unit, target, actual, revision, changed_by, changed_at,
            dropped_at) values (?1, ?2, ?3, 2026, ?4, 10, ?5, 1, '', '', null)`,
          ...[`${here}.t${n}.${at}`, here, `${here}.i${n}`, `hamlet:${at}`, actual],
        )
      await run(
        `insert into targets (id, commune_id, indicator_id, year, unit, target, actual, revision, changed_by, changed_at,
          dropped_at) values (?1, ?2, ?3, 2026, 'x', 10, 99, 1, '', '', '2026-05-01')`,
        ...[`${here}.t${n}.dropped`, here, `${here}.i${n}`],
      )
      const figures = async (month: string, category: string, received: number, answered: number, inTime: number) =>
        run(
          `insert into body_figures (commune_id, month, body_id, category, received, withdrawn, extended, answered, in_time,
            disputed, score_sum, score_count, days_taken, held_count, held_days, counted_at)
            values (?1, ?2, ?3, ?4, ?5, 0, 0, ?6, ?7, 0, 0, 0, '{}', 5, 5, '')`,
          ...[here, month, `${here}.b${n}`, category, received, answered, inTime],
        )
      await figures('2026-11', 'duong', 4, 3, 2)
      await figures('2026-11', 'dien', 2, 2, 2)
      await figures('2026-11', '', 0, 0, 0)
      await figures('2026-10', 'duong', 50, 50, 50)
      await run(
        `insert into body_work (commune_id, body_id, held, owed, counted_at)
          values (?1, ?2, '{"2026-11-01":9}', '{"2026-11-30":2,"2026-10-02":1,"2026-12-01":7}', '')`,
        ...[here, `${here}.b${n}`],
      )
      for (const [year, scope] of [
        [2026, 'all'],
        [2026, 'public'],
        [2025, 'all'],
      ] as const)
        await run(
          `insert into recommendation_counts (commune_id, year, scope, body_id, asked, acknowledged, answered,
            answered_in_time, accepted, partly, refused, claimed, verified, disputed, overdue, escalated, counted_at)
            values (?1, ?2, ?3, (select id from bodies where commune_id = ?1 order by id limit 1 offset ?4), 6, 6, 5, 4, 3, 1,
              1, 3, 2, 0, 1, 0, '')`,
          ...[here, year, scope, n],
        )
    }
}

const BINH_XA = {
  ...{ rounds: 2, wanted: 5, received: 4, late: 1, missing: 1 },
  ...{ targets: 5, reached: 2, behind: 1 },
  ...{ petitions: 6, answered: 5, in_time: 4, overdue: 3 },
  ...{ recommendations: 6, replied: 5, kept: 2, unanswered: 1 },
}

beforeAll(async () => {
  await openProvinces(OPENED)
  await november()
  await run("update area_communes set next_month = '2026-11', send_on = '2026-12-02'")
})

describe('figures of a month on their way up', () => {
  test('nothing is sent before the second of the next month', async () => {
    expect(await turn(new Date('2026-12-01T16:59:00Z'))).toBe(0)
    expect(await figuresAt('tuyen-quang', 'binh-xa', '2026-11')).toBeNull()
  })

  test('on that day each commune sends its own, as counted by hand, to its own province', async () => {
    expect(await turn(SECOND)).toBe(2)
    // 9.5 of 10 with eleven months over is on its way, 1 of 10 is behind, and where nobody told it is neither.
    expect(await figuresAt('tuyen-quang', 'binh-xa', '2026-11')).toMatchObject(BINH_XA)
    const thrice = Object.fromEntries(Object.entries(BINH_XA).map(([name, value]) => [name, value * 3]))
    expect(await figuresAt('gia-lai', 'dak-po', '2026-11')).toMatchObject(thrice)
    expect(await count("upward_figures where area_id = 'tuyen-quang' and commune_id <> 'binh-xa'")).toBe(0)
  })

  test('a second turn sends nothing, and what happens afterwards does not change what was sent', async () => {
    await run("update body_figures set received = 99 where month = '2026-11'")
    expect(await turn(SECOND)).toBe(0)
    await run("update area_communes set next_month = '2026-11', send_on = '2026-12-02' where commune_id = 'binh-xa'")
    expect(await turn(SECOND)).toBe(1)
    expect(await figuresAt('tuyen-quang', 'binh-xa', '2026-11')).toMatchObject(BINH_XA)
    const next = await env.DB.prepare(
      "select next_month, send_on from area_communes where commune_id = 'binh-xa'",
    ).first()
    expect(next).toEqual({ next_month: '2026-12', send_on: '2027-01-02' })
  })

  test('nobody rewrites or takes back what was sent', async () => {
    await expect(run('update upward_figures set missing = 0')).rejects.toThrow('append-only')
    await expect(run('delete from upward_figures')).rejects.toThrow('append-only')
  })

  test('months that were missed while the clock stood still follow one after another', async () => {
    const later = new Date('2027-03-05T02:00:00Z')
    const turns = [await turn(later), await turn(later), await turn(later), await turn(later)]
    expect(turns).toEqual([2, 2, 2, 0])
    expect(
      await count("upward_figures where commune_id = 'binh-xa' and month in ('2026-12', '2027-01', '2027-02')"),
    ).toBe(3)
  })
})

describe("what a commune's own officers see and settle of it", () => {
  beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-03-10T02:00:00Z') }))
  afterAll(() => void vi.useRealTimers())

  const PLACE = '/can-bo/cap-tren-xem'
  const read = async (who: string, path = PLACE) => {
    const answer = await as(officer(who)).get(path)
    return { status: answer.status, words: wordsOf(await answer.text()) }
  }

  test('leader, coordinator and administrator read the same numbers; others are told whose page it is', async () => {
    for (const who of ['lanhdao', 'dieuphoi', 'quantri']) {
      const page = await read(who)
      expect([who, page.status, page.words.includes('Tỉnh Tuyên Quang'), page.words.includes('Gia Lai')]).toEqual([
        ...[who, 200, true, false],
      ])
    }
    for (const who of ['tiepnhan', 'xuly.kinhte', 'duyet.mattran', 'thon.langdia', 'giamsat', 'baomat'])
      expect([who, (await read(who)).status]).toEqual([who, 403])
  })

  test('the leader stops it with a reason that is kept, nothing is sent any more, and he begins again', async () => {
    const leader = as(officer('lanhdao'))
    const short = await leader.post(`${PLACE}/tuyen-quang/dung`, { reason: 'a' })
    expect([short.status, wordsOf(await short.text()).includes('Ông/bà ghi lý do')]).toEqual([422, true])
    const reason = 'Tỉnh đã có hệ thống riêng.'
    expect((await leader.post(`${PLACE}/tuyen-quang/dung`, { reason })).headers.get('location')).toBe(
      `${PLACE}?xong=dung`,
    )
    expect((await leader.post(`${PLACE}/tuyen-quang/dung`, { reason })).status).toBe(409)
    await run("update area_communes set send_on = null where commune_id = 'dak-po'")
    expect(await turn(new Date('2028-01-05T02:00:00Z'))).toBe(0)
    expect((await read('lanhdao')).words).toContain('Đã dừng gửi')
    const journal = await read('lanhdao', '/can-bo/nhat-ky?muc=cai-dat')
    expect(journal.words).toContain('việc gửi số liệu lên cấp trên: Tỉnh Tuyên Quang')

    expect((await leader.post(`${PLACE}/tuyen-quang/gui-lai`, { reason })).status).toBe(303)
    expect((await leader.post(`${PLACE}/tuyen-quang/gui-lai`, { reason })).status).toBe(409)
    const row = await env.DB.prepare(
      "select until, next_month, send_on is not null on_ from area_communes where commune_id = 'binh-xa'",
    ).first()
    expect(row).toEqual({ until: null, next_month: '2027-03', on_: 1 })
    expect(await count("setting_events where subject_kind = 'area_sending'")).toBe(2)
  })

  test('a coordinator reads and does not stop it; nobody touches what another commune sends', async () => {
    expect((await as(officer('dieuphoi')).post(`${PLACE}/tuyen-quang/dung`, { reason: 'Thử xem sao' })).status).toBe(
      403,
    )
    for (const path of ['gia-lai', 'khong-co'])
      expect((await as(officer('lanhdao')).post(`${PLACE}/${path}/dung`, { reason: 'Thử xem sao' })).status).toBe(404)
    expect(await count('area_communes where until is not null')).toBe(0)
  })
})
