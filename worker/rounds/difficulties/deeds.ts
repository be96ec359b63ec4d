import { GIVE_DEEDS } from './deeds-give.ts'
import type { DifficultyDeed } from './own.ts'
import { WORK_DEEDS } from './deeds-work.ts'

/** Everything that can be done with a difficulty, by action. */
export const DIFFICULTY_DEEDS: Readonly<Record<string, DifficultyDeed>> = { ...GIVE_DEEDS, ...WORK_DEEDS }
