import { answerLines } from '../../forms/answer-lines.ts'
import type { Plan } from '../../forms/plan.ts'
import { type Answers, isQuestion, type QuestionKind, say, walk } from '../../forms/questionnaire.ts'
import { openSheet, type Sheet, type World } from '../../forms/sheet.ts'

/** Answers with the questionnaire that they answer. */
export type Told = { plan: Plan; answers: Answers }
/** Beside one question: what stood there last time, what was planned, what the commune's books say. */
export type Beside = { name: string; label: string; before: string; planned: string; known: string }

/** What may be taken over from last time: figures and choices, which seldom change. Words are of their month. */
const COPIED: readonly QuestionKind[] = ['integer', 'decimal', 'range', 'select_one', 'select_multiple', 'hamlet']

/** A sheet with what is known before anybody writes. Values that a question cannot have are left out. */
export function prefilled(plan: Plan, world: World, known: Readonly<Record<string, string>>): Sheet {
  const sheet = openSheet(plan, world)
  for (const [key, value] of Object.entries(known)) {
    if (value === '' || !sheet.has(key)) continue
    sheet.put(key, value)
    // Required questions that are empty still are nobody's fault here: only the value itself is looked at.
    if (sheet.errors([key])[key] !== undefined) sheet.put(key, '')
  }
  return sheet
}

/** What stands on the sheet by itself: the unit's own hamlet, where it is asked. */
export function ownHamlet(plan: Plan, unit: string): Record<string, string> {
  if (!unit.startsWith('hamlet:')) return {}
  const asked = [...walk(plan.questionnaire.nodes)].find(
    ({ node, above }) => node.kind === 'hamlet' && above.every((one) => one.kind === 'group'),
  )
  return asked ? { [asked.node.name]: unit.slice('hamlet:'.length) } : {}
}

/** Of last time's answers what may stand again. */
export function copied(plan: Plan, before: Answers): Record<string, string> {
  const kinds = new Map<string, string>([...plan.items].map(([name, { node }]) => [name, node.kind]))
  return Object.fromEntries(
    Object.entries(before).filter(([key]) => COPIED.some((kind) => kind === kinds.get(key)) && !key.includes(':')),
  )
}

/** The figures at hand, question by question, in the order of the sheet; only where there is something to show. */
export function besides(
  plan: Plan,
  before: Told | null,
  planned: Told | null,
  known: Readonly<Record<string, string>>,
  hamletName: (id: string) => string | undefined,
): Beside[] {
  const { languages, nodes } = plan.questionnaire
  const text = (told: Told | null, name: string) => (told ? wordsOf(told, name, hamletName) : '')
  return [...walk(nodes)].flatMap(({ above, node }) => {
    if (!isQuestion(node) || node.kind === 'note' || above.some((one) => one.kind === 'repeat')) return []
    const { name } = node
    const row: Beside = {
      name,
      label: say(node.label, languages[0]?.code ?? '', languages).replace(/\$\{[^{}]*\}/g, '…') || name,
      before: text(before, name),
      planned: text(planned, name),
      known: known[name] === undefined ? '' : wordsOf({ plan, answers: { [name]: known[name] } }, name, hamletName),
    }
    return row.before || row.planned || row.known ? [row] : []
  })
}

/** What was answered to one question, in words. */
function wordsOf({ answers, plan }: Told, name: string, hamletName: (id: string) => string | undefined): string {
  const own = Object.fromEntries(Object.entries(answers).filter(([key]) => key === name || key === `${name}_other`))
  if (Object.keys(own).length === 0) return ''
  return answerLines(plan.questionnaire, own, hamletName, () => undefined)
    .map((line) => line.answer)
    .join('; ')
}
