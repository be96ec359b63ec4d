import type { CommuneBook } from '../../communes/book.ts'
import { sha256 } from '../../http/keys.ts'
import type { MeetingRow } from '../sessions/tables.ts'
import type { EntryRow } from './tables.ts'

/** What was taken down at a meeting, as its deeds need it. */
export type MinutesOwn = {
  /** The entries that stand, in the order in which they were said. */
  entries: readonly EntryRow[]
  /** Questions that everybody saw and of which nothing came yet; of many, fifty and one. */
  unanswered: number
}

/** A promise becomes a commitment. */
export type Promised = {
  entryId: string
  commitmentId: string
  bodyId: string
  text: string
  doneWantedOn: string | null
}

/** What deeds of the minutes write besides the dossier and the meeting's row. */
export type MinutesMore = {
  promises?: readonly Promised[]
  /** The day of the meeting. */
  heldOn: string
  /** Those who stand for the hamlets are given the text to read aloud. */
  tellHamlets?: string
}

/** What was confirmed can be compared with what stands later. */
export function hashOf(entries: readonly EntryRow[]): string {
  return sha256(
    JSON.stringify(
      entries.map(({ bodyId, doneWantedOn, id, kind, speaker, text }) => [
        id,
        kind,
        speaker,
        text,
        bodyId,
        doneWantedOn,
      ]),
    ),
  )
}

/** Have both sides confirmed the minutes? */
export function hasBoth(session: Pick<MeetingRow, 'governmentConfirmedAt' | 'frontConfirmedAt'>): boolean {
  return session.governmentConfirmedAt !== null && session.frontConfirmedAt !== null
}

/** Whose officers speak for the government at that meeting: the body that holds it, or one of the state that was invited. */
export function isGovernment(book: CommuneBook, bodyId: string, leadBodyId: string): boolean {
  if (bodyId === book.commune.triageBodyId) return false
  const kind = book.bodies.get(bodyId)?.kind
  return bodyId === leadBodyId || kind === 'peoples_committee' || kind === 'peoples_council'
}
