import { listsUsed, withLists, withoutLists } from './lists.ts'
import { freeName, namesOf } from './naming.ts'
import {
  type Choice,
  type Group,
  isQuestion,
  type Node,
  type Questionnaire,
  type Repeat,
  walk,
} from './questionnaire.ts'
import { inExpression, inTexts, renamedIn } from './refer.ts'

/** Where a node stands: in which group or repeat (null: in none), and as the how manyth, from 0. */
export type Stand = { within: string | null; index: number }

/** The question, group or repeat of that name. */
export function nodeNamed({ nodes }: Questionnaire, name: string): Node | null {
  for (const { node } of walk(nodes)) if (node.name === name) return node
  return null
}

/** Where a node stands now. */
export function standOf({ nodes }: Questionnaire, name: string): Stand | null {
  for (const { node, above } of walk(nodes)) {
    if (node.name !== name) continue
    const around = above[above.length - 1]
    return { within: around?.name ?? null, index: (around?.nodes ?? nodes).indexOf(node) }
  }
  return null
}

/** What stands in a group or repeat; at the top for null. */
export function nodesIn(questionnaire: Questionnaire, within: string | null): readonly Node[] {
  if (within === null) return questionnaire.nodes
  const around = nodeNamed(questionnaire, within)
  return around && !isQuestion(around) ? around.nodes : []
}

/** One node more. The list of options that comes with it is added unless it is there. */
export function addNode(
  questionnaire: Questionnaire,
  node: Node,
  { within, index }: Stand,
  lists: Questionnaire['lists'] = {},
): Questionnaire {
  const put = (nodes: readonly Node[]) => [...nodes.slice(0, index), node, ...nodes.slice(index)]
  return { ...inside(questionnaire, within, put), lists: { ...lists, ...questionnaire.lists } }
}

/** The same without a node and all that stands in it, and without lists that only it used. */
export function removeNode(questionnaire: Questionnaire, name: string): Questionnaire {
  const node = nodeNamed(questionnaire, name)
  if (!node) return questionnaire
  const left = { ...questionnaire, nodes: without(questionnaire.nodes, name) }
  return withoutLists(left, listsUsed([node]))
}

/** A node put differently; its name stays. */
export function changeNode(questionnaire: Questionnaire, name: string, change: (node: Node) => Node): Questionnaire {
  const nodes = changed(questionnaire.nodes, name, (node) => ({ ...change(node), name: node.name }))
  return nodes === questionnaire.nodes ? questionnaire : { ...questionnaire, nodes }
}

/**
 * One place up or down. A question goes into a group that it meets, and out of its own at either end; a group or a
 * repeat passes what it meets. The same when there is no way.
 */
export function moveNode(questionnaire: Questionnaire, name: string, by: -1 | 1): Questionnaire {
  const node = nodeNamed(questionnaire, name)
  const stand = standOf(questionnaire, name)
  if (!node || !stand) return questionnaire
  const beside = nodesIn(questionnaire, stand.within)[stand.index + by]
  if (beside && !isQuestion(beside) && isQuestion(node))
    return moveTo(questionnaire, name, { within: beside.name, index: by > 0 ? 0 : beside.nodes.length })
  if (beside) return moveTo(questionnaire, name, { within: stand.within, index: stand.index + by })
  if (stand.within === null) return questionnaire
  const around = standOf(questionnaire, stand.within)
  return around ? moveTo(questionnaire, name, { ...around, index: around.index + (by > 0 ? 1 : 0) }) : questionnaire
}

/** To a place, as it is counted when the node is taken out. The same when that place lies in the node itself. */
export function moveTo(questionnaire: Questionnaire, name: string, stand: Stand): Questionnaire {
  const node = nodeNamed(questionnaire, name)
  if (!node || (stand.within !== null && [...walk([node])].some((one) => one.node.name === stand.within)))
    return questionnaire
  const left = { ...questionnaire, nodes: without(questionnaire.nodes, name) }
  return inside(left, stand.within, (nodes) => [...nodes.slice(0, stand.index), node, ...nodes.slice(stand.index)])
}

