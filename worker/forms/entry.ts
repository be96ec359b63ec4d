import { choicesAt } from './choices.ts'
import { isChoosing } from './offered.ts'
import { isQuestion } from './questionnaire.ts'
import { scopeAt } from './scope.ts'
import type { Entry, Sheet, ShownChoice } from './sheet.ts'
import type { Spot } from './spots.ts'
import { spoken } from './spoken.ts'
import { evaluate } from './xpath/evaluate.ts'
import { toYes } from './xpath/value.ts'

const NONE: readonly ShownChoice[] = []

/** What a place shows now. Of what is not asked nothing is worked out. */
export function entryOf(sheet: Sheet, spot: Spot): Entry {
  const { node, rules } = spot.item
  const isAsked = spot.isRelevant
  const says = (rule: keyof typeof rules) => {
    const expr = rules[rule]
    return expr !== undefined && isAsked && toYes(evaluate(expr, scopeAt(sheet, spot)))
  }
  const entry = {
    key: spot.key,
    name: node.name,
    node,
    kind: node.kind,
    relevant: isAsked,
    value: spot.value,
    required: says('required'),
    readonly: rules.calculation !== undefined || says('readonly'),
    label: isAsked ? spoken(sheet, node.label, spot) : '',
    hint: isAsked ? spoken(sheet, node.hint, spot) : '',
    choices: isAsked && isQuestion(node) && isChoosing(node) ? choicesAt(sheet, spot) : NONE,
  }
  if (node.kind !== 'repeat') return entry
  return { ...entry, count: Number(spot.value), fixedCount: rules.count !== undefined }
}

/** Do two entries of a place show the same? */
export function isSame(one: Entry, other: Entry): boolean {
  for (const name of Object.keys(one) as (keyof Entry)[])
    if (name !== 'choices' && one[name] !== other[name]) return false
  return (
    one.choices.length === other.choices.length &&
    one.choices.every(
      ({ name, label }, index) => other.choices[index]?.name === name && other.choices[index]?.label === label,
    )
  )
}
