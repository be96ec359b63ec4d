import { foldedWords } from '../../communes/fold.ts'
import { addDays, localDay } from '../../deadlines/calendar.ts'
import { OPEN_STATES } from '../states.ts'
import type { CASE_CHANNELS } from '../tables.ts'

/** The most different words of one case that are kept. */
const WORDS_OF_CASE = 400
/** The most words of one search. */
export const WORDS_ASKED = 8

export type Standing = 'overdue' | 'today' | 'answered_in_time' | 'answered_late' | 'late'

/** What an officer looks for; what is not there is not asked. */
export type Wanted = {
  /** Folded. */
  words: readonly string[]
  category?: string
  hamletId?: string
  /** Who answers for it. */
  bodyId?: string
  status?: string
  standing?: Standing
  isEscalated?: boolean
  isFlagged?: boolean
  channel?: (typeof CASE_CHANNELS)[number]
  /** Days on which it was sent. */
  from?: string
  to?: string
  /** Days on which it was answered. */
  answeredFrom?: string
  answeredTo?: string
  today: string
}

/** What the index keeps of a case besides its words. */
export type Indexed = {
  year: number
  number: number
  title: string
  category: string
  hamletId: string
  status: string
  holderBodyId: string
  approverBodyId: string | null
  responsibleBodyId: string
  flags: string
  channel: string
  submittedAt: string
}

const YEAR = 10_000_000

/** A case's place among its commune's: the newest has the greatest. */
export function rankOf({ year, number }: { year: number; number: number }): number {
  return year * YEAR + number
}

/** The words of texts, folded, each once. */
export function wordsIn(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap(foldedWords))].slice(0, WORDS_OF_CASE)
}

// A folded word has no sign in it, so nothing that somebody writes can pass for one of these.
const FIELD = 'f='
const HAMLET = 'h='
const BODY = 'b='
const HOLDER = 'o='
const ENDED = 's='
const FLAGGED = 'g='
const CHANNEL = 'k='
const SENT = 'd='

/** By what a case is found besides its words. What changes later is added; what is looked up is compared with the case itself. */
export function traitsOf(row: Indexed): string[] {
  return [
    FIELD + row.category,
    BODY + row.responsibleBodyId,
    HOLDER + row.holderBodyId,
    SENT + localDay(row.submittedAt),
    CHANNEL + row.channel,
    ...(row.hamletId ? [HAMLET + row.hamletId] : []),
    ...(row.approverBodyId ? [HOLDER + row.approverBodyId] : []),
    ...(row.flags ? [FLAGGED] : []),
    ...(OPEN_STATES.includes(row.status) ? [] : [ENDED + row.status]),
  ]
}

/** What must all stand in the index for a case to be found; `onlyOf` is the body beyond whose cases nothing is seen. */
export function askedOf(wanted: Wanted, onlyOf: string | null): string[] {
  return [
    ...wanted.words,
    ...(wanted.category ? [FIELD + wanted.category] : []),
    ...(wanted.hamletId ? [HAMLET + wanted.hamletId] : []),
    ...(wanted.bodyId ? [BODY + wanted.bodyId] : []),
    ...(wanted.isFlagged ? [FLAGGED] : []),
    ...(wanted.channel ? [CHANNEL + wanted.channel] : []),
    ...(wanted.status && !OPEN_STATES.includes(wanted.status) ? [ENDED + wanted.status] : []),
    ...(onlyOf ? [HOLDER + onlyOf] : []),
  ]
}

/** Between which words the days of sending lie. */
export function daysAsked(wanted: Wanted): { first: string; last: string } {
  return { first: SENT + (wanted.from ?? ''), last: SENT + (wanted.to ?? '9999') }
}

/** The instants between which something was sent: from the first, before the second. */
export function instantsOf(from: string | undefined, to: string | undefined): { from?: string; before?: string } {
  const instant = (day: string) => new Date(`${day}T00:00:00+07:00`).toISOString()
  return { ...(from ? { from: instant(from) } : {}), ...(to ? { before: instant(addDays(to, 1)) } : {}) }
}

/** By which order a search goes: what is due soonest, what was answered last, or what came last. */
export function roadOf(wanted: Wanted): 'due' | 'answered' | 'newest' {
  if (wanted.words.length > 0) return 'newest'
  if (wanted.standing === 'overdue' || wanted.standing === 'today' || wanted.isEscalated) return 'due'
  if (wanted.status && OPEN_STATES.includes(wanted.status)) return 'due'
  if (wanted.answeredFrom || wanted.answeredTo) return 'answered'
  return wanted.standing === 'answered_in_time' || wanted.standing === 'answered_late' ? 'answered' : 'newest'
}
