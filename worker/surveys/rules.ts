import { addDays, instantText, localDay } from '../deadlines/calendar.ts'
import { type Answers, isQuestion, type Questionnaire, walk } from '../forms/questionnaire.ts'
import type { surveys } from './tables.ts'

export type SurveyRow = typeof surveys.$inferSelect

/** Where a survey stands: not told to anybody yet, told but not begun, taking answers, over. */
export type SurveyState = 'draft' | 'soon' | 'open' | 'closed'

type Window = Pick<SurveyRow, 'status' | 'opensAt' | 'closesAt'>

const DAY_MS = 24 * 3_600_000
/** Sheets of paper that were filled in in time may be typed in for so many days after the end. */
export const PAPER_DAYS = 14

/** Where a survey stands at an instant. */
export function stateOf({ status, opensAt, closesAt }: Window, now: Date): SurveyState {
  const at = now.toISOString()
  if (status === 'draft') return 'draft'
  if (status === 'closed' || (closesAt !== null && closesAt <= at)) return 'closed'
  return opensAt !== null && opensAt > at ? 'soon' : 'open'
}

/** The same in a sentence for whoever wants to answer. */
export function stateSentence(survey: Window, now: Date): string {
  const { opensAt, closesAt } = survey
  const state = stateOf(survey, now)
  if (state === 'soon') return `Bắt đầu nhận trả lời: ${instantText(opensAt ?? now)}.`
  if (state === 'open') return closesAt ? `Nhận trả lời đến ${instantText(closesAt)}.` : 'Đang nhận trả lời.'
  if (state === 'draft') return 'Phiếu này chưa được phát.'
  return closesAt ? `Đã kết thúc nhận trả lời: ${instantText(closesAt)}.` : 'Đã kết thúc nhận trả lời.'
}

/** Are sheets of paper typed in now? From the opening until some days after the end. */
export function takesPaper(survey: Window & Pick<SurveyRow, 'audience' | 'onPaper'>, now: Date): boolean {
  if (!survey.onPaper && survey.audience !== 'paper') return false
  const state = stateOf(survey, now)
  if (state !== 'closed') return state === 'open'
  return survey.closesAt !== null && survey.closesAt > paperSince(now)
}

/** A survey that ended before this instant takes no more paper. */
export function paperSince(now: Date): string {
  return new Date(now.getTime() - PAPER_DAYS * DAY_MS).toISOString()
}

/** The hamlet that a sheet speaks of: the answer to the first question for one, else the one that is known beforehand. */
export function hamletOf(questionnaire: Questionnaire, answers: Answers, known: string | null): string | null {
  return answers[hamletQuestion(questionnaire) ?? ''] ?? known
}

/** The first question for a hamlet that is asked once; null when there is none. */
export function hamletQuestion({ nodes }: Questionnaire): string | null {
  for (const { node, above } of walk(nodes))
    if (isQuestion(node) && node.kind === 'hamlet' && !above.some(({ kind }) => kind === 'repeat')) return node.name
  return null
}

/** The id of an answer, out of 8 random bytes: sorts by the instant at which it came. */
export function responseId(now: Date, bytes: Uint8Array): string {
  const chance = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${now.getTime().toString(36).padStart(9, '0')}-${chance}`
}

/** The limit for opinions asked by law before a decision, as the table of limits calls it. */
export const CONSULTATION_LIMIT = 'L34'

/**
 * The earliest end of a survey that has to stay open for so many whole days in Vietnam: the day on which it begins does
 * not count, the last one counts to its end.
 */
export function earliestEnd(begins: string | Date, days: number): string {
  return new Date(`${addDays(localDay(begins), days)}T23:59:00+07:00`).toISOString()
}

/**
 * Under which number a sheet of paper is kept: that of a sheet that we printed, else its hamlet's own. Null when what
 * was typed can be no number.
 */
export function paperNumberOf(
  { paperSheets }: Pick<SurveyRow, 'paperSheets'>,
  hamletId: string | null,
  typed: string,
): string | null {
  const number = typed.normalize('NFC').trim().toUpperCase()
  if (!/^[\p{L}\p{N}./-]{1,20}$/u.test(number)) return null
  const isPrinted = /^\d{1,9}$/.test(number) && Number(number) >= 1 && Number(number) <= paperSheets
  return isPrinted ? String(Number(number)) : `${hamletId ?? ''}/${number}`
}
