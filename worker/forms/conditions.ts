import type { QuestionKind } from './questionnaire.ts'
import { type Expr, ExpressionFault } from './xpath/expression.ts'
import { parse } from './xpath/parse.ts'
import { print } from './xpath/print.ts'

/** What can be said of an answer without writing an expression. */
export type Op =
  | 'is'
  | 'isNot'
  | 'has'
  | 'hasNot'
  | 'more'
  | 'atLeast'
  | 'less'
  | 'atMost'
  | 'answered'
  | 'unanswered'
  | 'countAtLeast'
  | 'countAtMost'
  | 'lengthAtLeast'
  | 'lengthAtMost'
  | 'matches'

/** One sentence: `of` is the question, '' the one that the rule belongs to. A day may be `today()`. */
export type Condition = { of: string; op: Op; value: string }
/** Sentences that all have to be true, or one of them. */
export type Menu = { join: 'and' | 'or'; conditions: readonly Condition[] }
export type KindOf = (name: string) => QuestionKind | undefined

const SIGNS = { is: '=', isNot: '!=', more: '>', atLeast: '>=', less: '<', atMost: '<=' } as const
const NUMBERS: readonly QuestionKind[] = ['integer', 'decimal', 'range', 'calculate']
const DAYS: readonly QuestionKind[] = ['date', 'dateTime', 'today']
const COMPARED: readonly Op[] = ['is', 'isNot', 'atLeast', 'more', 'atMost', 'less']
const ANSWERED: readonly Op[] = ['answered', 'unanswered']

/** What makes sense to say of answers of this kind; about itself a question says nothing of being answered. */
export function opsFor(kind: QuestionKind, isSelf: boolean): readonly Op[] {
  const rest = isSelf ? [] : ANSWERED
  if (NUMBERS.includes(kind)) return [...COMPARED, ...rest]
  if (DAYS.includes(kind)) return ['atLeast', 'atMost', 'more', 'less', 'is', ...rest]
  if (kind === 'select_multiple') return ['has', 'hasNot', 'countAtLeast', 'countAtMost', ...rest]
  if (kind === 'select_one' || kind === 'hamlet') return ['is', 'isNot', ...rest]
  if (kind === 'text' || kind === 'hidden')
    return isSelf ? ['lengthAtLeast', 'lengthAtMost', 'matches'] : ['is', 'isNot', ...rest]
  return rest
}

/** What is put beside the sign. */
export function valueSort(kind: QuestionKind | undefined, op: Op): 'none' | 'choice' | 'number' | 'day' | 'text' {
  if (ANSWERED.includes(op)) return 'none'
  if (op.startsWith('count') || op.startsWith('length')) return 'number'
  if (op === 'matches' || kind === undefined) return 'text'
  if (NUMBERS.includes(kind)) return 'number'
  if (DAYS.includes(kind)) return 'day'
  return ['select_one', 'select_multiple', 'hamlet'].includes(kind) ? 'choice' : 'text'
}

/** The expression behind the sentences; '' when there is none. */
export function writeMenu({ join, conditions }: Menu, kindOf: KindOf, self?: QuestionKind): string {
  return conditions.map((condition) => written(condition, kindOf, self)).join(` ${join} `)
}

/** The sentences behind an expression; null when it says more than sentences can. */
export function readMenu(text: string, kindOf: KindOf, self?: QuestionKind): Menu | null {
  if (text.trim() === '') return { join: 'and', conditions: [] }
  let whole: Expr
  try {
    whole = parse(text)
  } catch (error) {
    if (error instanceof ExpressionFault) return null
    throw error
  }
  const join = whole.kind === 'binary' && whole.op === 'or' ? 'or' : 'and'
  const conditions = partsOf(whole, join).map(readOne)
  if (conditions.some((condition) => condition === null)) return null
  const menu: Menu = { join, conditions: conditions as Condition[] }
  return sameText(writeMenu(menu, kindOf, self), whole) ? menu : null
}

