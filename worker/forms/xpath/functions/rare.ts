import { numbersFrom, shuffle } from '../../shuffle.ts'
import { type Context, type Fns } from '../context.ts'
import { type Place, type Value } from '../expression.ts'
import { placesOf } from '../operate.ts'
import { toNumber, toText } from '../value.ts'
import { digest } from './digest.ts'
import { GEO } from './geo.ts'
import { matches } from './regex.ts'
import { seedIn } from './seed.ts'

function decoded(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)))
  } catch {
    return ''
  }
}

function uuid(random: () => number, length?: number): string {
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 16).toString(16)).join('')
  if (length !== undefined) return digits(Math.min(Math.max(length || 0, 0), 255))
  const variant = '89ab'.charAt(Math.floor(random() * 4))
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${variant}${digits(3)}-${digits(12)}`
}

function randomized({ scope }: Context, all: Value, seed?: Value): readonly Place[] {
  if (seed === undefined) return shuffle(placesOf(all), scope.random)
  const number = toNumber(seed)
  return shuffle(placesOf(all), numbersFrom(Number.isNaN(number) ? seedIn(toText(seed)) : number))
}

/** What few questionnaires use: browsers get it only with those. */
export const RARE: Fns = {
  ...GEO,
  regex: [2, 2, (_, a: Value, pattern: Value) => matches(toText(pattern), toText(a))],
  'base64-decode': [1, 1, (_, a: Value) => decoded(toText(a))],
  digest: [2, 3, (_, a: Value, way: Value, code: Value = 'base64') => digest(toText(a), toText(way), toText(code))],
  uuid: [
    0,
    1,
    ({ scope }, length?: Value) => uuid(scope.random, length === undefined ? length : Number(toText(length))),
  ],
  randomize: [1, 2, randomized],
}
