import type { Answers } from '../../worker/forms/questionnaire.ts'
import { type Prepared, planFrom } from '../../worker/forms/prepared.ts'
import { openSheet, type World } from '../../worker/forms/sheet.ts'
import { worldOf } from '../../worker/forms/world.ts'
import { type Deed, doOnPhone } from './moves.ts'

export type Known = Pick<World, 'today' | 'now' | 'hamlets' | 'language'> & { submissionKey: string }
export type Judged = { answers: Answers; errors: Record<string, string> }

/** What a phone answers when a sheet is filled in on it: the same files as in the page of a survey. */
function fillIn(prepared: Prepared, known: Known, deeds: readonly Deed[]): Judged[] {
  const sheet = openSheet(planFrom(prepared), worldOf(known))
  return deeds.map((deed) => {
    doOnPhone(sheet, deed)
    return { answers: sheet.answers(), errors: sheet.errors() }
  })
}

export type FillIn = typeof fillIn
Object.assign(globalThis, { fillIn })
