import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answersFrom, boxText, fieldName, fieldsOf } from '../../worker/forms/fields.ts'
import { LIMITS, type Question, type QuestionKind } from '../../worker/forms/questionnaire.ts'
import { EVERY_KIND } from '../support/every-kind.ts'
import { questionnaires } from '../support/questionnaires.ts'
import { planFor } from '../support/sheets.ts'

const plan = planFor(EVERY_KIND)

/** What is kept when somebody types this into the boxes of a question. */
function kept(key: string, typed: string | readonly string[] | Record<string, string>): string | undefined {
  const fields = new Map<string, readonly string[]>()
  if (typeof typed === 'string') fields.set(fieldName(key), [typed])
  else if (Array.isArray(typed)) fields.set(fieldName(key), typed)
  else for (const [box, text] of Object.entries(typed)) fields.set(fieldName(key, box), [text])
  return answersFrom(plan, fields)[key]
}

describe('numbers as people here write them', () => {
  test.each([
    ['1.250.000', '1250000'],
    ['1 250 000', '1250000'],
    ['1,250,000', '1250000'],
    ['1.250', '1250'],
    ['012', '12'],
    ['+5', '5'],
    ['−3', '-3'],
    ['-0', '0'],
    [' 7 ', '7'],
    ['12,0', '12'],
  ])('Lan types %s for a whole number, and %s is kept', (typed, value) => {
    expect(kept('nguoi', typed)).toBe(value)
  })

  test.each([
    ['1,5', '1.5'],
    ['0.125', '0.125'],
    ['.5', '0.5'],
    ['1.250,50', '1250.5'],
    ['1,250.5', '1250.5'],
    ['12.500', '12500'],
    ['0,50', '0.5'],
  ])('Lan types %s for an area, and %s is kept', (typed, value) => {
    expect(kept('ruong', typed)).toBe(value)
  })

  test.each(['bốn', '4 người', '1.25.000', '1,2,3', '1e5', '12 5', '--4', '0x10', '١٢'])(
    'what is no number stays as Lan typed it: %s',
    (typed) => {
      expect(kept('nguoi', typed)).toBe(typed)
      expect(kept('ruong', typed)).toBe(typed)
    },
  )

  test('a number with a part is shown with a comma, and read back as the same number', () => {
    expect(boxText('decimal', '1.125')).toBe('1,125')
    expect(kept('ruong', '1,125')).toBe('1.125')
  })
})

describe('days, hours and places', () => {
  test.each([
    ['21/11/2026', '2026-11-21'],
    ['21-11-2026', '2026-11-21'],
    ['1.3.2015', '2015-03-01'],
    ['21112026', '2026-11-21'],
    ['2026-11-21', '2026-11-21'],
    ['ngày 21 tháng 11 năm 2026', '2026-11-21'],
  ])('Hùng types the day %s, and %s is kept', (typed, value) => {
    expect(kept('con_sinh:1', typed)).toBe(value)
  })

  test.each(['31/02/2026', '21/11/26', '11/2026', 'hôm qua'])('what is no day stays as Hùng typed it: %s', (typed) => {
    expect(kept('con_sinh:1', typed)).toBe(typed)
  })

  test.each([
    ['8h30', '08:30:00.000+07:00'],
    ['8 giờ', '08:00:00.000+07:00'],
    ['8 giờ 05 phút', '08:05:00.000+07:00'],
    ['23:59', '23:59:00.000+07:00'],
    ['25:00', '25:00'],
    ['sáng sớm', 'sáng sớm'],
  ])('Hùng types the hour %s, and %s is kept', (typed, value) => {
    expect(kept('gio', typed)).toBe(value)
  })

  test('a day and an hour are one answer; half of it is kept so that it can be completed', () => {
    expect(kept('hop', { date: '21/11/2026', time: '19h30' })).toBe('2026-11-21T19:30:00.000+07:00')
    expect(kept('hop', { date: '21/11/2026', time: '' })).toBe('2026-11-21T')
    expect(boxText('dateTime', '2026-11-21T', 'date')).toBe('2026-11-21')
    expect(kept('hop', { date: '', time: '' })).toBeUndefined()
  })

  test('a place may be typed in two boxes, or pasted into one as maps give it', () => {
    expect(kept('vi_tri', { lat: '21,9512', lon: '105,0134' })).toBe('21.9512 105.0134')
    expect(kept('vi_tri', { lat: '21.9512, 105.0134', lon: '' })).toBe('21.9512 105.0134')
    expect(kept('vi_tri', { lat: '21.9512', lon: '105.0134', alt: '', acc: '12' })).toBe('21.9512 105.0134 0 12')
  })
})

