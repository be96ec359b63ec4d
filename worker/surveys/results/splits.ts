import { type By, byText, canBeSplit, canSplit, fit, MOST_GROUPS } from '../../forms/tally/cross.ts'
import { coarser } from '../../forms/tally/classes.ts'
import { toldGroupMean, toldMean } from '../../forms/tally/means.ts'
import type { As } from '../../forms/tally/measure.ts'
import { splitOf } from '../../forms/tally/split.ts'
import { emptyTally } from '../../forms/tally/tally.ts'
import { type Basis, classesAt, isWhole, namesOf, type SplitTable } from './figures.ts'
import { asOf, type KeptCross } from './ledger.ts'
import { classNames } from './say.ts'
import { standingOf } from './standing.ts'
import { type Asked, askedIn, type Named } from './wording.ts'

/** Groups of a number by which other questions are split. */
const NUMBER_GROUPS = 5

/** What a question can be split by, and what can be split: names as `?cau` and `?theo` have them. */
export type Choices = { questions: Named[]; bys: Named[] }

/** What can be asked of a survey. */
export function choicesOf(basis: Basis): Choices {
  const asked = [...askedIn(basis.plans, basis.hamlets).values()]
  const named = ({ measure, title }: Asked) => ({ name: measure.key, label: title })
  return {
    questions: asked.filter(({ measure, item }) => canBeSplit(measure) && item.node.kind !== 'hamlet').map(named),
    bys: [
      { name: '=', label: 'Thôn' },
      ...asked
        .filter(
          ({ measure, item, options }) =>
            canSplit(measure) && item.node.kind !== 'hamlet' && options.length <= MOST_GROUPS,
        )
        .map(named),
    ],
  }
}

/** The split that somebody chose; null when these two do not go together, or there is nothing to make groups of yet. */
export function chosenBy(basis: Basis, question: string, by: string): By | null {
  const asked = askedIn(basis.plans, basis.hamlets)
  const { questions, bys } = choicesOf(basis)
  if (!questions.some(({ name }) => name === question) || !bys.some(({ name }) => name === by)) return null
  if (by === '=') return { kind: 'hamlet' }
  const [one, other] = [asked.get(question), asked.get(by)]
  if (!one || !other || !fit(one.measure, other.measure)) return null
  if (other.measure.as !== 'number') return { kind: 'question', key: by, cuts: [] }
  const tally = basis.counts.tallies.get(by) ?? emptyTally('number')
  const cuts = basis.cuts.get(by) ?? coarser(tally, classesAt(basis, by), NUMBER_GROUPS)
  return cuts.length === 0 ? null : { kind: 'question', key: by, cuts }
}

/** Where groups of numbers begin, by question: every split by the same number has the same groups. */
export function cutsKept(crosses: readonly Pick<KeptCross, 'by'>[]): Map<string, readonly number[]> {
  return new Map(crosses.flatMap(({ by }) => (by.kind === 'question' && by.cuts.length > 0 ? [[by.key, by.cuts]] : [])))
}

/**
 * Would this split, together with those that are kept, close a triangle? Three questions each split by another tell more of
 * each other than any one of them does, and what each keeps back might follow from the other two.
 */
export function closesTriangle(
  kept: readonly { question: string; by: string }[],
  question: string,
  by: string,
): boolean {
  const key = (text: string) => text.split('|')[0] ?? ''
  const near = (name: string) =>
    new Set(kept.flatMap((one) => (one.question === name ? [key(one.by)] : key(one.by) === name ? [one.question] : [])))
  const others = near(key(by))
  return [...near(question)].some((name) => others.has(name))
}

/** A split question as it may be told; null when nothing of it may. */
export function splitTable(basis: Basis, { question: key, by, cross }: Omit<KeptCross, 'upTo'>): SplitTable | null {
  const asked = askedIn(basis.plans, basis.hamlets)
  const question = asked.get(key)
  const splitting = by.kind === 'question' ? asked.get(by.key) : undefined
  if (!question || (by.kind === 'question' && !splitting)) return null
  const as = asOf(key)
  const hasMeans = as === 'scale' || as === 'number'
  const names = hasMeans ? [] : namesOf(question, cross.all.tally)
  const groups = groupsOf(basis, splitting, by, Object.keys(cross.groups))
  const split = splitOf(cross, {
    as,
    names: hasMeans ? [] : [...names.map(({ name }) => name), ''],
    by: by.kind === 'hamlet' ? 'hamlet' : asOf(by.key),
    groups: groups.map(({ name }) => name),
  })
  if (!split) return null
  const label = (all: readonly Named[], some: readonly string[], few: string) =>
    some.length === 1 ? (all.find(({ name }) => name === some[0])?.label ?? some[0] ?? '') : few
  const points = question.options.map(({ name }) => Number(name))
  return {
    ...{ kind: 'split', key, by: byText(by), title: question.title, hasMeans },
    byTitle: splitting?.title ?? 'Thôn',
    columns: split.columns.map((some) =>
      label([...names, { name: '', label: 'Không trả lời' }], some, 'Các ý ít người chọn'),
    ),
    lines: split.lines.map(({ groups: some, many, cells, tally }) => ({
      ...{ label: label(groups, some, 'Các nhóm ít phiếu, gộp lại'), many, values: cells },
      mean: !hasMeans ? null : as === 'scale' ? toldGroupMean(points, tally) : toldMean(tally),
    })),
    standing: standingOf(basis.ground, cross.all.many, key.endsWith('*')),
  }
}

function groupsOf(basis: Basis, splitting: Asked | undefined, by: By, found: readonly string[]): Named[] {
  const known = by.kind === 'hamlet' ? [...basis.hamlets] : groupNames(splitting, by)
  const others = found.filter((name) => name !== '' && !known.some((one) => one.name === name)).sort()
  return [
    ...known,
    ...others.map((name) => ({ name, label: name })),
    { name: '', label: by.kind === 'hamlet' ? 'Không rõ thôn' : 'Không trả lời' },
  ]
}

function groupNames(splitting: Asked | undefined, by: By): readonly Named[] {
  if (!splitting) return []
  const as: As = splitting.measure.as
  if (as !== 'number' || by.kind === 'hamlet') return splitting.options
  return classNames(by.cuts, isWhole(splitting)).map((label, index) => ({ name: String(index), label }))
}
