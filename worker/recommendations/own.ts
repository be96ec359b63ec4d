import type { Deed, DeedPlan, Desk } from '../dossiers/deed.ts'
import type { RecheckRow, RecommendationRow, StepRow } from './tables.ts'

/** What the room keeps of a recommendation. */
export type Own = {
  row: RecommendationRow
  steps: readonly StepRow[]
  rechecks: readonly RecheckRow[]
  /** Others that came out of the same: one of them may take its place. */
  siblings: readonly { id: string; title: string }[]
  /** Who is named on a restricted one: nobody else is told of it. */
  named: readonly string[]
}

export type NewStep = Pick<StepRow, 'text' | 'dueOn'>

/** What a deed writes besides the dossier. */
export type More = {
  set: Partial<RecommendationRow>
  /** In place of all steps of before. */
  steps?: readonly NewStep[]
  /** Steps that are done as of this day, and what is said of them. */
  done?: { positions: readonly number[]; on: string; note: string }
  /** A body above that sees it from now on. */
  competent?: string
  /** The second look that was taken. */
  look?: { holds: boolean; on: string }
}

export type RecDesk = Desk<Own>
export type RecDeed = Deed<Own, More>
export type RecPlan = DeedPlan<More>
