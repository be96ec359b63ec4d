import { faultsOfShape } from './shape-faults.ts'
import { dependenciesOf, orderOf } from './graph.ts'
import { asked } from './other.ts'
import { type Fault, isQuestion, type Node, type Question, type Questionnaire } from './questionnaire.ts'
import { type Expr, ExpressionFault } from './xpath/expression.ts'
import { parse } from './xpath/parse.ts'
import { faultsOf, usesOf } from './xpath/uses.ts'

export { asked, OTHER, otherBox } from './other.ts'

/** Properties of a node that are expressions. */
export const RULES = [
  'relevant',
  'required',
  'constraint',
  'calculation',
  'readonly',
  'filter',
  'count',
  'default',
] as const
export type Rule = (typeof RULES)[number]

/** A node of the questionnaire, made ready: its expressions are parsed and what depends on it is known. */
export type Item = {
  readonly name: string
  /** The whole questionnaire is a group without a name. */
  readonly node: Node
  readonly parent: Item | null
  readonly kids: readonly Item[]
  /** Repeats that it stands in, the outermost first. */
  readonly repeats: readonly Item[]
  readonly rules: Readonly<Partial<Record<Rule, Expr>>>
  /** Its place among all when each is worked out after those that it depends on. */
  order: number
  /** Whose value or relevance follows from this one's. */
  feeds: readonly Item[]
  /** Who shows something of this one: labels that quote it, conditions for being required. */
  shows: readonly Item[]
}

export type Plan = {
  readonly questionnaire: Questionnaire
  readonly root: Item
  readonly items: ReadonlyMap<string, Item>
  /** Every item after those that it depends on. */
  readonly ordered: readonly Item[]
  /** Names of what stands on each page. One page unless the style is pages. */
  readonly pages: readonly (readonly string[])[]
}

export type Planned = { ok: true; plan: Plan } | { ok: false; faults: Fault[] }

/** Makes a questionnaire ready to be filled in, or says all that is wrong with it. */
export function planOf(questionnaire: Questionnaire): Planned {
  const faults = faultsOfShape(questionnaire)
  if (faults.some((fault) => fault.part === 'limits')) return { ok: false, faults }
  const items = new Map<string, Item>()
  const root = itemOf({ kind: 'group', name: '', nodes: questionnaire.nodes }, null, [], items, faults)
  const known = dependenciesOf(root, items, questionnaire, faults)
  const ordered = orderOf(known, faults)
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, plan: { questionnaire, root, items, ordered, pages: pagesOf(questionnaire) } }
}

/** Is this default an expression, and not a value? One that quotes an answer or calls a function. */
export function isDynamicDefault(question: Question): boolean {
  const text = question.default ?? ''
  if (text.includes('${')) return true
  if (!text.includes('(')) return false
  try {
    const expr = parse(text)
    return usesOf(expr).functions.length > 0 && faultsOf(expr).length === 0
  } catch {
    return false
  }
}

function itemOf(
  node: Node,
  parent: Item | null,
  repeats: readonly Item[],
  items: Map<string, Item>,
  faults: Fault[],
): Item {
  const kids: Item[] = []
  const item: Item = {
    name: node.name,
    node,
    parent,
    kids,
    repeats,
    rules: rulesOf(node, faults),
    order: 0,
    feeds: [],
    shows: [],
  }
  if (parent) items.set(node.name, item)
  if (!isQuestion(node))
    for (const kid of asked(node.nodes))
      kids.push(itemOf(kid, item, node.kind === 'repeat' ? [...repeats, item] : repeats, items, faults))
  return item
}

function rulesOf(node: Node, faults: Fault[]): Partial<Record<Rule, Expr>> {
  const rules: Partial<Record<Rule, Expr>> = {}
  for (const rule of RULES) {
    const text = (node as unknown as Record<string, unknown>)[rule]
    if (typeof text !== 'string' || (rule === 'default' && !(isQuestion(node) && isDynamicDefault(node)))) continue
    try {
      const expr = parse(text)
      for (const message of faultsOf(expr)) faults.push({ name: node.name, part: rule, message })
      rules[rule] = expr
    } catch (error) {
      if (!(error instanceof ExpressionFault)) throw error
      faults.push({ name: node.name, part: rule, message: error.message })
    }
  }
  return rules
}

function pagesOf({ style, nodes }: Questionnaire): string[][] {
  if (style !== 'pages') return [asked(nodes).map((node) => node.name)]
  return nodes.flatMap(pagesIn)
}

/** A group that says `field-list` or `table-list` is a page, and a repeat; of another group each node has its own page. */
function pagesIn(node: Node): string[][] {
  const isOpen =
    node.kind === 'group' && !node.appearance?.some((word) => word === 'field-list' || word === 'table-list')
  return isOpen ? node.nodes.flatMap(pagesIn) : [asked([node]).map((one) => one.name)]
}
