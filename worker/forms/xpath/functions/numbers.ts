import { type Fn, type Fns } from '../context.ts'
import { type Value } from '../expression.ts'
import { toNumber, toText, toYes } from '../value.ts'
import { textsOf } from './texts.ts'

/** Those of the texts that are numbers: an unanswered question does not spoil a sum. */
function numbersOf(values: readonly Value[]): number[] {
  return textsOf(values)
    .map((text) => toNumber(text))
    .filter((number) => !Number.isNaN(number))
}

/** Halves go up; 1.005 is rounded as it is written, not as it is stored. */
function rounded(value: number, digits: number): number {
  if (!Number.isFinite(value) || !(Math.abs(digits) <= 30)) return Math.abs(digits) <= 30 ? value : NaN
  return shifted(Math.round(shifted(value, Math.trunc(digits))), -Math.trunc(digits))
}

function shifted(value: number, digits: number): number {
  const [number, exponent = '0'] = String(value).split('e')
  return Number(`${number}e${Number(exponent) + digits}`)
}

/** Whether a response counts for a checklist: "yes", or a condition that is true. */
function counts(value: Value): boolean {
  return typeof value === 'boolean' || typeof value === 'number'
    ? toYes(value)
    : ['yes', 'true'].includes(toText(value))
}

/** Every place of a set is a response of its own. */
function responsesOf(values: readonly Value[]): Value[] {
  return values.flatMap((value) => (typeof value === 'object' ? value.map((place) => place.text()) : [value]))
}

function isWithin(least: Value, most: Value, sum: number): boolean {
  const [from, to] = [toNumber(least), toNumber(most)]
  return (from === -1 || sum >= from) && (to === -1 || sum <= to)
}

function weighted(least: Value, most: Value, pairs: readonly Value[]): boolean {
  const responses = responsesOf(pairs.filter((_, index) => index % 2 === 0))
  const weights = responsesOf(pairs.filter((_, index) => index % 2 === 1))
  let sum = 0
  for (const [index, response] of responses.entries()) if (counts(response)) sum += toNumber(weights[index] ?? 0)
  return isWithin(least, most, sum)
}

const one = (reckon: (a: number) => number): Fn => [1, 1, (_, a: Value) => reckon(toNumber(a))]
const two = (reckon: (a: number, b: number) => number): Fn => [
  2,
  2,
  (_, a: Value, b: Value) => reckon(toNumber(a), toNumber(b)),
]
const best = (pick: (a: number, b: number) => number): Fn => [
  1,
  Infinity,
  (_, ...all) => {
    const numbers = numbersOf(all)
    return numbers.length ? numbers.reduce((a, b) => pick(a, b)) : NaN
  },
]

export const NUMBERS: Fns = {
  number: one((a) => a),
  int: one(Math.trunc),
  round: [1, 2, (_, a: Value, digits: Value = 0) => rounded(toNumber(a), toNumber(digits))],
  min: best(Math.min),
  max: best(Math.max),
  sum: [1, 1, (_, all: Value) => numbersOf([all]).reduce((sum, number) => sum + number, 0)],
  abs: one(Math.abs),
  sqrt: one(Math.sqrt),
  exp: one(Math.exp),
  exp10: one((a) => 10 ** a),
  log: one(Math.log),
  log10: one(Math.log10),
  sin: one(Math.sin),
  cos: one(Math.cos),
  tan: one(Math.tan),
  asin: one(Math.asin),
  acos: one(Math.acos),
  atan: one(Math.atan),
  atan2: two(Math.atan2),
  pow: two((a, b) => a ** b),
  pi: [0, 0, () => Math.PI],
  random: [0, 0, ({ scope }) => scope.random()],
  checklist: [
    2,
    Infinity,
    (_, least: Value, most: Value, ...all) => isWithin(least, most, responsesOf(all).filter(counts).length),
  ],
  'weighted-checklist': [2, Infinity, (_, least: Value, most: Value, ...pairs) => weighted(least, most, pairs)],
}
