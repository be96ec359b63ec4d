import type { Answers } from '../../forms/questionnaire.ts'
import { monthsIn, type Period } from '../periods.ts'
import type { RoundKind, SubmissionState } from '../words.ts'
import type { Ask } from './asks.ts'
import { byName, countOf, shareOf, totalOf } from './compile.ts'

/** What one unit owed to one round of the year. */
export type Owed = {
  unit: string
  status: SubmissionState
  isLate: boolean
  hasSent: boolean
  wasMissing: boolean
  timesReturned: number
  timesCorrected: number
}

/** A round of the year. `answers` are those that were accepted, with the plans' beside them; of results by month only. */
export type YearRound = {
  id: string
  kind: RoundKind
  period: Period
  /** Rounds of one series stand in one table. */
  series: string
  title: string
  asks: readonly Ask[]
  answers: readonly Answers[]
  planAsks: readonly Ask[]
  planAnswers: readonly Answers[]
  units: readonly Owed[]
}

export type YearCell = { result: number | null; plan: number | null; reached: number | null }
/** A question, or one option of it, down; months, quarters, halves, the year across. */
export type YearLine = {
  ask: Ask
  option: { name: string; label: string } | null
  cells: ReadonlyMap<Period, YearCell>
}
export type YearTable = { series: string; title: string; lines: YearLine[] }

/** How a unit kept to its duties: `wanted` is the sum of the four after it. */
export type Discipline = {
  unit: string
  wanted: number
  inTime: number
  late: number
  /** Rounds that closed without it, whether it came after that or not. */
  missing: number
  /** Not come, and its round not closed. */
  open: number
  returned: number
  corrected: number
}

export type Year = { tables: YearTable[]; discipline: Discipline[] }

/** The stretches of a year in which figures are put together: twelve months, four quarters, two halves, the year. */
export function stretchesOf(year: string): { months: Period[]; more: Period[] } {
  const quarters = [1, 2, 3, 4].map((number) => `${year}-Q${number}`)
  return { months: monthsIn(year), more: [...quarters, `${year}-H1`, `${year}-H2`, year] }
}

/**
 * A year put together: of every series of monthly results each question by month, quarter, half and year, beside its plan;
 * of all rounds how every unit kept to them. Shares are worked out anew for each stretch, never averaged.
 */
export function yearOf(year: string, rounds: readonly YearRound[]): Year {
  const monthly = rounds.filter(({ kind }) => kind === 'monthly_result')
  const tables = [...Map.groupBy(monthly, ({ series }) => series)].map(([series, own]) => tableOf(year, series, own))
  return { tables, discipline: disciplineOf(rounds.flatMap(({ units }) => units)) }
}

/** How each unit kept to what it owed, in the order in which they first come. */
export function disciplineOf(owed: readonly Owed[]): Discipline[] {
  return [...Map.groupBy(owed, ({ unit }) => unit)].map(([unit, own]) => {
    const many = (is: (one: Owed) => boolean) => own.filter(is).length
    const sum = (of: (one: Owed) => number) => own.reduce((total, one) => total + of(one), 0)
    return {
      ...{ unit, wanted: own.length },
      inTime: many((one) => !one.wasMissing && one.hasSent && !one.isLate),
      late: many((one) => !one.wasMissing && one.hasSent && one.isLate),
      missing: many((one) => one.wasMissing),
      open: many((one) => !one.wasMissing && !one.hasSent),
      returned: sum((one) => one.timesReturned),
      corrected: sum((one) => one.timesCorrected),
    }
  })
}

function tableOf(year: string, series: string, rounds: readonly YearRound[]): YearTable {
  const ordered = rounds.toSorted((a, b) => (a.period < b.period ? -1 : 1))
  const asks = joined(ordered.map((round) => round.asks))
  const planAsks = joined(ordered.map((round) => round.planAsks))
  const { months, more } = stretchesOf(year)
  const heaps = [...months, ...more].map((period) => {
    const own = ordered.filter((round) => monthsIn(period).includes(round.period))
    return {
      ...{ period, answers: own.flatMap(({ answers }) => answers) },
      planAnswers: own.flatMap(({ planAnswers }) => planAnswers),
    }
  })
  const named = byName(asks)
  const planNamed = byName(planAsks)
  /** What can be added up is added up month by month, and months are added to longer stretches. */
  const added = (of: (some: readonly Answers[]) => number | null, from: 'answers' | 'planAnswers') => {
    const byMonth = new Map(heaps.slice(0, months.length).map((heap) => [heap.period, of(heap[from])]))
    return (period: Period) => plus(monthsIn(period).map((month) => byMonth.get(month) ?? null))
  }
  const worked = (of: (some: readonly Answers[]) => number | null, from: 'answers' | 'planAnswers') => {
    const found = new Map(heaps.map((heap) => [heap.period, of(heap[from])]))
    return (period: Period) => found.get(period) ?? null
  }
  const lines = asks.flatMap((ask): YearLine[] => {
    if (ask.as === 'text') return []
    const along = ask.as === 'ratio' || ask.as === 'score' ? worked : added
    const planned = planAsks.find((one) => one.name === ask.name && one.as === ask.as)
    const line = (option: YearLine['option'], of: (some: readonly Answers[]) => number | null): YearLine => {
      const results = along(of, 'answers')
      const plans =
        planned && option === null
          ? along((some) => (some.length === 0 ? null : totalOf(planned, some, planNamed)), 'planAnswers')
          : () => null
      return {
        ...{ ask, option },
        cells: new Map(
          heaps.map(({ period }) => {
            const [result, plan] = [results(period), plans(period)]
            return [period, { result, plan, reached: ask.as === 'number' ? shareOf(result, plan) : null }]
          }),
        ),
      }
    }
    if (ask.as !== 'options') return [line(null, (some) => (some.length === 0 ? null : totalOf(ask, some, named)))]
    return ask.options.map((option) =>
      line(option, (some) => (some.length === 0 ? null : countOf(ask, option.name, some))),
    )
  })
  return { series, title: ordered.at(-1)?.title ?? '', lines }
}

/** Sums of months as one, exact to a millionth; null where no month has any. */
function plus(sums: readonly (number | null)[]): number | null {
  const known = sums.filter((sum) => sum !== null)
  return known.length === 0 ? null : Math.round(known.reduce((all, sum) => all + sum, 0) * 1e6) / 1e6
}

/** Questions of all versions: the newest first, then what only older ones asked. */
function joined(versions: readonly (readonly Ask[])[]): Ask[] {
  const all = new Map<string, Ask>()
  for (const asks of versions.toReversed())
    for (const ask of asks) if (!all.has(`${ask.name}:${ask.as}`)) all.set(`${ask.name}:${ask.as}`, ask)
  return [...all.values()]
}
