import * as v from 'valibot'
import type { CommuneBook } from '../../communes/book.ts'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import { dossierCode } from '../../dossiers/code.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import type { FieldErrors } from '../../staff/form.ts'
import type { ItemRow, QuestionRow } from '../hall/tables.ts'
import type { MeetingRow } from '../sessions/tables.ts'
import type { AnswerKind } from '../words.ts'
import { hasNumber, IDENTITY } from './entry.ts'
import { type OutcomeInput, outcomeSchema } from './outcome-form.ts'

/** What can come of a point or a question, in the words of the form and of the results. */
export const OUTCOME_WORDS: Readonly<Record<Exclude<AnswerKind, ''>, { name: string; hint: string; told: string }>> = {
  answered: { name: 'Đã trả lời', hint: 'Ghi gọn câu trả lời.', told: 'Đã trả lời' },
  petition: {
    name: 'Chuyển thành phản ánh',
    hint: 'Có hạn trả lời riêng bằng văn bản.',
    told: 'Trả lời sau bằng văn bản',
  },
  forwarded: {
    name: 'Chuyển cơ quan khác',
    hint: 'Việc vượt thẩm quyền của xã, hoặc của cơ quan khác.',
    told: 'Đã chuyển',
  },
}

/** Checks what was typed of an outcome; a petition needs a field of life where none is known. */
export function readOutcome(
  sent: unknown,
  { book, category }: { book: CommuneBook; category: string },
): { ok: true; value: OutcomeInput } | { ok: false; errors: FieldErrors } {
  const parsed = v.safeParse(outcomeSchema, sent)
  const errors: FieldErrors = {}
  if (!parsed.success)
    for (const issue of parsed.issues) {
      const name = String(issue.path?.[0]?.key ?? 'outcome')
      errors[name] ??= [/^Invalid|^Expected/.test(issue.message) ? 'Ông/bà xem lại chỗ này.' : issue.message]
    }
  else {
    const { answer, outcome } = parsed.output
    if (hasNumber(answer)) errors.answer = [IDENTITY]
    const chosen = parsed.output.category || category
    if (outcome === 'petition' && !book.categoriesNow.some(({ code }) => code === chosen))
      errors.category = ['Ông/bà chọn lĩnh vực gần nhất. Không rõ thì chọn "Khác".']
    if (Object.keys(errors).length === 0) return { ok: true, value: { ...parsed.output, category: chosen } }
  }
  return { ok: false, errors }
}

type At = { book: CommuneBook; row: DossierRow; session: MeetingRow }

/** What stands in a petition that came of a question: the question first, then where it was asked. */
export function questionContent(
  at: At,
  { number, text }: Pick<QuestionRow, 'number' | 'text'>,
  item?: ItemRow,
): string {
  const about = item ? `, điểm “${item.title}”` : ''
  return `${text}\n\nCâu hỏi số ${number} gửi đến ${place(at)}${about}, chưa được trả lời tại buổi.`
}

/** The same of a point of the agenda, with what was asked of it. */
export function itemContent(at: At, item: ItemRow, asked: readonly string[]): string {
  const lines = asked.map((text) => `- ${text}`)
  return [
    item.title,
    '',
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    `Nêu tại ${place(at)}, trả lời bằng văn bản.`,
  ].join('\n')
}

function place({ book, row, session }: At): string {
  const code = dossierCode(book, row)
  return `buổi đối thoại “${row.title}” (${code}, ${longDay(session.heldOn ?? localDay(session.startsAt))})`
}
