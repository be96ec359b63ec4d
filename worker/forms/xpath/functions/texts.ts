import { type Fns, LONGEST } from '../context.ts'
import { type Value } from '../expression.ts'
import { toText, toYes } from '../value.ts'

/** All texts of all arguments, those of places one by one. */
export function textsOf(values: readonly Value[]): string[] {
  return values.flatMap((value) => (typeof value === 'object' ? value.map((place) => place.text()) : toText(value)))
}

function joined(separator: string, values: readonly Value[]): string {
  let text = ''
  for (const [index, one] of textsOf(values).entries()) {
    if (text.length > LONGEST) break
    text += index ? separator + one : one
  }
  return text
}

/** From 0; counted from the end when negative. */
function cut(text: string, start: Value, end?: Value): string {
  const index = (value: Value) => Math.trunc(Number(toText(value))) || 0
  return text.slice(index(start), end === undefined ? text.length : index(end))
}

function translated(text: string, from: string, to: string): string {
  const others = new Map<string, string>()
  for (let index = from.length - 1; index >= 0; index--) others.set(from.charAt(index), to.charAt(index))
  return text.replace(/[^]/g, (letter) => others.get(letter) ?? letter)
}

export const TEXTS: Fns = {
  string: [1, 1, (_, a: Value) => toText(a)],
  concat: [1, Infinity, (_, ...all) => joined('', all)],
  join: [2, Infinity, (_, separator: Value, ...all) => joined(toText(separator), all)],
  contains: [2, 2, (_, a: Value, b: Value) => toText(a).includes(toText(b))],
  'starts-with': [2, 2, (_, a: Value, b: Value) => toText(a).startsWith(toText(b))],
  'ends-with': [2, 2, (_, a: Value, b: Value) => toText(a).endsWith(toText(b))],
  substr: [2, 3, (_, a: Value, start: Value, end?: Value) => cut(toText(a), start, end)],
  'substring-before': [2, 2, (_, a: Value, b: Value) => toText(a).slice(0, Math.max(toText(a).indexOf(toText(b)), 0))],
  'substring-after': [
    2,
    2,
    (_, a: Value, b: Value) => {
      const index = toText(a).indexOf(toText(b))
      return index < 0 ? '' : toText(a).slice(index + toText(b).length)
    },
  ],
  'string-length': [0, 1, (context, a: Value = [context.at]) => toText(a).length],
  'normalize-space': [0, 1, (context, a: Value = [context.at]) => toText(a).trim().replace(/\s+/g, ' ')],
  translate: [3, 3, (_, a: Value, from: Value, to: Value) => translated(toText(a), toText(from), toText(to))],
  'boolean-from-string': [1, 1, (_, a: Value) => ['true', '1'].includes(toText(a))],
  boolean: [1, 1, (_, a: Value) => toYes(a)],
  not: [1, 1, (_, a: Value) => !toYes(a)],
  true: [0, 0, () => true],
  false: [0, 0, () => false],
  if: [3, 3, (_, condition: Value, yes: Value, no: Value) => (toYes(condition) ? yes : no)],
  coalesce: [2, 2, (_, a: Value, b: Value) => (toText(a) === '' || Number.isNaN(a) ? b : a)],
}
