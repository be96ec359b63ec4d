import { type Context, type Fns } from '../context.ts'
import { type Table } from '../../questionnaire.ts'
import { type Expr, type Place, type Value } from '../expression.ts'
import { placesOf } from '../operate.ts'
import { toNumber, toText } from '../value.ts'

const wordsOf = (value: Value) => toText(value).split(/\s+/).filter(Boolean)

/** An empty answer is a list of one empty word, so that `selected(${x}, '')` asks whether nothing is chosen. */
function isSelected(list: Value, word: string): boolean {
  const words = wordsOf(list)
  return words.length ? words.includes(word) : word === ''
}

/** The name behind an argument: of the question that it refers to, or of the place that it found. */
function nameOf(expr: Expr | undefined, value: Value | undefined): string {
  if (expr?.kind === 'reference') return expr.name
  const last = expr?.kind === 'path' ? expr.steps.at(-1) : undefined
  return last?.axis === 'child' ? last.name : (placesOf(value)[0]?.name ?? '')
}

/** Places of a name inside a place, through groups, but not through other places of that name. */
function below(place: Place, name: string, left: Context['left']): Place[] {
  return place.children().flatMap((kid) => {
    if (--left.places < 0) return []
    return kid.name === name ? [kid] : below(kid, name, left)
  })
}

/** `indexed-repeat(${ten}, ${con}, 2)`: the answer of one question in the so-manieth time of a repeat. */
function indexedRepeat({ args, left }: Context, target: Value, ...pairs: Value[]): readonly Place[] {
  let at: Place | undefined
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const name = nameOf(args[index + 1], pairs[index])
    const first = placesOf(pairs[index])[0]
    const times = at
      ? below(at, name, left)
      : first?.parent
        ? first.parent.children().filter((kid) => kid.name === name)
        : []
    at = times[toNumber(pairs[index + 1] ?? NaN) - 1]
    if (!at) return []
  }
  return at ? below(at, nameOf(args[0], target), left) : []
}

/** Rows of a table by what stands in one of its columns: made once per table and column. */
const indexes = new WeakMap<Table, Map<string, Map<string, readonly string[]>>>()

function rowOf(table: Table, column: string, key: string): readonly string[] | undefined {
  const place = table.columns.indexOf(column)
  if (place < 0) return undefined
  const byColumn = indexes.get(table) ?? new Map<string, Map<string, readonly string[]>>()
  indexes.set(table, byColumn)
  let rows = byColumn.get(column)
  if (!rows) {
    rows = new Map([...table.rows].reverse().map((row) => [row[place] ?? '', row]))
    byColumn.set(column, rows)
  }
  return rows.get(key)
}

function pulled({ scope }: Context, name: Value, wanted: Value, column: Value, key: Value): string {
  const table = scope.table(toText(name))
  const row = table && rowOf(table, toText(column), toText(key))
  return (row && row[table.columns.indexOf(toText(wanted))]) ?? ''
}

/** The label's question stands in quotes, as `'${ten}'` or as a path that ends with its name. */
export function questionIn(text: string): string {
  return /([^/\s${}]+)\}?\s*$/.exec(text)?.[1] ?? ''
}

export const PLACES: Fns = {
  selected: [2, 2, (_, list: Value, word: Value) => isSelected(list, toText(word).trim())],
  'selected-at': [2, 2, (_, list: Value, index: Value) => wordsOf(list)[Math.trunc(toNumber(index))] ?? ''],
  'count-selected': [1, 1, (_, list: Value) => wordsOf(list).length],
  'jr:choice-name': [
    2,
    2,
    ({ scope }, value: Value, name: Value) => scope.choiceName(questionIn(toText(name)), toText(value)),
  ],
  count: [1, 1, (_, all: Value) => placesOf(all).length],
  'count-non-empty': [1, 1, (_, all: Value) => placesOf(all).filter((place) => place.text() !== '').length],
  position: [
    0,
    1,
    ({ at, place }, of?: Value) => (of === undefined ? place || at.position() : (placesOf(of)[0]?.position() ?? NaN)),
  ],
  last: [0, 0, ({ size }) => size],
  current: [0, 0, ({ scope }) => [scope.here]],
  instance: [
    1,
    1,
    ({ scope }, id: Value) => {
      const top = scope.instance(toText(id))
      return top ? [top] : []
    },
  ],
  once: [1, 1, ({ scope }, value: Value) => (scope.once ?? scope.here.text()) || value],
  'indexed-repeat': [3, 11, indexedRepeat],
  pulldata: [4, 4, pulled],
}
