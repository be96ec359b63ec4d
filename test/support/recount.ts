import type { Answers, Choice, Node, Question, Questionnaire } from '../../worker/forms/questionnaire.ts'

// A second opinion on results: made of the raw answers and the questionnaire, without anything that counts for the pages.

/** A question as somebody counts it by hand: its values sheet by sheet, or round by round. */
export type Hand = {
  name: string
  kind: Question['kind'] | 'repeat'
  title: string
  /** Column in exports: groups and question, below its repeat. */
  path: string
  /** Repeats that it stands in, the outermost first. */
  rounds: readonly string[]
  options: readonly { name: string; label: string }[]
  /** Points of a scale; none of another question. */
  points: readonly number[]
}

const UNCOUNTED: readonly string[] = ['note', 'calculate', 'hidden', 'start', 'end', 'today']
/** Scales with more points are numbers. */
const POINTS = 11

/** All questions of a questionnaire whose answers are counted, in its order. */
export function countedByHand(questionnaire: Questionnaire, hamlets: Hand['options']): Hand[] {
  return handsIn(questionnaire, hamlets).filter(
    ({ kind, name }) => !UNCOUNTED.includes(kind) && !isCalculated(questionnaire.nodes, name),
  )
}

/** All questions with an answer of their own, repeats among them. */
export function handsIn(questionnaire: Questionnaire, hamlets: Hand['options']): Hand[] {
  const hands: Hand[] = []
  const visit = (nodes: readonly Node[], rounds: readonly string[], within: string) => {
    for (const node of nodes) {
      const base = { name: node.name, title: spoken(node.label) || node.name, path: within + node.name, rounds }
      if (node.kind === 'group') visit(node.nodes, rounds, `${within}${node.name}/`)
      else if (node.kind === 'repeat') {
        hands.push({ ...base, kind: 'repeat', title: `${base.title}: mấy lượt`, options: [], points: [] })
        visit(node.nodes, [...rounds, node.name], '')
      } else {
        const options = optionsOf(questionnaire, node, hamlets)
        hands.push({ ...base, kind: node.kind, options, points: pointsIn(node) })
        const other = { ...base, name: `${node.name}_other`, path: `${base.path}_other` }
        if (node.orOther)
          hands.push({ ...other, title: `${base.title}: ý khác`, kind: 'text', options: [], points: [] })
      }
    }
  }
  visit(questionnaire.nodes, [], '')
  return hands
}

/** What was answered, place by place; nothing where nothing was. */
export function valuesOf(answers: Answers, { name, rounds }: Pick<Hand, 'name' | 'rounds'>): string[] {
  return placesOf(answers, rounds).map((place) => answers[name + place] ?? '')
}

/** `:1`, `:2`, … of the rounds that a sheet has; within them those of the next repeat. */
export function placesOf(answers: Answers, rounds: readonly string[]): string[] {
  let places = ['']
  for (const repeat of rounds)
    places = places.flatMap((outer) =>
      Array.from({ length: Number(answers[repeat + outer] || '0') }, (_, at) => `${outer}:${at + 1}`),
    )
  return places
}

/**
 * Does a line of results speak of this answer? Null when nobody can tell what the line is about. `before`: lines above it
 * with the same label, where options are called alike.
 */
export function isUnder(hand: Hand, label: string, before = 0): ((value: string) => boolean) | null {
  const option = hand.options.filter((one) => one.label === label)[before]
  switch (hand.kind) {
    case 'select_one':
    case 'hamlet':
    case 'acknowledge':
      return option ? (value) => value === option.name : null
    case 'select_multiple':
      return option ? (value) => value.split(' ').includes(option.name) : null
    case 'rank':
      return option ? (value) => value.split(' ')[0] === option.name : null
    case 'date':
    case 'dateTime':
      return between(label, /^(\d+)\/(\d{4})$/, ([, month = '', year = '']) => `${year}-${month.padStart(2, '0')}`, 7)
    case 'time':
      return between(label, /^(\d+) giờ$/, ([, hour = '']) => hour.padStart(2, '0'), 2)
    default:
      if (hand.points.length > 0) {
        const point = amount(label.replace(/ \(.*\)$/, ''))
        return (value) => Number(value) === point
      }
      return inClass(label)
  }
}

