import type { Answers } from '../../forms/questionnaire.ts'
import type { Ask } from './asks.ts'
import { figureOf, valuesOf } from './figures.ts'
import { figure } from './say.ts'

/** A report that is not what was compiled: accepted later, or corrected since. */
export type Changed = { id: string; unit: string; was: number; now: number }

/** Reports of a round that changed since it was put together. */
export function changedSince(
  reports: readonly { id: string; unit: string; acceptedNumber: number }[],
  basis: Readonly<Record<string, number>>,
): Changed[] {
  return reports
    .map(({ acceptedNumber, id, unit }) => ({ id, unit, was: basis[id] ?? 0, now: acceptedNumber }))
    .filter(({ now, was }) => now !== was)
}

/** What differs between two versions of a report: the question, what it said, what it says. */
export function differencesOf(
  asks: readonly Ask[],
  was: Answers | null,
  now: Answers | null,
): { label: string; was: string; now: string }[] {
  return asks.flatMap((ask) => {
    const [before, after] = [saidIn(ask, was), saidIn(ask, now)]
    return before === after ? [] : [{ label: ask.label, was: before, now: after }]
  })
}

/** What a sheet says to a question, in words. */
export function saidIn(ask: Ask, answers: Answers | null): string {
  if (answers === null) return '–'
  if (ask.as === 'options' || ask.as === 'text') {
    const labels = new Map(ask.options.map(({ label, name }) => [name, label]))
    const said = valuesOf(ask, answers).flatMap((value) =>
      ask.as === 'text' ? [value] : value.split(' ').map((one) => labels.get(one) ?? one),
    )
    return said.join('; ') || '–'
  }
  return figure(figureOf(ask, answers))
}
