import { OTHER } from '../../forms/other.ts'
import type { Item, Plan } from '../../forms/plan.ts'
import { isQuestion, own, type Question, say, type Texts } from '../../forms/questionnaire.ts'
import { tableRows } from '../../forms/leaves.ts'
import type { Expr } from '../../forms/xpath/expression.ts'

/**
 * What becomes of the answers to a question when they are put together. `number`: added up; `ratio`: worked out anew from
 * the sums, as the questionnaire divides them, never averaged; `score`: averaged; `options`: counted; `given`: how many
 * gave something; `text`: read side by side.
 */
export type As = 'number' | 'ratio' | 'score' | 'options' | 'given' | 'text'

export type Ask = {
  name: string
  as: As
  label: string
  /** The headings above it, the outermost first. */
  above: readonly string[]
  options: readonly { name: string; label: string }[]
  /** Repeats that it stands in, the outermost first: each round counts. */
  repeats: readonly string[]
  /** Of a ratio: how it is worked out. */
  expr?: Expr
  /** Its options were put in an order: the first counts. */
  isOrder?: true
}

/** What is put together of a questionnaire's answers, in the order of the sheet. */
export function asksOf(plan: Plan): Ask[] {
  return [...plan.items.values()].flatMap((item) => {
    const found = waysOf(plan, item)
    if (found === null) return []
    const { node } = item
    const ask: Ask = {
      ...{ name: item.name, ...found, label: labelOf(plan, item), above: aboveOf(plan, item) },
      options: isQuestion(node) && found.as === 'options' ? optionsOf(plan, node) : [],
      repeats: item.repeats.map((repeat) => repeat.name),
    }
    return [ask]
  })
}

function waysOf(plan: Plan, { name, node, rules }: Item): Pick<Ask, 'as' | 'expr' | 'isOrder'> | null {
  if (node.kind === 'repeat') return { as: 'number' }
  if (!isQuestion(node)) return null
  switch (node.kind) {
    case 'integer':
    case 'decimal':
      return { as: 'number' }
    case 'range':
      return { as: 'score' }
    case 'select_one':
    case 'select_multiple':
    case 'acknowledge':
      return { as: 'options' }
    case 'rank':
      return { as: 'options', isOrder: true }
    case 'image':
    case 'audio':
    case 'file':
    case 'geopoint':
      return { as: 'given' }
    case 'text':
      return rules.calculation === undefined ? { as: 'text' } : null
    case 'calculate': {
      const expr = rules.calculation
      if (!expr || !isReckoned(plan, expr, new Set([name]))) return null
      return divides(plan, expr, new Set([name])) ? { as: 'ratio', expr } : { as: 'number' }
    }
    default:
      return null
  }
}

const RECKONING = ['sum', 'count', 'count-non-empty', 'number', 'int', 'round', 'if', 'coalesce', 'abs']

/** Is it made of amounts alone, so that sheets can be added up? `seen`: names on the way here. */
function isReckoned(plan: Plan, expr: Expr, seen: ReadonlySet<string>): boolean {
  const on = (one: Expr) => isReckoned(plan, one, seen)
  switch (expr.kind) {
    case 'number':
      return true
    case 'reference':
      return isAmount(plan, expr.name, seen)
    case 'minus':
      return on(expr.of)
    case 'binary':
      return ['+', '-', '*', 'div'].includes(expr.op) && on(expr.left) && on(expr.right)
    case 'call':
      if (!RECKONING.includes(expr.name)) return false
      // Of a choice between two amounts the condition may be anything.
      return (expr.name === 'if' ? expr.args.slice(1) : expr.args).every(on)
    default:
      return expr.kind === 'text' && expr.value === ''
  }
}

