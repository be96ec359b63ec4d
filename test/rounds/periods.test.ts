import { describe, expect, test } from 'vitest'
import {
  daysOf,
  dueDayOf,
  dueInstant,
  monthsIn,
  nextPeriod,
  periodOf,
  periodText,
  previousPeriod,
  ruleText,
} from '../../worker/rounds/periods.ts'
import { DEFAULTS } from '../../worker/rounds/series/defaults.ts'
import {
  daysOfRound,
  firstPeriod,
  followingPeriod,
  precedingPeriod,
  upcoming,
} from '../../worker/rounds/series/upcoming.ts'
import { ROUND_KINDS } from '../../worker/rounds/words.ts'

describe('the stretch of time that a report is about', () => {
  test.each([
    ['monthly_plan', '2026-02-17', '2026-02', '2026-02-01', '2026-02-28'],
    ['monthly_result', '2028-02-29', '2028-02', '2028-02-01', '2028-02-29'],
    ['quarterly', '2026-12-31', '2026-Q4', '2026-10-01', '2026-12-31'],
    ['board_quarterly', '2026-01-01', '2026-Q1', '2026-01-01', '2026-03-31'],
    ['half_year', '2026-06-30', '2026-H1', '2026-01-01', '2026-06-30'],
    ['half_year', '2026-07-01', '2026-H2', '2026-07-01', '2026-12-31'],
    ['annual', '2026-05-05', '2026', '2026-01-01', '2026-12-31'],
    ['ad_hoc', '2026-11-20', '2026-11-20', '2026-11-20', '2026-11-20'],
  ] as const)('of %s on %s is %s', (kind, day, period, from, to) => {
    expect(periodOf(kind, day)).toBe(period)
    expect(daysOf(period)).toEqual({ from, to })
  })

  test.each([
    ['monthly_plan', '2026-12', '2027-01'],
    ['monthly_result', '2028-02', '2028-03'],
    ['quarterly', '2026-Q4', '2027-Q1'],
    ['half_year', '2026-H1', '2026-H2'],
    ['annual', '2026', '2027'],
    ['ad_hoc', '2026-12-31', '2027-01-01'],
  ] as const)('of %s goes from %s to %s and back over the end of the year', (kind, one, next) => {
    expect(nextPeriod(kind, one)).toBe(next)
    expect(previousPeriod(kind, next)).toBe(one)
  })

  test('takes in whole months, every kind its own', () => {
    expect(monthsIn('2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12'])
    expect(monthsIn('2026-H1')).toHaveLength(6)
    expect(monthsIn('2026')).toHaveLength(12)
    expect(monthsIn('2026-02')).toEqual(['2026-02'])
    expect(monthsIn('2026-11-20')).toEqual(['2026-11'])
  })

  test('is said as a commune says it', () => {
    expect(['2026-12', '2026-Q4', '2026-H1', '2026-H2', '2026', '2026-11-20'].map(periodText)).toEqual([
      'tháng 12 năm 2026',
      'quý IV năm 2026',
      'sáu tháng đầu năm 2026',
      'sáu tháng cuối năm 2026',
      'năm 2026',
      'ngày 20/11/2026',
    ])
  })
})

