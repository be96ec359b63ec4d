import { type Call, type Expr, type Path } from './expression.ts'
import { unknownLetters } from './days.ts'
import { FUNCTIONS } from './functions/all.ts'
import { DIGESTS, ENCODINGS } from './functions/digest.ts'
import { questionIn } from './functions/places.ts'
import { patternFaultOf } from './functions/regex.ts'

/** What an expression depends on. */
export type Uses = {
  /** Questions named by `${name}`, also in quotes as in `jr:choice-name(…, '${name}')`. */
  names: string[]
  /**
   * Where paths lead, without their conditions; a path inside a condition is told from where the outer one begins.
   * They begin at the place itself ('here'), at the top ('root'), or at what an expression gives.
   */
  paths: Path[]
  functions: string[]
  /** It reads the answer of its own question. */
  here: boolean
}

/** Names that ODK or XPath know and that cannot be used here. */
export const UNSUPPORTED: readonly string[] = [
  'ceiling',
  'depend',
  'enclosed-area',
  'extract-signed',
  'floor',
  'id',
  'intersects',
  'is-selected',
  'jr:itext',
  'lang',
  'local-name',
  'name',
  'namespace-uri',
  'property',
  'substring',
  'version',
]

/** Every function that can be used. */
export const knownFunctions: readonly string[] = Object.keys(FUNCTIONS).sort()

/** What does the same. */
const INSTEAD = new Map([
  ['floor', 'int'],
  ['substring', 'substr'],
  ['is-selected', 'selected'],
  ['enclosed-area', 'area'],
])

const OWN = ['once', 'string-length', 'normalize-space']
const HERE: Path = { kind: 'path', from: 'here', where: [], steps: [] }

/** Every part of an expression, itself included, with the path on which it stands. */
function* partsOf(expr: Expr, base: Path = HERE): Generator<{ part: Expr; base: Path }> {
  yield { part: expr, base }
  switch (expr.kind) {
    case 'minus':
      yield* partsOf(expr.of, base)
      return
    case 'binary':
      yield* partsOf(expr.left, base)
      yield* partsOf(expr.right, base)
      return
    case 'call':
      for (const arg of expr.args) yield* partsOf(arg, base)
      return
    case 'path': {
      if (typeof expr.from === 'object') yield* partsOf(expr.from, base)
      const way = wayOf(expr, base)
      for (const condition of expr.where) yield* partsOf(condition, { ...way, steps: [] })
      let length = way.steps.length - expr.steps.length
      for (const { where } of expr.steps) {
        const to = { ...way, steps: way.steps.slice(0, ++length) }
        for (const condition of where) yield* partsOf(condition, to)
      }
    }
  }
}

/** The path without conditions, told from where the outermost one begins. `current()` is the place itself. */
function wayOf({ from, steps }: Path, base: Path): Path {
  const bare = steps.map((step) => ({ ...step, where: [] }))
  if (from === 'here') return { ...base, steps: [...base.steps, ...bare] }
  const isCurrent = typeof from === 'object' && from.kind === 'call' && from.name === 'current'
  return { ...HERE, from: isCurrent ? 'here' : from, steps: bare }
}

export function usesOf(expr: Expr): Uses {
  const names = new Set<string>()
  const functions = new Set<string>()
  const paths: Path[] = []
  let here = false
  for (const { part, base } of partsOf(expr)) {
    if (part.kind === 'reference') names.add(part.name)
    else if (part.kind === 'call') {
      functions.add(part.name)
      const [first, second] = part.args
      const quoted = part.name === 'jr:choice-name' && second?.kind === 'text' && questionIn(second.value)
      if (quoted) names.add(quoted)
      if (part.name === 'current' || (base === HERE && OWN.includes(part.name) && (!first || part.name === 'once')))
        here = true
    } else if (part.kind === 'path') {
      const way = wayOf(part, base)
      if (way.from === 'here' && way.steps.every((step) => step.axis === 'self')) here = true
      else paths.push(way)
    }
  }
  return { names: [...names], paths, functions: [...functions], here }
}

/** What makes an expression unusable though it can be read: functions and their arguments. Each as a sentence. */
export function faultsOf(expr: Expr): string[] {
  const faults = new Set<string>()
  for (const { part } of partsOf(expr))
    if (part.kind === 'call') for (const fault of callFaults(part)) faults.add(fault)
  return [...faults]
}

function* callFaults({ name, args }: Call): Generator<string> {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
  if (!known) {
    const instead = INSTEAD.has(name) ? `, hãy dùng ${INSTEAD.get(name)}` : ''
    yield UNSUPPORTED.includes(name)
      ? `Hàm ${name} chưa dùng được ở đây${instead}.`
      : `Không có hàm nào tên là ${name}.`
    return
  }
  const [least, most] = known
  const pairs = { 'indexed-repeat': 1, 'weighted-checklist': 0 }[name]
  if (args.length < least || args.length > most) {
    const wanted = most === least ? least : most === Infinity ? `ít nhất ${least}` : `từ ${least} đến ${most}`
    yield `Hàm ${name} cần ${wanted} tham số, ở đây có ${args.length}.`
  } else if (pairs !== undefined && args.length % 2 !== pairs) {
    yield `Hàm ${name} cần các tham số đi theo từng cặp, ở đây thừa hoặc thiếu một.`
  }
  const [, second, third] = args.map((arg) => (arg.kind === 'text' ? arg.value : undefined))
  if (name === 'regex' && second !== undefined) {
    const fault = patternFaultOf(second)
    if (fault) yield `Mẫu ${second} của hàm regex ${fault}.`
  }
  if (name.startsWith('format-date') && second !== undefined)
    for (const letter of unknownLetters(second)) yield `Hàm ${name} không hiểu ${letter}.`
  if (name === 'jr:choice-name' && args.length === 2 && !questionIn(second ?? ''))
    yield "Hàm jr:choice-name cần tên câu hỏi trong dấu nháy, như '${ten}'."
  if (
    name === 'digest' &&
    args.length > 1 &&
    (!DIGESTS.includes(second ?? '') || !ENCODINGS.includes(args[2] ? (third ?? '') : 'hex'))
  )
    yield "Hàm digest chỉ dùng được với 'SHA-256', và 'base64' hoặc 'hex'."
}
