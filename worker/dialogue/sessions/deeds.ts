import { HALL_DEEDS } from '../hall/deeds-hall.ts'
import { MINUTES_DEEDS } from '../minutes/deeds-minutes.ts'
import { LIFE_DEEDS } from './deeds-life.ts'
import type { SessionDeed } from './own.ts'

/** All that can be done with a meeting through a form of its page. */
export const SESSION_DEEDS: Readonly<Record<string, SessionDeed>> = {
  ...LIFE_DEEDS,
  ...HALL_DEEDS,
  ...MINUTES_DEEDS,
}
