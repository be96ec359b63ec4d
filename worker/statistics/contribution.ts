import type { CaseRow } from '../cases/queries.ts'
import { OPEN_STATES, OWED_STATES } from '../cases/states.ts'
import { localDay, type SpecialDays, workingDaysBetween } from '../deadlines/calendar.ts'
import type { countedCases } from './tables.ts'

export type Counted = typeof countedCases.$inferSelect

/** Handled elsewhere: the case it was merged into, the parts it was split into, the restricted road. */
const NOT_COUNTED = ['merged', 'split', 'restricted']
/** States in which a body of the commune works on it, again after an answer that the sender did not accept. */
const AT_WORK = OPEN_STATES.filter((state) => state !== 'reopened')

/** Stands for offices outside the commune, among bodies: whose answers it is not the commune's to give in time. */
export const OUTSIDE_BODY = 'ngoai-xa'

/** A case as it is counted: `answeredOutside`, its last answer came from an office outside the commune. */
export type CountedCase = CaseRow & { answeredOutside: boolean }

/** What a case gives to the figures as it stands; null when nothing. */
export function contribution(row: CountedCase, moves: number, special: SpecialDays): Counted | null {
  if (row.restricted || row.kind !== 'petition' || NOT_COUNTED.includes(row.status)) return null
  const isOwed = OWED_STATES.includes(row.status)
  const isHeld = OPEN_STATES.includes(row.status)
  const { isOutside, answeredOn } = outsideOf(row)
  return {
    caseId: row.id,
    communeId: row.communeId,
    bodyId: isOutside ? OUTSIDE_BODY : row.responsibleBodyId,
    category: row.category,
    sentOn: localDay(row.submittedAt),
    answeredOn,
    inTime: answeredOn !== null && row.answeredInTime === true,
    days: answeredOn === null ? null : (row.answeredDays ?? workingDaysBetween(row.clockFrom, answeredOn, special)),
    score: answeredOn === null ? null : row.score,
    withdrawn: row.status === 'withdrawn',
    extended: row.extendedBy > 0,
    disputed: answeredOn !== null && row.disputed,
    holderBodyId: isHeld ? row.holderBodyId : null,
    heldOn: isHeld ? localDay(row.heldSince) : null,
    owedOn: isOwed && !isOutside ? row.dueOn : null,
    moves,
  }
}

/** Does it lie with an office outside, or was it answered there? Taken up again in the commune, that answer counts no more. */
function outsideOf({ answeredOn, answeredOutside, status }: CountedCase) {
  const isAgainHere = answeredOutside && AT_WORK.includes(status)
  const wasHere = answeredOn !== null && !answeredOutside
  return {
    isOutside: (status === 'forwarded' && !wasHere) || (answeredOutside && !isAgainHere),
    answeredOn: isAgainHere ? null : answeredOn,
  }
}

/** Do two countings of a case say the same? */
export function isSame(a: Counted | null, b: Counted | null): boolean {
  if (a === null || b === null) return a === b
  return (Object.keys(a) as (keyof Counted)[]).every((name) => a[name] === b[name])
}

/** The months of a body that a counting stands in: `[month, body]`. */
export function monthsOf(counted: Counted): [string, string][] {
  const days = [counted.sentOn, ...(counted.answeredOn === null ? [] : [counted.answeredOn])]
  return days.map((day) => [day.slice(0, 7), counted.bodyId])
}

/** The bodies whose present work a counting is part of. */
export function workersOf(counted: Counted): string[] {
  return [
    counted.owedOn === null ? null : counted.bodyId,
    counted.heldOn === null ? null : counted.holderBodyId,
  ].filter((body) => body !== null)
}
