import type { Plan } from '../../worker/forms/plan.ts'
import { isQuestion } from '../../worker/forms/questionnaire.ts'
import { type Entry, openSheet, type Sheet, type World } from '../../worker/forms/sheet.ts'
import { doStep, type Step } from './answer-scripts.ts'
import type { OdkEntry } from './odk-page.ts'

/** What somebody would notice of a question, group or repeat. */
type Noticed = Partial<Omit<OdkEntry, 'kind'>>

/**
 * What the set does not rest on, because the engines differ there: `sum`, `min` and `max` over blank answers or over no
 * rounds (NaN there), NaN in `concat`, `substring-after` with several letters (cuts after the first there), times compared
 * as they stand (never true there), whole days from `int` of a difference (one too few there now and then), halves below zero.
 *
 * Where the two engines do not say the same of a sheet, step by step: nothing when they agree.
 */
export function differences(
  plan: Plan,
  world: World,
  steps: readonly Step[],
  told: readonly Readonly<Record<string, OdkEntry | null>>[],
): string[] {
  const sheet = openSheet(plan, world)
  const theirs = new Map<string, OdkEntry>()
  const found: string[] = []
  for (const [at, news] of told.entries()) {
    const step = steps[at - 1]
    if (step) doStep(sheet, step)
    for (const [key, entry] of Object.entries(news)) {
      if (entry) theirs.set(key, entry)
      else theirs.delete(key)
    }
    const errors = sheet.errors()
    for (const key of sheet.tree.spots.keys())
      for (const one of compare(sheet, key, errors, theirs.get(key))) found.push(`${at} ${JSON.stringify(step)} ${one}`)
    for (const [key, { relevant }] of theirs)
      if (relevant && !sheet.has(key) && !ADDED.test(key))
        found.push(`${at} ${JSON.stringify(step)} ${key}: only theirs`)
  }
  return found
}

/** What an XForm has beside the questions: the head of a matrix, a number of rounds, facts about the sheet. */
const ADDED = /^(reserved_name_for_field_list_labels_.*|.*_count(:\d+)*|meta|instanceID|instanceName)$/

function* compare(
  sheet: Sheet,
  key: string,
  errors: Readonly<Record<string, string>>,
  entry: OdkEntry | undefined,
): Generator<string> {
  const own = sheet.entry(key)
  if (!entry) {
    if (own.relevant) yield `${key}: only ours`
    return
  }
  const [ours, theirs] = [noticed(sheet, own, errors), heard(sheet, own, entry)]
  for (const [name, value] of Object.entries(ours)) {
    const other = theirs[name as keyof Noticed]
    if (JSON.stringify(value) !== JSON.stringify(other))
      yield `${key} ${name}: ours ${JSON.stringify(value)}, theirs ${JSON.stringify(other)}`
  }
}

function noticed(sheet: Sheet, own: Entry, errors: Readonly<Record<string, string>>): Noticed {
  const { node, relevant, value, required, readonly } = own
  if (!relevant) return { relevant }
  if (!isQuestion(node)) return { relevant, ...(node.kind === 'repeat' ? { value } : {}) }
  const isWrong = own.key in errors
  const choices = listed(
    own,
    own.choices.map(({ name }) => name),
  )
  return {
    ...{ relevant, value: plain(own, value), required, choices },
    ...(UNASKED.includes(node.kind)
      ? {}
      : { readonly, fits: value === '' || !isWrong, missing: value === '' && isWrong }),
    ...(isQuoting(own) ? {} : { label: sheet.say(node.label, own.key) }),
  }
}

function heard(
  sheet: Sheet,
  own: Entry,
  { relevant, value, required, readonly, fits, missing, choices, label }: OdkEntry,
): Noticed {
  const isCalculated = sheet.plan.items.get(own.name)?.rules.calculation !== undefined
  return {
    ...{ relevant, value: plain(own, value), required, choices: listed(own, choices), fits, missing, label },
    // Nobody writes over what is calculated here; there one may, until it is calculated again.
    readonly: readonly || isCalculated,
  }
}

/** Shuffled without a seed they stand in another order each time. */
function listed({ node }: Entry, names: readonly string[]): string[] {
  const { randomize, seed } = (isQuestion(node) && node.parameters) || {}
  return randomize === 'true' && seed === undefined ? names.toSorted() : [...names]
}

const UNASKED: readonly string[] = ['note', 'calculate', 'hidden', 'start', 'end', 'today']

/** Quoted answers are shown as people say them here, and as they are stored there. */
function isQuoting({ node, kind }: Entry): boolean {
  return Object.values(node.label ?? {}).some((text) => text.includes('${')) || UNASKED.slice(1).includes(kind)
}

/** An answer, however it is written: "62" and "62.0" are one number, and several options have no order. */
function plain({ kind }: Entry, value: string): string {
  if (value === '') return ''
  if (kind === 'select_multiple') return value.split(' ').toSorted().join(' ')
  return ['decimal', 'range', 'geopoint'].includes(kind) ? value.split(' ').map(Number).join(' ') : value
}
