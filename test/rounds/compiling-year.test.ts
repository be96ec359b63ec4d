import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers } from '../../worker/forms/questionnaire.ts'
import { asksOf } from '../../worker/rounds/compiling/asks.ts'
import { disciplineOf, type Owed, type Year, yearOf, type YearRound } from '../../worker/rounds/compiling/year.ts'
import { yearSheets } from '../../worker/rounds/compiling/year-sheets.ts'
import { answersFrom, type Drawn, drawn, MONTH, planned } from './compiling-cast.ts'

const ASKS = asksOf(planned(MONTH))

function owed(set: Partial<Owed> = {}): Owed {
  return {
    ...{ unit: 'hamlet:a', status: 'accepted', isLate: false, hasSent: true, wasMissing: false },
    ...{ timesReturned: 0, timesCorrected: 0 },
    ...set,
  }
}

function month(
  number: number,
  answers: readonly Answers[],
  plans: readonly Answers[] = [],
  set: Partial<YearRound> = {},
) {
  const period = `2026-${String(number).padStart(2, '0')}`
  const round: YearRound = {
    ...{ id: period, kind: 'monthly_result', period, series: 'thang', title: `Kết quả tháng ${number} năm 2026` },
    ...{ asks: ASKS, answers, planAsks: ASKS, planAnswers: plans, units: [] },
    ...set,
  }
  return round
}

const cellOf = (rounds: readonly YearRound[], name: string, period: string, option?: string) =>
  cellIn(yearOf('2026', rounds), name, period, option)
const cellIn = (year: Year, name: string, period: string, option?: string) =>
  year.tables[0]?.lines.find((line) => line.ask.name === name && line.option?.name === option)?.cells.get(period)

describe('a year put together', () => {
  test('each month, quarter, half and the year is what a hand would come to', () => {
    const months = fc.array(fc.array(drawn, { maxLength: 6 }), { minLength: 12, maxLength: 12 })
    const stretches: [string, number, number][] = [
      ['2026-03', 3, 3],
      ['2026-Q1', 1, 3],
      ['2026-Q4', 10, 12],
      ['2026-H1', 1, 6],
      ['2026-H2', 7, 12],
      ['2026', 1, 12],
    ]
    fc.assert(
      fc.property(months, months, (results, plans) => {
        const rounds = results.map((sheets, at) =>
          month(at + 1, sheets.map(answersFrom), (plans[at] ?? []).map(answersFrom)),
        )
        const year = yearOf('2026', rounds)
        for (const [period, from, to] of stretches) {
          const within = (all: Drawn[][]) => all.slice(from - 1, to).flat()
          const [own, wanted] = [within(results), within(plans)]
          const households = (all: readonly Drawn[]) =>
            all.length === 0 ? null : all.reduce((sum, one) => sum + one.households, 0)
          const cell = cellIn(year, 'so_ho', period)
          expect([cell?.result, cell?.plan]).toEqual([households(own), households(wanted)])
          const having = own.filter(({ bins }) => bins !== null)
          const share = having.reduce((sum, one) => sum + (one.bins ?? 0), 0) / (households(having) ?? 1)
          expect(cellIn(year, 'phan_tram', period)?.result).toBe(
            having.length === 0 ? null : Number(`${Math.round(Number(`${share * 100}e1`))}e-1`),
          )
          expect(cellIn(year, 'den', period, 'hong')?.result).toBe(
            own.length === 0 ? null : own.filter(({ lamps }) => lamps === 'hong').length,
          )
        }
      }),
      { numRuns: 30 },
    )
  })

  test('reached is the sum against the sum', () => {
    const rounds = [
      month(1, [{ duong_hoa_km: '0.5' }], [{ duong_hoa_km: '1' }]),
      month(2, [{ duong_hoa_km: '2' }], [{ duong_hoa_km: '1' }]),
    ]
    expect(cellOf(rounds, 'duong_hoa_km', '2026-Q1')).toEqual({ result: 2.5, plan: 2, reached: 125 })
    expect(cellOf(rounds, 'duong_hoa_km', '2026-03')).toEqual({ result: null, plan: null, reached: null })
  })

  test('a question that a later form asks otherwise keeps its months; each series has a table of its own', () => {
    const later = {
      ...MONTH,
      nodes: [
        { kind: 'integer' as const, name: 'so_ho', label: { vi: 'Số hộ của thôn' } },
        { kind: 'integer' as const, name: 'moi', label: { vi: 'Việc mới' } },
      ],
    }
    const rounds = [
      month(1, [{ so_ho: '10', duong_hoa_km: '1' }]),
      month(2, [{ so_ho: '11', moi: '3' }], [], { asks: asksOf(planned(later)) }),
      month(2, [{ so_ho: '99' }], [], { series: 'khac', id: 'khac' }),
    ]
    const { tables } = yearOf('2026', rounds)
    expect(tables.map(({ series }) => series)).toEqual(['thang', 'khac'])
    expect(tables[0]?.lines.slice(0, 2).map(({ ask }) => ask.label)).toEqual(['Số hộ của thôn', 'Việc mới'])
    expect(cellOf(rounds, 'so_ho', '2026')?.result).toBe(21)
    expect(cellOf(rounds, 'duong_hoa_km', '2026')?.result).toBe(1)
  })

  test('rounds that are no monthly results count for discipline alone', () => {
    const { discipline, tables } = yearOf('2026', [
      month(3, [{ so_ho: '10' }], [], { kind: 'quarterly', period: '2026-Q1', units: [owed()] }),
    ])
    expect(tables).toEqual([])
    expect(discipline).toHaveLength(1)
  })
})

