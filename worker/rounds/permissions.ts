import { type CommuneBook, offered } from '../communes/book.ts'
import { holds, type StaffMember } from '../staff/actor.ts'

/** Does he gather reports: the Front for all, heads of any body and the commune's leaders for their own? */
export function mayGather(staff: StaffMember, frontBodyId: string): boolean {
  return isOfFront(staff, frontBodyId) || holds(staff, 'coordinator', 'approver', 'leader')
}

/** The bodies in whose name he may ask for reports. */
export function leadsFor(staff: StaffMember, book: CommuneBook, today: string): { id: string; name: string }[] {
  const front = book.commune.triageBodyId
  if (!mayGather(staff, front)) return []
  return offered(book.bodies.values(), today).filter(({ id }) => isOfFront(staff, front) || id === staff.bodyId)
}

/** Does he see every round of the commune? */
export function seesAllRounds(staff: StaffMember, frontBodyId: string): boolean {
  return isOfFront(staff, frontBodyId) || holds(staff, 'leader')
}

/** Does he see any round besides what he reports himself? */
export function seesRounds(staff: StaffMember): boolean {
  return holds(staff, 'intake_officer', 'coordinator', 'handler', 'approver', 'leader')
}

function isOfFront(staff: StaffMember, frontBodyId: string): boolean {
  return staff.bodyId === frontBodyId && holds(staff, 'intake_officer', 'coordinator', 'approver')
}
