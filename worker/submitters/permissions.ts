import { holds, type StaffMember } from '../staff/actor.ts'
import { isOpenTo, type Opening } from './identity.ts'

/** What the question needs to know of a case. */
export type Sent = { communeId: string; holderBodyId: string; hideIdentity: boolean; restricted: boolean }

/**
 * May this officer read who sent a case? When the sender wanted to stay hidden, nobody alone: only who asked, once another
 * agreed, until it closes. Else whoever receives and coordinates for the triage body, and those who work on it; of a
 * restricted case also those who work on such cases: which of them finds it at all his grants say.
 */
export function mayReadIdentity(
  staff: StaffMember,
  sent: Sent,
  triageBodyId: string,
  opening: Opening | null,
  now: string,
): boolean {
  if (staff.communeId !== sent.communeId) return false
  if (sent.hideIdentity) return isOpenTo(staff, opening, now)
  if (sent.restricted && holds(staff, 'confidential_officer')) return true
  if (staff.bodyId === triageBodyId && holds(staff, 'intake_officer', 'coordinator')) return true
  return staff.bodyId === sent.holderBodyId && holds(staff, 'handler', 'approver')
}
