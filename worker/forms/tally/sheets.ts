import type { Answers } from '../questionnaire.ts'
import type { Measure } from './measure.ts'
import { addAnswer, bump, emptyTally, type Sign, type Tally } from './tally.ts'

/** An answered sheet as it is counted. */
export type Counted = {
  answers: Answers
  hamletId: string | null
  channel: string
  /** The day on which it came, `2026-11-21`. */
  day: string
  versionId: string
}

/** How many sheets there are, and how and where they came from; no hamlet is `''`. */
export type Sheets = {
  many: number
  byChannel: Record<string, number>
  byDay: Record<string, number>
  byHamlet: Record<string, number>
  byVersion: Record<string, number>
}

/** All that is counted of a survey but its cross-tables: the sheets as such, and each question by its key. */
export type Counts = { sheets: Sheets; tallies: Map<string, Tally> }

/** Nothing counted yet. */
export function emptyCounts(): Counts {
  return { sheets: { many: 0, byChannel: {}, byDay: {}, byHamlet: {}, byVersion: {} }, tallies: new Map() }
}

/** Adds a sheet to the counts, or takes it off. */
export function addSheet(counts: Counts, measures: readonly Measure[], sheet: Counted, sign: Sign): void {
  const { sheets, tallies } = counts
  sheets.many += sign
  bump(sheets.byChannel, sheet.channel, sign)
  bump(sheets.byDay, sheet.day, sign)
  bump(sheets.byHamlet, sheet.hamletId ?? '', sign)
  bump(sheets.byVersion, sheet.versionId, sign)
  const placesOf = placesIn(sheet.answers)
  for (const { key, name, as, rounds } of measures) {
    let tally = tallies.get(key)
    if (!tally) tallies.set(key, (tally = emptyTally(as)))
    for (const place of placesOf(rounds)) {
      const value = sheet.answers[name + place]
      if (value !== undefined) addAnswer(tally, as, value, sign)
    }
  }
}

/** Every place within repeats that a sheet has, as keys end with it: `:2:1`. Outside of repeats there is one, `''`. */
export function placesIn(answers: Answers): (rounds: readonly string[]) => readonly string[] {
  const known = new Map<string, readonly string[]>([['', ['']]])
  const placesOf = (rounds: readonly string[]): readonly string[] => {
    const way = rounds.join('/')
    const before = known.get(way)
    if (before) return before
    const last = rounds.at(-1) ?? ''
    const places = placesOf(rounds.slice(0, -1)).flatMap((outer) =>
      Array.from({ length: Number(answers[last + outer] ?? 0) || 0 }, (_, index) => `${outer}:${index + 1}`),
    )
    known.set(way, places)
    return places
  }
  return placesOf
}
