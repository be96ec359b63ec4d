import { type Item, type Plan, type Rule, RULES } from './plan.ts'
import type { Prepared } from './prepared.ts'
import { isQuestion, type Node } from './questionnaire.ts'

/** A plan as data. */
export function preparedOf({ questionnaire, items, ordered, pages }: Plan): Prepared {
  const all = [...items.values()]
  const places = new Map(all.map((item, place) => [item, place]))
  const numbers = (of: readonly Item[]) => of.map((item) => places.get(item) ?? -1)
  const { instanceName: _, ...rest } = questionnaire
  return {
    questionnaire: { ...rest, nodes: rest.nodes.map((node) => withoutRules(node, items)) },
    rules: all.map(({ rules }) => (Object.keys(rules).length > 0 ? rules : 0)),
    ordered: numbers(ordered),
    feeds: all.map(({ feeds }) => numbers(feeds)),
    shows: all.map(({ shows }) => numbers(shows)),
    pages,
  }
}

/** A node without its expressions; a default that is a value stays. */
function withoutRules(node: Node, items: Plan['items']): Node {
  const bare: Record<string, unknown> = { ...node }
  for (const rule of RULES)
    if (rule !== 'default' || items.get(node.name)?.rules.default) delete bare[rule satisfies Rule]
  if (!isQuestion(node)) bare['nodes'] = node.nodes.map((kid) => withoutRules(kid, items))
  return bare as Node
}
