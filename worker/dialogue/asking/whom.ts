import type { Body, CommuneBook } from '../../communes/book.ts'
import type { WithWhom } from '../words.ts'

/** Bodies of a commune that may be asked to speak with the people; above it, beside it and boards may not. */
const ASKED: readonly Body['kind'][] = [
  'peoples_council',
  'department',
  'police',
  'military',
  'health_station',
  'school',
  'mass_org',
]
const OF: Partial<Record<WithWhom, Body['kind']>> = { chair: 'peoples_committee', party_secretary: 'party_committee' }

export type Whom = { withWhom: WithWhom; withBodyId: string }

/** Bodies that somebody may ask for a dialogue with on that day, besides the two heads. */
export function askable(book: CommuneBook, today: string): Body[] {
  return [...book.bodies.values()].filter((body) => ASKED.includes(body.kind) && isThere(body, today))
}

/** Whom the chosen word names: a head by his office, else a body; null when there is none such today. */
export function whomOf(book: CommuneBook, chosen: string, today: string): Whom | null {
  if (chosen === 'chair' || chosen === 'party_secretary') {
    const body = [...book.bodies.values()].find((one) => one.kind === OF[chosen] && isThere(one, today))
    return body ? { withWhom: chosen, withBodyId: body.id } : null
  }
  const body = askable(book, today).find(({ id }) => id === chosen)
  return body ? { withWhom: 'body', withBodyId: body.id } : null
}

function isThere({ startsOn, endsOn }: Body, today: string): boolean {
  return startsOn <= today && (endsOn === null || today <= endsOn)
}
