import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { connect, writeTogether } from '../../worker/db/connect.ts'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { type ClockedKind, wakeDossiers } from '../../worker/dossiers/wake-sweep.ts'
import { ROUND_CLOCK } from '../../worker/rounds/clock-queries.ts'
import { missedStatements, submissionsOf } from '../../worker/rounds/reporting/submission-queries.ts'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import {
  does,
  drafted,
  eventsOf,
  mainOf,
  morning,
  opened,
  type Round,
  standOf,
  TODAY,
  toldOf,
  tries,
} from './gathering.ts'

const LANG_DIA = '@vi-du.thon.langdia'
const DONG_COM = '@vi-du.thon.dongcom'

const tick = (day: string) => wakeDossiers(connect(env), morning(day), { report_round: ROUND_CLOCK as ClockedKind })

/** A unit's report has come, without the pages on which it is written. */
async function sent(at: Round, unit: string, status = 'submitted'): Promise<void> {
  await env.DB.prepare(
    `UPDATE report_submissions SET status = ?, first_sent_at = ?, sent_at = ?, sent_number = 1 WHERE round_id = ? AND unit = ?`,
  )
    .bind(status, new Date().toISOString(), new Date().toISOString(), at.id, unit)
    .run()
}

/** The last event of a unit's report. */
const lastOf = (at: Round, unit: string) =>
  env.DB.prepare(
    `SELECT e.kind, e.actor_kind AS by, e.seq, s.version, s.head_hash = e.hash AS isHead FROM report_events e
     JOIN report_submissions s ON s.id = e.submission_id WHERE s.round_id = ? AND s.unit = ? ORDER BY e.seq DESC LIMIT 1`,
  )
    .bind(at.id, unit)
    .first()

describe('a round whose days pass', () => {
  test('reminds who has not sent, says who is late, closes and notes “không báo cáo”; each once', async () => {
    const at = await opened()
    await sent(at, 'body:binh-xa.phu-nu')
    expect(await tick(addDays(TODAY, 4))).toBe(0)
    expect(await tick(addDays(TODAY, 5))).toBe(1)
    const reminded = await toldOf(at.id, 3)
    // The units, and the bodies that stand by their hamlets.
    expect(reminded.map(([who, , href]) => [who, href])).toEqual([
      [DONG_COM, '/can-bo/bao-cao'],
      [LANG_DIA, '/can-bo/bao-cao'],
      ['binh-xa.mttq:handler,approver,coordinator', '/can-bo/phu-trach-thon'],
      ['binh-xa.truong-mam-non:handler,approver,coordinator', '/can-bo/phu-trach-thon'],
    ])
    expect(reminded.map(([, what]) => what)).toEqual([
      expect.stringContaining('Sắp đến hạn nộp'),
      expect.stringContaining('Sắp đến hạn nộp'),
      expect.stringContaining('Thôn ông/bà phụ trách chưa nộp (Đồng Cỏm)'),
      expect.stringContaining('Thôn ông/bà phụ trách chưa nộp (Làng Dịa)'),
    ])
    expect(await tick(addDays(TODAY, 5))).toBe(0)

    await sent(at, 'hamlet:dong_com')
    expect(await tick(addDays(TODAY, 8))).toBe(1)
    const late = await toldOf(at.id, 4)
    expect(late.map(([who]) => who)).toEqual([LANG_DIA, 'binh-xa.mttq:intake_officer,coordinator,approver'])
    expect(late.map(([, what]) => what)).toEqual([
      expect.stringMatching(/^Đã quá hạn nộp .* Vẫn nhận đến hết/),
      'Hết hạn nộp, còn 1 đơn vị chưa nộp.',
    ])

    // It takes reports to the end of its last day.
    expect(await tick(addDays(TODAY, 10))).toBe(0)
    expect(await tick(addDays(TODAY, 11))).toBe(1)
    expect(await standOf(at.id)).toEqual({
      'hamlet:lang_dia': 'missing',
      'hamlet:dong_com': 'submitted',
      'body:binh-xa.phu-nu': 'submitted',
    })
    expect(await lastOf(at, 'hamlet:lang_dia')).toEqual({
      ...{ kind: 'report.missed', by: 'system', seq: 1, version: 1, isHead: 1 },
    })
    expect(await lastOf(at, 'hamlet:dong_com')).toBeNull()
    const closed = await toldOf(at.id, 5)
    expect(closed.map(([who, what]) => [who, what.slice(0, 60)])).toEqual([
      [LANG_DIA, 'Kỳ báo cáo đã đóng mà chưa có báo cáo của đơn vị ông/bà: ghi là không báo cáo.'.slice(0, 60)],
      [
        'binh-xa.mttq:intake_officer,coordinator,approver',
        'Kỳ báo cáo đã đóng: 2 đã nộp, 1 không báo cáo. Ông/bà tổng h',
      ],
    ])
    expect(await tick(addDays(TODAY, 40))).toBe(0)
    expect(await eventsOf(at.id)).toEqual([
      ...['round.drafted', 'round.opened', 'round.reminded', 'round.late', 'round.closed'],
    ])
  })

  test('says nothing when everybody has sent, and closes without a single “không báo cáo”', async () => {
    const at = await opened()
    for (const unit of Object.keys(await standOf(at.id))) await sent(at, unit, 'accepted')
    await tick(addDays(TODAY, 5))
    await tick(addDays(TODAY, 8))
    expect(await eventsOf(at.id)).toEqual(['round.drafted', 'round.opened'])
    await tick(addDays(TODAY, 11))
    expect(await eventsOf(at.id)).toEqual(['round.drafted', 'round.opened', 'round.closed'])
    expect(Object.values(await standOf(at.id))).toEqual(['accepted', 'accepted', 'accepted'])
  })

  test('closes at once when the clock stood still for a month: nobody is reminded of what is over', async () => {
    const at = await opened()
    await tick(addDays(TODAY, 45))
    expect(await eventsOf(at.id)).toEqual(['round.drafted', 'round.opened', 'round.closed'])
    expect(Object.values(await standOf(at.id))).toEqual(['missing', 'missing', 'missing'])
  })

  test('closes once when two ticks and Thụ close it at the same moment', async () => {
    const at = await opened()
    const day = addDays(TODAY, 11)
    await Promise.all([tick(day), tick(day), tries('dieuphoi', at, 'dong', { reason: 'Đã đủ báo cáo cần thiết.' })])
    await tick(day)
    expect((await eventsOf(at.id)).filter((kind) => kind === 'round.closed')).toHaveLength(1)
    const { results } = await env.DB.prepare(
      `SELECT count(*) AS many FROM report_events e JOIN report_submissions s ON s.id = e.submission_id WHERE s.round_id = ?`,
    )
      .bind(at.id)
      .all()
    expect(results).toEqual([{ many: 3 }])
  })
})

