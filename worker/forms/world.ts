import type { World } from './sheet.ts'
import { numbersFrom, seedOf } from './shuffle.ts'

/** The world of one sending: what is left to chance follows from its key, the same on the Worker and on the phone. */
export function worldOf({
  submissionKey,
  ...known
}: Pick<World, 'today' | 'now' | 'hamlets' | 'language'> & { submissionKey: string }): World {
  return { ...known, seed: seedOf(submissionKey), random: numbersFrom(seedOf(`${submissionKey}.`)) }
}
