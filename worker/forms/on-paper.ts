import { type Condition, type Op, readMenu } from './conditions.ts'
import { asked } from './other.ts'
import { type Choice, isQuestion, type Node, type Question, type Questionnaire, say } from './questionnaire.ts'

/** Questions that paper cannot ask, or that nobody writes in. */
const NOT_ON_PAPER: readonly string[] = ['calculate', 'hidden', 'start', 'end', 'today', 'image', 'audio', 'file']

/** Is something to be read or written on paper for this question? */
export function isOnPaper(question: Question): boolean {
  return !NOT_ON_PAPER.includes(question.kind) && question.calculation === undefined && question.readonly === undefined
}

/** The numbers that questions have on paper, by name; notes have none. The box for "other" belongs to its question. */
export function numbersOnPaper({ nodes }: Questionnaire): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  const count = (all: readonly Node[]) => {
    for (const node of all)
      if (!isQuestion(node)) count(node.nodes)
      else if (isOnPaper(node) && node.kind !== 'note') numbers.set(node.name, numbers.size + 1)
  }
  count(nodes)
  return numbers
}

const WORDS: Partial<Record<Op, string>> = {
  is: 'là',
  isNot: 'không phải là',
  has: 'có chọn',
  hasNot: 'không chọn',
  more: 'lớn hơn',
  atLeast: 'từ',
  less: 'nhỏ hơn',
  atMost: 'không quá',
  answered: 'đã trả lời',
  unanswered: 'để trống',
  countAtLeast: 'chọn ít nhất',
  countAtMost: 'chọn nhiều nhất',
}

/** When a question or group is to be answered, for whoever has only the paper; '' when always. */
export function conditionOnPaper(questionnaire: Questionnaire, node: Node): string {
  if (node.relevant === undefined || node.relevant === 'true()') return ''
  const questions = questionsIn(questionnaire.nodes)
  const menu = readMenu(node.relevant, (name) => questions.get(name)?.kind)
  const numbers = numbersOnPaper(questionnaire)
  const parts = menu?.conditions.map((condition) => sentence(questionnaire, condition, questions, numbers)) ?? [null]
  if (parts.length === 0 || parts.some((part) => part === null))
    return 'Không phải ai cũng trả lời phần này: xin hỏi người phát phiếu.'
  return `Chỉ trả lời nếu ${parts.join(menu?.join === 'or' ? ' hoặc ' : ' và ')}.`
}

function sentence(
  questionnaire: Questionnaire,
  { of, op, value }: Condition,
  questions: ReadonlyMap<string, Question>,
  numbers: ReadonlyMap<string, number>,
): string | null {
  const question = questions.get(of)
  const number = numbers.get(of)
  const words = WORDS[op]
  if (!question || number === undefined || words === undefined) return null
  if (op === 'answered' || op === 'unanswered') return `${words} câu ${number}`
  if (value.includes('(')) return null
  const list: readonly Choice[] = questionnaire.lists[question.list ?? ''] ?? []
  const choice = list.find(({ name }) => name === value)
  const label = choice ? `"${say(choice.label, '', questionnaire.languages) || value}"` : value
  return `câu ${number} ${words} ${label}${op === 'atLeast' ? ' trở lên' : ''}`
}

function questionsIn(nodes: readonly Node[]): Map<string, Question> {
  const questions = new Map<string, Question>()
  for (const node of asked(nodes))
    if (isQuestion(node)) questions.set(node.name, node)
    else for (const [name, question] of questionsIn(node.nodes)) questions.set(name, question)
  return questions
}
