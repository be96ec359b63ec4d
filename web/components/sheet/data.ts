import type { Plan } from '../../../worker/forms/plan.ts'
import { FUNCTIONS } from '../../../worker/forms/xpath/functions/common.ts'
import type { Expr } from '../../../worker/forms/xpath/expression.ts'
import { usesOf } from '../../../worker/forms/xpath/uses.ts'
import { valuesOf } from '../../../worker/forms/fields.ts'
import { preparedOf } from '../../../worker/forms/prepare.ts'
import type { Prepared } from '../../../worker/forms/prepared.ts'
import type { Answers } from '../../../worker/forms/questionnaire.ts'
import type { World } from '../../../worker/forms/sheet.ts'
import { DRAWINGS as ALL_DRAWINGS } from './drawings/all.ts'
import { DRAWINGS } from './drawings/common.ts'
import type { View } from './view.ts'

/** What the page tells the script, as a block of data: where the sheet stands, and all that is needed to go on without the Worker. */
export type SheetData = Pick<World, 'today' | 'now' | 'hamlets' | 'language'> &
  Pick<View, 'page' | 'errors' | 'media' | 'send' | 'save' | 'more' | 'at'> & { plan: Prepared; answers: Answers }

/** Does the questionnaire ask and reckon only what most do? Then the phone fetches the smaller script. */
export function isPlain({ items }: Plan): boolean {
  return [...items.values()].every(({ node, rules }) => {
    const isDrawn = node.kind in DRAWINGS || !(node.kind in ALL_DRAWINGS)
    const isReckoned = (rule: Expr) => usesOf(rule).functions.every((name) => name in FUNCTIONS)
    return isDrawn && Object.values(rules).every(isReckoned)
  })
}

/** Beyond so many letters a phone is better off with the Worker's pages. */
const MOST_LETTERS = 600_000

/** The data of a view, safe inside a script element; null when they are too many. */
export function dataOf(view: View): string | null {
  const { sheet, page, errors, media, send, save, more, at } = view
  const { today, now, hamlets } = sheet.world
  const data: SheetData = {
    ...{ today, now, hamlets, language: sheet.language },
    ...{ page, errors, media, send, save, more, at },
    plan: preparedOf(sheet.plan),
    answers: valuesOf(sheet),
  }
  const text = JSON.stringify(data).replace(/</g, '\\u003c')
  return text.length > MOST_LETTERS ? null : text
}
