import { given, type Tally } from './tally.ts'

const MILLION = 1_000_000

/** The numbers of a tally with how often each was given, the smallest first. */
export function numbersOf(tally: Tally): [number: number, many: number][] {
  return Object.keys(tally.of)
    .map((part): [number, number] => [Number(part), given(tally, part)])
    .sort(([a], [b]) => a - b)
}

/** The smallest and the largest number, in three digits. */
export function endsOf(tally: Tally): { least: number; most: number } | null {
  const numbers = numbersOf(tally)
  const [first, last] = [numbers[0], numbers.at(-1)]
  return first && last ? { least: first[0], most: last[0] } : null
}

/** The mean of the numbers, and how far they lie from it (standard deviation); null of nothing. */
export function spreadOf({ n, sum, squares }: Tally): { mean: number; deviation: number } | null {
  if (n <= 0 || sum === undefined || squares === undefined) return null
  const mean = Number(sum) / MILLION / n
  // In whole numbers until the last step, so that large ones do not swallow what is between them.
  const spread = BigInt(n) * BigInt(squares) - BigInt(sum) * BigInt(sum)
  return { mean, deviation: Math.sqrt(Number(spread)) / MILLION / n }
}

/** The number below which a part of them lies, `0.5` for the middle, in three digits; null of nothing. */
export function quantileOf(tally: Tally, part: number): number | null {
  const numbers = numbersOf(tally)
  const all = numbers.reduce((sum, [, many]) => sum + many, 0)
  let seen = 0
  return numbers.find(([, many]) => (seen += many) >= all * part && many > 0)?.[0] ?? null
}
