import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { numberText, readNumber } from '../../worker/targets/numbers.ts'
import {
  type Aim,
  EARLY_DAYS,
  forecast,
  goalOf,
  isReached,
  passed,
  progress,
  type Rule,
  standing,
} from '../../worker/targets/rules.ts'
import { goalText, stateName } from '../../worker/targets/words.ts'

const aim = (rule: Rule, target: number, base: number | null = null): Aim => ({ rule, target, base })

describe('what a hamlet has to reach', () => {
  test.each<[string, Aim, number, boolean]>([
    ['two flower roads of at least two', aim('at_least', 2), 2, true],
    ['one of at least two', aim('at_least', 2), 1, false],
    ['exactly 80 % where more than 80 % is wanted', aim('more_than', 80), 80, false],
    ['80,1 % where more than 80 % is wanted', aim('more_than', 80), 80.1, true],
    ['all of one culture house', aim('all', 1), 1, true],
    ['17 of all 18 hamlets', aim('all', 18), 17, false],
    ['99,9 % where all is wanted', aim('all', 100), 99.9, false],
    ['100 % where all is wanted', aim('all', 100), 100, true],
    ['10 points more than 55 % in 2020', aim('increase', 10, 55), 65, true],
    ['9,9 points more than 55 % in 2020', aim('increase', 10, 55), 64.9, false],
    ['tenths that do not add up evenly', aim('increase', 0.2, 0.1), 0.3, true],
    ['three where three at most are allowed', aim('at_most', 3), 3, true],
    ['four where three at most are allowed', aim('at_most', 3), 4, false],
  ])('%s', (_, wanted, actual, reached) => {
    expect(isReached(wanted, actual)).toBe(reached)
  })

  test('an increase is added to its base, whatever was done meanwhile', () => {
    expect(goalOf(aim('increase', 10, 55))).toBe(65)
    expect(goalOf(aim('at_least', 10, 55))).toBe(10)
  })
})

