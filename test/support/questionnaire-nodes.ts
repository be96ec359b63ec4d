import {
  type Choice,
  type Group,
  type Node,
  type Question,
  type QuestionKind,
  QUESTION_KINDS,
  type Repeat,
  type Table,
} from '../../worker/forms/questionnaire.ts'
import { Dice } from './dice.ts'
import { constraintFrom, textFrom, truthFrom, valueFrom } from './questionnaire-rules.ts'
import { mediaFrom, textsFrom } from './questionnaire-words.ts'
import type { Sketch } from './questionnaires.ts'

/** A question that was asked before, with the repeats that it stands in. */
export type Asked = { name: string; kind: QuestionKind; list?: string; repeats: readonly string[] }

/** What is known where the next question is made: it may look at everything before it. */
export type Known = {
  codes: readonly string[]
  lists: Readonly<Record<string, readonly Choice[]>>
  tables: Readonly<Record<string, Table>>
  before: Asked[]
  /** Repeats that it stands in, the outermost first. */
  repeats: readonly string[]
  count: number
}

const STEMS = ['cau', 'q.', 'Hộ-', '_x', 'dân_số']
/** Asked more often than the others. */
const FREQUENT: readonly QuestionKind[] = [
  ...(['text', 'integer', 'integer', 'select_one', 'select_one', 'select_multiple', 'select_multiple'] as const),
  ...(['decimal', 'date', 'calculate', 'calculate', 'range'] as const),
]
const SELECTS: readonly QuestionKind[] = ['select_one', 'select_multiple', 'rank']

export function nodeFrom({ throws, kids }: Sketch, known: Known): Node {
  const dice = new Dice(throws)
  const name = `${dice.pick(STEMS)}${++known.count}`
  return kids === null ? questionFrom(dice, name, known) : groupFrom(dice, name, kids, known)
}

function groupFrom(dice: Dice, name: string, kids: readonly Sketch[], known: Known): Group | Repeat {
  const isRepeat = dice.maybe(40)
  const common = commonFrom(dice, known)
  const count = isRepeat && dice.maybe(40) ? dice.pick(['2', '1 + 2', countFrom(known) ?? '3']) : undefined
  const before = known.repeats
  if (isRepeat) known.repeats = [...before, name]
  if (!isRepeat && dice.maybe(15)) return { ...common, ...matrixFrom(dice, name, kids.length, known) }
  const nodes = kids.map((kid) => nodeFrom(kid, known))
  known.repeats = before
  const appearance = dice.maybe(30) && !isRepeat ? { appearance: ['field-list'] } : {}
  if (!isRepeat) return { kind: 'group', name, ...common, ...appearance, nodes }
  return { kind: 'repeat', name, ...common, ...(count === undefined ? {} : { count }), nodes }
}

/** Lines with the same options, under one heading. */
function matrixFrom(dice: Dice, name: string, lines: number, known: Known): Group {
  const list = dice.pick(Object.keys(known.lists))
  const kind = dice.pick(['select_one', 'select_multiple'] as const)
  const nodes = Array.from({ length: lines }, (): Question => {
    const line = `dòng_${++known.count}`
    known.before.push({ name: line, kind, list, repeats: known.repeats })
    return {
      kind,
      name: line,
      label: textsFrom(dice, known.codes),
      list,
      ...(dice.maybe(40) ? { required: 'true()' } : {}),
    }
  })
  return { kind: 'group', name, appearance: ['table-list'], nodes }
}

function countFrom({ before, repeats }: Known): string | undefined {
  const number = before.find(
    (one) => one.kind === 'integer' && one.repeats.every((repeat, at) => repeats[at] === repeat),
  )
  return number && `\${${number.name}}`
}

type CommonParts = Pick<Group, 'label' | 'hint' | 'media' | 'relevant'>

function commonFrom(dice: Dice, known: Known): CommonParts {
  return {
    label: textsFrom(dice, known.codes, singles(known)),
    ...(dice.maybe(15) ? { hint: textsFrom(dice, known.codes) } : {}),
    ...(dice.maybe(10) ? { media: mediaFrom(dice, known.codes) } : {}),
    ...(dice.maybe(35) ? { relevant: truthFrom(dice, known) } : {}),
  }
}

