import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkAnswers } from '../../worker/forms/check.ts'
import { answersFrom, fieldsOf, valuesOf } from '../../worker/forms/fields.ts'
import { type Plan, planOf } from '../../worker/forms/plan.ts'
import { preparedOf } from '../../worker/forms/prepare.ts'
import { type Prepared, planFrom } from '../../worker/forms/prepared.ts'
import type { Answers, Questionnaire } from '../../worker/forms/questionnaire.ts'
import { openSheet, type Sheet } from '../../worker/forms/sheet.ts'
import { turn } from '../../worker/forms/turn.ts'
import { worldOf } from '../../worker/forms/world.ts'
import { deedOf, doOnPhone, fieldsWith, type Move } from '../support/moves.ts'
import { questionnaireSet, WORLD } from '../support/questionnaire-set.ts'
import { questionnaires } from '../support/questionnaires.ts'

const world = () => worldOf({ ...WORLD, submissionKey: '0197-phone' })
const moves: fc.Arbitrary<Move[]> = fc.array(fc.tuple(fc.nat(999), fc.nat(9_999)), { maxLength: 40 })
const set = (await questionnaireSet()).map(({ questionnaire }) => questionnaire)
const anything = fc.oneof(questionnaires(), fc.constantFrom(...set))

function planFor(questionnaire: Questionnaire): Plan {
  const planned = planOf(questionnaire)
  if (!planned.ok) throw new Error(planned.faults.map((fault) => fault.message).join(' '))
  return planned.plan
}

/** The sheet on a phone after these moves: its plan came as data. */
function onPhone(plan: Plan, all: readonly Move[], look?: (sheet: Sheet) => void): Sheet {
  const travelled = planFrom(JSON.parse(JSON.stringify(preparedOf(plan))) as Prepared)
  const sheet = openSheet(travelled, world())
  look?.(sheet)
  for (const move of all) {
    const deed = deedOf(sheet, move)
    if (deed) doOnPhone(sheet, deed)
    look?.(sheet)
  }
  return sheet
}

/** What the phone's form sends of all pages. */
function sentFrom(plan: Plan, sheet: Sheet): Answers {
  return answersFrom(plan, fieldsWith(fieldsOf(plan, valuesOf(sheet)), null))
}

/** What is to be seen at a place; what is not asked says nothing. */
function shown(sheet: Sheet, key: string): object {
  const { node: _, value, ...entry } = sheet.entry(key)
  return entry.relevant ? { ...entry, value } : entry
}

test('what Lan fills in on her phone is judged and kept by the Worker as her phone showed it', () => {
  fc.assert(
    fc.property(anything, moves, (questionnaire, all) => {
      const plan = planFor(questionnaire)
      const phone = onPhone(plan, all)
      expect(checkAnswers(plan, world(), sentFrom(plan, phone))).toEqual({
        answers: phone.answers(),
        errors: phone.errors(),
      })
    }),
    { numRuns: 150 },
  )
}, 60_000)

test('Lan, whose phone runs no script and asks the Worker after each answer, ends with the same sheet', () => {
  fc.assert(
    fc.property(anything, moves, (questionnaire, all) => {
      const plan = planFor(questionnaire)
      const phone = openSheet(plan, world())
      let worker = openSheet(plan, world())
      for (const move of all) {
        const deed = deedOf(phone, move)
        if (!deed) continue
        doOnPhone(phone, deed)
        const fields = fieldsWith(fieldsOf(plan, valuesOf(worker)), deed)
        worker = openSheet(plan, world(), answersFrom(plan, fields))
        if ('press' in deed) turn(worker, fields)
      }
      expect(worker.answers()).toEqual(phone.answers())
      expect(worker.errors()).toEqual(phone.errors())
    }),
    { numRuns: 100 },
  )
}, 60_000)

test('what a phone works out anew after an answer is what it would work out of all of them', () => {
  fc.assert(
    fc.property(anything, moves, (questionnaire, all) => {
      const plan = planFor(questionnaire)
      const seen = (sheet: Sheet) =>
        Object.fromEntries([...sheet.tree.spots.keys()].map((key) => [key, shown(sheet, key)]))
      const phone = onPhone(plan, all, seen)
      expect(seen(phone)).toEqual(seen(openSheet(phone.plan, world(), valuesOf(phone))))
    }),
    { numRuns: 100 },
  )
}, 60_000)
