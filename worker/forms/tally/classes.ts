import { FEW } from './few.ts'
import { numbersOf } from './numbers.ts'
import type { Tally } from './tally.ts'

/** A class never tells of fewer people than this. */
const LEAST = FEW
/** About so many classes, not more. */
const MOST = 8
/** So few different numbers are told one by one. */
const SINGLE = 8

/** Neighbours that were put together until enough people stand behind each: from and to, and how many. */
export type Joined<T> = { from: T; to: T; many: number }

/** Joins neighbours, from the first on, until each has enough; what is left over goes to the last. Empty when all are too few. */
export function joined<T>(parts: readonly { name: T; many: number }[], least = LEAST): Joined<T>[] {
  const result: Joined<T>[] = []
  let open: Joined<T>[] = []
  for (const { name, many } of parts) {
    const [before] = open
    const now = before ? { ...before, to: name, many: before.many + many } : { from: name, to: name, many }
    open = now.many < least ? [now] : []
    if (open.length === 0) result.push(now)
  }
  const [rest, last] = [open[0], result.at(-1)]
  if (rest && last) result[result.length - 1] = { ...last, to: rest.to, many: last.many + rest.many }
  return result
}

/** Where classes of these numbers begin, but for the first: round numbers, so far apart that each class has enough people. */
export function cutsOf(tally: Tally): number[] {
  const numbers = numbersOf(tally)
  const edges = numbers.length <= SINGLE ? numbers.map(([number]) => number) : roundEdges(numbers)
  const parts = [...new Set([-Infinity, ...edges])].map((edge, index, all) => ({
    name: edge,
    many: between(numbers, edge, all[index + 1] ?? Infinity),
  }))
  return joined(parts.filter(({ many, name }) => many > 0 || name !== -Infinity))
    .slice(1)
    .map(({ from }) => from)
}

/** How many there are in each class. */
export function classesOf(tally: Tally, cuts: readonly number[]): number[] {
  const numbers = numbersOf(tally)
  const edges = [-Infinity, ...cuts]
  return edges.map((edge, index) => between(numbers, edge, edges[index + 1] ?? Infinity))
}

/** Fewer classes over the same edges, for groups by which other questions are split. */
export function coarser(tally: Tally, cuts: readonly number[], most: number): number[] {
  const all = classesOf(tally, cuts).reduce((a, b) => a + b, 0)
  const parts = classesOf(tally, cuts).map((many, index) => ({ name: index, many }))
  return joined(parts, Math.max(LEAST * 2, Math.ceil(all / most)))
    .slice(1)
    .map(({ from }) => cuts[from - 1] as number)
}

/** Multiples of 1, 2 or 5 and so many noughts, between the numbers of nearly all. */
function roundEdges(numbers: readonly [number, number][]): number[] {
  const all = numbers.reduce((sum, [, many]) => sum + many, 0)
  let seen = 0
  const middle = numbers.filter(([, many]) => {
    seen += many
    return seen > all * 0.02 && seen - many < all * 0.98
  })
  const [low, high] = [middle[0]?.[0] ?? 0, middle.at(-1)?.[0] ?? 0]
  const step = roundStep((high - low) / MOST)
  const edges: number[] = []
  for (let times = Math.floor(low / step) + 1; times * step <= high; times++) edges.push(exact(times, step))
  return edges
}

function roundStep(about: number): number {
  const unit = 10 ** Math.floor(Math.log10(about))
  return [1, 2, 5, 10].map((times) => times * unit).find((step) => step >= about * (1 - 1e-9)) ?? unit * 10
}

/** 3 × 0.1 without the rounding error. */
function exact(times: number, step: number): number {
  return Number((times * step).toPrecision(12))
}

function between(numbers: readonly [number, number][], from: number, to: number): number {
  return numbers.reduce((sum, [number, many]) => (number >= from && number < to ? sum + many : sum), 0)
}
