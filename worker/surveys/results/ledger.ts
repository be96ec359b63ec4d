import type { Plan } from '../../forms/plan.ts'
import { type By, byText, type Cross, type Crossing, crossSheet, emptyCross, readBy } from '../../forms/tally/cross.ts'
import { type As, type Measure, measuresOf } from '../../forms/tally/measure.ts'
import { addSheet, type Counted, type Counts, emptyCounts, placesIn, type Sheets } from '../../forms/tally/sheets.ts'
import type { Sign, Tally } from '../../forms/tally/tally.ts'

/** A cross-table of a survey: all that were counted are in it, or those up to an answer. */
export type KeptCross = { question: string; by: By; cross: Cross; upTo: string | null }

/** All that is counted of a survey. */
export type Ledger = { counts: Counts; crosses: KeptCross[] }

/** A row of the table of tallies. */
export type TallyRow = { question: string; by: string; counts: Record<string, unknown>; upTo: string | null }

/** An answer as it comes from the table. */
export type CountedRow = Counted & { id: string }

/** A text to be read, and where it stands. */
export type WrittenText = { question: string; place: string; text: string }

/** What was counted so far. */
export function readLedger(rows: readonly TallyRow[]): Ledger {
  const ledger: Ledger = { counts: emptyCounts(), crosses: [] }
  for (const { question, by, counts, upTo } of rows) {
    if (by !== '') {
      const split = readBy(by)
      if (split) ledger.crosses.push({ question, by: split, cross: counts as Cross, upTo })
    } else if (question === '') ledger.counts.sheets = counts as Sheets
    else ledger.counts.tallies.set(question, counts as Tally)
  }
  return ledger
}

/** The rows that keep it. */
export function rowsOf({ counts, crosses }: Ledger): TallyRow[] {
  return [
    { question: '', by: '', counts: counts.sheets, upTo: null },
    ...[...counts.tallies].map(([question, tally]) => ({ question, by: '', counts: tally, upTo: null })),
    ...crosses.map(({ question, by, cross, upTo }) => ({ question, by: byText(by), counts: cross, upTo })),
  ]
}

/** A cross-table in which nothing is yet. */
export function newCross(question: string, by: By): KeptCross {
  return { question, by, cross: emptyCross(asOf(question)), upTo: '' }
}

/** Adds an answer to all counts, or takes it off; to cross-tables only as far as they have come. */
export function enter(ledger: Ledger, row: CountedRow, plan: Plan, sign: Sign): void {
  const measures = measuresIn(plan)
  addSheet(ledger.counts, [...measures.values()], row, sign)
  for (const kept of ledger.crosses) if (kept.upTo === null || row.id <= kept.upTo) enterCross(kept, row, plan, sign)
}

/** Adds an answer to a cross-table that has not come so far yet. */
export function enterLater(kept: KeptCross, row: CountedRow, plan: Plan): void {
  if (kept.upTo !== null && row.id > kept.upTo) enterCross(kept, row, plan, 1)
}

/** What somebody wrote on a sheet. */
export function textsOf(plan: Plan, { answers }: Counted): WrittenText[] {
  const placesOf = placesIn(answers)
  return [...measuresIn(plan).values()]
    .filter(({ isText }) => isText)
    .flatMap(({ name, rounds }) =>
      placesOf(rounds).flatMap((place) => {
        const text = answers[name + place]
        return text ? [{ question: name, place, text }] : []
      }),
    )
}

/** In which way a question is counted, by its key. */
export function asOf(key: string): As {
  return (key.split(':')[1] ?? 'given').replace('*', '') as As
}

const known = new WeakMap<Plan, ReadonlyMap<string, Measure>>()

/** What is counted of a questionnaire, by key. */
export function measuresIn(plan: Plan): ReadonlyMap<string, Measure> {
  const before = known.get(plan)
  if (before) return before
  const measures = new Map(measuresOf(plan).map((measure) => [measure.key, measure]))
  known.set(plan, measures)
  return measures
}

function enterCross({ question: key, by, cross }: KeptCross, row: Counted, plan: Plan, sign: Sign): void {
  const measures = measuresIn(plan)
  const question = measures.get(key)
  // Where a version has no such repeat there are no rounds that went unanswered.
  if (!question && key.endsWith('*')) return
  const splitting = by.kind === 'question' ? measures.get(by.key) : undefined
  const crossing: Crossing = { cross, as: asOf(key), question, by, splitting }
  crossSheet(crossing, row, sign)
}