describe('a round that Thụ makes by hand', () => {
  test('is seen by nobody of its units until it is opened; then each gets its report', async () => {
    const at = await drafted()
    expect(await standOf(at.id)).toEqual({})
    const draft = mainOf(await (await as(officer('dieuphoi')).get(at.address)).text())
    expect(draft).toContain('Đơn vị sẽ báo cáo Làng Dịa Đồng Cỏm Hội Liên hiệp Phụ nữ xã')
    expect((await as(officer('thon.langdia')).get(at.address)).status).toBe(404)
    await does('dieuphoi', at, 'mo')
    expect(Object.values(await standOf(at.id))).toEqual(['not_started', 'not_started', 'not_started'])
    expect((await toldOf(at.id, 2)).map(([who]) => who)).toContain(LANG_DIA)
    const round = await env.DB.prepare('SELECT version_id FROM report_rounds WHERE dossier_id = ?')
      .bind(at.id)
      .first<string>('version_id')
    expect(round).not.toBe('')
    expect((await tries('dieuphoi', at, 'mo')).status).toBe(409)
  })

  test('is asked for once, however often the button is pressed', async () => {
    const submissionKey = crypto.randomUUID()
    const [one, two] = [await drafted({ submissionKey }).then(({ id }) => id), 'again']
    const form = await env.DB.prepare('SELECT questionnaire_id AS form FROM report_rounds WHERE dossier_id = ?')
      .bind(one)
      .first<string>('form')
    expect((await drafted({ submissionKey, form: form ?? '' })).id).toBe(one)
    await expect(drafted({ submissionKey, form: form ?? '', title: `Tên khác, ${two}` })).rejects.toThrow('409')
  })

  test('moves its due day: every unit is told, every report is held to it, the clock warns anew', async () => {
    const at = await opened()
    await tick(addDays(TODAY, 5))
    const dueOn = addDays(TODAY, 14)
    const days = { dueOn, remindOn: addDays(TODAY, 12), closesOn: addDays(TODAY, 20) }
    await does('dieuphoi', at, 'sua', { title: 'Báo cáo nhanh', ...days, toBodies: [], toPaper: '' })
    const { results } = await env.DB.prepare('SELECT DISTINCT due_on FROM report_submissions WHERE round_id = ?')
      .bind(at.id)
      .all()
    expect(results).toEqual([{ due_on: dueOn }])
    expect((await toldOf(at.id, 4)).map(([, what]) => what)).toContainEqual(expect.stringContaining('Hạn nộp đổi sang'))
    await tick(addDays(TODAY, 12))
    expect((await eventsOf(at.id)).slice(2)).toEqual(['round.reminded', 'round.changed', 'round.reminded'])
  })

  test.each([
    ['sua', { title: 'Kỳ này', dueOn: '', closesOn: '' }, 'Ông/bà chọn ngày.'],
    ['sua', { title: 'Kỳ này', dueOn: addDays(TODAY, 9), closesOn: addDays(TODAY, 8) }, 'không trước hạn nộp'],
    ['sua', { title: 'Kỳ này', dueOn: addDays(TODAY, -1), closesOn: addDays(TODAY, 8) }, 'không lùi về trước hôm nay'],
    ['sua', { title: 'Kỳ này', dueOn: TODAY, remindOn: addDays(TODAY, 1), closesOn: TODAY }, 'không sau hạn nộp'],
    ['dong', { reason: '' }, 'Ông/bà ghi vào ô này.'],
    ['huy', { reason: 'ừ' }, 'ít nhất 5 ký tự'],
  ])('says at the field why %s with %o cannot be', async (action, fields, said) => {
    const at = await opened()
    const answer = await tries('dieuphoi', at, action, fields)
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(said)])
  })

  test('opens again for those who sent nothing, and closes by itself on the new day', async () => {
    const at = await opened()
    await does('dieuphoi', at, 'dong', { reason: 'Cần số liệu sớm để họp.' })
    await does('dieuphoi', at, 'mo-lai', { closesOn: addDays(TODAY, 2), reason: 'Hai thôn xin nộp thêm.' })
    expect((await toldOf(at.id, 4)).map(([who]) => who)).toContain(LANG_DIA)
    await sent(at, 'hamlet:lang_dia')
    await tick(addDays(TODAY, 3))
    expect((await eventsOf(at.id)).slice(-2)).toEqual(['round.reopened', 'round.closed'])
    expect(await standOf(at.id)).toMatchObject({ 'hamlet:lang_dia': 'submitted', 'hamlet:dong_com': 'missing' })
  })

  test('is cancelled with its reason: the units are told that nothing is wanted, the clock is done with it', async () => {
    const at = await opened()
    await does('duyet.mattran', at, 'huy', { reason: 'Trùng với báo cáo của tỉnh.' })
    expect((await toldOf(at.id, 3)).map(([, what]) => what)).toContainEqual(
      expect.stringContaining('Thôi, không phải nộp nữa'),
    )
    await tick(addDays(TODAY, 30))
    expect((await eventsOf(at.id)).at(-1)).toBe('round.cancelled')
    expect(Object.values(await standOf(at.id))).toEqual(['not_started', 'not_started', 'not_started'])
    const page = mainOf(await (await as(officer('dieuphoi')).get(at.address)).text())
    expect(page).toContain('Đã hủy')
  })
})

