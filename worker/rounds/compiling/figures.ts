import type { Answers } from '../../forms/questionnaire.ts'
import { millionths } from '../../forms/tally/digits.ts'
import { placesIn } from '../../forms/tally/sheets.ts'
import { evaluate } from '../../forms/xpath/evaluate.ts'
import type { Place, Scope } from '../../forms/xpath/expression.ts'
import { toNumber } from '../../forms/xpath/value.ts'
import type { Ask } from './asks.ts'

const MILLION = 1_000_000
const TOP = ['']

/** All that a sheet says to a question: one value, or one a round. */
export function valuesOf({ name, repeats }: Pick<Ask, 'name' | 'repeats'>, answers: Answers): string[] {
  const places = repeats.length === 0 ? TOP : placesIn(answers)(repeats)
  return places.flatMap((place) => {
    const value = answers[name + place]
    return value === undefined || value === '' ? [] : [value]
  })
}

/** So short they are exact in millionths, and ten thousand of them together too. */
const SHORT = /^-?\d{1,5}(\.\d{1,6})?$/
const MOST_SHORT = 10_000

/** The sum of numbers as they are written, exact to a millionth; null of nothing. */
export function sumOf(values: readonly string[]): number | null {
  if (values.length > 0 && values.length <= MOST_SHORT && values.every((value) => SHORT.test(value)))
    return values.reduce((sum, value) => sum + Math.round(Number(value) * MILLION), 0) / MILLION
  const amounts = values.map(millionths).filter((amount) => amount !== null)
  if (amounts.length === 0) return null
  return Number(amounts.reduce((sum, amount) => sum + amount, 0n)) / MILLION
}

/** The figure of one unit: its sum over rounds, the share it worked out, its mean mark; null where it gave none. */
export function figureOf(ask: Ask, answers: Answers): number | null {
  const values = valuesOf(ask, answers)
  switch (ask.as) {
    case 'number':
    case 'ratio':
      return ask.as === 'ratio' && values.length > 1 ? null : sumOf(values)
    case 'score':
      return meanOf(values)
    case 'given':
      return values.length || null
    default:
      return null
  }
}

/** The mean, to two digits. */
export function meanOf(values: readonly string[]): number | null {
  const sum = sumOf(values)
  return sum === null ? null : Math.round((sum / values.length) * 100) / 100
}

/**
 * A share worked out anew: wherever its expression names a question stands the sum over these sheets. Only sheets that
 * have the share count, so that above and below the line stand the same units. Null when there is nothing to divide.
 */
export function ratioOf(ask: Ask, all: readonly Answers[], asks: ReadonlyMap<string, Ask>): number | null {
  const having = all.filter((answers) => valuesOf(ask, answers).length > 0)
  if (!ask.expr || having.length === 0) return null
  const scope: Scope = { ...NOWHERE, find: (name) => placesFor(asks.get(name) ?? bare(name), having, asks) }
  const value = toNumber(evaluate(ask.expr, scope))
  return Number.isFinite(value) ? value : null
}

/** A sum as one place; what stands in a repeat as all its places, so that they can be counted too. */
function placesFor(ask: Ask, all: readonly Answers[], asks: ReadonlyMap<string, Ask>): Place[] {
  if (ask.as === 'ratio') return [leaf(ask.name, textOf(ratioOf(ask, all, asks)))]
  const values = all.flatMap((answers) => valuesOf(ask, answers))
  if (ask.repeats.length > 0) return values.map((value) => leaf(ask.name, value))
  return [leaf(ask.name, textOf(sumOf(values)) || (values[0] ?? ''))]
}

function bare(name: string): Ask {
  return { name, as: 'text', label: '', above: [], options: [], repeats: [] }
}

function textOf(number: number | null): string {
  return number === null ? '' : String(number)
}

function leaf(name: string, text: string): Place {
  return { name, parent: null, children: () => [], text: () => text, position: () => 1 }
}

const HERE = leaf('', '')
/** Sums know nothing but themselves. */
const NOWHERE: Omit<Scope, 'find'> = {
  ...{ here: HERE, root: HERE, instance: () => null, choiceName: () => '', table: () => null },
  ...{ today: '', now: '', random: () => 0 },
}
