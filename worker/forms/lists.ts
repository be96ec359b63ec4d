import { type Choice, isQuestion, type Node, type Questionnaire, walk } from './questionnaire.ts'

/** A list of options put differently, or a new one. */
export function putList(questionnaire: Questionnaire, name: string, choices: readonly Choice[]): Questionnaire {
  return { ...questionnaire, lists: { ...questionnaire.lists, [name]: choices } }
}

/** The names of the lists that these nodes and all inside them use; a scale's labelled ends are a list too. */
export function listsUsed(nodes: readonly Node[]): Set<string> {
  const used = new Set<string>()
  for (const { node } of walk(nodes)) {
    if (!isQuestion(node)) continue
    if (node.list) used.add(node.list)
    if (node.parameters?.tick_labelset) used.add(node.parameters.tick_labelset)
  }
  return used
}

/** How many questions use this list. */
export function usersOf({ nodes }: Questionnaire, list: string): string[] {
  return [...walk(nodes)]
    .filter(({ node }) => isQuestion(node) && listsUsed([node]).has(list))
    .map(({ node }) => node.name)
}

/** The same without those of these lists that nobody uses any more. */
export function withoutLists(questionnaire: Questionnaire, candidates: Iterable<string>): Questionnaire {
  const used = listsUsed(questionnaire.nodes)
  const gone = new Set([...candidates].filter((name) => !used.has(name)))
  if (gone.size === 0) return questionnaire
  const lists = Object.fromEntries(Object.entries(questionnaire.lists).filter(([name]) => !gone.has(name)))
  return { ...questionnaire, lists }
}

/** Another name for a list, for all who use it. */
export function renameList(questionnaire: Questionnaire, from: string, to: string): Questionnaire {
  const choices = questionnaire.lists[from]
  if (!choices || from === to || questionnaire.lists[to]) return questionnaire
  const lists = Object.entries(questionnaire.lists).map(([name, one]) => [name === from ? to : name, one])
  return {
    ...questionnaire,
    nodes: questionnaire.nodes.map((node) => withLists(node, new Map([[from, to]]))),
    lists: Object.fromEntries(lists) as Questionnaire['lists'],
  }
}

/** The node with other names of lists, in all that stands in it. */
export function withLists(node: Node, lists: ReadonlyMap<string, string>): Node {
  if (!isQuestion(node)) return { ...node, nodes: node.nodes.map((kid) => withLists(kid, lists)) }
  const result = { ...node }
  if (node.list) result.list = lists.get(node.list) ?? node.list
  const ends = node.parameters?.tick_labelset
  if (ends) result.parameters = { ...node.parameters, tick_labelset: lists.get(ends) ?? ends }
  return result
}

/** The list that all rows of a table share; null when it is no such table. */
export function columnsOf(node: Node): string | null {
  if (node.kind !== 'group' || !node.appearance?.includes('table-list')) return null
  const used = [...listsUsed(node.nodes)]
  return used.length === 1 && node.nodes.every((row) => isQuestion(row) && row.list) ? (used[0] ?? null) : null
}
