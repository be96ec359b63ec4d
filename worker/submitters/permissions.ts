import { holds, type StaffMember } from '../staff/actor.ts'

/** What the question needs to know of a case. */
export type Sent = { communeId: string; holderBodyId: string; hideIdentity: boolean }

/**
 * May this officer read who sent a case? Whoever receives and coordinates for the triage body always, to be able to ask
 * and to call; those who work on it only when the sender did not want to stay hidden; nobody else.
 */
export function mayReadIdentity(staff: StaffMember, sent: Sent, triageBodyId: string): boolean {
  if (staff.communeId !== sent.communeId) return false
  if (staff.bodyId === triageBodyId && holds(staff, 'intake_officer', 'coordinator')) return true
  return !sent.hideIdentity && staff.bodyId === sent.holderBodyId && holds(staff, 'handler', 'approver')
}
