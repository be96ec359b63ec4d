import * as v from 'valibot'
import { ANSWERS } from '../words.ts'

export const ANSWER_MAX = 2000
export const TO_MAX = 150

export const OUTCOME_LABELS: Record<string, string> = {
  outcome: 'Kết luận thế nào?',
  answer: 'Lời cho bà con đọc',
  forwardedTo: 'Chuyển đến cơ quan nào',
  category: 'Lĩnh vực của phản ánh',
}

const KINDS = ANSWERS.filter((kind) => kind !== '')
const tidy = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim()

/** What came of a point of the agenda or of a question. */
export const outcomeSchema = v.pipe(
  v.object({
    outcome: v.picklist(KINDS, 'Ông/bà chọn một kết luận.'),
    answer: v.pipe(
      v.optional(v.string(), ''),
      v.transform(tidy),
      v.check(
        (text) => text.isWellFormed() && [...text].length <= ANSWER_MAX,
        `Dài quá: nhiều nhất ${ANSWER_MAX} ký tự.`,
      ),
    ),
    forwardedTo: v.pipe(
      v.optional(v.string(), ''),
      v.transform((text) => tidy(text).replaceAll('\n', ' ')),
      v.check((text) => text.isWellFormed() && [...text].length <= TO_MAX, `Dài quá: nhiều nhất ${TO_MAX} ký tự.`),
    ),
    category: v.optional(v.string(), ''),
  }),
  v.forward(
    v.check(
      ({ answer, outcome }) => outcome !== 'answered' || answer.length >= 5,
      'Ông/bà ghi câu trả lời, ít nhất 5 ký tự.',
    ),
    ['answer'],
  ),
  v.forward(
    v.check(({ forwardedTo, outcome }) => outcome !== 'forwarded' || forwardedTo !== '', 'Ông/bà ghi cơ quan nhận.'),
    ['forwardedTo'],
  ),
)

export type OutcomeInput = v.InferOutput<typeof outcomeSchema>
