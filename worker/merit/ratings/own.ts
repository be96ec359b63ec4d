import type { Deed, DeedPlan, Desk } from '../../dossiers/deed.ts'
import { holds } from '../../staff/actor.ts'
import type { Evidence } from '../evidence.ts'
import { isOfFront } from '../may.ts'
import type { CriterionRow, PeerRow, RatingRow, ScoreRow } from '../tables.ts'

/** What the room keeps of a rating. */
export type RatingOwn = {
  rating: RatingRow
  /** By what it is rated, in order. */
  criteria: readonly CriterionRow[]
  scores: readonly ScoreRow[]
  peers: readonly PeerRow[]
  /** Bodies that were asked and have not answered. */
  asked: readonly string[]
  /** What the system knows of the unit's year, now. */
  evidence: readonly Evidence[]
  /** Who speaks for the hamlet now; of a body nobody. */
  reps: readonly { id: string; name: string; title: string }[]
}

/** What a deed writes besides the dossier. */
export type RatingMore = {
  set?: Partial<RatingRow>
  /** Points by the unit (`self`) or the authority (`authority`): what that hand gave before is replaced. */
  scores?: { by: 'self' | 'authority'; points: readonly { criterionId: string; points: number }[] }
  ask?: readonly string[]
  graded?: Omit<PeerRow, 'dossierId'>
  /** Nobody is asked any more; `again`: what peers gave is taken away too, for what they looked at is rewritten. */
  peersOver?: 'kept' | 'again'
  /** Who speaks for the hamlet from now on. */
  people?: readonly { id: string; staffId: string; name: string; title: string }[]
}

export type RatingDesk = Desk<RatingOwn>
export type RatingPlan = DeedPlan<RatingMore>
export type RatingDeed = Deed<RatingOwn, RatingMore>

/** Is the officer one of the unit that is rated? */
export function isOfUnit({ staff, file: { own, people } }: RatingDesk): boolean {
  const { unit } = own.rating
  if (unit === `body:${staff.bodyId}`) return true
  return unit.startsWith('hamlet:') && people.some((one) => one.staffId === staff.id && one.until === null)
}

/** Does he read what is not told before the decision, and what peers said: the Front's officers and the leaders, never those who are rated. */
export function seesInside(desk: RatingDesk): boolean {
  return !isOfUnit(desk) && (isOfFront(desk.staff, desk.book) || holds(desk.staff, 'leader'))
}

/** Has it been decided at least once? */
export function isDecided({ file: { own } }: RatingDesk): boolean {
  return own.rating.grade !== null
}

/** Points that one hand gave, by criterion; null as long as it gave none. */
export function pointsBy(own: Pick<RatingOwn, 'scores'>, by: string): ReadonlyMap<string, number> | null {
  const found = own.scores.filter((score) => score.by === by)
  return found.length === 0 ? null : new Map(found.map(({ criterionId, points }) => [criterionId, points]))
}

/** All points of one hand together; null as long as it gave none. */
export function totalBy(own: Pick<RatingOwn, 'scores'>, by: string): number | null {
  const found = pointsBy(own, by)
  return found === null ? null : [...found.values()].reduce((sum, points) => sum + points, 0)
}

/** What was seen of the year when somebody proposed or decided, as kept with the event. */
export function frozen(evidence: readonly Evidence[]): Pick<Evidence, 'kind' | 'done' | 'of' | 'text'>[] {
  return evidence.map(({ kind, done, of, text }) => ({ kind, done, of, text }))
}
