import type { DossierRow } from '../../dossiers/tables.ts'
import type { ClockedKind } from '../../dossiers/wake-sweep.ts'
import { REQUESTS, TOPICS } from '../place.ts'
import { askingClock, askingWake } from './clock-deeds.ts'

const clocked = (place: string): ClockedKind<null, never> => ({
  place,
  // All that their clock needs stands in the dossier.
  read: (_, rows: readonly DossierRow[]) => Promise.resolve(new Map(rows.map((row) => [row.id, null]))),
  deed: (row, _, book, today) => askingClock(row, book, today),
  nextWake: (row, _, book, today) => askingWake(row, book, today),
})

/** Requests for a dialogue and their topics, as the clock of dossiers wants a kind. */
export const REQUEST_CLOCK = clocked(REQUESTS)
export const TOPIC_CLOCK = clocked(TOPICS)