describe('choices', () => {
  test('several options are one answer, each once', () => {
    expect(kept('vuong', ['von', 'giay_to', 'von'])).toBe('von giay_to')
  })

  test('an order comes from one menu for each place, in the order of the places', () => {
    expect(kept('uu_tien', { '2': 'den', '1': 'nuoc_sach', '10': 'x', '3': '' })).toBe('nuoc_sach den x')
  })

  test('a ticked box is OK, and a file that is taken back is no answer', () => {
    expect(kept('dong_y', 'on')).toBe('OK')
    expect(kept('anh', { '': 'duong.jpg', bo: '1' })).toBeUndefined()
    expect(kept('anh', 'duong.jpg')).toBe('duong.jpg')
  })
})

describe('a form that no browser sends', () => {
  test('names that are not in the questionnaire fall away, and so do groups and rounds that cannot be', () => {
    const names = ['la', 'ho', 'con_ten', 'con_ten:0', 'con_ten:101', 'con_ten:1:1', 'ten:1', '__proto__', 'mon_ten:1']
    const fields = new Map(names.map((name) => [fieldName(name), ['x']]))
    expect(answersFrom(plan, new Map([...fields, ['ten', ['x']], ['website', ['x']]]))).toEqual({})
  })

  test('a repeat has at most as many rounds as are allowed', () => {
    expect(kept('con', '999')).toBe(String(LIMITS.repeats))
    expect(kept('con', 'nhiều')).toBeUndefined()
  })

  test('texts lose signs that nobody types, and line ends are those of everybody', () => {
    expect(kept('y_kien', ' một\r\nhai\u0000 ')).toBe('một\nhai')
    expect(kept('ten', 'a'.repeat(50_000))?.length).toBe(2 * LIMITS.textLength)
  })

  test('whatever is typed, what is carried to the next page says the same there', () => {
    fc.assert(
      fc.property(
        questionnaires(),
        fc.array(fc.tuple(fc.nat(), typed()), { maxLength: 30 }),
        (questionnaire, texts) => {
          const any = planFor(questionnaire)
          const keys = [...any.items.values()].map((item) => [item.name, ...item.repeats.map(() => 1)].join(':'))
          const fields = new Map(
            texts.flatMap(([number, text]) => [
              [fieldName(keys[number % keys.length] ?? ''), [text]] as const,
              [
                fieldName(keys[number % keys.length] ?? '', ['', 'date', 'time', 'lat', 'lon', '1'][number % 6]),
                [text],
              ] as const,
            ]),
          )
          const answers = answersFrom(any, fields)
          const carried = new Map(fieldsOf(any, answers).map(([name, value]) => [name, [value]]))
          expect(answersFrom(any, carried)).toEqual(answers)
        },
      ),
    )
  })

  test('what stands in a box again is read as the same answer', () => {
    const kinds: QuestionKind[] = ['integer', 'decimal', 'range', 'date', 'time', 'text']
    fc.assert(
      fc.property(fc.constantFrom(...kinds), typed(), (kind, text) => {
        const one = planFor({ ...EVERY_KIND, nodes: [questionOf(kind)] })
        const first = answersFrom(one, new Map([[fieldName('cau'), [text]]]))['cau'] ?? ''
        const again = answersFrom(one, new Map([[fieldName('cau'), [boxText(kind, first)]]]))['cau'] ?? ''
        expect(again).toBe(first)
      }),
    )
  })
})

function questionOf(kind: QuestionKind): Question {
  return { kind, name: 'cau', label: { vi: 'Câu hỏi' } }
}

/** What fingers type: numbers, days and hours in every way, and anything at all. */
function typed(): fc.Arbitrary<string> {
  const digits = fc.stringMatching(/^[-+ ]?[0-9]{0,4}([., /:h-][0-9]{0,4}){0,4}$/)
  return fc.oneof(digits, fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('OK', 'a b a', '21/11/2026'))
}
