import type { Deed, DeedPlan, Desk } from '../../dossiers/deed.ts'
import type { difficulties } from '../tables.ts'

export type DifficultyRow = typeof difficulties.$inferSelect

/** What the room keeps of a difficulty. */
export type Own = { row: DifficultyRow }

/** What a deed writes besides the dossier. */
export type More = {
  set: Partial<DifficultyRow>
}

export type DifficultyDesk = Desk<Own>
export type DifficultyDeed = Deed<Own, More>
export type DifficultyPlan = DeedPlan<More>
