import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planOf } from '../../worker/forms/plan.ts'
import type { Answers, Questionnaire } from '../../worker/forms/questionnaire.ts'
import { type Crossing, crossSheet, emptyCross, readBy } from '../../worker/forms/tally/cross.ts'
import { shortened } from '../../worker/forms/tally/digits.ts'
import { measuresOf } from '../../worker/forms/tally/measure.ts'
import { endsOf, quantileOf, spreadOf } from '../../worker/forms/tally/numbers.ts'
import { addSheet, type Counted, type Counts, emptyCounts } from '../../worker/forms/tally/sheets.ts'
import { addAnswer, emptyTally, given, merged, type Sign } from '../../worker/forms/tally/tally.ts'

/** One question of each kind that is counted in a way of its own, and children with their own pets. */
const ALL: Questionnaire = {
  name: 'du_loai',
  title: 'Đủ loại câu hỏi',
  languages: [{ code: 'vi', name: 'Tiếng Việt' }],
  nodes: [
    { kind: 'select_one', name: 'tot', list: 'ba', label: { vi: 'Tốt không?' } },
    { kind: 'select_multiple', name: 'viec', list: 'ba', label: { vi: 'Việc gì?' }, orOther: true },
    { kind: 'rank', name: 'truoc', list: 'ba', label: { vi: 'Việc nào trước?' } },
    { kind: 'range', name: 'diem', label: { vi: 'Chấm điểm' }, parameters: { start: '1', end: '5', step: '1' } },
    { kind: 'decimal', name: 'thu_nhap', label: { vi: 'Thu nhập' } },
    { kind: 'date', name: 'ngay', label: { vi: 'Ngày nào?' } },
    { kind: 'time', name: 'gio', label: { vi: 'Giờ nào?' } },
    { kind: 'acknowledge', name: 'dong_y', label: { vi: 'Đồng ý' } },
    { kind: 'text', name: 'y_kien', label: { vi: 'Ý kiến' } },
    { kind: 'note', name: 'loi', label: { vi: 'Cảm ơn' } },
    { kind: 'calculate', name: 'tinh', calculation: '1 + 1' },
    {
      kind: 'repeat',
      name: 'con',
      label: { vi: 'Con' },
      nodes: [
        { kind: 'integer', name: 'tuoi', label: { vi: 'Tuổi' } },
        {
          kind: 'repeat',
          name: 'vat',
          label: { vi: 'Vật nuôi' },
          nodes: [{ kind: 'select_one', name: 'loai', list: 'ba', label: { vi: 'Con gì?' } }],
        },
      ],
    },
  ],
  lists: { ba: ['a', 'b', 'c'].map((name) => ({ name, label: { vi: name } })) },
}
const planned = planOf(ALL)
if (!planned.ok) throw new Error(JSON.stringify(planned.faults))
const measures = measuresOf(planned.plan)
const measureOf = (key: string) => measures.find((one) => one.key === key)

const option = fc.constantFrom('a', 'b', 'c')
const options = fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map((some) => some.join(' '))
const amount = fc.oneof(
  fc.integer({ min: -3000, max: 90_000_000 }).map(String),
  fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 999_999_999 })).map((pair) => pair.join('.')),
)
const plain = fc.record(
  {
    tot: option,
    viec: options,
    truoc: options,
    diem: fc.constantFrom('1', '2', '3', '4', '5'),
    thu_nhap: amount,
    ngay: fc.constantFrom('2026-11-21', '2026-10-01', '2025-02-03'),
    gio: fc.constantFrom('08:30:00.000+07:00', '17:00:00.000+07:00'),
    dong_y: fc.constant('OK'),
    y_kien: fc.constantFrom('Đường lầy', 'Nước đục'),
  },
  { requiredKeys: [] },
)
const children = fc.array(
  fc.record({ tuoi: fc.integer({ min: 0, max: 15 }), pets: fc.array(option, { maxLength: 2 }) }),
  {
    maxLength: 3,
  },
)
const sheet = fc
  .record({
    plain,
    children,
    hamletId: fc.constantFrom(null, 'lang_dia', 'dong_quang'),
    channel: fc.constantFrom('web', 'paper'),
  })
  .map(({ plain: given, children: kids, ...rest }): Counted => {
    const answers: Record<string, string> = Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined),
    )
    answers['con'] = String(kids.length)
    for (const [i, kid] of kids.entries()) {
      answers[`tuoi:${i + 1}`] = String(kid.tuoi)
      answers[`vat:${i + 1}`] = String(kid.pets.length)
      for (const [j, pet] of kid.pets.entries()) answers[`loai:${i + 1}:${j + 1}`] = pet
    }
    return { ...rest, answers, day: '2026-11-21', versionId: 'v1' }
  })
const sheets = fc.array(sheet, { maxLength: 25 })

const BYS = ['=', 'tot:choice', 'viec:several', 'diem:scale', 'thu_nhap:number|1000|20000', 'tuoi:number*|6|11']
const QUESTIONS = ['tot:choice', 'viec:several', 'diem:scale', 'thu_nhap:number', 'loai:choice*']

function crossings(): Crossing[] {
  return BYS.flatMap((text) =>
    QUESTIONS.flatMap((key) => {
      const by = readBy(text)
      const question = measureOf(key)
      if (!by || !question) throw new Error(text)
      const splitting = by.kind === 'question' ? measureOf(by.key) : undefined
      return { cross: emptyCross(question.as), as: question.as, question, by, splitting }
    }),
  )
}

