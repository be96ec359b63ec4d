import type { DraftLine } from '../../documents/draft-queries.ts'
import type { Deed, DeedPlan, Desk } from '../../dossiers/deed.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import type { ItemRow } from '../hall/tables.ts'
import type { MinutesMore, MinutesOwn } from '../minutes/own.ts'
import type { MeetingRow } from './tables.ts'

/** How much there is of what has its own pages. Of questions up to fifty and one are counted. */
export type SessionCounts = {
  waitingQuestions: number
  shownQuestions: number
  seats: number
  came: number
  entries: number
  requests: number
}

/** What the room keeps of a meeting: never its questions, which may be thousands. */
export type SessionOwn = {
  session: MeetingRow
  /** The agenda, in its order. */
  items: readonly ItemRow[]
  counts: SessionCounts
  /** What was taken down, and whether questions are left. */
  minutes: MinutesOwn
  /** Surveys that are open and may be put to those who came; only where they can be chosen. */
  surveys?: readonly { slug: string; title: string }[]
  /** Requests that were joined to it; only where they are listed. */
  requests?: readonly DossierRow[]
  /** Official papers that were begun from it; only where they are listed. */
  papers?: readonly DraftLine[]
}

/** What a deed writes besides the dossier. */
export type SessionMore = {
  set?: Partial<MeetingRow>
  /** Bodies that see it from now on. */
  invite?: readonly string[]
  items?: readonly { id: string; set: Partial<ItemRow> }[]
  minutes?: MinutesMore
}

export type SessionDesk = Desk<SessionOwn>
export type SessionDeed = Deed<SessionOwn, SessionMore>
export type SessionPlan = DeedPlan<SessionMore>