function written({ of, op, value }: Condition, kindOf: KindOf, self: QuestionKind | undefined): string {
  const subject = of === '' ? '.' : `\${${of}}`
  const kind = of === '' ? self : kindOf(of)
  switch (op) {
    case 'has':
      return `selected(${subject}, ${quoted(value)})`
    case 'hasNot':
      return `not(selected(${subject}, ${quoted(value)}))`
    case 'answered':
      return `${subject} != ''`
    case 'unanswered':
      return `${subject} = ''`
    case 'countAtLeast':
    case 'countAtMost':
      return `count-selected(${subject}) ${op === 'countAtLeast' ? '>=' : '<='} ${numberOr(value)}`
    case 'lengthAtLeast':
    case 'lengthAtMost':
      return `string-length(${subject}) ${op === 'lengthAtLeast' ? '>=' : '<='} ${numberOr(value)}`
    case 'matches':
      return `regex(${subject}, ${quoted(value)})`
    default:
      return `${subject} ${SIGNS[op]} ${literal(value, kind)}`
  }
}

function literal(value: string, kind: QuestionKind | undefined): string {
  if (kind !== undefined && NUMBERS.includes(kind)) return numberOr(value)
  if (kind !== undefined && DAYS.includes(kind)) return value === 'today()' ? value : `date(${quoted(value)})`
  return quoted(value)
}

function numberOr(value: string): string {
  return /^-?\d+(\.\d+)?$/.test(value) ? value : quoted(value)
}

function quoted(value: string): string {
  return print({ kind: 'text', value })
}

/** The operands of a chain of `and` or of `or`. */
function partsOf(expr: Expr, join: 'and' | 'or'): Expr[] {
  if (expr.kind !== 'binary' || expr.op !== join) return [expr]
  return [...partsOf(expr.left, join), ...partsOf(expr.right, join)]
}

function readOne(expr: Expr): Condition | null {
  if (expr.kind === 'call') return readCall(expr.name, expr.args)
  if (expr.kind !== 'binary') return null
  const { left, op, right } = expr
  const value = valueOf(right)
  if (value === null) return null
  if (left.kind === 'call') {
    const counted = subjectOf(left.args[0])
    const what = { 'count-selected': 'count', 'string-length': 'length' }[left.name]
    const most = { '>=': 'AtLeast', '<=': 'AtMost' }[op as string]
    return counted !== null && what && most ? { of: counted, op: `${what}${most}` as Op, value } : null
  }
  const of = subjectOf(left)
  if (of === null) return null
  if (right.kind === 'text' && value === '') {
    if (op === '!=' || op === '=') return { of, op: op === '=' ? 'unanswered' : 'answered', value: '' }
    return null
  }
  const sign = (Object.keys(SIGNS) as (keyof typeof SIGNS)[]).find((one) => SIGNS[one] === op)
  return sign ? { of, op: sign, value } : null
}

function readCall(name: string, args: readonly Expr[]): Condition | null {
  const [first, second] = args
  if (name === 'not' && first?.kind === 'call' && first.name === 'selected') {
    const inner = readCall('selected', first.args)
    return inner && { ...inner, op: 'hasNot' }
  }
  const of = subjectOf(first)
  const value = second ? textOf(second) : null
  if (of === null || value === null) return null
  if (name === 'selected') return { of, op: 'has', value }
  return name === 'regex' ? { of, op: 'matches', value } : null
}

function subjectOf(expr: Expr | undefined): string | null {
  if (expr?.kind === 'reference') return expr.name
  return expr?.kind === 'path' && print(expr) === '.' ? '' : null
}

function valueOf(expr: Expr): string | null {
  const text = textOf(expr)
  if (text !== null) return text
  if (expr.kind === 'number') return print(expr)
  if (expr.kind === 'minus' && expr.of.kind === 'number') return print(expr)
  if (expr.kind !== 'call') return null
  if (expr.name === 'today' && expr.args.length === 0) return 'today()'
  const [day] = expr.args
  return expr.name === 'date' && day?.kind === 'text' ? day.value : null
}

/** A text; one with both kinds of quotes is put together of several. */
function textOf(expr: Expr): string | null {
  if (expr.kind === 'text') return expr.value
  if (expr.kind !== 'call' || expr.name !== 'concat') return null
  const parts = expr.args.map(textOf)
  return parts.includes(null) ? null : parts.join('')
}

function sameText(text: string, expr: Expr): boolean {
  try {
    return print(parse(text)) === print(expr)
  } catch {
    return false
  }
}
