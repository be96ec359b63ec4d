import type { Answers } from '../questionnaire.ts'
import type { As, Measure } from './measure.ts'
import { type Counted, placesIn } from './sheets.ts'
import { addAnswer, emptyTally, type Sign, type Tally } from './tally.ts'

/** By what a question is split: the hamlet of the sheet, or another question, numbers by where groups begin. */
export type By = { kind: 'hamlet' } | { kind: 'question'; key: string; cuts: readonly number[] }

/** A question split by something: for each group how many there are in it, and what they answered. No group is `''`. */
export type Cross = { all: Group; groups: Record<string, Group> }
type Group = { many: number; tally: Tally }

/** A group may be an option, a point or a box; a cross-table has no more of them. */
export const MOST_GROUPS = 40
const HAMLET = '='
const SPLITTING: readonly As[] = ['choice', 'several', 'scale', 'yes', 'number']
const SPLIT: readonly As[] = ['choice', 'several', 'scale', 'yes', 'number']

/** Can other questions be split by this one? */
export function canSplit({ as }: Measure): boolean {
  return SPLITTING.includes(as)
}

/** Can this question be split? */
export function canBeSplit({ as }: Measure): boolean {
  return SPLIT.includes(as)
}

/** Can this question be split by that one? Not by itself, nor by what was asked once for each round of another repeat. */
export function fit(question: Measure, by: Measure): boolean {
  return question.key !== by.key && by.rounds.every((repeat, index) => question.rounds[index] === repeat)
}

/** How a split is kept: `=`, `tot:choice`, `tuoi:number|30|45`. */
export function byText(by: By): string {
  return by.kind === 'hamlet' ? HAMLET : [by.key, ...by.cuts].join('|')
}

/** The split that is kept so; null when it is none. */
export function readBy(text: string): By | null {
  if (text === HAMLET) return { kind: 'hamlet' }
  const [key = '', ...rest] = text.split('|')
  const cuts = rest.map(Number)
  if (!key.includes(':') || cuts.some((cut) => !Number.isFinite(cut))) return null
  return { kind: 'question', key, cuts }
}

/** Nothing counted yet. */
export function emptyCross(as: As): Cross {
  return { all: { many: 0, tally: emptyTally(as) }, groups: {} }
}

/** A split question as one version of the questionnaire has it; what that version does not ask is missing. */
export type Crossing = { cross: Cross; as: As; question: Measure | undefined; by: By; splitting: Measure | undefined }

/** Adds a sheet to a cross-table, or takes it off. Who did not answer is in his group all the same. */
export function crossSheet({ cross, as, question, by, splitting }: Crossing, sheet: Counted, sign: Sign): void {
  const { answers } = sheet
  for (const place of placesIn(answers)(question?.rounds ?? [])) {
    const value = question === undefined ? '' : (answers[question.name + place] ?? '')
    cross.all.many += sign
    addAnswer(cross.all.tally, as, value, sign, true)
    for (const name of by.kind === 'hamlet' ? [sheet.hamletId ?? ''] : groupsAt(answers, by, splitting, place)) {
      const group = (Object.hasOwn(cross.groups, name) && cross.groups[name]) || { many: 0, tally: emptyTally(as) }
      group.many += sign
      addAnswer(group.tally, as, value, sign, true)
      if (group.many === 0) delete cross.groups[name]
      else cross.groups[name] = group
    }
  }
}

/** The group of a number: how many of the cuts it reaches. */
export function groupOf(value: string, cuts: readonly number[]): string {
  return String(cuts.filter((cut) => Number(value) >= cut).length)
}

function groupsAt(
  answers: Answers,
  { cuts }: By & { kind: 'question' },
  by: Measure | undefined,
  place: string,
): string[] {
  if (!by) return ['']
  const value =
    answers[
      by.name +
        place
          .split(':')
          .slice(0, by.rounds.length + 1)
          .join(':')
    ] ?? ''
  if (value === '') return ['']
  if (by.as === 'several') return value.split(' ').filter(Boolean)
  return [by.as === 'number' ? groupOf(value, cuts) : by.as === 'scale' ? String(Number(value)) : value]
}
