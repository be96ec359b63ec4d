import { instanceOf } from './leaves.ts'
import { labelOf } from './offered.ts'
import { own } from './questionnaire.ts'
import type { Sheet } from './sheet.ts'
import { type Spot, spotsOf } from './spots.ts'
import type { Scope } from './xpath/expression.ts'

/** The sheet as an expression at one of its places sees it. */
export function scopeAt(sheet: Sheet, spot: Spot): Scope {
  const { plan, world, tree } = sheet
  return {
    here: spot,
    root: tree.root,
    find: (name) => {
      const item = plan.items.get(name)
      return item ? spotsOf(item, spot) : []
    },
    instance: (id) => instanceOf(plan.questionnaire, world, id),
    choiceName: (question, value) => {
      const item = plan.items.get(/^\s*\$\{\s*([^\s{}]+)\s*\}\s*$/.exec(question)?.[1] ?? question)
      return item ? labelOf(sheet, item, value) : ''
    },
    table: (name) => own(plan.questionnaire.tables, name) ?? null,
    once: spot.value,
    today: world.today,
    now: world.now,
    random: world.random,
  }
}