function isAmount(plan: Plan, name: string, seen: ReadonlySet<string>): boolean {
  const item = plan.items.get(name)
  if (!item || seen.has(name)) return false
  const { node, rules } = item
  if (node.kind !== 'calculate') return ['integer', 'decimal', 'repeat', 'range'].includes(node.kind)
  return rules.calculation !== undefined && isReckoned(plan, rules.calculation, new Set([...seen, name]))
}

/** Does it divide, itself or in what it names? */
function divides(plan: Plan, expr: Expr, seen: ReadonlySet<string>): boolean {
  const on = (one: Expr) => divides(plan, one, seen)
  switch (expr.kind) {
    case 'reference': {
      const rule = seen.has(expr.name) ? undefined : plan.items.get(expr.name)?.rules.calculation
      return rule !== undefined && divides(plan, rule, new Set([...seen, expr.name]))
    }
    case 'minus':
      return on(expr.of)
    case 'binary':
      return expr.op === 'div' || on(expr.left) || on(expr.right)
    case 'call':
      return expr.args.some(on)
    default:
      return false
  }
}

/** What a question is called; a share without words of its own by what it divides; what else is reckoned, as a note quotes it. */
function labelOf(plan: Plan, { name, node, rules }: Item): string {
  const words = textOf(plan, node.label)
  if (words !== '' || node.kind !== 'calculate') return words || name
  const divided = rules.calculation && dividedIn(plan, rules.calculation)
  if (divided) return divided
  for (const { node: other } of plan.items.values())
    if (other.kind === 'note' && say(other.label, '', plan.questionnaire.languages).includes(`\${${name}}`))
      return textOf(plan, other.label)
  return name
}

/** "Hộ có hố rác trên Số hộ (%)". */
function dividedIn(plan: Plan, expr: Expr): string | null {
  const found = partsOf(expr).find((part) => part.kind === 'binary' && part.op === 'div')
  if (found?.kind !== 'binary') return null
  const called = (side: Expr) =>
    partsOf(side).flatMap((part) => {
      const label = part.kind === 'reference' ? textOf(plan, plan.items.get(part.name)?.node.label) : ''
      return label === '' ? [] : [label]
    })
  const [above, below] = [called(found.left), called(found.right)]
  if (above.length === 0 || below.length === 0) return null
  const isPercent = partsOf(expr).some((part) => part.kind === 'number' && part.value === 100)
  return `${above.join(' + ')} trên ${below.join(' + ')}${isPercent ? ' (%)' : ''}`
}

/** An expression with all that it is made of, the outermost first. */
function partsOf(expr: Expr): Expr[] {
  const inner =
    expr.kind === 'binary'
      ? [expr.left, expr.right]
      : expr.kind === 'call'
        ? expr.args
        : expr.kind === 'minus'
          ? [expr.of]
          : []
  return [expr, ...inner.flatMap(partsOf)]
}

function aboveOf(plan: Plan, item: Item): string[] {
  const found: string[] = []
  for (let { parent } = item; parent && parent.name !== ''; parent = parent.parent)
    found.unshift(textOf(plan, parent.node.label))
  return found.filter(Boolean)
}

/** A text of the authors; an answer that it quotes is left open. */
function textOf({ questionnaire: { languages } }: Plan, texts: Texts | undefined): string {
  return say(texts, languages[0]?.code ?? '', languages)
    .replace(/\$\{[^}]*\}/g, '...')
    .trim()
}

function optionsOf(plan: Plan, question: Question): Ask['options'] {
  if (question.kind === 'acknowledge') return [{ name: 'OK', label: 'Có đánh dấu' }]
  const { lists, tables } = plan.questionnaire
  const table = own(tables, question.table)
  const listed = (own(lists, question.list) ?? []).map(({ label, name }) => ({
    name,
    label: textOf(plan, label) || name,
  }))
  const rows = table ? tableRows(table).map(({ label, name = '' }) => ({ name, label: label ?? name })) : []
  return [...listed, ...rows, ...(question.orOther ? [{ name: OTHER.name, label: 'Ý khác' }] : [])]
}