/** A number as results write it: "1.250", "3,5". */
export function amount(text: string): number {
  return Number(text.replaceAll('.', '').replace(',', '.'))
}

/** The first three digits of a number; the others are noughts. */
export function threeDigits(number: number): number {
  if (number === 0) return 0
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(number)) + 1e-12) - 2)
  return Number((Math.floor(number / unit + 1e-9) * unit).toPrecision(3))
}

function inClass(label: string): ((value: string) => boolean) | null {
  const number = String.raw`(-?[\d.]+(?:,\d+)?)`
  const found = (pattern: string) => new RegExp(`^${pattern}$`).exec(label)?.slice(1).map(amount)
  const [below] = found(`Dưới ${number}`) ?? []
  const [least] = found(`Từ ${number} trở lên`) ?? []
  const open = found(`${number} đến dưới ${number}`)
  const closed = found(`${number} đến ${number}`)
  const [only] = found(number) ?? []
  const test = (is: (value: number) => boolean) => (value: string) => is(threeDigits(Number(value)))
  if (label === 'Tất cả') return () => true
  if (below !== undefined) return test((value) => value < below)
  if (least !== undefined) return test((value) => value >= least)
  if (open) return test((value) => value >= (open[0] ?? 0) && value < (open[1] ?? 0))
  if (closed) return test((value) => value >= (closed[0] ?? 0) && value <= (closed[1] ?? 0))
  return only === undefined ? null : test((value) => value === only)
}

function between(label: string, pattern: RegExp, read: (found: RegExpExecArray) => string, signs: number) {
  const ends = label.split(' đến ').map((end) => {
    const found = pattern.exec(end)
    return found && read(found)
  })
  const [from, to] = [ends[0], ends.at(-1)]
  return from && to ? (value: string) => value.slice(0, signs) >= from && value.slice(0, signs) <= to : null
}

function spoken(label: Choice['label']): string {
  const said = label?.['vi'] ?? Object.values(label ?? {})[0] ?? ''
  return said
    .replaceAll(/\$\{[^}]*\}/g, '…')
    .replaceAll(/\*\*|__/g, '')
    .trim()
}

function optionsOf(questionnaire: Questionnaire, question: Question, hamlets: Hand['options']): Hand['options'] {
  if (question.kind === 'hamlet') return hamlets
  if (question.kind === 'acknowledge') return [{ name: 'OK', label: 'Đánh dấu' }]
  const table = questionnaire.tables?.[question.table ?? '']
  const cell = (row: readonly string[], column: string) => row[table?.columns.indexOf(column) ?? -1] ?? ''
  const rows = table?.rows.map((row) => ({ name: cell(row, 'name'), label: cell(row, 'label') || cell(row, 'name') }))
  const listed = (questionnaire.lists[question.list ?? ''] ?? []).map(({ name, label }) => ({
    name,
    label: spoken(label) || name,
  }))
  return [...(rows ?? listed), ...(question.orOther ? [{ name: 'other', label: 'Ý khác' }] : [])]
}

function pointsIn({ kind, parameters = {} }: Question): number[] {
  if (kind !== 'range') return []
  const [start, end, step] = [parameters['start'] ?? 0, parameters['end'] ?? 10, parameters['step'] ?? 1].map(Number)
  const many = Math.round(((end ?? 0) - (start ?? 0)) / (step ?? 1)) + 1
  return many > POINTS ? [] : Array.from({ length: many }, (_, at) => (start ?? 0) + at * (step ?? 1))
}

/** Texts that the sheet writes by itself. */
function isCalculated(nodes: readonly Node[], name: string): boolean {
  return nodes.some((node) =>
    node.kind === 'group' || node.kind === 'repeat'
      ? isCalculated(node.nodes, name)
      : node.name === name && node.kind === 'text' && node.calculation !== undefined,
  )
}
