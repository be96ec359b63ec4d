import type { ItemRow, QuestionRow } from '../hall/tables.ts'
import type { MeetingRow } from '../sessions/tables.ts'
import type { AnswerKind } from '../words.ts'
import type { EntryRow } from './tables.ts'

/** A promise with how it stands now. */
export type GivenPromise = {
  id: string
  year: number
  number: number
  bodyId: string
  publicAsked: string
  doneDueOn: string | null
  word: string
  day: string
}
/** What is shown of a question: never whose it was. */
export type AskedQuestion = Pick<QuestionRow, 'number' | 'text' | 'outcome' | 'answer' | 'forwardedTo' | 'caseCode'>
export type Said = { speaker: string; text: string }

export type Numbers = {
  came: number | null
  hamlets: number
  asked: number
  answered: number
  petitions: number
  forwarded: number
  promises: number
}

/** A point of the agenda as everybody reads it: what was asked, answered, decided, promised. */
export type ResultPoint = {
  title: string
  outcome: AnswerKind
  answer: string
  forwardedTo: string
  asked: readonly Said[]
  answers: readonly Said[]
  decisions: readonly string[]
  promises: readonly GivenPromise[]
  questions: readonly AskedQuestion[]
}

export type Results = {
  session: MeetingRow
  title: string
  /** Point by point; the last one without a title holds what stood outside the agenda. */
  points: readonly ResultPoint[]
  promises: readonly GivenPromise[]
  numbers: Numbers
  /** Questions that are not listed for their number. */
  unlisted: number
}

type Found = {
  session: MeetingRow
  title: string
  items: readonly ItemRow[]
  entries: readonly EntryRow[]
  questions: readonly QuestionRow[]
  promises: readonly GivenPromise[]
  numbers: Numbers
}

/** Puts together what came of a meeting. Notes of whoever took it down stay in the minutes. */
export function resultsOf({ entries, items, numbers, promises, questions, session, title }: Found): Results {
  const known = new Set(items.map(({ id }) => id))
  const at = (itemId: string | null) => (itemId !== null && known.has(itemId) ? itemId : '')
  const pointOf = (id: string, item?: ItemRow): ResultPoint => {
    const own = entries.filter((entry) => at(entry.itemId) === id)
    const said = (kind: EntryRow['kind']): Said[] =>
      own.filter((entry) => entry.kind === kind).map(({ speaker, text }) => ({ speaker, text }))
    const ids = own.flatMap(({ commitmentId }) => commitmentId ?? [])
    return {
      ...{ title: item?.title ?? '', outcome: item?.outcome ?? '', answer: item?.answer ?? '' },
      forwardedTo: item?.forwardedTo ?? '',
      ...{ asked: said('question'), answers: said('answer') },
      decisions: said('decision').map(({ text }) => text),
      promises: promises.filter((promise) => ids.includes(promise.id)),
      questions: questions.filter((question) => at(question.itemId) === id).map(publicQuestion),
    }
  }
  const points = items.map((item) => pointOf(item.id, item))
  const loose = pointOf('')
  const isEmpty =
    loose.asked.length +
      loose.answers.length +
      loose.decisions.length +
      loose.promises.length +
      loose.questions.length ===
    0
  return {
    ...{ session, title, promises, numbers },
    points: isEmpty ? points : [...points, loose],
    unlisted: Math.max(0, numbers.asked - questions.length),
  }
}

function publicQuestion({ answer, caseCode, forwardedTo, number, outcome, text }: QuestionRow): AskedQuestion {
  return { answer, caseCode, forwardedTo, number, outcome, text }
}
