import { type Answers, isQuestion, type Questionnaire, say, walk } from '../../forms/questionnaire.ts'

/** A question and what was answered, in words: written by hand, or chosen. `href` opens a file. */
export type AnswerLine = { question: string; answer: string; isWritten: boolean; href?: string | undefined }

/** What stands on an answered sheet, in the order of its questions; repeats round by round. */
export function answerLines(
  questionnaire: Questionnaire,
  answers: Answers,
  hamletName: (id: string) => string | undefined,
  fileHref: (key: string) => string | undefined,
): AnswerLine[] {
  const { languages, lists } = questionnaire
  const language = languages[0]?.code ?? ''
  const words = (texts: Parameters<typeof say>[0]) => say(texts, language, languages)
  const given = Map.groupBy(Object.entries(answers), ([key]) => key.split(':')[0] ?? '')
  return [...walk(questionnaire.nodes)].flatMap(({ node }): AnswerLine[] => {
    if (!isQuestion(node)) return []
    const title = words(node.label) || node.name
    const list = node.list ? (lists[node.list] ?? []) : []
    const chosen = (name: string) => words(list.find((option) => option.name === name)?.label) || name
    const text = (value: string) => {
      if (node.kind === 'hamlet') return hamletName(value) ?? value
      if (node.kind === 'select_one') return value === 'other' ? 'Ý khác' : chosen(value)
      if (node.kind === 'select_multiple' || node.kind === 'rank') return value.split(' ').map(chosen).join('; ')
      return node.kind === 'acknowledge' ? 'Đã đánh dấu' : value
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
