import type { Deed, DeedPlan, Desk } from '../dossiers/deed.ts'
import type { CompileMore, CompileState } from './compiling/own.ts'
import type { RoundRow } from './tables.ts'
import type { SubmissionState } from './words.ts'

/** Where one unit's report stands, without what is written in it. */
export type UnitReport = {
  id: string
  communeId: string
  unit: string
  position: number
  status: SubmissionState
  /** How many events it has. */
  version: number
  headHash: string
  sentNumber: number
  acceptedNumber: number
  firstSentAt: string | null
  sentAt: string | null
  wasMissing: boolean
  dueOn: string
}

/** What the room keeps of a round, for its pages and deeds. */
export type RoundOwn = {
  round: RoundRow
  /** Each unit's report, in the order of the set; empty as long as it is a draft. */
  reports: readonly UnitReport[]
  /** What its questionnaire is called. */
  formTitle: string
  /** Why it cannot be opened with that questionnaire; empty when it can, or was. */
  formTrouble: string
  /** Levels above that the commune sends to. */
  areas: readonly { id: string; name: string }[]
  /** What was put together of it so far. */
  compile: CompileState
  /** The officers who report for hamlets: hamlet → accounts. */
  hamletReps: ReadonlyMap<string, readonly string[]>
}

/** What a deed writes besides the dossier. */
export type RoundMore = {
  set?: Partial<RoundRow>
  /** Each of these gets a report to write. */
  open?: { units: readonly string[]; dueOn: string }
  /** The round closed without these. */
  missed?: readonly UnitReport[]
  /** The day that all its reports are held to. */
  moveDue?: string
  compile?: CompileMore
}

export type RoundDesk = Desk<RoundOwn>
export type RoundDeed = Deed<RoundOwn, RoundMore>
export type RoundPlan = DeedPlan<RoundMore>
