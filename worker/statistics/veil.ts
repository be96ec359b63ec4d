import { type Line, medianOf, type Sums } from './sums.ts'

/** Numbers below this are not told to everybody: too few people stand behind them. */
export const FEW = 5

/** A number as everybody may read it. `few`: below five. `hidden`: told, it would give away one that is below five. */
export type Veiled = { is: 'shown'; value: number } | { is: 'few' } | { is: 'hidden' }

export type VeiledLine = {
  id: string
  received: Veiled
  answered: Veiled
  inTime: Veiled
  /** Told as few even where the number in time is hidden for it. */
  late: Veiled
  scored: Veiled
  /** Only where the numbers they come from are shown. */
  median: number | null
  score: number | null
}
export type VeiledTable = { byBody: VeiledLine[]; byCategory: VeiledLine[]; total: VeiledLine }

const COLUMNS = ['received', 'answered', 'inTime', 'scored'] as const
type Column = (typeof COLUMNS)[number]
type Open = { id: string; sums: Sums; shut: Set<Column> }

/**
 * Hides what is below five, and whatever would give it away by subtraction: the in-time beside the late, and a second
 * line or the total beside a single hidden one. `finer` are the same figures in shorter periods that are told as well.
 */
export function veil(
  figures: { byBody: readonly Line[]; byCategory: readonly Line[]; total: Sums },
  finer: readonly { table: VeiledTable; total: Sums; of: (id: string) => Sums | undefined }[] = [],
): VeiledTable {
  const open = (id: string, sums: Sums): Open => ({ id, sums, shut: shutBySelf(sums) })
  const total = open('', figures.total)
  const partitions = [figures.byBody, figures.byCategory].map((lines) => lines.map(({ id, sums }) => open(id, sums)))
  shutByMonths([total, ...partitions.flat()], finer)
  // Shutting the total may ask for a line in the other table, and the other way round: until nothing changes.
  for (let changed = true; changed;) {
    changed = false
    for (const lines of partitions) for (const column of COLUMNS) if (guard(lines, total, column)) changed = true
  }
  const [byBody = [], byCategory = []] = partitions.map((lines) => lines.map(told))
  return { byBody, byCategory, total: told(total) }
}

function shutBySelf(sums: Sums): Set<Column> {
  const shut = new Set(COLUMNS.filter((column) => isFew(valueOf(sums, column))))
  if (isFew(sums.answered - sums.inTime)) shut.add('inTime')
  if (shut.has('answered') && sums.inTime > 0) shut.add('inTime')
  return shut
}

/** A long period that is told must not give away the one month in it that is not. */
function shutByMonths(cells: Open[], finer: Parameters<typeof veil>[1] = []): void {
  for (const cell of cells)
    for (const column of COLUMNS) {
      const hidden = finer.flatMap(({ table, total, of }) => {
        const line =
          cell.id === '' ? table.total : [...table.byBody, ...table.byCategory].find(({ id }) => id === cell.id)
        const sums = cell.id === '' ? total : of(cell.id)
        return line && sums && line[column].is !== 'shown' ? [valueOf(sums, column)] : []
      })
      if (!isSafe(hidden)) cell.shut.add(column)
    }
}

/** Shuts more where the hidden numbers of a column could be told from the rest of it. True when it did. */
function guard(lines: Open[], total: Open, column: Column): boolean {
  const hidden = lines.filter((line) => line.shut.has(column))
  if (total.shut.has(column)) {
    // All lines together are the total.
    if (hidden.length > 0 || lines.length === 0) return false
    return shutSmallest(lines, column)
  }
  const late = hidden.filter((line) => column === 'inTime' && !line.shut.has('answered'))
  const lateSum = late.reduce((sum, line) => sum + line.sums.answered - line.sums.inTime, 0)
  if (isSafe(hidden.map((line) => valueOf(line.sums, column))) && !isFew(lateSum)) return false
  if (shutSmallest(lines, column)) return true
  total.shut.add(column)
  return true
}

/** One more line of a column: the smallest that says anything. */
function shutSmallest(lines: Open[], column: Column): boolean {
  const [smallest] = lines
    .filter((line) => !line.shut.has(column) && valueOf(line.sums, column) > 0)
    .sort((a, b) => valueOf(a.sums, column) - valueOf(b.sums, column))
  smallest?.shut.add(column)
  if (smallest && column === 'answered' && smallest.sums.inTime > 0) smallest.shut.add('inTime')
  return smallest !== undefined
}

/** May the sum of these hidden numbers be known? Of none, or of several that are not few together. */
function isSafe(hidden: readonly number[]): boolean {
  const sum = hidden.reduce((a, b) => a + b, 0)
  return hidden.length === 0 || (hidden.filter((value) => value > 0).length > 1 && !isFew(sum))
}

function lateOf(sums: Sums, shut: ReadonlySet<Column>): Veiled {
  const late = sums.answered - sums.inTime
  if (shut.has('answered')) return { is: 'hidden' }
  if (isFew(late)) return { is: 'few' }
  return shut.has('inTime') ? { is: 'hidden' } : { is: 'shown', value: late }
}

function isFew(value: number): boolean {
  return value > 0 && value < FEW
}

function valueOf(sums: Sums, column: Column): number {
  return column === 'scored' ? sums.scoreCount : sums[column]
}

function told({ id, sums, shut }: Open): VeiledLine {
  const cell = (column: Column): Veiled => {
    const value = valueOf(sums, column)
    if (!shut.has(column)) return { is: 'shown', value }
    return isFew(value) ? { is: 'few' } : { is: 'hidden' }
  }
  return {
    id,
    received: cell('received'),
    answered: cell('answered'),
    inTime: cell('inTime'),
    late: lateOf(sums, shut),
    scored: cell('scored'),
    median: shut.has('answered') ? null : medianOf(sums.days),
    score: shut.has('scored') || sums.scoreCount === 0 ? null : sums.scoreSum / sums.scoreCount,
  }
}
