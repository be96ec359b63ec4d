import { type Operator, type Place, type Value } from './expression.ts'
import { toNumber, toText, toYes } from './value.ts'

/** One operator on two values. `and` and `or` are the evaluator's: they may skip their second value. */
export function operate(op: Operator, left: Value, right: Value): Value {
  switch (op) {
    case '=':
      return isEqual(left, right)
    case '!=':
      return differs(left, right)
    case '<':
      return isLess(left, right, false)
    case '<=':
      return isLess(left, right, true)
    case '>':
      return isLess(right, left, false)
    case '>=':
      return isLess(right, left, true)
    case '|':
      return [...new Set([...placesOf(left), ...placesOf(right)])]
    default:
      return reckon(op, left, right)
  }
}

export function placesOf(value: Value | undefined): readonly Place[] {
  return typeof value === 'object' ? value : []
}

/** Two dates, or a date and an instant, are on the same clock; beside a number an instant counts as ODK counts it. */
function isLocal(left: Value, right: Value): boolean {
  return typeof left !== 'number' && typeof right !== 'number'
}

function reckon(op: Operator, left: Value, right: Value): number {
  const local = isLocal(left, right)
  const [a, b] = [toNumber(left, local), toNumber(right, local)]
  return op === '+' ? a + b : op === '-' ? a - b : op === '*' ? a * b : op === 'div' ? a / b : a % b
}

/** What is compared: yes or no if one side is; numbers if one side is a number; else texts. A set of places is all of them. */
function isEqual(left: Value, right: Value): boolean {
  const [a, b] = comparable(left, right)
  const others = new Set(b)
  return a.some((one) => one === one && others.has(one))
}

/** True as soon as one pair differs: of two sets both `=` and `!=` may be true. */
function differs(left: Value, right: Value): boolean {
  const [a, b] = comparable(left, right)
  if (a.length === 0 || b.length === 0) return false
  return new Set([...a, ...b]).size > 1 || Number.isNaN(a[0])
}

function comparable(left: Value, right: Value): readonly [unknown[], unknown[]] {
  const types = [typeof left, typeof right]
  const one: (value: Value) => unknown = types.includes('boolean')
    ? toYes
    : types.includes('number')
      ? toNumber
      : toText
  const all = one === toYes ? (value: Value) => [toYes(value)] : (value: Value) => each(value, one)
  return [all(left), all(right)]
}

function each<T>(value: Value, one: (value: Value) => T): T[] {
  return typeof value === 'object' ? value.map((place) => one(place.text())) : [one(value)]
}

function isLess(left: Value, right: Value, orEqual: boolean): boolean {
  const local = isLocal(left, right)
  const least = extreme(left, right, local, Math.min)
  const most = extreme(right, left, local, Math.max)
  return orEqual ? least <= most : least < most
}

/** Of a set only its least or greatest number decides. */
function extreme(value: Value, other: Value, local: boolean, pick: (a: number, b: number) => number): number {
  if (typeof value !== 'object') return toNumber(value, local)
  if (typeof other === 'boolean') return Number(toYes(value))
  let found = NaN
  for (const place of value) {
    const number = toNumber(place.text(), local)
    if (!Number.isNaN(number)) found = Number.isNaN(found) ? number : pick(found, number)
  }
  return found
}
