import { ABOVE_DEEDS } from './deeds-above.ts'
import { ANSWER_DEEDS } from './deeds-answer.ts'
import { FRONT_DEEDS } from './deeds-front.ts'
import { LOOK_DEEDS } from './deeds-look.ts'
import { WORK_DEEDS } from './deeds-work.ts'
import type { RecDeed } from './own.ts'
import { PROMISE_DEEDS } from './promises/deeds-promise.ts'

/** All that can be done with a recommendation, by action: the table says where and by whom. */
export const DEEDS: Readonly<Record<string, RecDeed>> = {
  ...ANSWER_DEEDS,
  ...WORK_DEEDS,
  ...LOOK_DEEDS,
  ...FRONT_DEEDS,
  ...ABOVE_DEEDS,
  ...PROMISE_DEEDS,
}
