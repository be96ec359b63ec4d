import { choiceColumns, choicePlace, tableRows } from './leaves.ts'
import { OTHER } from './other.ts'
import type { Item } from './plan.ts'
import { type Choice, isQuestion, own, type Question, say } from './questionnaire.ts'
import type { Sheet } from './sheet.ts'
import type { Place } from './xpath/expression.ts'

/** An option of a question, before any filter, with what a filter may look at. */
export type Offered = { choice: Choice; place: Place }

const offers = new WeakMap<object, WeakMap<object, readonly Offered[]>>()

/** Does this question offer options? */
export function isChoosing(question: Question): boolean {
  return ['select_one', 'select_multiple', 'rank', 'hamlet'].includes(question.kind)
}

/**
 * The label of an option of a question, in the sheet's language; '' when it has none of that name. Answers that the label
 * itself quotes are left out: they might quote this one.
 */
export function labelOf({ plan, world, language }: Sheet, item: Item, value: string): string {
  const { node } = item
  if (!isQuestion(node) || !isChoosing(node)) return ''
  const found = offeredBy({ plan, world }, node).find(({ choice }) => choice.name === value)
  if (!found) return ''
  return (
    say(found.choice.label, language, plan.questionnaire.languages).replace(/\$\{[^{}]*\}/g, '') || found.choice.name
  )
}

/** All options of a question, from its list, its table or the commune's hamlets. Made once. */
export function offeredBy(sheet: Pick<Sheet, 'plan' | 'world'>, node: Question): readonly Offered[] {
  const owner: object = node.kind === 'hamlet' ? sheet.world.hamlets : sheet.plan.questionnaire
  const known = offers.get(owner) ?? new WeakMap<object, readonly Offered[]>()
  offers.set(owner, known)
  const before = known.get(node)
  if (before) return before
  const result = choicesOf(sheet, node).map(([choice, columns]) => ({ choice, place: choicePlace(columns) }))
  known.set(node, result)
  return result
}

function choicesOf(
  { plan: { questionnaire }, world }: Pick<Sheet, 'plan' | 'world'>,
  node: Question,
): [Choice, Record<string, string>][] {
  const language = questionnaire.languages[0]?.code ?? ''
  const choices: Choice[] =
    node.kind === 'hamlet'
      ? world.hamlets.map((hamlet) => ({ name: hamlet.id, label: { [language]: hamlet.name } }))
      : node.table === undefined
        ? [...(own(questionnaire.lists, node.list) ?? [])]
        : []
  const rows = choices.map((choice): [Choice, Record<string, string>] => [choice, choiceColumns(choice, language)])
  const table = own(questionnaire.tables, node.table)
  if (table)
    for (const row of tableRows(table))
      rows.push([{ name: row['name'] ?? '', label: { [language]: row['label'] ?? '' } }, row])
  if (node.orOther) rows.push([OTHER, { name: OTHER.name, label: say(OTHER.label, language, questionnaire.languages) }])
  return rows
}
