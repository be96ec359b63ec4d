import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import {
  formOf,
  mainOf,
  openOn,
  roundsOf,
  SERIES,
  series,
  seriesFields,
  seriesRow,
  setOf,
  standOf,
  TODAY,
  toldOf,
  UNITS,
} from './gathering.ts'

let set = ''
beforeAll(async () => {
  set = await setOf('Hai thôn và Hội Phụ nữ')
})

const page = async (path: string, who = 'dieuphoi') => {
  const answer = await as(officer(who)).get(path)
  return { status: answer.status, text: mainOf(await answer.text()) }
}

describe('a report that comes every month', () => {
  test('is shown with its next three rounds before Thụ keeps it, and nothing is kept until then', async () => {
    const fields = seriesFields(set, { name: 'Kế hoạch xem trước' })
    const seen = await as(officer('dieuphoi')).post(`${SERIES}/moi?loai=monthly_plan`, { ...fields, viec: 'xem' })
    const text = mainOf(await seen.text())
    expect(seen.status).toBe(200)
    expect(text).toContain('Ba kỳ tới sẽ như sau')
    expect(text.match(/tháng \d+ năm \d{4}/g)).toHaveLength(3)
    expect((await page(SERIES)).text).not.toContain('Kế hoạch xem trước')
    const again = await as(officer('dieuphoi')).post(`${SERIES}/moi?loai=monthly_plan`, { ...fields, viec: 'sua' })
    expect(await again.text()).toContain('value="Kế hoạch xem trước"')
  })

  test('opens by itself on its day: a round, a report for each unit, news for each of them and for nobody else', async () => {
    const id = await series('monthly_plan', seriesFields(set))
    const { opens_on: opensOn = '', next_period: period = '' } = await seriesRow(id)
    expect(await roundsOf(id)).toEqual([])
    await openOn(addDays(opensOn, -1))
    expect(await roundsOf(id)).toEqual([])
    expect(await openOn(opensOn)).toBeGreaterThanOrEqual(1)
    const [round] = await roundsOf(id)
    expect(round?.period).toBe(period)
    expect(round?.dueOn.endsWith('-04')).toBe(true)
    expect(await standOf(round?.id ?? '')).toEqual(Object.fromEntries(UNITS.map((unit) => [unit, 'not_started'])))
    const told = await toldOf(round?.id ?? '', 1)
    expect(told.map(([who]) => who)).toEqual([
      '@vi-du.thon.dongcom',
      '@vi-du.thon.langdia',
      'binh-xa.phu-nu:intake_officer,coordinator,handler,approver,leader,supervisor_member',
    ])
    expect(told[0]?.[1]).toMatch(/^Cần nộp, hạn .*04\/\d\d\/\d{4}: Kế hoạch hoạt động tháng \d+ năm \d{4}\.$/)
    expect(told[0]?.[2]).toBe('/can-bo/bao-cao')
    const { text } = await page(round?.address ?? '')
    expect(text).toContain('Kế hoạch hoạt động tháng')
    expect(text).toContain('Làng Dịa Chưa làm')
    expect(text).toContain('3 chưa nộp')
  })

  test('opens once, however often and however parallel the clock ticks; the next one is another month', async () => {
    const id = await series('monthly_plan', seriesFields(set, { name: 'Kế hoạch song song' }))
    const { opens_on: opensOn = '', next_period: first = '' } = await seriesRow(id)
    const day = opensOn > TODAY ? opensOn : TODAY
    await Promise.all([openOn(day), openOn(day), openOn(day)])
    await openOn(day)
    expect((await roundsOf(id)).map(({ period }) => period)).toEqual([first])
    const after = await seriesRow(id)
    expect(after.next_period).not.toBe(first)
    expect(await standOf((await roundsOf(id))[0]?.id ?? '')).toHaveProperty('hamlet:lang_dia')
    await openOn(after.opens_on ?? '')
    expect(await roundsOf(id)).toHaveLength(2)
  })

  test('is held against the plan of its month, and knows the round before it', async () => {
    const plan = await series('monthly_plan', seriesFields(set, { name: 'Kế hoạch để so' }))
    const result = await series(
      'monthly_result',
      seriesFields(set, {
        ...{ name: 'Kết quả để so', form: 'mau:ket-qua-thang', dueDay: '28', plan, opensBefore: '8' },
      }),
    )
    const start = (await seriesRow(plan)).opens_on ?? ''
    for (const day of [0, 15, 30, 45, 60].map((days) => addDays(start, days))) {
      await openOn(day)
    }
    const plans = await roundsOf(plan)
    const results = await roundsOf(result)
    expect(results.length).toBeGreaterThanOrEqual(2)
    for (const [at, one] of results.entries()) {
      const row = await env.DB.prepare(
        'SELECT plan_round_id, previous_round_id FROM report_rounds WHERE dossier_id = ?',
      )
        .bind(one.id)
        .first()
      expect(row).toEqual({
        plan_round_id: plans.find(({ period }) => period === one.period)?.id ?? null,
        previous_round_id: results[at - 1]?.id ?? null,
      })
    }
  })

  test('does not open a round whose last day has passed meanwhile, and goes on with the month that is', async () => {
    const id = await series('monthly_plan', seriesFields(set, { name: 'Kế hoạch ngủ quên' }))
    const late = addDays((await seriesRow(id)).opens_on ?? '', 100)
    for (let turn = 0; turn < 8; turn++) await openOn(late)
    const rounds = await roundsOf(id)
    expect(rounds.length).toBeGreaterThan(0)
    for (const { closesOn } of rounds) expect(closesOn >= late).toBe(true)
  })

  test('rests when Thụ says so, runs again from the month that can still be in time, and opens at once when asked', async () => {
    const id = await series('monthly_plan', seriesFields(set, { name: 'Kế hoạch nghỉ' }))
    const act = (what: string, fields: Record<string, string> = {}) =>
      seriesRow(id).then(({ revision }) =>
        as(officer('dieuphoi')).post(`${SERIES}/${id}/${what}`, { revision: String(revision), ...fields }),
      )
    expect((await act('nghi')).status).toBe(303)
    await openOn(addDays(TODAY, 200))
    expect(await roundsOf(id)).toEqual([])
    expect((await page(`${SERIES}/${id}`)).text).toContain('Đang nghỉ')
    expect((await as(officer('dieuphoi')).post(`${SERIES}/${id}/chay`, { revision: '1' })).status).toBe(409)
    expect((await act('chay')).status).toBe(303)
    const { next_period: period = '' } = await seriesRow(id)
    const now = await act('mo-ngay', { period })
    expect(now.status).toBe(303)
    expect((await roundsOf(id)).map((one) => one.period)).toEqual([period])
    expect((await act('mo-ngay', { period })).status).toBe(409)
    expect((await act('cat')).status).toBe(303)
    expect((await page(`${SERIES}/${id}`)).status).toBe(404)
  })
})

