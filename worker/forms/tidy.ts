import { type Choice, type Node, isQuestion, type Questionnaire } from './questionnaire.ts'

/** The same without what says nothing: no empty texts, no empty records. Equal questionnaires then have equal data. */
export function tidy(questionnaire: Questionnaire): Questionnaire {
  const lists = Object.entries(questionnaire.lists).map(([name, choices]) => [name, choices.map(tidyChoice)])
  return {
    ...questionnaire,
    title: questionnaire.title.trim(),
    nodes: questionnaire.nodes.map(tidyNode),
    lists: Object.fromEntries(lists) as Questionnaire['lists'],
  }
}

function tidyNode(node: Node): Node {
  const clean = cleared(node) as Node
  return isQuestion(clean) ? clean : { ...clean, nodes: clean.nodes.map(tidyNode) }
}

function tidyChoice(choice: Choice): Choice {
  return cleared(choice) as Choice
}

/** Without keys whose value is empty, in records inside it too. */
function cleared(thing: object): object {
  const pairs = Object.entries(thing).flatMap(([key, value]): [string, unknown][] => {
    if (value === undefined || value === '') return []
    if (Array.isArray(value)) return value.length === 0 && key !== 'nodes' ? [] : [[key, value]]
    if (typeof value !== 'object' || value === null) return [[key, value]]
    const inner = cleared(value as object)
    return Object.keys(inner).length === 0 ? [] : [[key, inner]]
  })
  return Object.fromEntries(pairs)
}
