import { availableNames } from './choices.ts'
import type { Item } from './plan.ts'
import { isQuestion } from './questionnaire.ts'
import { scopeAt } from './scope.ts'
import type { Sheet } from './sheet.ts'
import type { Spot } from './spots.ts'
import { isLocked, isTyped } from './tree.ts'
import { asTyped } from './typing.ts'
import { evaluate } from './xpath/evaluate.ts'
import { toAnswer, toNumber, toYes } from './xpath/value.ts'

/**
 * Works out these items and whatever follows from what changed, each once, in the order of dependence. Defaults of
 * places that were made meanwhile are read at the end. Returns the items of which something changed.
 */
export function settle(sheet: Sheet, items: readonly Item[], changed: readonly Item[] = []): ReadonlySet<Item> {
  const touched = new Set<Item>(changed)
  run(sheet, new Set(items), touched)
  const fresh = sheet.tree.takeFresh().filter((spot) => spot.item.rules.default && isTyped(spot))
  if (fresh.length === 0) return touched
  fresh.sort((one, other) => one.item.order - other.item.order)
  for (const spot of fresh) {
    const { default: rule } = spot.item.rules
    if (!rule || !sheet.has(spot.key)) continue
    const value = asTyped(spot.item.node.kind, toAnswer(evaluate(rule, scopeAt(sheet, spot))))
    if (value === spot.value) continue
    spot.value = value
    touched.add(spot.item)
    run(sheet, new Set(spot.item.feeds), touched)
  }
  return touched
}

function run(sheet: Sheet, dirty: Set<Item>, touched: Set<Item>): void {
  let first = Infinity
  for (const item of dirty) first = Math.min(first, item.order)
  const { ordered } = sheet.plan
  for (let order = first; order < ordered.length && dirty.size > 0; order++) {
    const item = ordered[order] as Item
    if (!dirty.delete(item)) continue
    let isChanged = false
    for (const spot of [...sheet.tree.of(item)]) if (workOut(sheet, spot)) isChanged = true
    if (!isChanged) continue
    touched.add(item)
    for (const one of item.feeds) dirty.add(one)
    // Rounds may be new: nothing in them was worked out yet.
    if (item.node.kind === 'repeat') for (const one of below(item)) dirty.add(one)
  }
}

function* below(item: Item): Generator<Item> {
  for (const kid of item.kids) {
    yield kid
    yield* below(kid)
  }
}

/** Works out one place: is it asked, how many rounds, what may be chosen, what is calculated. Says whether something changed. */
function workOut(sheet: Sheet, spot: Spot): boolean {
  const { rules, node } = spot.item
  const before = `${spot.isRelevant} ${spot.value}`
  const isAsked =
    spot.parent?.isRelevant !== false && (!rules.relevant || toYes(evaluate(rules.relevant, scopeAt(sheet, spot))))
  spot.isRelevant = isAsked
  if (spot.isCounter) {
    if (rules.count) sheet.tree.setRounds(spot, isAsked ? toNumber(evaluate(rules.count, scopeAt(sheet, spot))) : 0)
    for (const round of sheet.tree.roundsOf(spot)) round.isRelevant = isAsked
    if (before === `${spot.isRelevant} ${spot.value}`) return false
    return true
  }
  if (!isQuestion(node)) return before !== `${spot.isRelevant} ${spot.value}`
  const given = isLocked(spot) ? sheet.tree.startOf(spot) : spot.value
  if (rules.filter && given !== '') {
    const names = availableNames(sheet, spot)
    spot.value = given
      .split(' ')
      .filter((name) => names.has(name))
      .join(' ')
  }
  if (rules.calculation && isAsked) spot.value = toAnswer(evaluate(rules.calculation, scopeAt(sheet, spot)))
  return before !== `${spot.isRelevant} ${spot.value}`
}