describe('a report that cannot be asked', () => {
  test('rests with the reason, its lead is told once, and the clock does not try again every five minutes', async () => {
    const form = await formOf('ket-qua-thang')
    const id = await series('monthly_plan', seriesFields(set, { name: 'Kế hoạch hỏng', form }))
    await env.DB.prepare(
      `UPDATE questionnaires SET draft = json_set(draft, '$.nodes[0].relevant', '\${khong_co} = 1') WHERE id = ?`,
    )
      .bind(form)
      .run()
    const day = (await seriesRow(id)).opens_on ?? ''
    await openOn(day > TODAY ? day : TODAY)
    await openOn(day > TODAY ? day : TODAY)
    const row = await seriesRow(id)
    expect([row.opens_on, await roundsOf(id)]).toEqual([null, []])
    expect(row.trouble).toMatch(/^Biểu mẫu “.*” còn lỗi nên chưa dùng được\./)
    const told = await toldOf(id, 1)
    expect(told.map(([who]) => who)).toEqual(['binh-xa.mttq:intake_officer,coordinator,approver'])
    expect(told[0]?.[2]).toBe(`${SERIES}/${id}`)
    expect((await page(`${SERIES}/${id}`)).text).toContain('Báo cáo này đang dừng')
    expect((await page(SERIES)).text).toContain('Đang dừng')
  })

  test('keeps its questionnaire from being put away, and its set', async () => {
    const own = await setOf('Nhóm đang dùng')
    const form = await formOf('ket-qua-thang')
    const id = await series('monthly_plan', seriesFields(own, { name: 'Kế hoạch giữ biểu mẫu', form }))
    const put = await as(officer('dieuphoi')).post(`/can-bo/bieu-mau/${form}/cat`)
    expect([put.status, mainOf(await put.text())]).toEqual([409, expect.stringContaining('Kế hoạch giữ biểu mẫu')])
    const set = await as(officer('dieuphoi')).post(`/can-bo/ky-bao-cao/nhom/${own}/cat`)
    expect([set.status, mainOf(await set.text())]).toEqual([409, expect.stringContaining('Kế hoạch giữ biểu mẫu')])
    expect((await page(`${SERIES}/${id}`)).status).toBe(200)
  })
})

