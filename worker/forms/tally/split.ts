import type { Cross } from './cross.ts'
import { FEW } from './few.ts'
import { hiddenCells } from './grid.ts'
import type { As } from './measure.ts'
import { hiddenOptions, hiddenParts } from './parts.ts'
import type { Shown } from './told.ts'
import { emptyTally, given, merged, type Tally } from './tally.ts'

/** A line of a split question: one group, or several with few people put together; how many, and what they answered. */
export type SplitLine = { groups: string[]; many: number; cells: Shown[]; tally: Tally }
/** Columns as they are told: an option each; several that few chose are one. */
export type Split = { columns: string[][]; lines: SplitLine[] }

/** What is split by what: the options of the question and the groups, in order; who gave no answer is `''` in both. */
export type Splitting = { as: As; names: readonly string[]; by: As | 'hamlet'; groups: readonly string[] }

/** Names that stand together, or all but one of them: the opposite of an option, which is not shown. */
type Set = { names: string[]; isRest: boolean }
/** Sets that are a whole together. */
type Side = Set[]

/** What may be told of a split question. Null when nothing may be told. */
export function splitOf(cross: Cross, { as, names, by, groups }: Splitting): Split | null {
  if (cross.all.many < FEW) return null
  const { many, tally } = cross.all
  const count = counting(cross)
  // How many answered, where that is told, else how many there are.
  const base = (answered: number) => (hiddenParts([answered, many - answered])?.[0] === false ? answered : many)
  const rows = sidesOf(by === 'several', groups, (group) => count([group], null), base(many - count([''], null)))
  const columns = sidesOf(as === 'several', names, (name) => count(null, [name]), base(tally.n))
  if (!rows || !columns) return null
  const cells = new Map<string, Shown>()
  for (const row of rows)
    for (const column of columns) {
      const grid = row.map((line) => column.map((head) => within(line, head, count)))
      const hidden = hiddenCells(grid)
      for (const [i, line] of row.entries())
        for (const [j, head] of column.entries())
          cells.set(nameOf(line, head), hidden === null || hidden[i]?.[j] ? null : (grid[i]?.[j] ?? 0))
    }
  const heads = columns.flat().filter(({ isRest }) => !isRest)
  const lines = rows.flat().filter(({ isRest }) => !isRest)
  return {
    columns: heads.map((head) => head.names),
    lines: lines.map((line) => ({
      groups: line.names,
      many: count(line.names, null),
      cells: heads.map((head) => cells.get(nameOf(line, head)) ?? null),
      tally: line.names.map((name) => groupIn(cross, name)?.tally ?? emptyTally(as)).reduce(merged, emptyTally(as)),
    })),
  }
}

/** How many are in these groups and gave these answers; null for all. */
type Count = (groups: readonly string[] | null, names: readonly string[] | null) => number

function counting(cross: Cross): Count {
  const gave = ({ many, tally }: Cross['all'], name: string) => (name === '' ? many - tally.n : given(tally, name))
  return (groups, names) => {
    const found = groups === null ? [cross.all] : groups.flatMap((name) => groupIn(cross, name) ?? [])
    const each = (group: Cross['all']) =>
      names === null ? group.many : names.reduce((sum, name) => sum + gave(group, name), 0)
    return found.reduce((sum, group) => sum + each(group), 0)
  }
}

/** How many are in both sets: of the rest of a set what is left of the whole. */
function within(line: Set, head: Set, count: Count): number {
  const both = count(line.names, head.names)
  if (!line.isRest && !head.isRest) return both
  if (!line.isRest) return count(line.names, null) - both
  if (!head.isRest) return count(null, head.names) - both
  return count(null, null) - count(line.names, null) - count(null, head.names) + both
}

/**
 * Of parts of a whole one side, with those that are not told put together; of options of which one may choose several a
 * side each, with its opposite, but none of those that are not told. Null when none is told.
 */
function sidesOf(
  isSeveral: boolean,
  names: readonly string[],
  manyOf: (name: string) => number,
  all: number,
): Side[] | null {
  if (isSeveral) {
    const options = names.filter((name) => name !== '')
    const hidden = hiddenOptions(options.map(manyOf), all)
    const told = options.filter((name, index) => hidden?.[index] === false && manyOf(name) > 0)
    return told.length === 0 ? null : told.map((name) => [false, true].map((isRest) => ({ names: [name], isRest })))
  }
  const there = names.filter((name) => manyOf(name) > 0)
  const hidden = hiddenParts(there.map(manyOf))
  if (!hidden) return null
  const few = there.filter((_, index) => hidden[index])
  const told = there.filter((_, index) => !hidden[index]).map((name) => ({ names: [name], isRest: false }))
  return [few.length > 0 ? [...told, { names: few, isRest: false }] : told]
}

function groupIn({ groups }: Cross, name: string) {
  return Object.hasOwn(groups, name) ? groups[name] : undefined
}

function nameOf(line: Set, head: Set): string {
  return `${line.isRest ? '!' : ''}${line.names.join(' ')}|${head.isRest ? '!' : ''}${head.names.join(' ')}`
}
