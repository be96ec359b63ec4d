import { DECIDE_DEEDS } from './deeds-decide.ts'
import { OFFICE_DEEDS } from './deeds-office.ts'
import { PROPOSE_DEEDS } from './deeds-propose.ts'
import type { PraiseDeed } from './own.ts'

/** Everything that can be done with a proposal for praise. */
export const PRAISE_DEEDS: Readonly<Record<string, PraiseDeed>> = { ...PROPOSE_DEEDS, ...OFFICE_DEEDS, ...DECIDE_DEEDS }
