import { ANNOUNCE_DEEDS } from './deeds-announce.ts'
import { HELD_DEEDS } from './deeds-held.ts'
import { PLAN_DEEDS } from './deeds-plan.ts'
import type { SessionDeed } from './own.ts'

/** A meeting's own life: made, agreed, announced, moved, held, closed. */
export const LIFE_DEEDS = { ...PLAN_DEEDS, ...ANNOUNCE_DEEDS, ...HELD_DEEDS } satisfies Record<string, SessionDeed>
