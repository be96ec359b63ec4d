import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, dueDay, type SpecialDay } from '../../worker/deadlines/calendar.ts'
import { explainSum, sumSentences } from '../../worker/deadlines/sum.ts'

const TET = 'Tết Nguyên đán'
const special = new Map<string, SpecialDay>([
  ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'].map(
    (day) => [day, { day, kind: 'holiday', name: TET }] as const,
  ),
  ['2026-08-22', { day: '2026-08-22', kind: 'working', name: 'làm bù cho thứ Hai 31/8' }],
  ['2026-08-31', { day: '2026-08-31', kind: 'holiday', name: 'Nghỉ đổi với thứ Bảy 22/8' }],
])

describe('the page shows the sum', () => {
  test('a short sum names every day', () => {
    const result = dueDay({ from: '2026-11-26', days: 3, unit: 'working_days', special })
    expect(sumSentences(result, '2026-11-26')).toEqual([
      'Tính từ ngày sau ngày gửi, thứ Năm 26/11.',
      'Đếm: thứ Sáu 27/11 (1), thứ Hai 30/11 (2), thứ Ba 01/12 (3).',
      'Không đếm: thứ Bảy 28/11, Chủ nhật 29/11.',
      'Hạn: thứ Ba, 01/12/2026.',
    ])
  })

  test('a sum without days off says nothing of them', () => {
    const result = dueDay({ from: '2026-11-23', days: 2, unit: 'working_days', special })
    expect(sumSentences(result, '2026-11-23', 'tiếp nhận')).toEqual([
      'Tính từ ngày sau ngày tiếp nhận, thứ Hai 23/11.',
      'Đếm: thứ Ba 24/11 (1), thứ Tư 25/11 (2).',
      'Hạn: thứ Tư, 25/11/2026.',
    ])
  })

  test('a sum with a Saturday worked in exchange tells why it counts', () => {
    const result = dueDay({ from: '2026-08-21', days: 2, unit: 'working_days', special })
    expect(sumSentences(result, '2026-08-21')).toContain(
      'Vẫn đếm thứ Bảy 22/08 vì là ngày làm việc bù (làm bù cho thứ Hai 31/8).',
    )
  })

  test('a long sum over Tết names rows of days, and the days off by reason', () => {
    const paused = [{ from: '2026-02-24', to: '2026-02-25' }]
    const result = dueDay({ from: '2026-02-06', days: 11, unit: 'working_days', special, paused })
    expect(sumSentences(result, '2026-02-06').slice(1, 3)).toEqual([
      'Đếm: thứ Hai 09/02 (1) đến thứ Sáu 13/02 (5), thứ Hai 23/02 (6), thứ Tư 25/02 (7) đến thứ Sáu 27/02 (9), thứ Hai 02/03 (10) đến thứ Ba 03/03 (11).',
      'Không đếm: thứ Bảy 07/02, 14/02, 21/02, 28/02; Chủ nhật 08/02, 15/02, 22/02, 01/03; Tết Nguyên đán (thứ Hai 16/02 đến thứ Sáu 20/02); tạm dừng chờ bổ sung (thứ Ba 24/02).',
    ])
    expect(explainSum(result, '2026-02-06').skipped[2]).toEqual({
      reason: TET,
      runs: [{ from: '2026-02-16', to: '2026-02-20' }],
    })
  })

  test('whatever the days: the rows of a sum hold every day of it, once', () => {
    const from = fc.integer({ min: 0, max: 300 }).map((n) => addDays('2026-01-01', n))
    const unit = fc.constantFrom('working_days' as const, 'calendar_days' as const)
    fc.assert(
      fc.property(from, fc.integer({ min: 1, max: 70 }), unit, (day, length, kind) => {
        const result = dueDay({ from: day, days: length, unit: kind, special })
        const sum = explainSum(result, day)
        const rows = [...sum.counted, ...sum.skipped.flatMap((group) => group.runs)]
        const held = rows.reduce((total, row) => total + daysBetween(row.from, row.to) + 1, 0)
        expect(held).toBe(daysBetween(day, result.due))
        expect(sum.counted.at(-1)?.last).toBe(length)
      }),
    )
  })
})
