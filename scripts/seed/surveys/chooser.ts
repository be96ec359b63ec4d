import { OTHER, type Plan } from '../../../worker/forms/plan.ts'
import { type Answers, isQuestion, type Question } from '../../../worker/forms/questionnaire.ts'
import { type Entry, openSheet, type Sheet, type World } from '../../../worker/forms/sheet.ts'
import { shuffle } from '../../../worker/forms/shuffle.ts'

/** What people are like: how often each option is chosen, and what they write. What is not said is left to chance. */
export type Leaning = {
  /** By question: the weight of each option, or of each number. */
  weights: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** By question: what somebody may write there. Each is written once, then the box stays empty. */
  texts: Readonly<Record<string, readonly string[]>>
  /** Questions that may stay empty, and how many of ten answer them. */
  often: Readonly<Record<string, number>>
}

/** A box for words that nobody fills in unless there is something to say. */
const RARELY = 3
const USUALLY = 9

/** Fills in a sheet as one person would, question by question, so that only what is asked is answered. */
export function fillIn(plan: Plan, world: World, leaning: Leaning, texts: Map<string, string[]>): Answers {
  const sheet = openSheet(plan, world)
  visit(sheet, null, leaning, texts)
  return sheet.answers()
}

/** What there is to be written, in an order of chance, to be used up. */
export function bank(leaning: Leaning, random: () => number): Map<string, string[]> {
  return new Map(Object.entries(leaning.texts).map(([name, texts]) => [name, shuffle(texts, random)]))
}

function visit(sheet: Sheet, within: { key: string } | null, leaning: Leaning, texts: Map<string, string[]>): void {
  for (const key of sheet.keysIn(within)) {
    const entry = sheet.entry(key)
    if (!entry.relevant) continue
    if (entry.kind === 'group') visit(sheet, entry, leaning, texts)
    else if (isQuestion(entry.node) && !entry.readonly)
      sheet.put(key, answerTo(sheet, entry, entry.node, leaning, texts))
  }
}

function answerTo(sheet: Sheet, entry: Entry, node: Question, leaning: Leaning, texts: Map<string, string[]>): string {
  const { random, hamlets } = sheet.world
  const isText = node.kind === 'text'
  const often = leaning.often[node.name] ?? (isText ? RARELY : USUALLY)
  if (!entry.required && random() * 10 >= often) return ''
  const weights = leaning.weights[node.name] ?? {}
  switch (node.kind) {
    case 'text':
      return texts.get(node.name)?.pop() ?? (entry.required ? 'Không rõ' : '')
    case 'hamlet':
      return drawn(
        hamlets.map(({ id }) => id),
        weights,
        random,
      )
    case 'select_one':
      return drawn(namesOf(entry), weights, random)
    case 'select_multiple':
      return several(entry, weights, random)
    case 'rank':
      return ranked(namesOf(entry), weights, random).join(' ')
    case 'integer':
    case 'range':
      return drawn(Object.keys(weights), weights, random)
    default:
      return ''
  }
}

/** The other option is left out: examples say what the list says. */
function namesOf(entry: Entry): string[] {
  return entry.choices.map(({ name }) => name).filter((name) => name !== OTHER.name)
}

function several(entry: Entry, weights: Readonly<Record<string, number>>, random: () => number): string {
  const alone = entry.choices.filter(({ choice }) => choice?.more?.exclusive === 'yes').map(({ name }) => name)
  const [first = '', ...rest] = ranked(namesOf(entry), weights, random)
  if (alone.includes(first)) return first
  const more = rest.filter((name) => !alone.includes(name)).slice(0, Math.floor(random() * 3))
  const chosen = [first, ...more]
  return entry.choices
    .map(({ name }) => name)
    .filter((name) => chosen.includes(name))
    .join(' ')
}

/** All of them, the heavier the earlier. */
function ranked(names: readonly string[], weights: Readonly<Record<string, number>>, random: () => number): string[] {
  const left = [...names]
  const order: string[] = []
  while (left.length > 0) {
    const next = drawn(left, weights, random)
    order.push(next)
    left.splice(left.indexOf(next), 1)
  }
  return order
}

/** One of them, by weight; what has no weight of its own weighs one. */
function drawn(names: readonly string[], weights: Readonly<Record<string, number>>, random: () => number): string {
  const all = names.map((name) => weights[name] ?? 1)
  let rest = random() * all.reduce((sum, one) => sum + one, 0)
  for (const [index, name] of names.entries()) {
    rest -= all[index] ?? 0
    if (rest < 0) return name
  }
  return names.at(-1) ?? ''
}
