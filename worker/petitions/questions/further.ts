import type { AnswerLine } from '../../forms/answer-lines.ts'
import { numbersOnPaper } from '../../forms/on-paper.ts'
import { type Answers, isQuestion, type Questionnaire, walk } from '../../forms/questionnaire.ts'

/** Where officers settle what a field asks besides. */
export const FURTHER = '/can-bo/cau-hoi-them'
/** The part of a case's address under which its sender answers. */
export const ANSWERING = 'cau-hoi'

/** Under which name a phone keeps what is not sent yet. */
export function draftName(address: string): string {
  return ANSWERING + address
}

/** A sheet that came with a case, in words. */
export type AnsweredSheet = { id: string; questionnaireId: string; lines: readonly AnswerLine[] }

/** How many questions somebody is asked. */
export function countOf(questionnaire: Questionnaire): number {
  return numbersOnPaper(questionnaire).size
}

/** Why a questionnaire cannot be asked after a petition was sent, or null. */
export function askFault(questionnaire: Questionnaire): string | null {
  const wantsFile = [...walk(questionnaire.nodes)].some(
    ({ node }) => isQuestion(node) && ['image', 'audio', 'file'].includes(node.kind),
  )
  if (wantsFile)
    return 'Biểu mẫu này có câu cần gửi ảnh, ghi âm hoặc tệp. Ảnh đã có chỗ riêng khi gửi kiến nghị: ông/bà bỏ câu ấy, hoặc chọn biểu mẫu khác.'
  if (countOf(questionnaire) === 0) return 'Biểu mẫu này chưa có câu hỏi nào. Ông/bà soạn câu hỏi trước.'
  return null
}

/** Of the answers, what somebody gave to a question: not what was worked out or noted by itself. */
export function givenIn(questionnaire: Questionnaire, answers: Answers): Answers {
  const asked = numbersOnPaper(questionnaire)
  const isGiven = (key: string) => {
    const name = key.split(':')[0] ?? ''
    return asked.has(name) || asked.has(name.replace(/_other$/, ''))
  }
  return Object.fromEntries(Object.entries(answers).filter(([key, value]) => value !== '' && isGiven(key)))
}

/** How many questions were answered; what somebody wrote beside the options belongs to its question. */
export function manyGiven(questionnaire: Questionnaire, answers: Answers): number {
  const asked = numbersOnPaper(questionnaire)
  return Object.keys(givenIn(questionnaire, answers)).filter((key) => asked.has(key.split(':')[0] ?? '')).length
}

/** The answers in words: a line each. */
export function wordsOf(lines: readonly AnswerLine[]): string {
  return lines.map(({ question, answer }) => `${onLine(question).replace(ENDS, '')}: ${onLine(answer)}`).join('\n')
}

/** Marks at the end of a question, also before what says which round it is, or that the answer stands beside the options. */
const ENDS = /[?:.\s]+(?=$|: ý khác$| \(lần [\d.]+\)$)/

function onLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim()
}
