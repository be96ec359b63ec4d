import type { Deed, DeedPlan, Desk } from '../../dossiers/deed.ts'
import type { Evidence } from '../evidence.ts'
import type { CommendationRow } from '../tables.ts'

/** What the room keeps of a proposal. */
export type PraiseOwn = {
  praise: CommendationRow
  /** What the system knows of the nominee's year, when it is a unit of the commune. */
  evidence: readonly Evidence[]
  /** The nominee's name, only on the page that follows its opening. */
  openedName?: string
}

/** What a deed writes besides the dossier. */
export type PraiseMore = {
  set?: Partial<CommendationRow>
  /** The body that decides sees it from now on. */
  decider?: string
  /** The name is opened and stands for all officers from now on. */
  tellsName?: true
}

export type PraiseDesk = Desk<PraiseOwn>
export type PraisePlan = DeedPlan<PraiseMore>
export type PraiseDeed = Deed<PraiseOwn, PraiseMore>

/** Does a hamlet propose it? */
export function isOfHamlet({ proposedBy }: Pick<CommendationRow, 'proposedBy'>): boolean {
  return proposedBy.startsWith('hamlet:')
}
