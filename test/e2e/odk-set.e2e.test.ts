import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle } from '../../scripts/build.ts'
import { checkAnswers } from '../../worker/forms/check.ts'
import { answersFrom, fieldsOf, valuesOf } from '../../worker/forms/fields.ts'
import { type Plan, planOf } from '../../worker/forms/plan.ts'
import { preparedOf } from '../../worker/forms/prepare.ts'
import { planFrom } from '../../worker/forms/prepared.ts'
import type { Questionnaire } from '../../worker/forms/questionnaire.ts'
import { openSheet } from '../../worker/forms/sheet.ts'
import { worldOf } from '../../worker/forms/world.ts'
import { writeXForm } from '../../worker/forms/xform/write.ts'
import { scriptOf } from '../support/answer-scripts.ts'
import { type Deed, deedOf, doOnPhone, fieldsWith, type Move } from '../support/moves.ts'
import { OdkEngine } from '../support/odk.ts'
import { differences } from '../support/odk-compare.ts'
import type { FillIn, Judged } from '../support/phone-page.ts'
import { questionnaireSet, tablesOf, WORLD } from '../support/questionnaire-set.ts'
import { questionnaires } from '../support/questionnaires.ts'

const SCRIPTS = [1, 2, 3, 4, 5, 6]
/** Whole sheets of random questionnaires, the same in every run. */
const RANDOM = { numRuns: 30, seed: 2026 }

const set = await questionnaireSet()
let odk: OdkEngine

beforeAll(async () => {
  odk = await OdkEngine.open(WORLD.now)
})

afterAll(() => odk?.close())

function planFor(questionnaire: Questionnaire): Plan {
  const planned = planOf(questionnaire)
  if (!planned.ok) throw new Error(planned.faults.map((fault) => fault.message).join(' '))
  return planned.plan
}

describe("ODK's own engine says the same as ours, answer by answer", () => {
  test.each(set)('six people fill in $name', async ({ questionnaire }) => {
    const plan = planFor(questionnaire)
    const form = writeXForm(questionnaire, { hamlets: WORLD.hamlets })
    for (const seed of SCRIPTS) {
      const steps = scriptOf(plan, WORLD, seed)
      await odk.load(form, tablesOf(questionnaire))
      expect(differences(plan, WORLD, steps, await odk.walk(steps))).toEqual([])
    }
  })
})

describe('what travels to phones', () => {
  const known = { ...WORLD, submissionKey: '0197-bundle' }
  let page: Page

  beforeAll(async () => {
    const { outputFiles } = await bundle('test/support/phone-page.ts', { write: false })
    page = await odk.beside(outputFiles?.[0]?.text ?? '')
  })

  /** What somebody did on a sheet, tapping anywhere. */
  function deedsOf(plan: Plan, moves: readonly Move[]): Deed[] {
    const sheet = openSheet(planFrom(preparedOf(plan)), worldOf(known))
    return moves.flatMap((move) => {
      const deed = deedOf(sheet, move)
      if (deed) doOnPhone(sheet, deed)
      return deed ? [deed] : []
    })
  }

  test('judges thirty random sheets in a real browser as the Worker judges them', async () => {
    const moves = fc.array(fc.tuple(fc.nat(999), fc.nat(9_999)), { minLength: 10, maxLength: 30 })
    for (const [questionnaire, all] of fc.sample(fc.tuple(questionnaires(), moves), RANDOM)) {
      const plan = planFor(questionnaire)
      const deeds = deedsOf(plan, all)
      const { hamlets, today, now, language, submissionKey } = known
      const judged = await page.evaluate(
        ([prepared, world, done]) => (globalThis as unknown as { fillIn: FillIn }).fillIn(prepared, world, done),
        [preparedOf(plan), { hamlets, today, now, language, submissionKey }, deeds] as const,
      )
      expect(judged).toEqual(onWorker(plan, deeds))
    }
  })

  /** The same deeds, each sent to the Worker with all other answers. */
  function onWorker(plan: Plan, deeds: readonly Deed[]): Judged[] {
    const sheet = openSheet(plan, worldOf(known))
    return deeds.map((deed) => {
      doOnPhone(sheet, deed)
      return checkAnswers(plan, worldOf(known), answersFrom(plan, fieldsWith(fieldsOf(plan, valuesOf(sheet)), null)))
    })
  }
})