/** Questions of which there is one where this one stands. */
function singles({ before, repeats }: Known): string[] {
  return before
    .filter((one) => one.kind !== 'note' && one.repeats.every((repeat, at) => repeats[at] === repeat))
    .map(({ name }) => name)
}

function questionFrom(dice: Dice, name: string, known: Known): Question {
  const kind = dice.pick([...QUESTION_KINDS, ...FREQUENT])
  const question: Record<string, unknown> = { kind, name, ...commonFrom(dice, known) }
  const put = (percent: number, property: string, make: () => unknown) => {
    if (dice.maybe(percent)) question[property] = make()
  }
  if (SELECTS.includes(kind)) fromList(dice, question, known)
  if (kind === 'hamlet') put(20, 'filter', () => "name != 'khong_co'")
  if (kind === 'calculate') question['calculation'] = valueFrom(dice, known)
  if (kind === 'range')
    question['parameters'] = dice.pick([
      { start: '1', end: '5', step: '1' },
      { start: '0', end: '10', step: '2' },
      { start: '-1', end: '1', step: '0.5' },
    ])
  if (kind === 'range') put(30, 'appearance', () => ['rating'])
  if (kind === 'range' && dice.maybe(25))
    question['parameters'] = { start: '1', end: '5', step: '2', tick_labelset: dice.pick(Object.keys(known.lists)) }
  if (kind === 'image') put(30, 'parameters', () => ({ 'max-pixels': '1024' }))
  if (kind === 'text') put(30, 'appearance', () => dice.pick([['multiline'], ['w2', 'numbers']]))
  if (kind === 'text') put(15, 'calculation', () => textFrom(dice, known))
  if (!['note', 'calculate', 'hidden', 'start', 'end', 'today'].includes(kind)) {
    put(35, 'required', () => (dice.maybe(50) ? 'true()' : truthFrom(dice, known)))
    if (question['required']) put(30, 'requiredMessage', () => textsFrom(dice, known.codes))
    put(30, 'constraint', () => constraintFrom(dice, kind, known))
    if (question['constraint']) put(60, 'constraintMessage', () => textsFrom(dice, known.codes))
    put(10, 'guidance', () => textsFrom(dice, known.codes))
    put(10, 'readonly', () => (dice.maybe(50) ? 'true()' : truthFrom(dice, known)))
    put(30, 'default', () => defaultFrom(dice, kind, known))
    if (question['default'] === '') delete question['default']
  }
  const { list } = question as Partial<Question>
  known.before.push({ name, kind, ...(list === undefined ? {} : { list }), repeats: known.repeats })
  return question as Question
}

function fromList(dice: Dice, question: Record<string, unknown>, known: Known): void {
  const isMany = question['kind'] !== 'select_one'
  if (known.tables['bang'] && dice.maybe(30)) {
    question['table'] = 'bang'
    if (dice.maybe(40)) question['filter'] = "dan_so != '' or name = 'b'"
  } else {
    question['list'] = dice.pick(Object.keys(known.lists))
    const one = known.before.find(
      ({ kind, repeats }) => kind === 'select_one' && repeats.every((repeat, at) => known.repeats[at] === repeat),
    )
    if (dice.maybe(30)) question['filter'] = one ? `nhom = \${${one.name}} or \${${one.name}} = ''` : "nhom = 'a'"
    else if (question['kind'] !== 'rank' && dice.maybe(20)) question['orOther'] = true
  }
  if (dice.maybe(15)) question['parameters'] = dice.pick([{ randomize: 'true' }, { randomize: 'true', seed: '42' }])
  if (dice.maybe(25))
    question['appearance'] = dice.pick([['minimal'], ['horizontal'], ['columns-2'], isMany ? ['columns'] : ['likert']])
}

/** A value of the kind, or an expression that is read once. */
function defaultFrom(dice: Dice, kind: QuestionKind, known: Known): string {
  switch (kind) {
    case 'integer':
      return dice.pick(['3', '-5', valueFrom(dice, known, 'number')])
    case 'decimal':
      return '1.5'
    case 'date':
      return dice.pick(['2026-11-21', 'today()'])
    case 'text':
      return dice.pick(['có sẵn', '=x', textFrom(dice, known)])
    case 'select_one':
      return 'a'
    case 'select_multiple':
      return 'a b'
    default:
      return ''
  }
}
