import { bodyName, type CommuneBook, fullName } from '../../communes/book.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { Results } from './results.ts'
import { spellDay, spellNumber, spellNumbers } from './spelled.ts'

/** Words that are read in about three minutes. */
export const MOST_WORDS = 450
/** So much of an answer is read, when there is little time. */
const SHORT_ANSWER = 30

/**
 * What the head of a hamlet reads aloud: plain sentences, numbers as they are said, no names. When it grows too long the
 * answers are cut to their first sentence, then left out; promises are always read.
 */
export function aloudText(book: CommuneBook, results: Results): string[] {
  for (const most of [Number.POSITIVE_INFINITY, SHORT_ANSWER, 0]) {
    const lines = written(book, results, most)
    if (wordsIn(lines) <= MOST_WORDS || most === 0) return lines
  }
  return []
}

/** About how many minutes it takes to read. */
export function minutesToRead(lines: readonly string[]): number {
  return Math.max(1, Math.round(wordsIn(lines) / 150))
}

function written(
  book: CommuneBook,
  { numbers, points, promises, session, title }: Results,
  mostOfAnswer: number,
): string[] {
  const heldOn = session.heldOn ?? localDay(session.startsAt)
  const who =
    numbers.came === null || numbers.came === 0
      ? ''
      : ` Có ${spellNumber(numbers.came)} bà con${numbers.hamlets > 1 ? ` ở ${spellNumber(numbers.hamlets)} thôn` : ''} đến dự.`
  const asked =
    numbers.asked === 0
      ? ''
      : ` Bà con gửi ${spellNumber(numbers.asked)} câu hỏi${numbers.answered > 0 ? `, ${spellNumber(numbers.answered)} câu được trả lời tại chỗ` : ''}${numbers.petitions > 0 ? `, ${spellNumber(numbers.petitions)} câu sẽ được trả lời bằng văn bản` : ''}.`
  return [
    'Kính thưa bà con.',
    `Sau đây là kết quả buổi “${spellNumbers(title)}” của ${fullName(book.commune)}, ${spellDay(heldOn)}.${who}${asked}`,
    ...points.flatMap((point) => {
      const answer = cut(point.answer, mostOfAnswer)
      if (point.title === '' || (answer === '' && point.outcome === 'answered')) return []
      return [
        `Về việc ${spellNumbers(lowered(point.title)).replace(/^việc /, '')}. ${outcomeText(point.outcome, point.forwardedTo)}${spellNumbers(answer)}`.trim(),
      ]
    }),
    ...(promises.length > 0
      ? [
          `Xã đã hứa ${spellNumber(promises.length)} việc.`,
          ...promises.map(
            ({ bodyId, doneDueOn, publicAsked }, at) =>
              `Việc ${ordinal(at + 1)}. ${ended(spellNumbers(publicAsked))} ${bodyName(book, bodyId)} thực hiện${doneDueOn === null ? '' : `, xong trước ${spellDay(doneDueOn, doneDueOn.slice(0, 4) !== heldOn.slice(0, 4))}`}.`,
          ),
          'Bà con cùng theo dõi. Việc nào chậm, bà con báo trưởng thôn hoặc Mặt trận xã.',
        ]
      : []),
    'Bản đầy đủ dán ở nhà văn hóa thôn và có trên trang của xã. Xin cảm ơn bà con đã nghe.',
  ]
}

function outcomeText(outcome: Results['points'][number]['outcome'], forwardedTo: string): string {
  if (outcome === 'petition') return 'Xã sẽ trả lời bằng văn bản. '
  return outcome === 'forwarded' ? `Việc này đã chuyển đến ${spellNumbers(forwardedTo)}. ` : ''
}

/** The whole of it, or its first sentence when that is short enough. */
function cut(text: string, mostWords: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line === '' || wordsIn([line]) <= mostWords) return line && ended(line)
  const first = line.split(/(?<=[.!?])\s/)[0] ?? ''
  return wordsIn([first]) <= mostWords ? ended(first) : ''
}

function ended(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

function lowered(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
}

function ordinal(number: number): string {
  if (number === 1) return 'thứ nhất'
  return number === 4 ? 'thứ tư' : `thứ ${spellNumber(number)}`
}

function wordsIn(lines: readonly string[]): number {
  return lines.join(' ').split(/\s+/).filter(Boolean).length
}
