import { type Choice, isQuestion, type Node, type Question, type Texts } from './questionnaire.ts'

/** The box for what is not in the list, which `orOther` adds after its question. */
export function otherBox(question: Question): Question {
  return {
    kind: 'text',
    name: `${question.name}_other`,
    label: OTHER_LABEL,
    relevant: `selected(\${${question.name}}, 'other')`,
  }
}

const OTHER_LABEL: Texts = { vi: 'Ý khác, xin ghi rõ', en: 'Specify other' }

/** The option that `orOther` adds. */
export const OTHER: Choice = { name: 'other', label: { vi: 'Ý khác', en: 'Other' } }

/** The nodes of a group as they are asked: with the boxes that `orOther` adds. */
export function asked(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => (isQuestion(node) && node.orOther ? [node, otherBox(node)] : [node]))
}
