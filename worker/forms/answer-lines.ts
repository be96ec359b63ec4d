import { instantText, isDay, longDay } from '../deadlines/calendar.ts'
import { tableRows } from './leaves.ts'
import { OTHER } from './other.ts'
import { type Answers, isQuestion, own, type Questionnaire, say, walk } from './questionnaire.ts'

/** A question and what was answered, in words: written by hand, or chosen. `href` opens a file. */
export type AnswerLine = { question: string; answer: string; isWritten: boolean; href?: string | undefined }

/** What stands on an answered sheet, in the order of its questions; repeats round by round. */
export function answerLines(
  questionnaire: Questionnaire,
  answers: Answers,
  hamletName: (id: string) => string | undefined,
  fileHref: (key: string) => string | undefined,
): AnswerLine[] {
  const { languages, lists, tables } = questionnaire
  const language = languages[0]?.code ?? ''
  // What a label quotes is an answer of its own, a line further up.
  const words = (texts: Parameters<typeof say>[0]) => say(texts, language, languages).replace(/\$\{[^{}]*\}/g, '…')
  const given = Map.groupBy(Object.entries(answers), ([key]) => key.split(':')[0] ?? '')
  return [...walk(questionnaire.nodes)].flatMap(({ node }): AnswerLine[] => {
    if (!isQuestion(node)) return []
    const title = words(node.label) || node.name
    const list = node.list ? (lists[node.list] ?? []) : []
    const table = own(tables, node.table)
    const chosen = (name: string) =>
      (node.orOther && name === OTHER.name && 'Ý khác') ||
      words(list.find((option) => option.name === name)?.label) ||
      (table && tableRows(table).find((row) => row.name === name)?.label) ||
      name
    const text = (value: string) => {
      if (node.kind === 'hamlet') return hamletName(value) ?? value
      if (node.kind === 'select_one') return chosen(value)
      if (node.kind === 'select_multiple' || node.kind === 'rank') return value.split(' ').map(chosen).join('; ')
      if (node.kind === 'date') return isDay(value) ? longDay(value) : value
      if (node.kind === 'dateTime') return Number.isNaN(Date.parse(value)) ? value : instantText(value)
      if (node.kind === 'acknowledge') return 'Đã đánh dấu'
      // "0.45" as it is kept is "0,45" as it is read.
      return node.kind !== 'text' && /^-?\d+\.\d+$/.test(value) ? value.replace('.', ',') : value
    }
    const lines = (given.get(node.name) ?? []).map(([key, value]) => ({
      question: `${title}${key.includes(':') ? ` (lần ${key.split(':').slice(1).join('.')})` : ''}`,
      answer: text(value),
      isWritten: node.kind === 'text',
      href: fileHref(key),
    }))
    const others = (given.get(`${node.name}_other`) ?? []).map(([, value]) => ({
      question: `${title}: ý khác`,
      answer: value,
      isWritten: true,
    }))
    return [...lines, ...(node.orOther ? others : [])]
  })
}
