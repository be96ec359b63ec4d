import type { Answers } from '../../forms/questionnaire.ts'
import type { SubmissionState } from '../words.ts'
import type { Ask } from './asks.ts'
import { figureOf, meanOf, ratioOf, sumOf, valuesOf } from './figures.ts'

/** A unit's report as it is put together: its accepted answers, or why there are none. */
export type Report = {
  submissionId: string
  unit: string
  position: number
  status: SubmissionState
  isLate: boolean
  wasMissing: boolean
  /** The version that counts; 0 when none was accepted. */
  number: number
  answers: Answers | null
}

/** Questions and what was answered to them: of the round, of the plans, of the period before. */
export type Heap = { asks: readonly Ask[]; reports: readonly Report[] }

/** One question over all units. */
export type Line = {
  ask: Ask
  /** Units that gave something. */
  answered: number
  /** Of numbers the sum, of a share what it comes to, of marks the mean, of files how many. */
  total: number | null
  /** Of numbers: the sum for each unit that gave one. */
  mean: number | null
  options: readonly { name: string; label: string; many: number; share: number | null }[]
  plan: number | null
  /** Result in per cent of the plan. */
  reached: number | null
  previous: number | null
}

/** Puts a round together: every question over all accepted reports, or `only` one, beside the plans and the period before. */
export function compile(round: Heap, plan: Heap | null, previous: Heap | null, only?: string): Line[] {
  const isWanted = ({ name }: Ask) => only === undefined || name === only
  const planned = plan && totalsOf(plan, isWanted)
  const before = previous && totalsOf(previous, isWanted)
  const named = byName(round.asks)
  const all = answersIn(round.reports)
  return round.asks.filter(isWanted).map((ask) => {
    const total = totalOf(ask, all, named)
    const wanted = found(planned, ask)
    const answered = answeredIn(ask, all)
    return {
      ...{ ask, answered, total, plan: wanted, previous: found(before, ask) },
      mean: ask.as === 'number' && total !== null ? Math.round((total / answered) * 100) / 100 : null,
      options: countedIn(ask, all),
      reached: ask.as === 'number' ? shareOf(total, wanted) : null,
    }
  })
}

/** What one question comes to over these sheets; null when nobody answered it with a figure. */
export function totalOf(ask: Ask, all: readonly Answers[], asks: ReadonlyMap<string, Ask>): number | null {
  switch (ask.as) {
    case 'number':
      return sumOf(all.flatMap((answers) => valuesOf(ask, answers)))
    case 'ratio':
      return ratioOf(ask, all, asks)
    case 'score':
      return meanOf(all.flatMap((answers) => valuesOf(ask, answers)))
    case 'given':
      return all.reduce((many, answers) => many + valuesOf(ask, answers).length, 0)
    default:
      return null
  }
}

/** Questions by their names. */
export function byName(asks: readonly Ask[]): ReadonlyMap<string, Ask> {
  return new Map(asks.map((ask) => [ask.name, ask]))
}

/** The sheets that count. */
export function answersIn(reports: readonly Report[]): Answers[] {
  return reports.flatMap(({ answers }) => (answers === null ? [] : [answers]))
}

/** A part in per cent of another, to one digit; null where that is nothing. */
export function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : Math.round((part / whole) * 1000) / 10
}

/** One unit's figure, beside its plan and the period before. */
export type UnitLine = Report & {
  value: number | null
  plan: number | null
  previous: number | null
  /** Its own choices and words. */
  said: readonly string[]
}

/** A question opened to each unit's figure, in the order of the units. */
export function opened(ask: Ask, round: Heap, plan: Heap | null, previous: Heap | null): UnitLine[] {
  const planned = ofUnits(ask, plan)
  const before = ofUnits(ask, previous)
  const labels = new Map(ask.options.map(({ label, name }) => [name, label]))
  return round.reports.map((report) => {
    const values = report.answers ? valuesOf(ask, report.answers) : []
    const said =
      ask.as === 'options'
        ? values.flatMap((value) => value.split(' ').map((one) => labels.get(one) ?? one))
        : ask.as === 'text'
          ? values
          : []
    return {
      ...{ ...report, value: report.answers && figureOf(ask, report.answers), said },
      ...{ plan: planned.get(report.unit) ?? null, previous: before.get(report.unit) ?? null },
    }
  })
}

function ofUnits(ask: Ask, heap: Heap | null): Map<string, number | null> {
  const other = heap?.asks.find(({ as, name }) => name === ask.name && as === ask.as)
  if (!heap || !other) return new Map()
  return new Map(heap.reports.map(({ answers, unit }) => [unit, answers && figureOf(other, answers)]))
}

function totalsOf({ asks, reports }: Heap, isWanted: (ask: Ask) => boolean): Map<string, number | null> {
  const named = byName(asks)
  const all = answersIn(reports)
  return new Map(asks.filter(isWanted).map((ask) => [`${ask.name}:${ask.as}`, totalOf(ask, all, named)]))
}

function found(totals: Map<string, number | null> | null, { as, name }: Ask): number | null {
  return totals?.get(`${name}:${as}`) ?? null
}

function answeredIn(ask: Ask, all: readonly Answers[]): number {
  return all.filter((answers) => valuesOf(ask, answers).length > 0).length
}

/** How often each option was chosen; shares of all who chose. Of an order: how many put each first. */
function countedIn(ask: Ask, all: readonly Answers[]): Line['options'] {
  if (ask.as !== 'options') return []
  const values = all.flatMap((answers) => valuesOf(ask, answers))
  const counts = new Map<string, number>()
  for (const value of values) for (const one of chosen(ask, value)) counts.set(one, (counts.get(one) ?? 0) + 1)
  return ask.options.map(({ label, name }) => {
    const many = counts.get(name) ?? 0
    return { name, label, many, share: shareOf(many, values.length) }
  })
}

/** How often one option was chosen. */
export function countOf(ask: Ask, option: string, all: readonly Answers[]): number {
  return all.reduce(
    (many, answers) => many + valuesOf(ask, answers).filter((value) => chosen(ask, value).includes(option)).length,
    0,
  )
}

function chosen({ isOrder }: Ask, value: string): string[] {
  const all = [...new Set(value.split(' ').filter(Boolean))]
  return isOrder ? all.slice(0, 1) : all
}
