import { nodeNamed, renameNode } from './edit.ts'
import { renameList, usersOf } from './lists.ts'
import { freeName, isMadeUp, nameFrom, namesOf } from './naming.ts'
import { type Node, type Questionnaire, walk } from './questionnaire.ts'

export type Named = { questionnaire: Questionnaire; name: string }

/** Another name for a node; its own list of options goes by it too. The same when the name is taken. */
export function renamed(questionnaire: Questionnaire, from: string, to: string): Named {
  const node = nodeNamed(questionnaire, from)
  if (!node || from === to || namesOf(questionnaire).has(to)) return { questionnaire, name: from }
  const after = renameNode(questionnaire, from, to)
  const isOwn = questionnaire.lists[from] && usersOf(questionnaire, from).every((user) => isIn(node, user))
  return { questionnaire: isOwn ? renameList(after, from, to) : after, name: to }
}

/** The first words of a node that was named for want of a better one give it its name; later words do not. */
export function namedByLabel(questionnaire: Questionnaire, name: string): Named {
  const label = Object.values(nodeNamed(questionnaire, name)?.label ?? {})[0]
  const wanted = label && isMadeUp(name) ? nameFrom(label) : ''
  if (wanted === '') return { questionnaire, name }
  const taken = new Set([...namesOf(questionnaire), ...Object.keys(questionnaire.lists)])
  return renamed(questionnaire, name, freeName(wanted, taken))
}

function isIn(node: Node, name: string): boolean {
  return [...walk([node])].some((one) => one.node.name === name)
}
