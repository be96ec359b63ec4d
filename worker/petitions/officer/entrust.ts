import type { CaseRow } from '../../cases/queries.ts'
import type { Colleague } from '../../staff/actor.ts'

/** Whom an officer may name for a restricted case that nobody has: with that role, neither concerned by it nor himself. */
export function takers(
  row: Pick<CaseRow, 'aboutBodyId' | 'aboutStaffId'>,
  colleagues: readonly Colleague[],
  namerId: string,
): Colleague[] {
  return colleagues.filter(
    (one) =>
      one.roles.includes('confidential_officer') &&
      one.id !== namerId &&
      one.id !== row.aboutStaffId &&
      one.bodyId !== row.aboutBodyId,
  )
}
