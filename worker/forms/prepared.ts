import { asked } from './other.ts'
import type { Item, Plan } from './plan.ts'
import { isQuestion, type Node, type Questionnaire } from './questionnaire.ts'

/** A plan as data, for phones: what was parsed and worked out once need not be again. Items are numbers, in the order of the sheet. */
export type Prepared = Pick<Plan, 'pages'> & {
  /** Without the expressions. */
  questionnaire: Questionnaire
  rules: readonly (Item['rules'] | 0)[]
  /** The root is -1. */
  ordered: readonly number[]
  feeds: readonly (readonly number[])[]
  shows: readonly (readonly number[])[]
}

/** The plan that was made into this. */
export function planFrom({ questionnaire, pages, ...given }: Prepared): Plan {
  const items = new Map<string, Item>()
  const all: Item[] = []
  const grow = (node: Node, parent: Item | null, repeats: readonly Item[]): Item => {
    const kids: Item[] = []
    const rules = (parent && given.rules[all.length]) || {}
    const item: Item = { name: node.name, node, parent, kids, repeats, rules, order: 0, feeds: [], shows: [] }
    if (parent) {
      items.set(node.name, item)
      all.push(item)
    }
    if (!isQuestion(node))
      for (const kid of asked(node.nodes))
        kids.push(grow(kid, item, node.kind === 'repeat' ? [...repeats, item] : repeats))
    return item
  }
  const root = grow({ kind: 'group', name: '', nodes: questionnaire.nodes }, null, [])
  const itemsAt = (places: readonly number[] = []) => places.map((place) => all[place] ?? root)
  all.forEach((item, place) => {
    item.feeds = itemsAt(given.feeds[place])
    item.shows = itemsAt(given.shows[place])
  })
  const ordered = itemsAt(given.ordered)
  ordered.forEach((item, order) => (item.order = order))
  return { questionnaire, root, items, ordered, pages }
}
