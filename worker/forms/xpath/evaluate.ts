import { type Call, type Expr, type Path, type Place, type Scope, type Step, type Value } from './expression.ts'
import { type Context, LONGEST } from './context.ts'
import { FUNCTIONS } from './functions/all.ts'
import { operate, placesOf } from './operate.ts'
import { toNumber, toYes } from './value.ts'

/** So many places are looked at for one value; those beyond are not found. */
const MOST_PLACES = 1_000_000

/** What the expression gives at a place, by default `scope.here`; `current()` and `${…}` stay with `scope.here`. Never throws. */
export function evaluate(expr: Expr, scope: Scope, at: Place = scope.here): Value {
  return run(expr, { scope, at, place: 0, size: 1, args: [], left: { places: MOST_PLACES, found: new Map() } })
}

function run(expr: Expr, context: Context): Value {
  switch (expr.kind) {
    case 'text':
    case 'number':
      return expr.value
    case 'reference':
      return find(expr.name, context)
    case 'minus':
      return -toNumber(run(expr.of, context))
    case 'binary': {
      const left = run(expr.left, context)
      if (expr.op === 'or') return toYes(left) || toYes(run(expr.right, context))
      if (expr.op === 'and') return toYes(left) && toYes(run(expr.right, context))
      return operate(expr.op, left, run(expr.right, context))
    }
    case 'call':
      return call(expr, context)
    case 'path':
      return walk(expr, context)
  }
}

/** Within one evaluation a name means the same places: asked once, however many conditions name it. */
function find(name: string, { scope, left }: Context): readonly Place[] {
  const known = left.found.get(name)
  if (known) return known
  const places = scope.find(name)
  left.found.set(name, places)
  return places
}

function call({ name, args }: Call, context: Context): Value {
  if (name === 'if' && args.length === 3) {
    const [condition, yes, no] = args as [Expr, Expr, Expr]
    return run(toYes(run(condition, context)) ? yes : no, context)
  }
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
  if (!known || args.length < known[0] || args.length > known[1]) return ''
  const values = args.map((arg) => run(arg, context))
  context.args = args
  const given = known[2](context, ...values)
  return typeof given === 'string' && given.length > LONGEST ? given.slice(0, LONGEST) : given
}

function walk({ from, where, steps }: Path, context: Context): readonly Place[] {
  let places: readonly Place[]
  let first = 0
  if (from === 'root') {
    // The sheet is the one thing at the top, whatever the author calls it.
    const top = steps[0]
    first = 1
    places = top && top.axis !== 'child' ? [] : pick(top?.where ?? [], [context.scope.root], context)
  } else {
    places = from === 'here' ? [context.at] : pick(where, placesOf(run(from, context)), context)
  }
  for (let index = first; index < steps.length && places.length > 0; index++)
    places = step(steps[index] as Step, places, context)
  return places
}

function step({ axis, name, where }: Step, places: readonly Place[], context: Context): readonly Place[] {
  if (axis === 'self') return places
  if (axis === 'parent') {
    const parents = new Set<Place>()
    for (const { parent } of places) if (parent) parents.add(parent)
    return [...parents]
  }
  const found: Place[] = []
  for (const place of places) {
    const kids = place.children()
    context.left.places -= kids.length + 1
    if (context.left.places < 0) break
    const named = name === '*' ? kids : kids.filter((kid) => kid.name === name)
    for (const kid of where.length ? pick(where, named, context) : named) found.push(kid)
  }
  return found
}

/** The places at which every condition is true; a number is the place in the row. */
function pick(where: readonly Expr[], places: readonly Place[], context: Context): readonly Place[] {
  let kept = places
  for (const condition of where) {
    const inner: Context = { ...context, size: kept.length }
    kept = kept.filter((at, index) => {
      if (--context.left.places < 0) return false
      inner.at = at
      inner.place = index + 1
      const value = run(condition, inner)
      return typeof value === 'number' ? value === index + 1 : toYes(value)
    })
  }
  return kept
}
