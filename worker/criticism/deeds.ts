import { ANSWER_DEEDS } from './deeds-answer.ts'
import { BEGIN_DEEDS } from './deeds-begin.ts'
import { FINAL_DEEDS } from './deeds-final.ts'
import { SHAPE_DEEDS } from './deeds-shape.ts'
import { HEAR_DEEDS } from './deeds-hear.ts'
import { ISSUE_DEEDS } from './deeds-issue.ts'
import type { CriticismDeed } from './own.ts'

/** All that can be done with a draft through a form of its page. */
export const CRITICISM_DEEDS: Readonly<Record<string, CriticismDeed>> = {
  ...BEGIN_DEEDS,
  ...SHAPE_DEEDS,
  ...HEAR_DEEDS,
  ...ISSUE_DEEDS,
  ...ANSWER_DEEDS,
  ...FINAL_DEEDS,
}
