import fc from 'fast-check'
import { planOf, type Plan } from '../../worker/forms/plan.ts'
import type { Answers, Questionnaire } from '../../worker/forms/questionnaire.ts'
import type { Report } from '../../worker/rounds/compiling/compile.ts'

const vi = (text: string) => ({ vi: text })

/** What hamlets tell each month, in little: households, rubbish, days of work with heads, lamps, kinds of work, words. */
export const MONTH: Questionnaire = {
  name: 'thang',
  title: 'Kết quả tháng',
  languages: [{ code: 'vi', name: 'Tiếng Việt' }],
  nodes: [
    {
      ...{ kind: 'group', name: 'chung', label: vi('Việc chung') },
      nodes: [
        { kind: 'integer', name: 'so_ho', label: vi('Số hộ') },
        { kind: 'integer', name: 'ho_rac', label: vi('Hộ có hố rác') },
        { kind: 'calculate', name: 'phan_tram', calculation: 'round(${ho_rac} div ${so_ho} * 100, 1)' },
        { kind: 'note', name: 'noi', label: vi('Đạt ${phan_tram}% số hộ') },
        { kind: 'decimal', name: 'duong_hoa_km', label: vi('Đường hoa (km)') },
        {
          ...{ kind: 'repeat', name: 'buoi', label: vi('Buổi làm') },
          nodes: [
            { kind: 'integer', name: 'nguoi', label: vi('Người tham gia') },
            { kind: 'select_multiple', name: 'viec', list: 'viec', label: vi('Làm gì') },
          ],
        },
        { kind: 'calculate', name: 'tong_nguoi', label: vi('Lượt người'), calculation: 'sum(${nguoi})' },
        {
          ...{ kind: 'calculate', name: 'moi_buoi', label: vi('Người mỗi buổi') },
          calculation: 'round(${tong_nguoi} div count(${nguoi}), 1)',
        },
      ],
    },
    {
      ...{ kind: 'group', name: 'y_kien', label: vi('Ý kiến') },
      nodes: [
        { kind: 'select_one', name: 'den', list: 'den', label: vi('Đèn đường') },
        {
          ...{ kind: 'range', name: 'diem', label: vi('Tự chấm') },
          parameters: { start: '1', end: '10', step: '1' },
        },
        { kind: 'text', name: 'kho_khan', label: vi('Khó khăn') },
      ],
    },
  ],
  lists: {
    den: [
      { name: 'sang', label: vi('Sáng đủ') },
      { name: 'hong', label: vi('Có bóng hỏng') },
    ],
    viec: [
      { name: 'don', label: vi('Dọn đường') },
      { name: 'hoa', label: vi('Trồng hoa') },
    ],
  },
}

/** A questionnaire made ready. */
export function planned(questionnaire: Questionnaire): Plan {
  const made = planOf(questionnaire)
  if (!made.ok) throw new Error(JSON.stringify(made.faults))
  return made.plan
}

/** A sheet before it is written as answers: what a hand would add up. */
export type Drawn = {
  households: number
  bins: number | null
  metres: number | null
  days: { heads: number; works: string[] }[]
  lamps: 'sang' | 'hong' | null
  mark: number | null
  trouble: string
}

export const drawn: fc.Arbitrary<Drawn> = fc.record({
  households: fc.integer({ min: 1, max: 400 }),
  bins: fc.option(fc.nat(400)),
  metres: fc.option(fc.nat(50_000)),
  days: fc.array(fc.record({ heads: fc.nat(200), works: fc.subarray(['don', 'hoa'], { minLength: 1 }) }), {
    maxLength: 4,
  }),
  lamps: fc.option(fc.constantFrom('sang' as const, 'hong' as const)),
  mark: fc.option(fc.integer({ min: 1, max: 10 })),
  trouble: fc.constantFrom('', 'Thiếu bóng đèn', 'Đường lầy'),
})

/** The sheet as it is kept: what the engine calculates is written down with it. */
export function answersFrom({ bins, days, households, lamps, mark, metres, trouble }: Drawn): Answers {
  const heads = days.reduce((sum, day) => sum + day.heads, 0)
  const rounded = (value: number) => String(Math.round(value * 10) / 10)
  return {
    so_ho: String(households),
    ...(bins === null ? {} : { ho_rac: String(bins), phan_tram: rounded((bins / households) * 100) }),
    ...(metres === null ? {} : { duong_hoa_km: String(metres / 1000) }),
    ...(days.length > 0 ? { buoi: String(days.length), moi_buoi: rounded(heads / days.length) } : { buoi: '0' }),
    ...Object.fromEntries(
      days.flatMap((day, at) => [
        [`nguoi:${at + 1}`, String(day.heads)],
        [`viec:${at + 1}`, day.works.join(' ')],
      ]),
    ),
    tong_nguoi: String(heads),
    ...(lamps === null ? {} : { den: lamps }),
    ...(mark === null ? {} : { diem: String(mark) }),
    ...(trouble === '' ? {} : { kho_khan: trouble }),
  }
}

/** A report of a unit, accepted unless its answers are null. */
export function reportOf(unit: string, answers: Answers | null, set: Partial<Report> = {}): Report {
  return {
    ...{ submissionId: unit, unit, position: 1, status: answers === null ? 'missing' : 'accepted', isLate: false },
    ...{ wasMissing: answers === null, number: answers === null ? 0 : 1, answers },
    ...set,
  }
}