describe('a form that is filled in wrongly', () => {
  test.each([
    ['name', 'K', 'ít nhất 5 ký tự'],
    ['unitSet', 'khong-co', 'không còn trong danh sách'],
    ['form', '', 'chọn một mục'],
    ['lead', 'dak-po.mttq', 'không còn trong danh sách'],
    ['dueDay', '32', 'từ 1 đến 31'],
    ['remindBefore', '10', 'phải nhỏ hơn'],
    ['opensBefore', 'mười', 'từ 1 đến 60'],
  ])('says so at %s and keeps what was typed', async (name, value, said) => {
    const fields = seriesFields(set, { name: 'Kế hoạch gõ sai', [name]: value })
    const answer = await as(officer('dieuphoi')).post(`${SERIES}/moi?loai=monthly_plan`, fields)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain(said)
    if (name !== 'name') expect(html).toContain('value="Kế hoạch gõ sai"')
  })

  test('a set without a unit, and one that somebody else saved meanwhile, are not kept', async () => {
    const none = await as(officer('dieuphoi')).post('/can-bo/ky-bao-cao/nhom/moi', {
      submissionKey: crypto.randomUUID(),
      name: 'Không ai',
    })
    expect([none.status, mainOf(await none.text())]).toEqual([422, expect.stringContaining('ít nhất một đơn vị')])
    const id = await setOf('Nhóm hai người sửa')
    const save = (revision: string, name: string) =>
      as(officer('dieuphoi')).post(`/can-bo/ky-bao-cao/nhom/${id}`, {
        ...{ revision, name, groups: ['hamlets'], submissionKey: id },
      })
    expect((await save('1', 'Mọi thôn')).status).toBe(303)
    expect((await save('1', 'Tên của người đến sau')).status).toBe(409)
    const kept = await env.DB.prepare('SELECT name, json_array_length(units) AS many FROM unit_sets WHERE id = ?')
      .bind(id)
      .first<{ name: string; many: number }>()
    expect([kept?.name, (kept?.many ?? 0) > 10]).toEqual(['Mọi thôn', true])
  })
})

test('sets and series are the gatherers’: a hamlet’s head, a clerk of another body, another commune do not get at them', async () => {
  const id = await series('monthly_plan', seriesFields(set, { name: 'Kế hoạch của Mặt trận' }))
  const paths = [
    SERIES,
    `${SERIES}/moi`,
    `${SERIES}/${id}`,
    '/can-bo/ky-bao-cao/nhom',
    `/can-bo/ky-bao-cao/nhom/${set}`,
  ]
  for (const who of ['thon.langdia', 'xuly.kinhte', 'quantri'])
    for (const path of paths) expect([who, path, (await page(path, who)).status]).toEqual([who, path, 403])
  for (const path of paths.filter((one) => one.includes(id) || one.includes(set)))
    expect([path, (await page(path, 'dieuphoi.dakpo')).status]).toEqual([path, 404])
  // A head of another body reads how reports run, and changes only his own.
  expect((await page(`${SERIES}/${id}`, 'duyet.kinhte')).status).toBe(200)
  const stop = await as(officer('duyet.kinhte')).post(`${SERIES}/${id}/nghi`, { revision: '1' })
  expect(stop.status).toBe(403)
  expect((await seriesRow(id)).opens_on).not.toBeNull()
  expect(localDay(new Date())).toBe(TODAY)
})
