import type { Plan } from '../../forms/plan.ts'
import { cutsOf, joined } from '../../forms/tally/classes.ts'
import { toldMean, toldPlace, toldSpread } from '../../forms/tally/means.ts'
import { keyOf } from '../../forms/tally/measure.ts'
import { endsOf, quantileOf } from '../../forms/tally/numbers.ts'
import type { Counts } from '../../forms/tally/sheets.ts'
import { emptyTally, given, type Tally } from '../../forms/tally/tally.ts'
import { type Order, type Shown, toldOf, valuesOf } from '../../forms/tally/told.ts'
import { classNames, figure, monthText } from './say.ts'
import { type Ground, standingOf } from './standing.ts'
import { type Asked, askedIn, type Named } from './wording.ts'

/** A number with its name; null: it is not told. */
export type Line = { label: string; value: Shown }

/** What came of a question, as it may be told. Data only: the same is shown to officers, released, and exported. */
export type Parts = {
  kind: 'parts'
  key: string
  title: string
  above: readonly string[]
  /** How many there are, and how many of them answered; what they are: sheets, or rounds of a repeat. */
  all: number
  answered: Shown
  isRound: boolean
  /** Null: too few answered. Empty: there is nothing to count but that they answered. */
  lines: Line[] | null
  /** A second number to each line. */
  more?: { head: string; values: Shown[] }
  said: string[]
  isText: boolean
  standing: string
}

/** Questions with the same options, a row each. */
export type Table = {
  kind: 'table'
  key: string
  title: string
  columns: string[]
  rows: { title: string; all: number; answered: Shown; values: Shown[] | null }[]
  standing: string
}

/** A question split by groups. */
export type SplitTable = {
  kind: 'split'
  key: string
  by: string
  title: string
  byTitle: string
  columns: string[]
  lines: { label: string; many: number; values: Shown[]; mean: Shown }[]
  /** A mean for each group stands in place of columns. */
  hasMeans: boolean
  standing: string
}

export type Figure = Parts | Table | SplitTable

/** What figures are made of: the versions that were answered, the newest first; what was counted; hamlets by name. */
export type Basis = {
  plans: readonly Plan[]
  counts: Counts
  hamlets: readonly Named[]
  ground: Ground
  /** Where groups of a number begin that it splits others by: its own classes are the same then. */
  cuts: ReadonlyMap<string, readonly number[]>
}

/** Options beyond these are not listed one by one, where there are very many. */
const LISTED = 30

/** What came of every question, in order. The hamlet that a sheet speaks of is told elsewhere. */
export function figuresOf(basis: Basis): (Parts | Table)[] {
  const figures: (Parts | Table)[] = []
  const asked = [...askedIn(basis.plans, basis.hamlets).values()]
  const first = asked.find(({ item }) => item.node.kind === 'hamlet' && item.repeats.length === 0)
  for (const [index, one] of asked.entries()) {
    if (one === first) continue
    const { table } = one
    if (table === null) figures.push(partsOf(basis, one))
    else if (asked[index - 1]?.table !== table) {
      const rows = asked.slice(index).filter((other) => other.table === table)
      figures.push(tableOf(basis, rows, one))
    }
  }
  return figures
}

/** How many there are to answer a question: sheets, or rounds of the repeat that it stands in. */
export function allOf({ counts }: Basis, { measure }: Asked): number {
  const repeat = measure.rounds.at(-1)
  if (repeat === undefined) return counts.sheets.many
  const rounds = counts.tallies.get(keyOf(repeat, 'number', measure.rounds.length > 1))
  return Number(BigInt(rounds?.sum ?? 0) / BigInt(1_000_000))
}

/** Where the classes of a number begin. */
export function classesAt({ counts, cuts }: Basis, key: string): readonly number[] {
  return cuts.get(key) ?? cutsOf(counts.tallies.get(key) ?? emptyTally('number'))
}

/** Are these whole numbers? */
export function isWhole({ item }: Asked): boolean {
  const { node } = item
  if (node.kind === 'range') return Object.values(node.parameters ?? {}).every((value) => !value.includes('.'))
  return node.kind === 'integer' || node.kind === 'repeat'
}

/** The options of a question, and those beside them that were given. */
export function namesOf({ options }: Asked, tally: Tally): Named[] {
  const known = new Set(options.map(({ name }) => name))
  const others = Object.keys(tally.of)
    .map((part) => part.split(' ').at(-1) ?? part)
    .filter((name, index, all) => !known.has(name) && all.indexOf(name) === index)
    .sort((a, b) => given(tally, b) - given(tally, a) || (a < b ? -1 : 1))
    .slice(0, LISTED)
  return [...options, ...others.map((name) => ({ name, label: name }))]
}

