import { OUTSIDE_BODY } from './contribution.ts'

/** What is counted of a body, a field or all of them in a period. */
export type Sums = {
  received: number
  withdrawn: number
  extended: number
  answered: number
  inTime: number
  disputed: number
  scoreSum: number
  scoreCount: number
  /** How many were answered in so many working days. */
  days: Map<number, number>
  /** Passed on: how often, and the working days until then. */
  heldCount: number
  heldDays: number
}

/** One row of what was counted: a body's month in a field, or a few days of it. */
export type Fact = Omit<Sums, 'days'> & { bodyId: string; category: string; days: Record<string, number> }

export const NOTHING: Sums = {
  received: 0,
  withdrawn: 0,
  extended: 0,
  answered: 0,
  inTime: 0,
  disputed: 0,
  scoreSum: 0,
  scoreCount: 0,
  days: new Map(),
  heldCount: 0,
  heldDays: 0,
}

/** The sum of facts. */
export function sumOf(facts: readonly Fact[]): Sums {
  const sum = { ...NOTHING, days: new Map<number, number>() }
  for (const fact of facts) {
    for (const name of COUNTS) sum[name] += fact[name]
    for (const [days, many] of Object.entries(fact.days))
      sum.days.set(Number(days), (sum.days.get(Number(days)) ?? 0) + many)
  }
  return sum
}

const COUNTS = [
  'received',
  'withdrawn',
  'extended',
  'answered',
  'inTime',
  'disputed',
  'scoreSum',
  'scoreCount',
  'heldCount',
  'heldDays',
] as const

/** Whether a line is a body's of the commune: offices outside stand apart, and last. */
export function isOfCommune({ id }: Pick<Line, 'id'>): boolean {
  return id !== OUTSIDE_BODY
}

export type Line = { id: string; sums: Sums }

/** A line for each body or field that has anything, those with most received first. */
export function linesBy(facts: readonly Fact[], key: 'bodyId' | 'category'): Line[] {
  return [...Map.groupBy(facts, (fact) => fact[key])]
    .filter(([id]) => id !== '')
    .map(([id, own]) => ({ id, sums: sumOf(own) }))
    .filter(({ sums }) => sums.received + sums.answered + sums.heldCount > 0)
    .sort(
      (a, b) =>
        Number(isOfCommune(b)) - Number(isOfCommune(a)) ||
        b.sums.received - a.sums.received ||
        b.sums.answered - a.sums.answered ||
        (a.id < b.id ? -1 : 1),
    )
}

/** The middle number of working days; null when nothing was answered. Between two middles, the half of both. */
export function medianOf(days: ReadonlyMap<number, number>): number | null {
  const sorted = [...days].sort(([a], [b]) => a - b)
  const many = sorted.reduce((sum, [, count]) => sum + count, 0)
  if (many === 0) return null
  const at = (index: number) => {
    let seen = 0
    return sorted.find(([, count]) => (seen += count) > index)?.[0] ?? 0
  }
  return (at(Math.floor((many - 1) / 2)) + at(Math.floor(many / 2))) / 2
}

/** The mean of the scores, 1 to 5. */
export function meanScore({ scoreCount, scoreSum }: Sums): number | null {
  return scoreCount === 0 ? null : scoreSum / scoreCount
}

/** "3,5": with the sign that is used in Vietnam, and without a needless zero. */
export function decimal(number: number): string {
  return String(Math.round(number * 10) / 10).replace('.', ',')
}
