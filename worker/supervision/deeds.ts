import { CHOICE_DEEDS } from './deeds-choice.ts'
import { ISSUE_DEEDS } from './deeds-issue.ts'
import { PLAN_DEEDS } from './deeds-plan.ts'
import { REPORT_DEEDS } from './deeds-report.ts'
import { SENDING_DEEDS } from './deeds-sending.ts'
import { SESSION_DEEDS } from './deeds-sessions.ts'
import type { SupervisionDeed } from './own.ts'

/** All that can be done with a topic, by its action. */
export const SUPERVISION_DEEDS: Readonly<Record<string, SupervisionDeed>> = {
  ...CHOICE_DEEDS,
  ...PLAN_DEEDS,
  ...SENDING_DEEDS,
  ...SESSION_DEEDS,
  ...REPORT_DEEDS,
  ...ISSUE_DEEDS,
}