describe('the last day of a report', () => {
  test('“trước ngày 5 hằng tháng” is the 4th, to its last second in Vietnam', () => {
    const due = dueDayOf('2026-12', { after: 0, day: 5, before: true })
    expect(due).toBe('2026-12-04')
    const last = new Date(dueInstant(due))
    expect(last.toLocaleString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' })).toBe('04/12/2026, 23:59:59')
    expect(new Date(last.getTime() + 1).toLocaleString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' })).toBe(
      '05/12/2026, 00:00:00',
    )
  })

  test.each([
    ['2026-12', { after: 0, day: 28, before: true }, '2026-12-27'],
    ['2026-02', { after: 0, day: 31, before: false }, '2026-02-28'],
    ['2028-02', { after: 0, day: 30, before: false }, '2028-02-29'],
    ['2028-02', { after: 0, day: 30, before: true }, '2028-02-28'],
    ['2026-03', { after: 0, day: 1, before: true }, '2026-02-28'],
    ['2026-01', { after: 0, day: 1, before: true }, '2025-12-31'],
    ['2026-12', { after: 1, day: 10, before: true }, '2027-01-09'],
    ['2026-Q4', { after: 1, day: 10, before: true }, '2027-01-09'],
    ['2026-Q1', { after: 1, day: 31, before: false }, '2026-04-30'],
    ['2026-H1', { after: 0, day: 25, before: false }, '2026-06-25'],
    ['2026', { after: 0, day: 20, before: false }, '2026-12-20'],
  ] as const)('of %s by %o is %s', (period, rule, due) => {
    expect(dueDayOf(period, rule)).toBe(due)
  })

  test('is said as the source says it', () => {
    expect(ruleText({ after: 0, day: 5, before: true }, 'monthly_plan')).toBe('trước ngày 5 hằng tháng')
    expect(ruleText({ after: 1, day: 3, before: false }, 'monthly_result')).toBe('chậm nhất ngày 3 tháng sau')
    expect(ruleText({ after: 1, day: 10, before: true }, 'quarterly')).toBe('trước ngày 10 tháng đầu quý sau')
    expect(ruleText({ after: 0, day: 25, before: false }, 'half_year')).toBe('chậm nhất ngày 25 tháng 6')
    expect(ruleText({ after: 0, day: 20, before: false }, 'annual')).toBe('chậm nhất ngày 20 tháng 12')
  })
})

describe('the rounds of a series', () => {
  const plan = { kind: 'monthly_plan' as const, ...DEFAULTS.monthly_plan }
  const half = { kind: 'half_year' as const, ...DEFAULTS.half_year }

  test('open before their day, remind, are due, close', () => {
    expect(daysOfRound('2026-12', plan)).toEqual({
      ...{ period: '2026-12', opensOn: '2026-11-24', remindOn: '2026-12-02' },
      ...{ dueOn: '2026-12-04', closesOn: '2026-12-09' },
    })
    expect(daysOfRound('2026-12', { ...plan, remindBefore: 0 }).remindOn).toBeNull()
    expect(daysOfRound('2026-12', { ...plan, opensBefore: 2 }).remindOn).toBeNull()
  })

  test('begin with the first that can still be in time', () => {
    expect(firstPeriod(plan, '2026-12-04')).toBe('2026-12')
    expect(firstPeriod(plan, '2026-12-05')).toBe('2027-01')
    const quarter = { kind: 'quarterly' as const, ...DEFAULTS.quarterly }
    expect(firstPeriod(quarter, '2027-01-09')).toBe('2026-Q4')
    expect(firstPeriod(quarter, '2027-01-10')).toBe('2027-Q1')
    expect(firstPeriod(half, '2026-06-25')).toBe('2026-H1')
    expect(firstPeriod(half, '2026-06-26')).toBe('2027-H1')
    expect(firstPeriod(half, '2026-12-31')).toBe('2027-H1')
    expect(firstPeriod({ kind: 'annual', ...DEFAULTS.annual }, '2026-12-21')).toBe('2027')
  })

  test('half-years come once a year: the second half is in the year’s own review', () => {
    expect(upcoming(half, '2026-H1').map(({ period }) => period)).toEqual(['2026-H1', '2027-H1', '2028-H1'])
    expect(precedingPeriod('half_year', '2027-H1')).toBe('2026-H1')
    expect(followingPeriod('annual', '2026')).toBe('2027')
  })

  test('of a year are twelve, four or one, without a gap', () => {
    const of = (kind: 'monthly_plan' | 'quarterly' | 'annual') =>
      upcoming({ kind, ...DEFAULTS[kind] }, periodOf(kind, '2026-01-01'), 12).filter(({ period }) =>
        period.startsWith('2026'),
      ).length
    expect([of('monthly_plan'), of('quarterly'), of('annual')]).toEqual([12, 4, 1])
  })

  test('every kind names a period for every day, and the day lies in it', () => {
    for (const kind of ROUND_KINDS)
      for (const day of ['2026-01-01', '2028-02-29', '2026-12-31']) {
        const { from, to } = daysOf(periodOf(kind, day))
        expect(from <= day && day <= to).toBe(true)
      }
  })
})
