import { describe, expect, test } from 'vitest'
import { trendOf } from '../../worker/targets/actual-fields.ts'
import { behind, counts, narrowed, sheetRows, tablesOf } from '../../worker/targets/board.ts'
import { READY } from '../../worker/targets/ready.ts'
import { filled, freshLines, readSetting, type SetValues } from '../../worker/targets/setting.ts'
import type { IndicatorRow, TargetRow } from '../../worker/targets/tables.ts'
import type { CommuneBook, Hamlet } from '../../worker/communes/book.ts'
import { bookOf } from '../support/commune-x.ts'

const TODAY = '2026-11-22'
const HAMLETS = ['dong', 'tay', 'nam'].map((id) => ({ id, name: `Thôn ${id}` }) as Hamlet)
const X: CommuneBook = { ...bookOf(), hamlets: new Map(HAMLETS.map((one) => [one.id, one])), hamletsNow: HAMLETS }
const [ONE, TWO] = ['hamlet:dong', 'hamlet:tay'] as const

const indicator = (code: string, more: Partial<IndicatorRow> = {}): IndicatorRow => ({
  ...{
    id: code,
    communeId: X.commune.id,
    code,
    name: `Chỉ tiêu ${code}`,
    unit: 'tuyến',
    rule: 'at_least',
    scope: 'hamlet',
  },
  ...{ digits: 0, source: '', hint: '', question: '', gather: 'last', position: 1, endsOn: null, revision: 1 },
  ...more,
})
const target = (
  indicatorId: string,
  unit: string,
  actual: number | null,
  more: Partial<TargetRow> = {},
): TargetRow => ({
  ...{
    id: `${indicatorId} ${unit}`,
    communeId: X.commune.id,
    indicatorId,
    year: 2026,
    unit,
    baseYear: null,
    base: null,
  },
  ...{ target: 2, actual, actualOn: actual === null ? null : '2026-10-01', first: actual, firstOn: null },
  ...{ revision: 1, changedBy: '', changedAt: '', droppedAt: null },
  ...more,
})

const INDICATORS = [indicator('hoa'), indicator('dien'), indicator('km', { scope: 'commune', unit: 'km', digits: 1 })]
const TARGETS = [
  target('hoa', TWO, 2),
  target('hoa', ONE, 1),
  target('dien', ONE, 0),
  target('dien', TWO, null),
  target('km', '', 0.5),
]
const tables = tablesOf(X, INDICATORS, TARGETS, TODAY)

describe('the board of a year', () => {
  test('hamlets stand in the order of the commune, the commune by itself, nothing where nothing is set', () => {
    expect(tables.map(({ scope }) => scope)).toEqual(['hamlet', 'commune'])
    expect(tables[0]?.rows.map(({ unit }) => unit)).toEqual([ONE, TWO])
    expect(tables[1]?.rows.map(({ name }) => name)).toEqual(['Cả xã'])
  })
  test('every target is counted once', () => {
    expect(counts(tables)).toEqual({ reached: 1, behind: 3, unknown: 1, doing: 0 })
    expect(tables[0]?.totals).toEqual([
      { reached: 1, many: 2, sum: '3\u00a0tuyến' },
      { reached: 0, many: 2, sum: '0\u00a0tuyến' },
    ])
    expect(tables[1]?.totals[0]?.sum).toBeNull()
  })
  test('whoever is behind with most stands first, his worst first', () => {
    const [first, second] = behind(tables)
    expect([first?.unit, first?.cells.map((cell) => cell.indicator.code)]).toEqual([ONE, ['dien', 'hoa']])
    expect(second?.unit).toBe('')
  })
  test('asked for one hamlet, one indicator, one state, nothing else is left', () => {
    const codes = (ask: Partial<{ unit: string; code: string; state: string }>) =>
      narrowed(tables, { unit: '', code: '', state: '', ...ask }).flatMap(({ rows }) =>
        rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell ? [cell.target.id] : []))),
      )
    expect(codes({ unit: TWO })).toEqual([`hoa ${TWO}`, `dien ${TWO}`])
    expect(codes({ code: 'hoa', state: 'reached' })).toEqual([`hoa ${TWO}`])
    expect(codes({ state: 'unknown' })).toEqual([`dien ${TWO}`])
    expect(codes({ unit: 'hamlet:nowhere' })).toEqual([])
  })
  test('the spreadsheet has a line for every target', () => {
    expect(sheetRows(tables, ({ state }) => state)).toHaveLength(TARGETS.length)
  })
})

describe('how it went', () => {
  const entry = (onDay: string, value: number, takenBackAt: string | null = null) => ({
    ...{ onDay, value, takenBackAt, enteredAt: onDay },
  })
  test('a sum grows month by month, what was taken back is left out', () => {
    const entries = [
      entry('2026-05-02', 1),
      entry('2026-03-01', 2),
      entry('2026-04-01', 9, 'x'),
      entry('2026-05-20', 1),
    ]
    expect(trendOf('sum', 4, entries)).toEqual([
      { month: '2026-03', value: 2 },
      { month: '2026-05', value: 4 },
    ])
  })
  test('where the oldest entries are not shown, the sum still ends at what counts', () => {
    expect(trendOf('sum', 10, [entry('2026-05-20', 1)])).toEqual([{ month: '2026-05', value: 10 }])
  })
  test('of newest values the last one of a month stands for it', () => {
    const entries = [entry('2026-05-20', 60), entry('2026-05-02', 50), entry('2026-07-01', 70)]
    expect(trendOf('last', 70, entries)).toEqual([
      { month: '2026-05', value: 60 },
      { month: '2026-07', value: 70 },
    ])
  })
})

describe('targets that are set', () => {
  const kept = [target('hoa', ONE, 1)]
  const lines = freshLines(X, INDICATORS[0] as IndicatorRow, kept, TODAY)
  const values: SetValues = { all: '', allBase: '', baseYear: '', lines }
  const read = (with_: SetValues) => readSetting(INDICATORS[0] as IndicatorRow, 2026, kept, with_)

  test('what did not change is not written', () => {
    expect(read(values)).toEqual({ ok: true, wanted: [], dropped: [], seen: [] })
  })
  test('the same for all fills every line, and only what differs is written', () => {
    const all = read(filled({ ...values, all: '2' }))
    expect(all.ok && all.wanted.map(({ unit }) => unit)).toEqual(lines.slice(1).map(({ unit }) => unit))
    expect(all.ok && all.seen.every(({ revision }) => revision === 0)).toBe(true)
  })
  test('an emptied line is dropped with the revision that was seen', () => {
    const emptied = read({ ...values, lines: lines.map((line) => ({ ...line, target: '' })) })
    expect(emptied).toEqual({ ok: true, wanted: [], dropped: [ONE], seen: [{ unit: ONE, revision: 1 }] })
  })
})

test('every ready indicator has a code of its own, a source, and a target that its unit allows', () => {
  const rows = READY.flatMap((group) => group.rows)
  expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length)
  for (const { source, target: wanted, unit } of rows) {
    expect(source).not.toBe('')
    expect(unit === '%' ? (wanted ?? 0) <= 100 : true).toBe(true)
  }
})
