import { isChoosing, labelOf } from './offered.ts'
import { isQuestion, say, type Texts } from './questionnaire.ts'
import type { Sheet } from './sheet.ts'
import { type Spot, spotsOf } from './spots.ts'

const QUOTE = /\$\{\s*([^\s{}]+)\s*\}/g

/** A text in the sheet's language as it reads at a place: the answers that it quotes stand in it. */
export function spoken(sheet: Sheet, texts: Texts | undefined, at: Spot): string {
  const text = say(texts, sheet.language, sheet.plan.questionnaire.languages)
  if (!text.includes('${')) return text
  return text.replace(QUOTE, (_, name: string) => quoted(sheet, name, at))
}

/** An answer as people say it: the option's label, a day as day/month/year. */
function quoted(sheet: Sheet, name: string, at: Spot): string {
  const item = sheet.plan.items.get(name)
  const spot = item && spotsOf(item, at)[0]
  if (!item || !spot) return ''
  const value = spot.text()
  const { node } = item
  if (!isQuestion(node)) return value
  if (isChoosing(node))
    return value
      .split(' ')
      .map((one) => labelOf(sheet, item, one) || one)
      .join(', ')
  if (node.kind === 'decimal') return value.replace('.', ',')
  return value.replace(/^(\d{4})-(\d\d)-(\d\d)/, '$3/$2/$1')
}
