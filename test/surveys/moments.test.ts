import { describe, expect, test } from 'vitest'
import type { Limit } from '../../worker/communes/book.ts'
import { answerLines } from '../../worker/forms/answer-lines.ts'
import { endFault, instantOf, momentOf, tooEarly } from '../../worker/surveys/office/moments.ts'
import { quotaFaults, quotaGroups, readQuotas } from '../../worker/surveys/office/quota-rows.ts'
import { numbered, slugOf } from '../../worker/surveys/office/slug.ts'
import { draftSchema } from '../../worker/surveys/office/survey-form.ts'
import { earliestEnd } from '../../worker/surveys/rules.ts'
import { check } from '../../worker/staff/form.ts'
import type { Questionnaire } from '../../worker/forms/questionnaire.ts'

const LAW = { days: 20, source: 'Điều 28 khoản 2 Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15' } as Limit
const vn = (text: string) => new Date(`${text}+07:00`).toISOString()

describe('an opinion asked by law', () => {
  test('that begins on the morning of the 1st stays open to the end of the 21st: its first day does not count', () => {
    expect(earliestEnd(vn('2026-11-01T08:00'), 20)).toBe(vn('2026-11-21T23:59'))
    expect(earliestEnd(vn('2026-11-01T00:00'), 20)).toBe(vn('2026-11-21T23:59'))
  })

  test('that begins shortly before midnight in Vietnam counts from the next day there, whatever UTC says', () => {
    expect(earliestEnd(vn('2026-11-01T23:59'), 20)).toBe(vn('2026-11-21T23:59'))
    expect(earliestEnd(vn('2026-11-02T00:00'), 20)).toBe(vn('2026-11-22T23:59'))
    expect(earliestEnd(vn('2026-12-20T09:00'), 20)).toBe(vn('2027-01-09T23:59'))
  })

  test('is not ended after 19 days and 23 hours, nor a minute before the end of the last day, and is then', () => {
    const survey = { kind: 'consultation', opensAt: vn('2026-11-01T08:00') } as const
    expect(tooEarly(survey, LAW, vn('2026-11-21T07:00'))).toContain('phải mở đủ 20 ngày')
    expect(tooEarly(survey, LAW, vn('2026-11-21T23:58'))).toContain('sớm nhất đóng được lúc thứ Bảy, 21/11/2026')
    expect(tooEarly(survey, LAW, vn('2026-11-21T23:59'))).toBeNull()
    expect(tooEarly({ ...survey, kind: 'survey' }, LAW, vn('2026-11-02T08:00'))).toBeNull()
  })

  test('says before it begins when it ends, and an end before the beginning is no end', () => {
    const now = new Date(vn('2026-11-01T08:00'))
    const plan = { kind: 'consultation', opensAt: null, closesAt: null } as const
    expect(endFault(plan, LAW, now)).toContain('phải nói trước ngày đóng')
    expect(endFault({ ...plan, kind: 'survey' }, LAW, now)).toBeNull()
    const later = {
      ...plan,
      kind: 'survey',
      opensAt: vn('2026-11-10T08:00'),
      closesAt: vn('2026-11-09T08:00'),
    } as const
    expect(endFault(later, LAW, now)).toBe('Giờ đóng phải sau giờ mở.')
  })
})

describe('a day and an hour', () => {
  test('are an instant in Vietnam and come back the same', () => {
    for (const [day, time] of [
      ['2026-11-21', '00:00'],
      ['2026-12-31', '23:59'],
      ['2028-02-29', '07:30'],
    ] as const)
      expect(momentOf(instantOf({ day, time }))).toEqual({ day, time })
    for (const wrong of [
      { day: '2026-02-30', time: '08:00' },
      { day: '2026-11-21', time: '24:00' },
      { day: '', time: '' },
    ])
      expect(instantOf(wrong)).toBeNull()
  })

  test('are read as people write them', () => {
    const read = (closesDay: string, closesTime: string) => {
      const checked = check(draftSchema, {
        ...{
          questionnaire: 'x',
          title: 'Tên khảo sát',
          intro: 'Lời giới thiệu đủ dài.',
          kind: 'survey',
          audience: 'open',
        },
        ...{ closesDay, closesTime },
      })
      return checked.ok ? [checked.value.closesDay, checked.value.closesTime] : Object.keys(checked.errors)
    }
    expect(read('1/12/2026', '8h')).toEqual(['2026-12-01', '08:00'])
    expect(read('2026-12-01', '17 giờ 5')).toEqual(['2026-12-01', '17:05'])
    expect(read('01-12-2026', '8:30')).toEqual(['2026-12-01', '08:30'])
    expect(read('', '')).toEqual(['', ''])
    expect(read('31/02/2026', '25:00')).toEqual(['closesDay', 'closesTime'])
    expect(read('mai', 'chiều')).toEqual(['closesDay', 'closesTime'])
  })
})

