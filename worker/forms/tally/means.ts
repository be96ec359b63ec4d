import { FEW, isFew } from './few.ts'
import type { Shown } from './told.ts'
import { given, type Tally } from './tally.ts'

/** A mean and how far the answers lie from it, with one digit behind the comma. */
export type Spread = { mean: number; deviation: number }

/** Fewer than this do not get a mean. */
const MEAN_OF = 10

/** The mean of points and its spread; a part without a point is of those who gave none. */
export function spreadOfPoints(points: readonly (number | null)[], values: readonly number[]): Spread | null {
  const given = values.flatMap((many, index) => {
    const point = points[index] ?? null
    return point === null ? [] : [{ point, many }]
  })
  const all = given.reduce((sum, { many }) => sum + many, 0)
  if (all <= 0) return null
  const mean = given.reduce((sum, { point, many }) => sum + many * point, 0) / all
  const square = given.reduce((sum, { point, many }) => sum + many * (point - mean) ** 2, 0) / all
  return { mean: tenth(mean), deviation: tenth(Math.sqrt(square)) }
}

/**
 * The same as it may be told beside parts of which some are not: only if the few of each could as well be five, taken from
 * another part that is not told, and it would still read the same. Perhaps the mean alone.
 */
export function toldSpread(
  points: readonly (number | null)[],
  values: readonly number[],
  told: readonly Shown[],
): { mean: number; deviation: Shown } | null {
  const spread = spreadOfPoints(points, values)
  const many = values.reduce((sum, value, index) => sum + (points[index] === null ? 0 : value), 0)
  if (!spread || many < MEAN_OF) return null
  const others = otherWorlds(values, told).map((worlds) => worlds.map((world) => spreadOfPoints(points, world)))
  const isSafe = (isSame: (other: Spread | null) => boolean) => others.every((worlds) => worlds.some(isSame))
  if (isSafe((other) => other?.mean === spread.mean && other.deviation === spread.deviation)) return spread
  return isSafe((other) => other?.mean === spread.mean) ? { mean: spread.mean, deviation: null } : null
}

/** For each of the few: how else the parts that are not told could be, with five of it. */
function otherWorlds(values: readonly number[], told: readonly Shown[]): number[][][] {
  const isHidden = (index: number) => told[index] === null
  return values.flatMap((value, few) => {
    if (!isHidden(few) || !isFew(value)) return []
    const moved = FEW - value
    const donors = values.flatMap((other, at) => (at !== few && isHidden(at) && other - moved >= 1 ? [at] : []))
    return [donors.map((from) => values.map((one, at) => (at === few ? FEW : at === from ? one - moved : one)))]
  })
}

/** The mean of a group's points, whose numbers are not told: not where nearly all stand at one end, for then they could be told. */
export function toldGroupMean(points: readonly number[], tally: Tally): number | null {
  if (tally.n < MEAN_OF) return null
  const values = points.map((point) => given(tally, String(point)))
  const step = Math.min(...points.slice(1).map((point, index) => point - (points[index] ?? 0)))
  const away = (end: number) =>
    Math.round(values.reduce((sum, value, index) => sum + value * Math.abs((points[index] ?? 0) - end), 0) / step)
  if (isFew(away(points[0] ?? 0)) || isFew(away(points.at(-1) ?? 0))) return null
  return spreadOfPoints(points, values)?.mean ?? null
}

/** The mean of numbers as it is told: three digits, and not where fewer than five units stand behind it. */
export function toldMean({ n, sum }: Tally): number | null {
  if (n < MEAN_OF || sum === undefined) return null
  const total = Number(sum) / 1_000_000
  if (total !== 0 && Math.abs(total) < FEW) return null
  return Number((total / n).toPrecision(3))
}

/** The mean place of an option in an order, and how many put it there at all: the numbers of places 1, 2, 3 … */
export function toldPlace(places: readonly number[]): number | null {
  const n = places.reduce((a, b) => a + b, 0)
  if (n < MEAN_OF) return null
  const away = places.reduce((sum, many, index) => sum + many * index, 0)
  const back = places.reduce((sum, many, index) => sum + many * (places.length - 1 - index), 0)
  if (isFew(away) || isFew(back)) return null
  return tenth(1 + away / n)
}

function tenth(number: number): number {
  return Math.round(number * 10) / 10
}
