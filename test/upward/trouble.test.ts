import { describe, expect, test } from 'vitest'
import { monthsUpTo, newestMonth, readMonth, readYear, sendDay } from '../../worker/upward/months.ts'
import { sheetOf } from '../../worker/upward/sheet.ts'
import { ASPECTS, byTrouble, type Figures, judge, NUMBER_NAMES, together } from '../../worker/upward/trouble.ts'

const NOTHING = Object.fromEntries(NUMBER_NAMES.map((name) => [name, 0]))
const figures = (some: Partial<Figures>): Figures => ({
  ...(NOTHING as unknown as Figures),
  ...{ month: '2026-10', communeId: 'binh-xa', communeName: 'Xã Bình Xa' },
  ...some,
})

describe('how a commune stands', () => {
  test.each([
    ['bao-cao', {}, 'none', 'không có kỳ', ''],
    ['bao-cao', { wanted: 20, received: 20 }, 'good', 'đủ', 'nộp 20 trên 20'],
    ['bao-cao', { wanted: 20, received: 20, late: 2 }, 'watch', 'muộn 2', 'nộp 20 trên 20, muộn 2'],
    ['bao-cao', { wanted: 20, received: 17, late: 2, missing: 3 }, 'bad', 'thiếu 3', 'nộp 17 trên 20, muộn 2'],
    ['chi-tieu', {}, 'none', 'chưa giao', ''],
    ['chi-tieu', { targets: 9, reached: 4 }, 'good', 'kịp', 'đạt 4 trên 9'],
    ['chi-tieu', { targets: 9, reached: 4, behind: 3 }, 'watch', 'chậm 3', 'đạt 4 trên 9'],
    ['chi-tieu', { targets: 9, reached: 4, behind: 4 }, 'bad', 'chậm 4', 'đạt 4 trên 9'],
    ['kien-nghi', {}, 'none', 'không có', ''],
    ['kien-nghi', { petitions: 5 }, 'good', 'đúng hạn', 'nhận 5, trả lời 0'],
    ['kien-nghi', { petitions: 5, answered: 4, inTime: 4 }, 'good', 'đúng hạn', 'nhận 5, trả lời 4, đúng hạn 4'],
    ['kien-nghi', { petitions: 5, answered: 4, inTime: 3 }, 'watch', 'trễ 1', 'nhận 5, trả lời 4, đúng hạn 3'],
    ['kien-nghi', { overdue: 1 }, 'bad', 'quá hạn 1', 'nhận 0, trả lời 0'],
    ['giam-sat', {}, 'none', 'không có', ''],
    ['giam-sat', { recommendations: 6, replied: 5, kept: 3 }, 'good', 'đúng hạn', 'trả lời 5 trên 6, xong 3'],
    ['giam-sat', { recommendations: 6, replied: 5, unanswered: 1 }, 'bad', 'quá hạn 1', 'trả lời 5 trên 6, xong 0'],
  ] as const)('in %s with %o is %s: %s', (aspect, some, mark, word, numbers) => {
    expect(judge(aspect, figures(some))).toEqual({ mark, word, numbers })
  })

  test('who has more that is bad stands first, then who has more to be watched, then more of it, then by name', () => {
    const row = (name: string, some: Partial<Figures>) => ({ name, figures: [figures(some)] })
    const rows = [
      row('Yên Sơn', {}),
      row('Ấm Hạ', { wanted: 9, received: 9, late: 1 }),
      row('Bình Ca', {}),
      row('Tân Trào', { wanted: 9, received: 9, late: 4 }),
      row('Hùng Đức', { wanted: 9, missing: 1, overdue: 1 }),
      row('Minh Tân', { wanted: 9, missing: 9 }),
    ]
    expect(byTrouble(rows).map(({ name }) => name)).toEqual([
      ...['Hùng Đức', 'Minh Tân', 'Tân Trào', 'Ấm Hạ', 'Bình Ca', 'Yên Sơn'],
    ])
  })

  test('over a year what came is added up, and what stands is that of the newest month of each commune', () => {
    const year = [
      figures({ month: '2026-09', wanted: 10, petitions: 3, targets: 8, reached: 2, overdue: 5 }),
      figures({ month: '2026-10', wanted: 12, petitions: 4, targets: 8, reached: 6, overdue: 1 }),
      figures({ communeId: 'x', month: '2026-08', wanted: 1, petitions: 1, targets: 2, reached: 1, overdue: 1 }),
    ]
    expect(together(year)).toMatchObject({ wanted: 23, petitions: 8, targets: 10, reached: 7, overdue: 2 })
    expect(together([])).toBeNull()
  })
})

describe('months of the level above', () => {
  test('a month is sent on the second day of the next one, so the newest is the last but one on the first', () => {
    expect([sendDay('2026-12'), sendDay('2026-01')]).toEqual(['2027-01-02', '2026-02-02'])
    expect([newestMonth('2026-12-01'), newestMonth('2026-12-02'), newestMonth('2027-01-01')]).toEqual([
      ...['2026-10', '2026-11', '2026-11'],
    ])
    expect(monthsUpTo('2026-02', 3)).toEqual(['2026-02', '2026-01', '2025-12'])
  })

  test('an address with nonsense or with a month to come shows the newest one', () => {
    expect(['2026-09', '2026-11', '2026-13', 'x', undefined].map((text) => readMonth(text, '2026-11-20'))).toEqual([
      ...['2026-09', '2026-10', '2026-10', '2026-10', '2026-10'],
    ])
    expect(['2025', '2027', 'x', undefined].map((text) => readYear(text, '2026-11-20'))).toEqual([
      2025, 2026, 2026, 2026,
    ])
  })
})

test('the sheet has the same numbers and words as the board, a row each', () => {
  const one = figures({ wanted: 20, received: 17, missing: 3, petitions: 2 })
  const [head, row] = sheetOf([one])
  expect(head?.length).toBe(2 + NUMBER_NAMES.length + ASPECTS.length)
  expect(row).toEqual([
    ...['10/2026', 'Xã Bình Xa', ...NUMBER_NAMES.map((name) => one[name])],
    ...['thiếu 3', 'chưa giao', 'đúng hạn', 'không có'],
  ])
})
