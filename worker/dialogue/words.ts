/** Whom somebody wants to speak with. */
export const WITH_WHOM = ['chair', 'party_secretary', 'body'] as const
export type WithWhom = (typeof WITH_WHOM)[number]
/** When somebody could come. */
export const TIMES = ['day', 'evening', 'weekend'] as const
export type Time = (typeof TIMES)[number]
/** What somebody needs to take part: an interpreter (of Tày, Dao, another language), a way in without steps. */
export const NEEDS = ['interpreter_tay', 'interpreter_dao', 'interpreter_other', 'wheelchair'] as const
export type Need = (typeof NEEDS)[number]
/** What came of a request once it was screened. */
export const OUTCOMES = [
  'joined_to_session',
  'individual_reception',
  'answered_in_writing',
  'declined_with_reason',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What a meeting is. Of two kinds the day comes again and again: đảng ủy and the chair of UBND receive people. */
export const SESSION_KINDS = [
  'government_conference',
  'party_reception',
  'chair_reception',
  'thematic',
  'voters_meeting',
  'hamlet_meeting',
] as const
export type SessionKind = (typeof SESSION_KINDS)[number]
/** Meetings without an agenda and minutes of both sides: each comes with his own matter. */
export const RECEPTIONS: readonly SessionKind[] = ['party_reception', 'chair_reception']

/** How a question came: sent ahead, from a phone in the hall, on paper or aloud and written down by an officer. */
export const QUESTION_WAYS = ['ahead', 'hall', 'taken_down'] as const
/** `waiting` for somebody to look; shown to everybody without a name; kept for the hosts alone; hidden with a reason. */
export const QUESTION_STATES = ['waiting', 'shown', 'hidden'] as const
/** What came of a question or a point of the agenda. */
export const ANSWERS = ['', 'answered', 'petition', 'forwarded'] as const
export type AnswerKind = (typeof ANSWERS)[number]

/** A place at a meeting: kept for those who asked for it, free for all, given at the door. */
export const SEAT_KINDS = ['reserved', 'open', 'door'] as const
/** `waiting`: the hall was full; the first of them gets the next place that is given back. */
export const SEAT_STATES = ['registered', 'waiting', 'cancelled', 'came'] as const

/** What is taken down while people speak. */
export const ENTRY_KINDS = ['question', 'answer', 'decision', 'promise', 'note'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]
