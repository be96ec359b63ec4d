import { asked } from '../plan.ts'
import { isQuestion, type Node, type Question, type Questionnaire, type Repeat, walk } from '../questionnaire.ts'

/**
 * The questionnaire as XForms has to write it: what one row of ours says in a word becomes the questions, conditions and
 * appearances that say it there.
 */
export function expand(questionnaire: Questionnaire): Node[] {
  const taken = new Set([...walk(questionnaire.nodes)].map(({ node }) => node.name))
  const fresh = (name: string): string => {
    const free = taken.has(name) ? fresh(`${name}_`) : name
    taken.add(free)
    return free
  }
  const expandAll = (nodes: readonly Node[]): Node[] => asked(nodes).flatMap(expandOne)
  const expandOne = (node: Node): Node[] => {
    if (isQuestion(node)) return [withExclusive(node, questionnaire)]
    const nodes = expandAll(node.nodes)
    if (node.kind === 'repeat') return counted({ ...node, nodes }, fresh)
    if (!node.appearance?.includes('table-list')) return [{ ...node, nodes }]
    return [tableList({ ...node, nodes }, fresh)]
  }
  return expandAll(questionnaire.nodes)
}

/** How often a repeat is asked must be told by a question: a sum or a number gets one of its own. */
function counted(repeat: Repeat, fresh: (name: string) => string): Node[] {
  if (repeat.count === undefined || /^\s*\$\{[^{}]+\}\s*$/.test(repeat.count)) return [repeat]
  const name = fresh(`${repeat.name}_count`)
  const counter: Question = { kind: 'calculate', name, calculation: repeat.count, readonly: 'true()' }
  return [counter, { ...repeat, count: `\${${name}}` }]
}

/** A matrix: a line with the labels of the options, and lines without. */
function tableList<Some extends Node & { kind: 'group' }>(group: Some, fresh: (name: string) => string): Node {
  const first = group.nodes.find((node) => isQuestion(node) && node.list !== undefined) as Question | undefined
  const words = (group.appearance ?? []).map((word) => (word === 'table-list' ? 'field-list' : word))
  const appearance = [...new Set(words)]
  if (!first) return { ...group, appearance }
  const isLine = (node: Node): node is Question =>
    isQuestion(node) && node.kind === first.kind && node.list === first.list
  const { kind, list } = first
  const head: Question = {
    kind,
    name: fresh(`reserved_name_for_field_list_labels_${group.name}`),
    ...(list ? { list } : {}),
    appearance: ['label'],
  }
  const lines = group.nodes.map((node) =>
    isLine(node)
      ? { ...node, appearance: [...(node.appearance ?? []).filter((word) => word !== 'list-nolabel'), 'list-nolabel'] }
      : node,
  )
  return { ...group, appearance, nodes: [head, ...lines] }
}

/** An option that allows no other beside it is a condition of the answer. */
function withExclusive(question: Question, { lists }: Questionnaire): Question {
  const all = question.kind === 'select_multiple' ? (lists[question.list ?? ''] ?? []) : []
  const alone = all.filter((choice) => choice.more?.['exclusive'] === 'yes').map(({ name }) => quote(name))
  if (alone.length === 0) return question
  const conditions = alone.map((name) => `not(selected(., ${name}) and count-selected(.) > 1)`)
  const own = question.constraint === undefined ? [] : [`(${question.constraint})`]
  const constraintMessage = question.constraintMessage ?? EXCLUSIVE
  return { ...question, constraint: [...own, ...conditions].join(' and '), constraintMessage }
}

const EXCLUSIVE = {
  vi: 'Có lựa chọn không đi cùng lựa chọn khác. Ông/bà xem lại.',
  en: 'One of these options excludes the others.',
}

function quote(name: string): string {
  return name.includes("'") ? `"${name}"` : `'${name}'`
}