describe('where a hamlet stands', () => {
  test('nobody told anything: not behind, but without figures', () => {
    expect(standing(aim('at_least', 2), null, 2026, '2026-12-31')).toBe('unknown')
  })
  test('in the first weeks of a year nobody is behind', () => {
    expect(standing(aim('at_least', 2), 0, 2026, '2026-02-28')).toBe('doing')
    expect(standing(aim('at_least', 2), 0, 2026, '2026-03-01')).toBe('behind')
  })
  test('half of the way at half of the year is on the way, less is behind', () => {
    expect(standing(aim('at_least', 100), 50, 2026, '2026-07-01')).toBe('doing')
    expect(standing(aim('at_least', 100), 49, 2026, '2026-07-02')).toBe('behind')
  })
  test('of an increase the way begins at the base, not at nothing', () => {
    expect(progress(aim('increase', 10, 55), 60)).toBe(0.5)
    expect(standing(aim('increase', 10, 55), 58, 2026, '2026-11-22')).toBe('behind')
    expect(standing(aim('increase', 10, 55), 64.5, 2026, '2026-11-22')).toBe('doing')
  })
  test('when the year is over, what was not reached was not reached', () => {
    expect(standing(aim('more_than', 80), 80, 2026, '2026-12-31')).toBe('doing')
    expect(standing(aim('more_than', 80), 80, 2026, '2027-01-01')).toBe('behind')
    expect(stateName('behind', 'more_than', true)).toBe('Không đạt')
    expect(stateName('behind', 'more_than', false)).toBe('Chậm')
    expect(stateName('behind', 'at_most', false)).toBe('Vượt mức')
  })
  test('what is reached stays reached, and more never makes it worse', () => {
    const rules = fc.constantFrom<Rule>('at_least', 'more_than', 'all', 'increase')
    const half = fc.integer({ min: 0, max: 400 }).map((one) => one / 2)
    const rank = { unknown: 0, behind: 1, doing: 2, reached: 3 }
    fc.assert(
      fc.property(
        rules,
        half,
        half,
        half,
        half,
        fc.integer({ min: 0, max: 420 }),
        (rule, target, base, actual, more, day) => {
          const wanted = aim(rule, target, rule === 'increase' ? base : null)
          const today = addDays('2026-01-01', day)
          const now = standing(wanted, actual, 2026, today)
          expect(rank[standing(wanted, actual + more, 2026, today)]).toBeGreaterThanOrEqual(rank[now])
          expect(now === 'reached').toBe(isReached(wanted, actual))
          expect(progress(wanted, actual)).toBeGreaterThanOrEqual(0)
          expect(progress(wanted, actual)).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})

describe('where the pace of the year leads', () => {
  const sum = { gather: 'sum', unit: 'tuyến' } as const
  const share = { gather: 'last', unit: '%' } as const
  const told = (actual: number, actualOn: string, first = actual, firstOn = actualOn) => ({
    ...{ actual, actualOn, first, firstOn },
  })

  test('one road by the middle of the year makes two by its end', () => {
    expect(forecast(aim('at_least', 2), sum, told(1, '2026-05-01'), 2026, '2026-07-02')).toBeCloseTo(1.995, 2)
  })
  test('nothing is foretold in the first sixty days, without figures, and when the year is over', () => {
    expect(passed(2026, '2026-02-28').days).toBe(EARLY_DAYS - 1)
    expect(forecast(aim('at_least', 2), sum, told(1, '2026-01-20'), 2026, '2026-02-28')).toBeNull()
    expect(forecast(aim('at_least', 2), sum, told(1, '2026-01-20'), 2026, '2026-03-01')).not.toBeNull()
    const none = { actual: null, actualOn: null, first: null, firstOn: null }
    expect(forecast(aim('at_least', 2), sum, none, 2026, '2026-07-01')).toBeNull()
    expect(forecast(aim('at_least', 2), sum, told(1, '2026-05-01'), 2026, '2026-12-31')).toBeNull()
    expect(forecast(aim('at_least', 2), sum, told(1, '2026-05-01'), 2026, '2027-02-01')).toBeNull()
  })
  test('a share goes on in a straight line from the first figure, and one figure alone makes no line', () => {
    expect(forecast(aim('more_than', 80), share, told(60, '2026-06-01'), 2026, '2026-07-01')).toBeNull()
    const line = told(60, '2026-07-01', 50, '2026-03-01')
    expect(forecast(aim('more_than', 80), share, line, 2026, '2026-07-10')).toBeCloseTo(75, 0)
  })
  test('with a base the line begins there, at the turn of the year', () => {
    const value = forecast(aim('increase', 10, 55), share, told(60, '2026-07-01'), 2026, '2026-07-10')
    expect(value).toBeCloseTo(65, 0)
  })
  test('no share is foretold above 100 % or below nothing', () => {
    const up = told(95, '2026-06-01', 20, '2026-03-01')
    const down = told(5, '2026-06-01', 60, '2026-03-01')
    expect(forecast(aim('more_than', 80), share, up, 2026, '2026-07-01')).toBe(100)
    expect(forecast(aim('more_than', 80), share, down, 2026, '2026-07-01')).toBe(0)
  })
})

describe('numbers as people write them', () => {
  const km = { digits: 2, unit: 'km' }
  test.each([
    ['0,3', 0.3],
    ['0.3', 0.3],
    [' 0,80 ', 0.8],
    ['1.200', 1200],
    ['12', 12],
  ])('%s', (typed, value) => {
    expect(readNumber(typed, km)).toEqual({ ok: true, value })
  })
  test.each([
    ['', km, 'Ông/bà ghi một số'],
    ['hai', km, 'Ông/bà ghi một số'],
    ['-1', km, 'Ông/bà ghi một số'],
    ['0,333', km, 'Nhiều nhất 2 chữ số'],
    ['1,5', { digits: 0, unit: 'tuyến' }, 'số tròn'],
    ['100,5', { digits: 1, unit: '%' }, 'nhiều nhất là 100 %'],
    ['9999999999', km, 'Ông/bà ghi một số'],
  ])('%s is put right in a sentence', (typed, kind, why) => {
    const read = readNumber(typed, kind)
    expect(read.ok ? '' : read.why).toContain(why)
  })
  test('every number that is shown can be typed again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (hundredths) => {
        const value = hundredths / 100
        expect(readNumber(numberText(value, 2), km)).toEqual({ ok: true, value })
      }),
    )
  })
  test('what is wanted reads as people say it', () => {
    const share = { digits: 1, unit: '%' }
    const set = (target: number, base: number | null = null) => ({
      target,
      base,
      baseYear: base === null ? null : 2020,
    })
    expect(goalText({ ...share, rule: 'more_than' }, set(80))).toBe('trên 80\u00a0%')
    expect(goalText({ ...share, rule: 'increase' }, set(10, 55))).toBe(
      'tăng 10 điểm % so với năm 2020, từ 55\u00a0%, tức là 65\u00a0%',
    )
    expect(goalText({ digits: 2, unit: 'km', rule: 'at_least' }, set(0.3))).toBe('ít nhất 0,3\u00a0km')
  })
})
