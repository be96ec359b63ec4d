import { otherBox, type Plan } from '../../forms/plan.ts'
import { isQuestion, type Node, type Question } from '../../forms/questionnaire.ts'
import { type Named, optionsIn, textOf } from './wording.ts'

const CHOOSING: readonly Question['kind'][] = [
  'select_one',
  'select_multiple',
  'rank',
  'hamlet',
  'acknowledge',
  'range',
]

/** What each column and each option stands for: a line a question, and one for each of its options. */
export function codebookOf(plans: readonly Plan[], hamlets: readonly Named[], standing: string): string[][] {
  const lines: string[][] = [['question', 'type', 'label', 'option', 'option_label', 'representativeness']]
  const known = new Set<string>()
  const add = (plan: Plan, nodes: readonly Node[], within: string) => {
    for (const node of nodes) {
      const path = within + node.name
      if (!isQuestion(node)) {
        add(plan, node.nodes, `${path}/`)
        continue
      }
      for (const one of [node, ...(node.orOther ? [otherBox(node)] : [])]) addQuestion(plan, one, within + one.name)
    }
  }
  const addQuestion = (plan: Plan, question: Question, path: string) => {
    if (question.kind === 'note') return
    const label = textOf(plan, question.label)
    const options = CHOOSING.includes(question.kind) ? optionsIn(plan, question, hamlets) : []
    for (const option of [{ name: '', label: '' }, ...options]) {
      const key = `${path}\n${option.name}`
      if (known.has(key)) continue
      known.add(key)
      lines.push([path, question.kind, label, option.name, option.label, standing])
    }
  }
  for (const plan of plans) add(plan, plan.questionnaire.nodes, '')
  return lines
}
