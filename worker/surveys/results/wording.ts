import { pointsOf } from '../../forms/lexical.ts'
import { type Item, OTHER, type Plan } from '../../forms/plan.ts'
import { isQuestion, type Question, say, type Texts } from '../../forms/questionnaire.ts'
import { type Measure, measureOf } from '../../forms/tally/measure.ts'

/** An option, a point or a box, as it is counted and as people read it. */
export type Named = { name: string; label: string }

/** A question of a survey as it is shown. */
export type Asked = {
  measure: Measure
  item: Item
  title: string
  /** The headings above it, the outermost first. */
  above: readonly string[]
  /** What can be chosen; none where there are very many. */
  options: readonly Named[]
  /** Its rows stand below each other in one table with the same columns. */
  table: string | null
}

/** More options than this are not listed one by one. */
const MOST_OPTIONS = 60

/** All questions of a survey: those of the newest version in its order, then what only older ones asked. */
export function askedIn(plans: readonly Plan[], hamlets: readonly Named[]): Map<string, Asked> {
  const all = new Map<string, Asked>()
  for (const plan of plans)
    for (const item of plan.items.values()) {
      const measure = measureOf(item)
      if (!measure) continue
      const before = all.get(measure.key)
      if (before) all.set(measure.key, { ...before, options: joined(before.options, optionsOf(plan, item, hamlets)) })
      else all.set(measure.key, askedOf(plan, item, measure, hamlets))
    }
  return all
}

/** A text of the authors; an answer that it quotes is left open. */
export function textOf(plan: Plan, texts: Texts | undefined): string {
  const { languages } = plan.questionnaire
  return say(texts, languages[0]?.code ?? '', languages)
    .replace(/\$\{[^}]*\}/g, '…')
    .trim()
}

function askedOf(plan: Plan, item: Item, measure: Measure, hamlets: readonly Named[]): Asked {
  const above: string[] = []
  for (let group = item.parent; group; group = group.parent) {
    const title = textOf(plan, group.node.label)
    if (title !== '') above.unshift(title)
  }
  const options = optionsOf(plan, item, hamlets)
  return { measure, item, title: titleOf(plan, item), above, options, table: tableOf(item) }
}

function titleOf(plan: Plan, { name, node }: Item): string {
  const question = name.endsWith('_other') ? plan.items.get(name.slice(0, -6)) : undefined
  if (question && isQuestion(question.node) && question.node.orOther)
    return `${textOf(plan, question.node.label) || question.name}: ý khác`
  return textOf(plan, node.label) || name
}

function optionsOf(plan: Plan, { node }: Item, hamlets: readonly Named[]): Named[] {
  const options = isQuestion(node) ? optionsIn(plan, node, hamlets) : []
  return options.length > MOST_OPTIONS ? [] : options
}

/** What can be chosen for a question. */
export function optionsIn(plan: Plan, node: Question, hamlets: readonly Named[]): Named[] {
  if (node.kind === 'hamlet') return [...hamlets]
  if (node.kind === 'acknowledge') return [{ name: 'OK', label: 'Đánh dấu' }]
  if (node.kind === 'range') return pointsIn(plan, node)
  const own = chosenFrom(plan, node)
  return node.orOther ? [...own, { name: OTHER.name, label: textOf(plan, OTHER.label) }] : own
}

function chosenFrom({ questionnaire, ...plan }: Plan, { list, table }: Question): Named[] {
  const rows =
    table !== undefined && Object.hasOwn(questionnaire.tables ?? {}, table) ? questionnaire.tables?.[table] : undefined
  if (rows) {
    const [name, label] = ['name', 'label'].map((column) => rows.columns.indexOf(column))
    return rows.rows.map((row) => ({ name: row[name ?? 0] ?? '', label: row[label ?? 0] || (row[name ?? 0] ?? '') }))
  }
  const choices =
    list !== undefined && Object.hasOwn(questionnaire.lists, list) ? (questionnaire.lists[list] ?? []) : []
  return choices.map((choice) => ({
    name: choice.name,
    label: textOf({ questionnaire, ...plan }, choice.label) || choice.name,
  }))
}

/** Points of a scale; some of them have a word. */
function pointsIn(plan: Plan, question: Question): Named[] {
  const list = question.parameters?.['tick_labelset'] ?? ''
  const ticks = Object.hasOwn(plan.questionnaire.lists, list) ? (plan.questionnaire.lists[list] ?? []) : []
  return pointsOf(question).map((name) => {
    const word = textOf(plan, ticks.find((tick) => Number(tick.name) === Number(name))?.label)
    const shown = name.replace('.', ',')
    return { name, label: word && word !== name ? `${shown} (${word})` : shown }
  })
}

/** Questions of a group that is a table, with the same options. */
function tableOf({ node, parent }: Item): string | null {
  if (!isQuestion(node) || (node.kind !== 'select_one' && node.kind !== 'range') || node.orOther) return null
  const isTable = parent?.node.appearance?.includes('table-list') || node.appearance?.includes('list-nolabel')
  const columns = node.kind === 'range' ? JSON.stringify(node.parameters ?? {}) : (node.list ?? node.table ?? '')
  return isTable ? `${parent?.name ?? ''}/${columns}` : null
}

function joined(first: readonly Named[], more: readonly Named[]): Named[] {
  const known = new Set(first.map(({ name }) => name))
  return [...first, ...more.filter(({ name }) => !known.has(name))]
}