type Book = { counts: Counts; crossed: Crossing[] }
const blank = (): Book => ({ counts: emptyCounts(), crossed: crossings() })
function count({ counts, crossed }: Book, some: readonly Counted[], sign: Sign): void {
  for (const one of some) {
    addSheet(counts, measures, one, sign)
    for (const crossing of crossed) crossSheet(crossing, one, sign)
  }
}
/** What is kept of a book: without questions of which nothing was counted. */
const kept = ({ counts, crossed }: Book) => ({
  sheets: counts.sheets,
  tallies: Object.fromEntries([...counts.tallies].filter(([, tally]) => tally.n > 0)),
  crossed: crossed.map(({ cross }) => cross),
})

test('answers counted in any order and in batches come to the same', () => {
  fc.assert(
    fc.property(sheets, fc.infiniteStream(fc.nat()), fc.nat(25), (all, dice, cut) => {
      const whole = blank()
      count(whole, all, 1)
      const mixed = all
        .map((one) => ({ one, place: dice.next().value as number }))
        .sort((a, b) => a.place - b.place)
        .map(({ one }) => one)
      const parts = blank()
      count(parts, mixed.slice(0, cut), 1)
      count(parts, mixed.slice(cut), 1)
      expect(kept(parts)).toEqual(kept(whole))
    }),
  )
})

test('answers that are taken off again leave nothing behind', () => {
  fc.assert(
    fc.property(sheets, sheets, (stay, go) => {
      const before = blank()
      count(before, stay, 1)
      const after = blank()
      count(after, [...stay, ...go], 1)
      count(after, go.toReversed(), -1)
      expect(kept(after)).toEqual(kept(before))
      count(after, stay, -1)
      expect(kept(after)).toEqual(kept(blank()))
    }),
  )
})

test('tallies of two halves together are the tally of the whole', () => {
  fc.assert(
    fc.property(fc.array(amount), fc.array(amount), (left, right) => {
      const of = (values: readonly string[]) => {
        const tally = emptyTally('number')
        for (const value of values) addAnswer(tally, 'number', value, 1)
        return tally
      }
      expect(merged(of(left), of(right))).toEqual(of([...left, ...right]))
    }),
  )
})

test('mean, spread, middle and ends of numbers are those of the numbers themselves', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1 }), (values) => {
      const tally = emptyTally('number')
      for (const value of values) addAnswer(tally, 'number', String(value), 1)
      const mean = values.reduce((a, b) => a + b, 0) / values.length
      const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
      expect(spreadOf(tally)?.mean).toBeCloseTo(mean, 6)
      expect(spreadOf(tally)?.deviation).toBeCloseTo(spread, 6)
      expect(endsOf(tally)).toEqual({ least: Math.min(...values), most: Math.max(...values) })
      const sorted = values.toSorted((a, b) => a - b)
      expect(quantileOf(tally, 0.5)).toBe(sorted[Math.ceil(values.length / 2) - 1])
    }),
  )
})

test('a long number is counted by its first three digits, never above a round number that it does not reach', () => {
  const cases = {
    '29950000': '29900000',
    '30000000': '30000000',
    '0.0129999': '0.0129',
    '-5.678': '-5.68',
    '999': '999',
    '0': '0',
  }
  expect(Object.keys(cases).map(shortened)).toEqual(Object.values(cases))
  fc.assert(
    fc.property(
      amount,
      fc.integer({ min: 1, max: 999 }),
      fc.integer({ min: -2, max: 6 }),
      (value, digits, exponent) => {
        const cut = Number(`${digits}e${exponent}`)
        expect(Number(shortened(value)) >= cut).toBe(Number(value) >= cut)
      },
    ),
  )
})

test('every round of a repeat counts, the rounds within it too, and who has a child is in its group', () => {
  const answers: Answers = {
    con: '2',
    'tuoi:1': '4',
    'tuoi:2': '12',
    'vat:1': '1',
    'vat:2': '1',
    'loai:1:1': 'a',
    'loai:2:1': 'b',
  }
  const book = blank()
  count(book, [{ answers, hamletId: null, channel: 'web', day: '2026-11-21', versionId: 'v1' }], 1)
  const tally = (key: string) => book.counts.tallies.get(key)
  expect(tally('con:number')?.sum).toBe('2000000')
  expect(tally('tuoi:number*')?.n).toBe(2)
  expect(given(tally('loai:choice*') ?? emptyTally('choice'), 'a')).toBe(1)
  const pets = book.crossed.find(
    ({ question, by }) => question?.name === 'loai' && by.kind === 'question' && by.cuts[0] === 6,
  )
  expect(pets?.cross.groups['0']?.tally.of).toEqual({ a: 1 })
  expect(pets?.cross.groups['2']?.tally.of).toEqual({ b: 1 })
})

test('what was asked in another way in another version is counted apart; what only speaks is not counted', () => {
  const other = planOf({ ...ALL, nodes: [{ kind: 'select_multiple', name: 'tot', list: 'ba', label: { vi: 'Tốt?' } }] })
  expect(other.ok && measuresOf(other.plan).map(({ key }) => key)).toEqual(['tot:several'])
  expect(measures.map(({ key }) => key)).toEqual([
    'tot:choice',
    'viec:several',
    'viec_other:given',
    'truoc:rank',
    'diem:scale',
    'thu_nhap:number',
    'ngay:month',
    'gio:hour',
    'dong_y:yes',
    'y_kien:given',
    'con:number',
    'tuoi:number*',
    'vat:number*',
    'loai:choice*',
  ])
})
