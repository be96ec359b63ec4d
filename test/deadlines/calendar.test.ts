import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  daysBetween,
  dueDay,
  instantText,
  isWorkingDay,
  lateness,
  latenessText,
  localDay,
  longDay,
  shortDay,
  type SpecialDay,
  type Term,
  weekday,
  workingDaysBetween,
} from '../../worker/deadlines/calendar.ts'

const TET = 'Tết Nguyên đán'
const special = calendarOf(
  ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'].map((day) => off(day, TET)),
  off('2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương'),
  off('2026-04-30', 'Ngày Chiến thắng'),
  off('2026-05-01', 'Quốc tế Lao động'),
  off('2026-08-31', 'Nghỉ đổi với thứ Bảy 22/8'),
  off('2026-09-01', 'Quốc khánh'),
  off('2026-09-02', 'Quốc khánh'),
  { day: '2026-08-22', kind: 'working', name: 'làm bù cho thứ Hai 31/8' },
)

describe('a clerk reads days', () => {
  test('a petition sent half an hour after midnight in Bình Xa belongs to the new day', () => {
    expect(localDay('2026-11-22T17:30:00.000Z')).toBe('2026-11-23')
    expect(localDay('2026-11-22T16:59:59.999Z')).toBe('2026-11-22')
    expect(localDay(new Date('2026-12-31T17:00:00Z'))).toBe('2027-01-01')
  })

  test('days are written as an officer writes them', () => {
    expect(longDay('2026-11-26')).toBe('thứ Năm, 26/11/2026')
    expect(longDay('2026-11-29')).toBe('Chủ nhật, 29/11/2026')
    expect(longDay('1969-12-27')).toBe('thứ Bảy, 27/12/1969')
    expect(shortDay('2026-11-26')).toBe('26/11')
    expect(instantText('2026-11-23T01:40:00.000Z')).toBe('thứ Hai, 23/11/2026, 8\u00a0giờ\u00a040')
    expect(instantText('2026-11-23T17:05:00.000Z')).toBe('thứ Ba, 24/11/2026, 0\u00a0giờ\u00a005')
  })

  test('a day that does not exist is refused, not guessed', () => {
    for (const wrong of ['2026-02-30', '2026-13-01', '26/11/2026', '2026-11-26T00:00', '']) {
      expect(() => longDay(wrong), wrong).toThrow(RangeError)
    }
    expect(() => localDay('hôm qua')).toThrow(RangeError)
  })
})

