import type { CommuneBook } from '../../communes/book.ts'
import { ONE } from '../../notifications/tells.ts'
import { partyOf } from '../may.ts'
import type { RatingDesk } from './own.ts'

const WORKERS = 'handler,approver,coordinator,supervisor_member'

/** Those of the unit that is rated: officers of the body, or whoever speaks for the hamlet. */
export function toUnit(unit: string, people: readonly { staffId: string; until: string | null }[]): string[] {
  if (unit.startsWith('body:')) return [`${unit.slice('body:'.length)}:${WORKERS}`]
  return people.filter((one) => one.until === null && one.staffId !== '').map((one) => `${ONE}${one.staffId}`)
}

/** The same for somebody at his desk. */
export function toUnitOf({ file: { own, people } }: RatingDesk): string[] {
  return toUnit(own.rating.unit, people)
}

/** Officers of the Front who go on with it. */
export function toOffice(book: Pick<CommuneBook, 'commune'>): string[] {
  return [`${book.commune.triageBodyId}:coordinator,approver`]
}

/** The Party's leader, who decides. */
export function toLeader(book: Pick<CommuneBook, 'bodies'>): string[] {
  const party = partyOf(book)
  return party === null ? [] : [`${party}:leader`]
}

/** Peers who were asked. */
export function toPeers(bodies: readonly string[]): string[] {
  return bodies.map((body) => `${body}:handler,approver,coordinator,intake_officer,leader,supervisor_member`)
}
