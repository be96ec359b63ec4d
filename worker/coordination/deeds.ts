import { DO_DEEDS } from './deeds-do.ts'
import { PLAN_DEEDS } from './deeds-plan.ts'
import { SIGN_DEEDS } from './deeds-sign.ts'
import type { ProgrammeDeed } from './own.ts'

/** All that can be done with a programme through a form of its page. */
export const PROGRAMME_DEEDS: Readonly<Record<string, ProgrammeDeed>> = { ...PLAN_DEEDS, ...SIGN_DEEDS, ...DO_DEEDS }
