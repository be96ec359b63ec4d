import { BACK_DEEDS } from './deeds-back.ts'
import { DECIDE_DEEDS } from './deeds-decide.ts'
import { PEER_DEEDS } from './deeds-peers.ts'
import { SELF_DEEDS } from './deeds-self.ts'
import type { RatingDeed } from './own.ts'

/** Everything that can be done with a rating. */
export const RATING_DEEDS: Readonly<Record<string, RatingDeed>> = {
  ...SELF_DEEDS,
  ...PEER_DEEDS,
  ...DECIDE_DEEDS,
  ...BACK_DEEDS,
}