function partsOf(basis: Basis, asked: Asked): Parts {
  const { measure, title, above } = asked
  const { key, as, rounds, isText } = measure
  const tally = basis.counts.tallies.get(key) ?? emptyTally(as)
  const all = allOf(basis, asked)
  const { order, labels } = orderOf(basis, asked, tally)
  const told = toldOf(as, tally, all, order)
  const values = valuesOf(as, tally, order)
  const base = {
    kind: 'parts' as const,
    key,
    title: titleFor(asked, title),
    above,
    all,
    isText,
    isRound: rounds.length > 0,
  }
  const standing = standingOf(basis.ground, told.answered ?? all, rounds.length > 0)
  if (told.parts === null) return { ...base, answered: null, lines: null, said: [], standing }
  const lines = as === 'given' ? [] : told.parts.map((value, index) => ({ label: labels[index] ?? '', value }))
  return {
    ...{ ...base, answered: told.answered, lines, standing },
    ...(as === 'rank' ? { more: { head: 'Vị trí trung bình', values: placesOf(asked, tally) } } : {}),
    said: saidOf(asked, tally, values, told.parts, all - tally.n, told.answered),
  }
}

function titleFor({ item }: Asked, title: string): string {
  return item.node.kind === 'repeat' ? `${title}: mấy lượt` : title
}

function tableOf(basis: Basis, rows: readonly Asked[], first: Asked): Table {
  const columns = first.options
  return {
    kind: 'table',
    key: first.measure.key,
    title: first.above.at(-1) ?? first.title,
    columns: columns.map(({ label }) => label),
    rows: rows.map((row) => {
      const tally = basis.counts.tallies.get(row.measure.key) ?? emptyTally(row.measure.as)
      const told = toldOf(row.measure.as, tally, allOf(basis, row), { names: columns.map(({ name }) => name) })
      return { title: row.title, all: told.all, answered: told.answered, values: told.parts }
    }),
    standing: standingOf(basis.ground, basis.counts.sheets.many, first.measure.rounds.length > 0),
  }
}

/** In which parts answers are told, and how each is called. */
function orderOf(basis: Basis, asked: Asked, tally: Tally): { order: Order; labels: string[] } {
  const { as, key } = asked.measure
  if (as === 'number') {
    const cuts = classesAt(basis, key)
    return { order: { cuts }, labels: classNames(cuts, isWhole(asked), endsOf(tally)) }
  }
  if (as === 'month' || as === 'hour') {
    const parts = Object.keys(tally.of).sort()
    const classes = joined(parts.map((name) => ({ name, many: given(tally, name) })))
    const label = as === 'month' ? monthText : (hour: string) => `${Number(hour)} giờ`
    return {
      order: { joined: classes.map(({ many }) => many) },
      labels: classes.map(({ from, to }) => (from === to ? label(from) : `${label(from)} đến ${label(to)}`)),
    }
  }
  const names = namesOf(asked, tally)
  return { order: { names: names.map(({ name }) => name) }, labels: names.map(({ label }) => label) }
}

function saidOf(
  { measure, options }: Asked,
  tally: Tally,
  values: number[],
  parts: Shown[],
  none: number,
  answered: Shown,
): string[] {
  if (measure.as === 'scale') {
    const points = [...options.map(({ name }) => Number(name)), null]
    const spread = toldSpread(
      points,
      [...values.slice(0, options.length), none],
      [...parts.slice(0, options.length), answered],
    )
    if (!spread) return []
    const apart =
      spread.deviation === null ? '' : `; các câu trả lời lệch nhau khoảng ${figure(spread.deviation)} (độ lệch chuẩn)`
    return [`Trung bình ${figure(spread.mean)}${apart}.`]
  }
  if (measure.as === 'rank') return ['Số phiếu là số người xếp việc ấy thứ nhất.']
  if (measure.as === 'several') return ['Mỗi người chọn được nhiều ý nên cộng lại có thể quá 100%.']
  if (measure.as !== 'number') return []
  const mean = toldMean(tally)
  if (mean === null) return []
  const [low, middle, high] = [0.25, 0.5, 0.75].map((part) => figure(quantileOf(tally, part) ?? 0))
  const half = tally.n >= 20 && low !== high ? ` Một nửa nằm từ ${low} đến ${high}.` : ''
  return [`Trung bình ${figure(mean)}, ở giữa ${middle}.${half}`]
}

function placesOf(asked: Asked, tally: Tally): Shown[] {
  const names = namesOf(asked, tally)
  return names.map(({ name }) => toldPlace(names.map((_, index) => given(tally, `${index + 1} ${name}`))))
}
