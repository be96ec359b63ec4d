import { type Fns } from '../context.ts'
import { type Value } from '../expression.ts'
import { toText } from '../value.ts'
import { textsOf } from './texts.ts'

/** Radians. */
type Point = readonly [latitude: number, longitude: number]

/** The earth's radius at the equator in metres, as ODK reckons. */
const RADIUS = 6_378_100

/** "vĩ độ kinh độ cao độ sai số", several with `;` between, or one in each text. Empty if one of them is no point. */
function pointsIn(texts: readonly string[]): readonly Point[] {
  const points = texts
    .flatMap((text) => text.split(';'))
    .filter((text) => text.trim())
    .map((text) =>
      text
        .trim()
        .split(/\s+/)
        .map((number) => (Number(number) * Math.PI) / 180),
    )
  const isPoint = ([latitude = NaN, longitude = NaN]: number[]) =>
    Math.abs(latitude) <= Math.PI / 2 && Math.abs(longitude) <= Math.PI
  return points.every(isPoint) ? (points as unknown as Point[]) : []
}

const centimetres = (metres: number) => Math.abs(Math.round(metres * 100) / 100)

function distance(points: readonly Point[]): number {
  if (points.length < 2) return NaN
  let sum = 0
  for (const [index, [latitude, longitude]] of points.slice(1).entries()) {
    const [before, beside] = points[index] as Point
    const cosine =
      Math.sin(before) * Math.sin(latitude) + Math.cos(before) * Math.cos(latitude) * Math.cos(beside - longitude)
    sum += Math.acos(Math.min(cosine, 1)) * RADIUS
  }
  return centimetres(sum)
}

function area(points: readonly Point[]): number {
  if (points.length < 3) return 0
  let sum = 0
  for (const [index, [latitude, longitude]] of points.entries()) {
    const [next, beside] = points[(index + 1) % points.length] as Point
    sum += (beside - longitude) * (2 + Math.sin(next) + Math.sin(latitude))
  }
  return centimetres((sum * RADIUS * RADIUS) / 2)
}

/** Whether a point lies within a closed line. */
function isInside(point: Point | undefined, line: readonly Point[]): boolean {
  const [first, last] = [line[0], line.at(-1)]
  if (!point || !first || !last || first[0] !== last[0] || first[1] !== last[1]) return false
  const [latitude, longitude] = point
  let inside = false
  for (const [index, [y, x]] of line.slice(1).entries()) {
    const [before, beside] = line[index] as Point
    if (y > latitude !== before > latitude && longitude < ((beside - x) * (latitude - y)) / (before - y) + x)
      inside = !inside
  }
  return inside
}

export const GEO: Fns = {
  distance: [1, Infinity, (_, ...all) => distance(pointsIn(textsOf(all)))],
  area: [1, 1, (_, all: Value) => area(pointsIn(textsOf([all])))],
  geofence: [2, 2, (_, point: Value, line: Value) => isInside(pointsIn([toText(point)])[0], pointsIn([toText(line)]))],
}
