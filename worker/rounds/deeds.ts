import { COMPILE_DEEDS } from './compiling/deeds.ts'
import { LIFE_DEEDS } from './deeds-life.ts'
import type { RoundDeed } from './own.ts'

/** All that can be done with a round through a form of its page. */
export const ROUND_DEEDS: Readonly<Record<string, RoundDeed>> = {
  ...LIFE_DEEDS,
  ...COMPILE_DEEDS,
}
