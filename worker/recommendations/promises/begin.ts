import type { CommuneBook } from '../../communes/book.ts'
import { titleOf } from '../begin.ts'
import { promiseTerm } from '../terms.ts'

/** A promise that was given in a dialogue. */
export type NewCommitment = {
  /** Made by the caller: the same sending has the same. */
  id: string
  /** Who keeps it. */
  addressedBodyId: string
  asked: string
  /** What everybody reads of it: written for them, without names of citizens. */
  publicAsked: string
  /** By when, where it was said. */
  doneWantedOn: string | null
}

/** Who can promise something: every body that is there today, the Front and the Party committee too; boards only watch. */
export function promisers(book: CommuneBook, today: string) {
  return [...book.bodies.values()].filter(
    ({ endsOn, kind }) => kind !== 'board' && (endsOn === null || today <= endsOn),
  )
}

/** Why this cannot be followed as a promise, in a sentence; null when it can. `heldOn` is the day on which it was given. */
export function refusalToPromise(
  book: CommuneBook,
  { addressedBodyId, doneWantedOn }: Pick<NewCommitment, 'addressedBodyId' | 'doneWantedOn'>,
  heldOn: string,
  today: string,
): string | null {
  if (!promisers(book, today).some(({ id }) => id === addressedBodyId))
    return 'Ông/bà chọn lại cơ quan giữ lời hứa: cơ quan này không còn hoạt động.'
  const found = promiseTerm(book, doneWantedOn, heldOn)
  return found.ok ? null : found.sentence
}

/** A few words for officers' lists, where promises stand beside recommendations. */
export function promiseTitle(asked: string): string {
  return `Cam kết: ${titleOf({ asked })}`
}