describe('Lan is told when she will have an answer', () => {
  test('ten working days from a Friday pass over two weekends', () => {
    const result = dueDay({ from: '2026-11-20', days: 10, unit: 'working_days', special })
    expect(result.due).toBe('2026-12-04')
    expect(result.skipped).toEqual([
      { day: '2026-11-21', reason: 'thứ Bảy' },
      { day: '2026-11-22', reason: 'Chủ nhật' },
      { day: '2026-11-28', reason: 'thứ Bảy' },
      { day: '2026-11-29', reason: 'Chủ nhật' },
    ])
  })

  test('a petition sent on Sunday counts Monday as its first day', () => {
    expect(dueDay({ from: '2026-11-22', days: 1, unit: 'working_days', special }).due).toBe('2026-11-23')
  })

  test('five working days before Tết 2026 are finished after it', () => {
    const result = dueDay({ from: '2026-02-11', days: 5, unit: 'working_days', special })
    expect(result.counted).toEqual(['2026-02-12', '2026-02-13', '2026-02-23', '2026-02-24', '2026-02-25'])
    expect(result.skipped.filter((skip) => skip.reason === TET)).toHaveLength(5)
  })

  test('30/4 and 1/5 are passed over, and so is the day in lieu of Giỗ Tổ', () => {
    const result = dueDay({ from: '2026-04-24', days: 4, unit: 'working_days', special })
    expect(result.due).toBe('2026-05-05')
    expect(result.skipped.map((skip) => skip.reason)).toEqual([
      'thứ Bảy',
      'Chủ nhật',
      'Nghỉ bù Giỗ Tổ Hùng Vương',
      'Ngày Chiến thắng',
      'Quốc tế Lao động',
      'thứ Bảy',
      'Chủ nhật',
    ])
  })

  test('Saturday 22/8 worked in exchange counts, and the sum says so', () => {
    const result = dueDay({ from: '2026-08-20', days: 3, unit: 'working_days', special })
    expect(result.counted).toEqual(['2026-08-21', '2026-08-22', '2026-08-24'])
    expect(result.notes).toEqual(['Vẫn đếm thứ Bảy 22/08 vì là ngày làm việc bù (làm bù cho thứ Hai 31/8).'])
    expect(dueDay({ from: '2026-08-28', days: 1, unit: 'working_days', special }).due).toBe('2026-09-03')
  })

  test('thirty calendar days that end on a Sunday end on the Monday after', () => {
    const result = dueDay({ from: '2026-10-30', days: 30, unit: 'calendar_days', special })
    expect(result.due).toBe('2026-11-30')
    expect(result.counted).toHaveLength(30)
    expect(result.skipped).toEqual([{ day: '2026-11-29', reason: 'Chủ nhật' }])
    expect(result.notes).toEqual(['Ngày cuối là Chủ nhật 29/11, ngày nghỉ, nên hạn chuyển sang thứ Hai 30/11.'])
  })

  test('a day off inside a calendar term, or a weekday that is worked anyway, needs no word', () => {
    const book = calendarOf(off('2026-11-28', 'Ngày hội thôn'), {
      day: '2026-11-30',
      kind: 'working',
      name: 'làm như thường',
    })
    expect(dueDay({ from: '2026-11-26', days: 5, unit: 'calendar_days', special: book }).notes).toEqual([])
  })

  test('a term that ends in Tết ends on the first working day after it, and names the day it should have ended', () => {
    const result = dueDay({ from: '2026-02-09', days: 6, unit: 'calendar_days', special })
    expect(result.due).toBe('2026-02-23')
    expect(result.notes).toEqual(['Ngày cuối là Chủ nhật 15/02, ngày nghỉ, nên hạn chuyển sang thứ Hai 23/02.'])
  })

  test('days on which the commune waited for her are not counted', () => {
    const paused = [{ from: '2026-11-24', to: '2026-11-26' }]
    const result = dueDay({ from: '2026-11-20', days: 3, unit: 'working_days', special, paused })
    expect(result.counted).toEqual(['2026-11-23', '2026-11-26', '2026-11-27'])
    expect(result.skipped).toContainEqual({ day: '2026-11-25', reason: 'tạm dừng chờ bổ sung' })
  })

  test('a term without end, or without days, is refused', () => {
    const term = { from: '2026-11-20', unit: 'working_days', special } as const
    expect(() => dueDay({ ...term, days: 1, paused: [{ from: '2026-11-20', to: '9999-12-31' }] })).toThrow(RangeError)
    expect(() => dueDay({ ...term, days: 3_001, unit: 'calendar_days' })).toThrow(RangeError)
    for (const days of [0, -1, 1.5, NaN]) expect(() => dueDay({ ...term, days })).toThrow(RangeError)
  })
})

describe('Hạnh of the Economic Office sees how much time she has', () => {
  const today = '2026-11-23'
  test.each([
    ['2026-11-26', 'còn 3 ngày làm việc'],
    ['2026-11-30', 'còn 5 ngày làm việc'],
    ['2026-11-23', 'hạn hôm nay'],
    ['2026-11-19', 'quá hạn 2 ngày làm việc'],
  ])('a case due on %s: %s', (due, text) => {
    expect(latenessText(lateness(due, today, special))).toBe(text)
  })

  test('on Saturday a case due on Friday is late, though no working day has passed', () => {
    expect(lateness('2026-11-20', '2026-11-21', special)).toEqual({ kind: 'late', days: 0 })
    expect(latenessText(lateness('2026-11-20', '2026-11-21', special))).toBe('vừa quá hạn')
    expect(latenessText(lateness('2026-11-22', '2026-11-21', special))).toBe('sắp đến hạn')
  })

  test('overdue over Tết counts only the days that offices worked', () => {
    expect(workingDaysBetween('2026-02-24', '2026-02-12', special)).toBe(-3)
  })
})

