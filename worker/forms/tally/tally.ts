import type { As } from './measure.ts'
import { millionths, shortened } from './digits.ts'

/** Answers to one question, counted. What is added and taken off again leaves nothing behind, in whatever order. */
export type Tally = {
  /** Who answered: people, or rounds of a repeat. */
  n: number
  /** How often each was given: an option, a point, a month, an hour, a number in three digits; of an order `1 duong`, place and option. */
  of: Record<string, number>
  /** Of numbers: their sum in millionths, and that of their squares. */
  sum?: string
  squares?: string
}

export type Sign = 1 | -1

/** Nothing counted yet. */
export function emptyTally(as: As): Tally {
  return as === 'number' ? { n: 0, of: {}, sum: '0', squares: '0' } : { n: 0, of: {} }
}

/** Adds an answer, or takes it off. `sumsOnly`: of numbers not how often each was given. */
export function addAnswer(tally: Tally, as: As, value: string, sign: Sign, sumsOnly = false): void {
  if (value === '') return
  if (as === 'number') {
    const amount = millionths(value)
    if (amount === null) return
    tally.sum = plus(tally.sum, BigInt(sign) * amount)
    tally.squares = plus(tally.squares, BigInt(sign) * amount * amount)
  }
  tally.n += sign
  if (as === 'given' || (sumsOnly && as === 'number')) return
  for (const part of partsOf(as, value)) bump(tally.of, part, sign)
}

/** Two tallies as one. */
export function merged(a: Tally, b: Tally): Tally {
  const of = { ...a.of }
  for (const [part, many] of Object.entries(b.of)) bump(of, part, many)
  const result: Tally = { n: a.n + b.n, of }
  if (a.sum !== undefined || b.sum !== undefined) {
    result.sum = plus(a.sum, BigInt(b.sum ?? 0))
    result.squares = plus(a.squares, BigInt(b.squares ?? 0))
  }
  return result
}

/** One more or less; what comes to nothing is not there. */
export function bump(counts: Record<string, number>, name: string, by: number): void {
  const many = (Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0) + by
  if (many === 0) delete counts[name]
  else counts[name] = many
}

/** How often a part was given. */
export function given(tally: Pick<Tally, 'of'>, part: string): number {
  return Object.hasOwn(tally.of, part) ? (tally.of[part] ?? 0) : 0
}

function partsOf(as: As, value: string): string[] {
  switch (as) {
    case 'several':
      return [...new Set(value.split(' ').filter(Boolean))]
    case 'rank':
      return value
        .split(' ')
        .filter(Boolean)
        .map((option, index) => `${index + 1} ${option}`)
    case 'scale':
      return [String(Number(value))]
    case 'number':
      return [shortened(value)]
    case 'month':
      return [value.slice(0, 7)]
    case 'hour':
      return [value.slice(0, 2)]
    default:
      return [value]
  }
}

function plus(text: string | undefined, more: bigint): string {
  return String(BigInt(text ?? 0) + more)
}
