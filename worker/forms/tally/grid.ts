import { FEW, isFew } from './few.ts'

/** Numbers in rows and columns. */
export type Grid = readonly (readonly number[])[]

/**
 * Which cells of a table are not told while the sums of its rows and columns are: those that are few, and others, the
 * smallest first, so that each of the few could as well be five with all that is told left as it is. What is told as nobody
 * stays told, so each hidden cell is at least one. Null when that cannot be reached: then no cell is told.
 *
 * A hidden cell grows where a closed way leads through other hidden ones, by turns less and more, in rows and columns: a
 * flow between its row and its column (L. H. Cox, Suppression methodology and statistical disclosure control, JASA 1980).
 */
export function hiddenCells(grid: Grid): boolean[][] | null {
  const hidden = grid.map((row) => row.map(isFew))
  for (const [row, cells] of grid.entries())
    for (const [column, value] of cells.entries())
      if (isFew(value) && !protect(grid, hidden, { row, column })) return null
  return hidden
}

type Place = { row: number; column: number }

/** Hides more until this cell could be five. False when nothing is left to hide. */
function protect(grid: Grid, hidden: boolean[][], cell: Place): boolean {
  const moved = grid.map((row) => row.map(() => 0))
  let missing = FEW - at(grid, cell)
  while (missing > 0) {
    const way = cheapestWay(grid, hidden, moved, cell)
    if (!way) return false
    const less = way.filter((_, index) => index % 2 === 0)
    const step = Math.min(missing, ...less.map((place) => at(grid, place) + at(moved, place) - 1))
    for (const [index, place] of way.entries()) {
      ;(moved[place.row] as number[])[place.column] = at(moved, place) + (index % 2 === 0 ? -step : step)
      ;(hidden[place.row] as boolean[])[place.column] = true
    }
    missing -= step
  }
  return true
}

/**
 * From the cell's row to its column over cells of which the first is made less, the next more, and so on; through hidden
 * ones for nothing, through others for what they tell. Columns and rows are the stations.
 */
function cheapestWay(grid: Grid, hidden: boolean[][], moved: Grid, cell: Place): Place[] | null {
  const rows = grid.length
  const best = new Map<number, { cost: number; way: Place[] }>([[cell.row, { cost: 0, way: [] }]])
  const done = new Set<number>()
  for (;;) {
    let here = -1
    for (const [station, { cost }] of best)
      if (!done.has(station) && (here < 0 || cost < (best.get(here)?.cost ?? 0))) here = station
    const found = best.get(here)
    if (!found) return null
    if (here === rows + cell.column) return found.way
    done.add(here)
    for (const { place, to } of stepsFrom(grid, moved, cell, here)) {
      const cost = found.cost + (at(hidden, place) ? 0 : 1_000 + at(grid, place))
      if (done.has(to) || cost >= (best.get(to)?.cost ?? Infinity)) continue
      best.set(to, { cost, way: [...found.way, place] })
    }
  }
}

function stepsFrom(grid: Grid, moved: Grid, cell: Place, station: number): { place: Place; to: number }[] {
  const rows = grid.length
  const isRow = station < rows
  const others = isRow ? (grid[0]?.length ?? 0) : rows
  const steps: { place: Place; to: number }[] = []
  for (let other = 0; other < others; other++) {
    const place = isRow ? { row: station, column: other } : { row: other, column: station - rows }
    if (place.row === cell.row && place.column === cell.column) continue
    if (at(grid, place) === 0 || (isRow && at(grid, place) + at(moved, place) <= 1)) continue
    steps.push({ place, to: isRow ? rows + other : other })
  }
  return steps
}

function at<T>(grid: readonly (readonly T[])[], { row, column }: Place): T {
  return (grid[row] as readonly T[])[column] as T
}