describe('whatever the days, the arithmetic holds', () => {
  const day = fc.integer({ min: 0, max: 300 }).map((n) => addDays('2024-12-01', n))
  const exceptions = fc
    .array(fc.record({ day, kind: fc.constantFrom('holiday', 'working'), name: fc.constant('Ngày đặc biệt') }), {
      minLength: 20,
      maxLength: 60,
    })
    .map((list) => calendarOf(...list))
  const term: fc.Arbitrary<Term> = fc.record({
    from: day,
    days: fc.integer({ min: 1, max: 70 }),
    unit: fc.constantFrom('working_days', 'calendar_days'),
    special: exceptions,
    paused: fc.array(
      fc.tuple(day, fc.integer({ min: 0, max: 40 })).map(([from, n]) => ({ from, to: addDays(from, n) })),
      { maxLength: 3 },
    ),
  })

  test('the due day is a working day, the last of exactly as many counted days as promised', () => {
    fc.assert(
      fc.property(term, (t) => {
        const { due, counted } = dueDay(t)
        expect(isWorkingDay(due, t.special)).toBe(true)
        expect(counted).toHaveLength(t.days)
        expect(counted.at(-1)).toBe(due)
        if (t.unit === 'working_days') expect(counted.every((d) => isWorkingDay(d, t.special))).toBe(true)
      }),
    )
  })

  test('every day from the day after the event to the due day is counted or skipped, once', () => {
    fc.assert(
      fc.property(term, (t) => {
        const { due, counted, skipped } = dueDay(t)
        const told = [...counted, ...skipped.map((skip) => skip.day)].sort()
        expect(told).toEqual(Array.from({ length: daysBetween(t.from, due) }, (_, i) => addDays(t.from, i + 1)))
      }),
    )
  })

  test('one day more is never due earlier', () => {
    fc.assert(
      fc.property(term, (t) => {
        expect(dueDay({ ...t, days: t.days + 1 }).due >= dueDay(t).due).toBe(true)
      }),
    )
  })

  test('one holiday more is never due earlier', () => {
    fc.assert(
      fc.property(term, day, (t, holiday) => {
        const more = new Map(t.special).set(holiday, off(holiday, 'Thêm ngày nghỉ'))
        expect(dueDay({ ...t, special: more }).due >= dueDay(t).due).toBe(true)
      }),
    )
  })

  test('a pause moves the due day by exactly its working days', () => {
    const plain = term.map((t) => ({ ...t, unit: 'working_days' as const, paused: [] }))
    fc.assert(
      fc.property(plain, fc.nat(), fc.integer({ min: 0, max: 40 }), (t, at, length) => {
        const before = dueDay(t)
        const from = addDays(t.from, 1 + (at % daysBetween(t.from, before.due)))
        const to = addDays(from, length)
        const still = Array.from({ length }, (_, i) => addDays(from, i)).filter((d) => isWorkingDay(d, t.special))
        const after = dueDay({ ...t, paused: [{ from, to }] })
        expect(workingDaysBetween(before.due, after.due, t.special)).toBe(still.length)
      }),
    )
  })

  test('an extension moves the due day by as many working days, and says so', () => {
    fc.assert(
      fc.property(term, fc.integer({ min: 1, max: 30 }), (any, extendedBy) => {
        const t = { ...any, unit: 'working_days' as const }
        const [before, after] = [dueDay(t), dueDay({ ...t, extendedBy })]
        expect(after.counted).toHaveLength(t.days + extendedBy)
        expect(after.counted.slice(0, t.days)).toEqual(before.counted)
        expect(after.notes[0]).toContain(`${extendedBy} ngày`)
      }),
    )
  })

  test('a Saturday worked in exchange within the term is counted', () => {
    const weekly = fc.record({ from: day, days: fc.integer({ min: 6, max: 70 }) })
    fc.assert(
      fc.property(weekly, ({ from, days }) => {
        const saturday = addDays(from, ((5 - weekday(from) + 7) % 7) + 1)
        const worked = calendarOf({ day: saturday, kind: 'working', name: 'làm bù' })
        const result = dueDay({ from, days, unit: 'working_days', special: worked })
        expect(weekday(saturday)).toBe(6)
        expect(result.counted).toContain(saturday)
        expect(result.notes[0]).toContain('làm bù')
      }),
    )
  })

  test('working days between two days are the same whether added up or counted one by one', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), exceptions, (from, length, marked) => {
        const each = Array.from({ length }, (_, i) => addDays(from, i + 1)).filter((d) => isWorkingDay(d, marked))
        const to = addDays(from, length)
        expect(workingDaysBetween(from, to, marked)).toBe(each.length)
        expect(workingDaysBetween(to, from, marked) + each.length).toBe(0)
      }),
    )
  })
})

function calendarOf(...list: SpecialDay[]): Map<string, SpecialDay> {
  return new Map(list.map((entry) => [entry.day, entry]))
}

function off(day: string, name: string): SpecialDay {
  return { day, kind: 'holiday', name }
}
