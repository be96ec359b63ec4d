import { describe, expect, test } from 'vitest'
import { readResult } from '../../worker/activities/fields.ts'
import { dayFaults, nextFreeDay, wakeOn } from '../../worker/activities/rules.ts'
import { hamletText, headsOf } from '../../worker/activities/words.ts'
import type { SpecialDay } from '../../worker/deadlines/calendar.ts'

const special = new Map<string, SpecialDay>([
  ['2027-02-06', { day: '2027-02-06', kind: 'holiday', name: 'Tết Nguyên đán' }],
  ['2026-09-02', { day: '2026-09-02', kind: 'holiday', name: 'Quốc khánh' }],
  ['2026-08-22', { day: '2026-08-22', kind: 'working', name: 'làm bù' }],
])
const WHY = 'Trường nghỉ hè, không ảnh hưởng việc chuyên môn'

describe('on which days a commune goes out', () => {
  test.each([
    ['a Saturday', '2026-11-28', '', {}],
    ['a Sunday', '2026-11-29', '', {}],
    ['a Monday without a reason', '2026-11-30', '', { workingDayWhy: [expect.stringContaining('là ngày làm việc')] }],
    ['a Monday with a reason too short to be one', '2026-11-30', 'bận', { workingDayWhy: [expect.anything()] }],
    ['a Monday with a reason', '2026-11-30', WHY, {}],
    ['a Saturday of Tết, whatever the reason', '2027-02-06', WHY, { onDay: [expect.stringContaining('Tết')] }],
    [
      'a holiday in the week, whatever the reason',
      '2026-09-02',
      WHY,
      { onDay: [expect.stringContaining('Quốc khánh')] },
    ],
    ['a Saturday that is worked in exchange', '2026-08-22', '', { workingDayWhy: [expect.anything()] }],
  ])('%s', (_, day, why, faults) => {
    expect(dayFaults(day, why, special)).toEqual(faults)
  })

  test('the form begins with the next Saturday or Sunday that is free', () => {
    expect(nextFreeDay('2026-11-22', special)).toBe('2026-11-28')
    expect(nextFreeDay('2027-02-05', special)).toBe('2027-02-07')
    expect(nextFreeDay('2026-08-21', special)).toBe('2026-08-23')
  })

  test('the clock looks two days before, then the day after, and the next day at what was written down late', () => {
    expect(wakeOn('2026-11-28', '2026-11-22')).toBe('2026-11-26')
    expect(wakeOn('2026-11-28', '2026-11-26')).toBe('2026-11-29')
    expect(wakeOn('2026-11-28', '2026-11-28')).toBe('2026-11-29')
    expect(wakeOn('2026-11-21', '2026-11-28')).toBe('2026-11-29')
  })
})

describe('who came', () => {
  const typed = (fields: Record<string, string>) => readResult((name) => (name in fields ? [fields[name] ?? ''] : []))
  test('heads of the groups add up; empty boxes are nobody', () => {
    const { found } = typed({ people: '32', women: '8', youth: '', result: 'Trồng 300 m đường hoa' })
    expect(found).toEqual({ headcount: { people: 32, women: 8 }, result: 'Trồng 300 m đường hoa' })
    expect(headsOf(found?.headcount ?? {})).toBe(40)
  })
  test('nobody at all is asked about at the first box', () => {
    expect(typed({ result: 'Trồng 300 m đường hoa' }).errors).toEqual({
      people: ['Ông/bà ghi số người của ít nhất một nhóm.'],
    })
  })
  test('what is no number is said at its box', () => {
    expect(Object.keys(typed({ people: 'nhiều', result: 'Trồng 300 m đường hoa' }).errors)).toEqual(['people'])
  })
  test('a hamlet is called by its name, with the word where the name lacks it', () => {
    expect([hamletText('Đồng Cỏm'), hamletText('Thôn Đo'), hamletText('Làng Dịa')]).toEqual([
      ...['thôn Đồng Cỏm', 'Thôn Đo', 'Làng Dịa'],
    ])
  })
})
