import type { DraftLine } from '../documents/draft-queries.ts'
import type { Deed, DeedPlan, Desk } from '../dossiers/deed.ts'
import type { CriticismRow, PointRow, SectionRow } from './tables.ts'

/** A part of a draft without its text; `size` in characters. */
export type SectionLine = Pick<SectionRow, 'position' | 'ref' | 'heading' | 'shown'> & { size: number }
/** Words of a comment that a point repeats; `number` is the comment's. */
export type Quote = { pointId: string; commentId: string; number: number; text: string; by: string }
export type Point = PointRow & { quotes: readonly Quote[] }

/** What the room keeps of a draft: never its comments, which may be thousands. */
export type Own = {
  criticism: CriticismRow
  sections: readonly SectionLine[]
  /** The points that stand, in their order. */
  points: readonly Point[]
  /** Comments that wait for a moderator, up to fifty and one. */
  waiting: number
  /** Official papers that were begun from it; only where they are listed. */
  papers?: readonly DraftLine[]
}

/** What a deed writes besides the dossier. */
export type More = {
  set?: Partial<CriticismRow>
  /** Bodies that are asked for an opinion; `isNow`: from now on they see the draft. */
  invite?: { bodies: readonly string[]; isNow: boolean }
  /** Who is asked by name; without an account only the name. */
  experts?: readonly { staffId: string; name: string; title: string }[]
  /** All that were asked see the draft from now on. */
  sendsOut?: true
  /** A body above the drafter that sees it from now on. */
  competent?: string
  points?: readonly { id: string; set: Partial<PointRow> }[]
}

export type CriticismDesk = Desk<Own>
export type CriticismDeed = Deed<Own, More>
export type CriticismPlan = DeedPlan<More>
