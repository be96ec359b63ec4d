import { isOfFront } from '../may.ts'
import type { PraiseDesk } from './own.ts'

/** Who handles the proposal, and so may know whom it is about: the Front, who proposed it, the body that was asked to decide. */
export function readsName({ book, file: { bodies, own, people }, staff }: PraiseDesk): boolean {
  if (isOfFront(staff, book)) return true
  if (people.some((one) => one.staffId === staff.id && one.until === null)) return true
  if (own.praise.proposedBy === `body:${staff.bodyId}`) return true
  return bodies.some(({ bodyId, role, since }) => role === 'competent' && bodyId === staff.bodyId && since !== null)
}