test('an address is made of a title as people type it, and never of what stands there already', () => {
  expect(slugOf('Ý kiến về Nhà văn hoá thôn, năm 2026!')).toBe('y-kien-ve-nha-van-hoa-thon-nam-2026')
  expect(slugOf('Mới')).toBe('khao-sat-moi')
  expect(slugOf('？？？')).toBe('khao-sat')
  expect(slugOf('สำรวจ')).toBe('khao-sat')
  expect(slugOf('đường '.repeat(40)).length).toBeLessThanOrEqual(60)
  expect(slugOf('a'.repeat(200))).toHaveLength(60)
  expect([numbered('duong', 1), numbered('duong', 3)]).toEqual(['duong', 'duong-3'])
})

const QUESTIONS: Questionnaire = {
  ...{ name: 'x', title: 'X', languages: [{ code: 'vi', name: 'Tiếng Việt' }] },
  nodes: [
    { kind: 'hamlet', name: 'thon', label: { vi: 'Thôn nào?' } },
    { kind: 'select_one', name: 'tuoi', list: 'tuoi', label: { vi: 'Bao nhiêu tuổi?' }, orOther: true },
    { kind: 'select_multiple', name: 'can', list: 'tuoi', label: { vi: 'Cần gì?' } },
    {
      kind: 'repeat',
      name: 'con',
      nodes: [{ kind: 'text', name: 'ten', label: { vi: 'Tên' } }],
    },
  ],
  lists: {
    tuoi: [
      { name: 'tre', label: { vi: 'Trẻ' } },
      { name: 'gia', label: { vi: 'Già' } },
    ],
  },
}

describe('numbers that are enough', () => {
  const groups = quotaGroups(QUESTIONS, [{ id: 'lang_dia', name: 'Làng Dịa' }])

  test('can be set for hamlets and for questions where one of a few is chosen', () => {
    expect(groups.map(({ title, rows }) => [title, rows.map(({ label }) => label)])).toEqual([
      ['Theo thôn', ['Làng Dịa']],
      ['Bao nhiêu tuổi?', ['Trẻ', 'Già']],
    ])
  })

  test('are read from the boxes, with dots between thousands, and refused where they are none', () => {
    const typed: Record<string, string> = { 'q.=lang_dia': ' 1.200 ', 'q.tuoi=tre': '0', 'q.tuoi=gia': '' }
    expect(readQuotas(groups, (name) => typed[name] ?? '')).toEqual({
      quotas: [{ by: '', value: 'lang_dia', most: 1200 }],
      errors: { 'q.tuoi=tre': ['Ông/bà ghi một số từ 1 trở lên, hoặc để trống.'] },
    })
  })

  test('for hamlets need a question about the hamlet, or slips that know it', () => {
    const blind = { ...QUESTIONS, nodes: QUESTIONS.nodes.slice(1) }
    const quotas = [{ by: '', value: 'lang_dia', most: 3 }]
    expect(quotaFaults(blind, quotas, false)).toHaveLength(1)
    expect(quotaFaults(blind, quotas, true)).toEqual([])
    expect(quotaFaults(QUESTIONS, quotas, false)).toEqual([])
  })
})

test('an officer reads answers in words: options, other words, rounds of a repeat', () => {
  const answers = {
    thon: 'lang_dia',
    tuoi: 'other',
    tuoi_other: 'Tuổi Dần',
    can: 'tre gia',
    'ten:1': 'Na',
    'ten:2': 'Bưởi',
  }
  const lines = answerLines(
    QUESTIONS,
    answers,
    () => 'Làng Dịa',
    () => undefined,
  )
  expect(lines.map(({ question, answer }) => `${question} ${answer}`)).toEqual([
    'Thôn nào? Làng Dịa',
    'Bao nhiêu tuổi? Ý khác',
    'Bao nhiêu tuổi?: ý khác Tuổi Dần',
    'Cần gì? Trẻ; Già',
    'Tên (lần 1) Na',
    'Tên (lần 2) Bưởi',
  ])
})