describe('how units kept to their reports', () => {
  test('each report is in time, late, missing or still open, and only one of them', () => {
    const found = disciplineOf([
      owed(),
      owed({ isLate: true, timesReturned: 2 }),
      owed({ wasMissing: true, hasSent: false, status: 'missing' }),
      // It came after the round had closed: the round noted that it was missing.
      owed({ wasMissing: true, hasSent: true, isLate: true, timesCorrected: 1 }),
      owed({ hasSent: false, status: 'in_draft' }),
      owed({ unit: 'hamlet:b' }),
    ])
    expect(found).toEqual([
      { unit: 'hamlet:a', wanted: 5, inTime: 1, late: 1, missing: 2, open: 1, returned: 2, corrected: 1 },
      { unit: 'hamlet:b', wanted: 1, inTime: 1, late: 0, missing: 0, open: 0, returned: 0, corrected: 0 },
    ])
  })

  test('the parts of every unit add up to what it owed', () => {
    const any = fc.record({
      ...{ unit: fc.constantFrom('a', 'b', 'c'), status: fc.constant('accepted' as const), isLate: fc.boolean() },
      ...{ hasSent: fc.boolean(), wasMissing: fc.boolean(), timesReturned: fc.nat(3), timesCorrected: fc.nat(3) },
    })
    fc.assert(
      fc.property(fc.array(any), (all) => {
        for (const one of disciplineOf(all)) {
          expect(one.inTime + one.late + one.missing + one.open).toBe(one.wanted)
          expect(one.returned).toBe(
            all.filter(({ unit }) => unit === one.unit).reduce((sum, { timesReturned }) => sum + timesReturned, 0),
          )
        }
      }),
    )
  })
})

test('a year’s workbook has plan and result of every stretch side by side, as numbers', () => {
  const rounds = [month(1, [{ duong_hoa_km: '0.5' }], [{ duong_hoa_km: '1' }], { units: [owed()] })]
  const [first, last] = yearSheets('2026', yearOf('2026', rounds), () => 'Thôn A')
  const head = first?.rows[0] ?? []
  const line = first?.rows.find((row) => row[1] === 'Đường hoa (km)') ?? []
  expect(line[head.indexOf('Tháng 1: kế hoạch')]).toBe(1)
  expect(line[head.indexOf('Tháng 1: thực hiện')]).toBe(0.5)
  expect(line[head.indexOf('Cả năm: thực hiện')]).toBe(0.5)
  expect(line[head.indexOf('Tháng 2: thực hiện')]).toBeNull()
  expect(last?.rows[1]).toEqual(['Thôn A', 1, 1, 0, 0, 0, 0, 0])
})
