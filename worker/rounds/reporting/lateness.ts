import { dueInstant } from '../periods.ts'

/** Did the first sending come after the due day? Computed, never kept. */
export function isLate({ dueOn, firstSentAt }: { dueOn: string | null; firstSentAt: string | null }): boolean {
  return dueOn !== null && firstSentAt !== null && firstSentAt > dueInstant(dueOn)
}
