import { type Offered, offeredBy } from './offered.ts'
import { OTHER } from './other.ts'
import type { Question } from './questionnaire.ts'
import { scopeAt } from './scope.ts'
import type { Sheet, ShownChoice } from './sheet.ts'
import { numbersFrom, seedOf, shuffle } from './shuffle.ts'
import { spoken } from './spoken.ts'
import type { Spot } from './spots.ts'
import { evaluate } from './xpath/evaluate.ts'
import { toYes } from './xpath/value.ts'

/** What can be chosen at a place now, in the order and language of the sheet. */
export function choicesAt(sheet: Sheet, spot: Spot): ShownChoice[] {
  const node = spot.item.node as Question
  return ordered(sheet, spot, node, available(sheet, spot)).map(({ choice }) => ({
    name: choice.name,
    label: spoken(sheet, choice.label, spot) || choice.name,
    choice,
  }))
}

/** Names of what can be chosen at a place now. */
export function availableNames(sheet: Sheet, spot: Spot): ReadonlySet<string> {
  return new Set(available(sheet, spot).map(({ choice }) => choice.name))
}

function available(sheet: Sheet, spot: Spot): readonly Offered[] {
  const all = offeredBy(sheet, spot.item.node as Question)
  const { filter } = spot.item.rules
  if (!filter) return all
  const scope = scopeAt(sheet, spot)
  return all.filter(({ choice, place }) => choice === OTHER || toYes(evaluate(filter, scope, place)))
}

/** Shuffled where the questionnaire says so: for one sheet always alike, with "other" and exclusive options last. */
function ordered(sheet: Sheet, spot: Spot, node: Question, offered: readonly Offered[]): readonly Offered[] {
  if (node.parameters?.['randomize'] !== 'true') return offered
  const isLast = ({ choice }: Offered) => choice === OTHER || choice.more?.['exclusive'] === 'yes'
  const own = Number(node.parameters['seed'])
  const seed = Number.isInteger(own) ? own : (sheet.world.seed ^ seedOf(spot.key)) >>> 0
  const free = offered.filter((one) => !isLast(one))
  return [...shuffle(free, numbersFrom(seed)), ...offered.filter(isLast)]
}