test('a report that comes in the moment in which the round closes is not noted as missing', async () => {
  const at = await opened()
  const db = connect(env)
  const seen = await submissionsOf(db, at.id)
  await sent(at, 'hamlet:lang_dia')
  await env.DB.prepare("UPDATE report_submissions SET version = 1 WHERE round_id = ? AND unit = 'hamlet:lang_dia'")
    .bind(at.id)
    .run()
  await writeTogether(db, missedStatements(seen, new Date()))
  expect(await standOf(at.id)).toEqual({
    ...{ 'hamlet:lang_dia': 'submitted', 'hamlet:dong_com': 'missing', 'body:binh-xa.phu-nu': 'missing' },
  })
  expect(await lastOf(at, 'hamlet:lang_dia')).toBeNull()
})

test('a round whose questionnaire was broken after it was made says so in place of its button, and is not opened', async () => {
  const at = await drafted()
  await env.DB.prepare(
    `UPDATE questionnaires SET draft = json_set(draft, '$.nodes[0].relevant', '\${khong_co} = 1')
     WHERE id = (SELECT questionnaire_id FROM report_rounds WHERE dossier_id = ?)`,
  )
    .bind(at.id)
    .run()
  const page = mainOf(await (await as(officer('dieuphoi')).get(at.address)).text())
  expect(page).toContain('còn lỗi nên chưa dùng được')
  expect((await tries('dieuphoi', at, 'mo')).status).toBe(409)
  expect(await standOf(at.id)).toEqual({})
})
