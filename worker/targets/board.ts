import type { CommuneBook } from '../communes/book.ts'
import { unitKey, unitName } from '../communes/unit.ts'
import { amount } from './numbers.ts'
import { forecast, goalOf, progress, type State, standing } from './rules.ts'
import type { IndicatorRow, TargetRow } from './tables.ts'

/** A target as the board shows it. `behindBy`: how far the way lies behind the goal, for those who look at the worst first. */
export type Cell = {
  target: TargetRow
  indicator: IndicatorRow
  state: State
  forecast: number | null
  behindBy: number
}
export type Total = { reached: number; many: number; sum: string | null }
export type BoardRow = { unit: string; name: string; cells: readonly (Cell | null)[] }
export type BoardTable = {
  scope: IndicatorRow['scope']
  indicators: readonly IndicatorRow[]
  rows: readonly BoardRow[]
  totals: readonly Total[]
}

/** A target with where it stands today. */
export function cellOf(indicator: IndicatorRow, target: TargetRow, today: string): Cell {
  const aim = { rule: indicator.rule, target: target.target, base: target.base }
  const { actual, year } = target
  return {
    ...{ indicator, target, state: standing(aim, actual, year, today) },
    forecast: forecast(aim, indicator, target, year, today),
    behindBy: actual === null ? 1 : 1 - progress(aim, actual),
  }
}

/** The targets of a year as tables, one for hamlets, one for the commune, one for bodies; what has no target has no line. */
export function tablesOf(
  book: CommuneBook,
  indicators: readonly IndicatorRow[],
  targets: readonly TargetRow[],
  today: string,
): BoardTable[] {
  return (['hamlet', 'commune', 'body'] as const).flatMap((scope) => {
    const own = indicators.filter((one) => one.scope === scope && targets.some((row) => row.indicatorId === one.id))
    if (own.length === 0) return []
    const cells = new Map<string, Cell>()
    for (const row of targets) {
      const indicator = own.find((one) => one.id === row.indicatorId)
      if (indicator) cells.set(`${indicator.id} ${row.unit}`, cellOf(indicator, row, today))
    }
    const units = [...new Set([...cells.values()].map(({ target }) => target.unit))]
    const rows = inOrder(book, units).map((unit) => ({
      ...{ unit, name: unit === '' ? 'Cả xã' : unitName(book, unit) },
      cells: own.map(({ id }) => cells.get(`${id} ${unit}`) ?? null),
    }))
    return [{ scope, indicators: own, rows, totals: own.map((one, at) => totalOf(one, rows, at)) }]
  })
}

/** Units in the order in which the commune names them. */
export function inOrder(book: CommuneBook, units: readonly string[]): string[] {
  const order = new Map(
    [
      ...[...book.hamlets.keys()].map((id) => unitKey({ kind: 'hamlet', id })),
      ...[...book.bodies.values()]
        .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
        .map(({ id }) => unitKey({ kind: 'body', id })),
    ].map((unit, at) => [unit, at]),
  )
  return [...units].sort((a, b) => (order.get(a) ?? 1e6) - (order.get(b) ?? 1e6))
}

function totalOf(indicator: IndicatorRow, rows: readonly BoardRow[], at: number): Total {
  const cells = rows.flatMap(({ cells: all }) => all[at] ?? [])
  const adds = indicator.scope !== 'commune' && !indicator.unit.startsWith('%') && isCounted(indicator)
  const sum = cells.reduce((all, { target }) => all + (target.actual ?? 0), 0)
  return {
    reached: cells.filter(({ state }) => state === 'reached').length,
    many: cells.length,
    sum: adds && cells.some(({ target }) => target.actual !== null) ? amount(sum, indicator) : null,
  }
}

/** Whole numbers of something may be added over hamlets; the shortest length or a grade may not. */
function isCounted({ digits, unit }: IndicatorRow): boolean {
  return digits === 0 && unit !== 'bậc'
}

export type Behind = { unit: string; name: string; cells: readonly Cell[] }

/** Who is behind: units with most targets behind first, in each the furthest behind first. */
export function behind(tables: readonly BoardTable[]): Behind[] {
  return tables
    .flatMap(({ rows }) => rows)
    .map(({ cells, name, unit }) => ({
      ...{ unit, name },
      cells: cells
        .filter((cell) => cell !== null)
        .filter(({ state }) => state === 'behind')
        .toSorted((a, b) => b.behindBy - a.behindBy),
    }))
    .filter(({ cells }) => cells.length > 0)
    .toSorted((a, b) => b.cells.length - a.cells.length)
}

/** How many targets stand where. */
export function counts(tables: readonly BoardTable[]): Record<State, number> {
  const all: Record<State, number> = { behind: 0, unknown: 0, doing: 0, reached: 0 }
  for (const { rows } of tables) for (const { cells } of rows) for (const cell of cells) if (cell) all[cell.state] += 1
  return all
}

/** Only what somebody asked to see: a hamlet or body, an indicator, those in a state. */
export function narrowed(
  tables: readonly BoardTable[],
  ask: { unit: string; code: string; state: string },
): BoardTable[] {
  return tables.flatMap((table) => {
    const columns = table.indicators.flatMap((one, at) => (ask.code === '' || one.code === ask.code ? [at] : []))
    const rows = table.rows
      .filter(({ unit }) => ask.unit === '' || unit === ask.unit)
      .map((row) => ({ ...row, cells: columns.map((at) => wanted(row.cells[at] ?? null, ask.state)) }))
      .filter(({ cells }) => cells.some((cell) => cell !== null))
    if (rows.length === 0) return []
    const indicators = columns.flatMap((at) => table.indicators[at] ?? [])
    return [{ ...table, indicators, rows, totals: indicators.map((one, at) => totalOf(one, rows, at)) }]
  })
}

function wanted(cell: Cell | null, state: string): Cell | null {
  return cell !== null && (state === '' || cell.state === state) ? cell : null
}

/** The board as lines of a spreadsheet. */
export function sheetRows(
  tables: readonly BoardTable[],
  stateOf: (cell: Cell) => string,
): (string | number | null)[][] {
  return tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells, name }) =>
      cells.flatMap((cell) => {
        if (!cell) return []
        const { indicator, target } = cell
        const goal = goalOf({ rule: indicator.rule, ...target })
        return [
          [
            ...[name, indicator.name, indicator.unit, target.base, target.baseYear, target.target, goal],
            ...[target.actual, target.actualOn, stateOf(cell), cell.forecast],
          ],
        ]
      }),
    ),
  )
}

export const SHEET_HEAD = [
  ...['Đơn vị', 'Chỉ tiêu', 'Đơn vị tính', 'Số gốc', 'Năm gốc', 'Mức giao', 'Cần đạt'],
  ...['Thực hiện', 'Đến ngày', 'Tình trạng', 'Ước cuối năm (không phải kết quả)'],
]
