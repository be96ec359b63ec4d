import { isQuestion, type Node, type Question, type Questionnaire } from '../questionnaire.ts'
import type { Call, Expr, Path, Step } from '../xpath/expression.ts'
import { parse } from '../xpath/parse.ts'
import { print } from '../xpath/print.ts'

/** The element that holds a sheet. */
export const ROOT = 'data'

/** A node with its way from the root, as elements are called. */
export type Spot = { node: Node; way: readonly string[]; isInRepeat: boolean; kids: readonly Spot[] }

/** Where every question stands, and which instance each list is kept in. */
export type Ways = {
  top: readonly Spot[]
  spots: ReadonlyMap<string, Spot>
  /** Ways of repeats, as text. */
  repeats: ReadonlySet<string>
  instanceOf: (name: string) => string
}

export function waysOf(nodes: readonly Node[], instanceOf: (name: string) => string): Ways {
  const spots = new Map<string, Spot>()
  const repeats = new Set<string>()
  const used = new Set<string>()
  const lay = (node: Node, above: readonly string[], isInRepeat: boolean): Spot => {
    const way = [...above, elementName(node.name, used)]
    if (node.kind === 'repeat') repeats.add(way.join('/'))
    const kids = isQuestion(node) ? [] : node.nodes.map((kid) => lay(kid, way, isInRepeat || node.kind === 'repeat'))
    const spot = { node, way, isInRepeat, kids }
    spots.set(node.name, spot)
    return spot
  }
  return { top: nodes.map((node) => lay(node, [ROOT], false)), spots, repeats, instanceOf }
}

/** Letters and digits that our names may have and XML's may not. */
function elementName(name: string, used: Set<string>): string {
  let free = name.replaceAll(/[ªµº²³¹¼-¾]/g, '_')
  while (used.has(free)) free = `${free}_`
  used.add(free)
  return free
}

export function pathTo({ way }: Spot): string {
  return `/${way.join('/')}`
}

/** An expression as XForms writes it, for one who stands at a spot; null is the sheet itself. */
export function expressionAt(source: string, at: Spot | null, ways: Ways, isCondition = false): string {
  return print(rewrite(parse(source), { at, ways, isCondition, isWhole: false }))
}

/** Who quotes an answer says where it stands. */
export function referenceAt(name: string, at: Spot | null, ways: Ways): string {
  return print(reference(name, { at, ways, isCondition: false, isWhole: false }))
}

type Around = {
  at: Spot | null
  ways: Ways
  /** In brackets "here" is what the brackets are about; the question itself is `current()`. */
  isCondition: boolean
  /** All of them, wherever one stands. */
  isWhole: boolean
}

function rewrite(expr: Expr, around: Around): Expr {
  switch (expr.kind) {
    case 'text':
    case 'number':
      return expr
    case 'reference':
      return reference(expr.name, around)
    case 'minus':
      return { ...expr, of: rewrite(expr.of, around) }
    case 'binary':
      return { ...expr, left: rewrite(expr.left, around), right: rewrite(expr.right, around) }
    case 'call':
      return call(expr, around)
    case 'path':
      return path(expr, around)
  }
}

function call(expr: Call, around: Around): Call {
  const [first, second] = expr.args
  if (expr.name === 'instance' && first?.kind === 'text')
    return { ...expr, args: [{ kind: 'text', value: around.ways.instanceOf(first.value) }] }
  if (expr.name === 'jr:choice-name' && first && second?.kind === 'text') {
    const name = /\$\{\s*([^\s{}]+)\s*\}/.exec(second.value)?.[1]
    const value = name === undefined ? second.value : print(reference(name, around))
    return { ...expr, args: [rewrite(first, around), { kind: 'text', value }] }
  }
  if (expr.name !== 'indexed-repeat') return { ...expr, args: expr.args.map((arg) => rewrite(arg, around)) }
  // The question and the repeats are meant as a whole; only the numbers are of this place.
  const isNumber = (index: number) => index > 0 && index % 2 === 0
  return { ...expr, args: expr.args.map((arg, index) => rewrite(arg, { ...around, isWhole: !isNumber(index) })) }
}

function path(expr: Path, around: Around): Path {
  const inside = { ...around, isCondition: true, isWhole: false }
  const steps = expr.steps.map((step): Step => ({ ...step, where: step.where.map((one) => rewrite(one, inside)) }))
  const [top, ...rest] = steps
  const from = typeof expr.from === 'string' ? expr.from : rewrite(expr.from, around)
  const where = expr.where.map((one) => rewrite(one, inside))
  const isFromRoot = expr.from === 'root' && top !== undefined
  return joined({ ...expr, from, where, steps: isFromRoot ? [{ ...top, name: ROOT }, ...rest] : steps })
}

/** `${a}/b` begins with a path itself: the two become one. */
function joined(expr: Path): Path {
  const { from, where, steps } = expr
  if (typeof from === 'string' || from.kind !== 'path') return expr
  const last = from.steps.at(-1)
  if (!last) return expr
  const bridge = { ...last, where: [...last.where, ...where] }
  return { ...from, steps: [...from.steps.slice(0, -1), bridge, ...steps] }
}

/** Inside the innermost repeat that both stand in the way is told from here, else from the top. */
function reference(name: string, { at, ways, isCondition, isWhole }: Around): Path {
  const target = ways.spots.get(name)?.way ?? [ROOT, name]
  const here = at?.way ?? []
  let shared = 0
  while (shared < target.length - 1 && here[shared] === target[shared]) shared++
  const isInside = here.slice(0, shared).some((_, index) => ways.repeats.has(here.slice(0, index + 1).join('/')))
  if (!isInside || isWhole) return { kind: 'path', from: 'root', where: [], steps: target.map(child) }
  const ups = here.slice(shared).map((): Step => ({ axis: 'parent', name: '*', where: [] }))
  const from: Path['from'] = isCondition ? { kind: 'call', name: 'current', args: [] } : 'here'
  return { kind: 'path', from, where: [], steps: [...ups, ...target.slice(shared).map(child)] }
}

function child(name: string): Step {
  return { axis: 'child', name, where: [] }
}

/** Instances by name: the commune's hamlets first, then tables, then lists; each has a name of its own. */
export function instanceNames(
  { lists, tables = {} }: Questionnaire,
  hamlets: string,
): {
  list: ReadonlyMap<string, string>
  withOther: (list: string) => string
  find: (name: string) => string
} {
  const used = new Set([hamlets, ...Object.keys(tables)])
  const fresh = (name: string): string => {
    const free = used.has(name) ? fresh(`${name}_`) : name
    used.add(free)
    return free
  }
  const list = new Map(Object.keys(lists).map((name) => [name, fresh(name)]))
  const other = new Map(Object.keys(lists).map((name) => [name, fresh(`${name}_or_other`)]))
  return {
    list,
    withOther: (name) => other.get(name) ?? name,
    find: (name) => (name === hamlets || tables[name] ? name : (list.get(name) ?? name)),
  }
}

export type Instances = ReturnType<typeof instanceNames>

/** Which instance a question takes its options from. */
export function instanceFor(question: Question, names: Instances, hamlets: string): string {
  if (question.kind === 'hamlet') return hamlets
  if (question.table !== undefined) return question.table
  const list = question.list ?? ''
  return question.orOther ? names.withOther(list) : (names.list.get(list) ?? list)
}