/** The same once more behind it, under new names; lists that only it uses are copied, others shared. Also the copy's name. */
export function duplicateNode(
  questionnaire: Questionnaire,
  name: string,
): { questionnaire: Questionnaire; name: string } {
  const node = nodeNamed(questionnaire, name)
  const stand = standOf(questionnaire, name)
  if (!node || !stand) return { questionnaire, name }
  const taken = namesOf(questionnaire)
  const names = new Map<string, string>()
  for (const { node: one } of walk([node])) {
    const free = freeName(one.name, taken)
    taken.add(free)
    names.set(one.name, free)
    if (isQuestion(one) && one.orOther) {
      taken.add(`${free}_other`)
      names.set(`${one.name}_other`, `${free}_other`)
    }
  }
  const own = listsOnlyIn(questionnaire, node)
  const listNames = new Set(Object.keys(questionnaire.lists))
  const lists = new Map<string, string>()
  for (const list of own) {
    const free = freeName(list, listNames)
    listNames.add(free)
    lists.set(list, free)
  }
  const copy = withLists(renamedIn(node, names), lists)
  const copies = Object.fromEntries([...lists].map(([old, free]) => [free, questionnaire.lists[old] ?? []]))
  const grown = addNode(questionnaire, copy, { ...stand, index: stand.index + 1 }, copies)
  return { questionnaire: grown, name: copy.name }
}

/** Another name for a node, everywhere: in expressions, in texts that quote it, in its box for "other". */
export function renameNode(questionnaire: Questionnaire, from: string, to: string): Questionnaire {
  const node = nodeNamed(questionnaire, from)
  if (!node || from === to) return questionnaire
  const names = new Map([[from, to]])
  if (isQuestion(node) && node.orOther) names.set(`${from}_other`, `${to}_other`)
  const lists = Object.entries(questionnaire.lists).map(([name, choices]): [string, readonly Choice[]] => [
    name,
    choices.map((choice) => (choice.label ? { ...choice, label: inTexts(choice.label, names) } : choice)),
  ])
  return {
    ...questionnaire,
    ...(questionnaire.instanceName ? { instanceName: inExpression(questionnaire.instanceName, names) } : {}),
    nodes: questionnaire.nodes.map((one) => renamedIn(one, names)),
    lists: Object.fromEntries(lists),
  }
}

function listsOnlyIn(questionnaire: Questionnaire, node: Node): string[] {
  const elsewhere = listsUsed(without(questionnaire.nodes, node.name))
  return [...listsUsed([node])].filter((list) => !elsewhere.has(list) && questionnaire.lists[list])
}

function inside(
  questionnaire: Questionnaire,
  within: string | null,
  change: (nodes: readonly Node[]) => readonly Node[],
): Questionnaire {
  if (within === null) return { ...questionnaire, nodes: change(questionnaire.nodes) }
  const nodes = changed(questionnaire.nodes, within, (node) =>
    isQuestion(node) ? node : { ...node, nodes: change(node.nodes) },
  )
  return { ...questionnaire, nodes }
}

/** Only what lies on the way to the node is made anew. */
function changed(nodes: readonly Node[], name: string, change: (node: Node) => Node): readonly Node[] {
  let isSame = true
  const result = nodes.map((node) => {
    const next = node.name === name ? change(node) : isQuestion(node) ? node : changedInside(node, name, change)
    if (next !== node) isSame = false
    return next
  })
  return isSame ? nodes : result
}

function changedInside(node: Group | Repeat, name: string, change: (node: Node) => Node): Node {
  const nodes = changed(node.nodes, name, change)
  return nodes === node.nodes ? node : { ...node, nodes }
}

function without(nodes: readonly Node[], name: string): readonly Node[] {
  const left = nodes.filter((node) => node.name !== name)
  if (left.length < nodes.length) return left
  return nodes.map((node) => (isQuestion(node) ? node : { ...node, nodes: without(node.nodes, name) }))
}
