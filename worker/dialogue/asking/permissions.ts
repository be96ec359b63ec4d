import { holds, type StaffMember } from '../../staff/actor.ts'
import { committeeOf } from './told.ts'
import type { CommuneBook } from '../../communes/book.ts'

/** Is he one of the Front's officers who work on requests? They read all of them, also those that are kept from others. */
export function isFront(staff: StaffMember, book: CommuneBook): boolean {
  return staff.bodyId === book.commune.triageBodyId && holds(staff, 'intake_officer', 'coordinator', 'approver')
}

/** May he open a telephone number and confirm it? */
export function mayCall(staff: StaffMember, book: CommuneBook): boolean {
  return staff.bodyId === book.commune.triageBodyId && holds(staff, 'intake_officer', 'coordinator')
}

/** Does he read lists of requests and topics: for the commune, for his body, or not at all? */
export function reachOf(staff: StaffMember, book: CommuneBook): 'all' | 'open' | 'body' | null {
  if (isFront(staff, book)) return 'all'
  if (holds(staff, 'leader')) return 'open'
  return holds(staff, 'handler', 'approver', 'coordinator', 'intake_officer') ? 'body' : null
}

/** May he enter how many voters there are? UBND's officers. */
export function mayEnterVoters(staff: StaffMember, book: CommuneBook): boolean {
  return staff.bodyId === committeeOf(book) && holds(staff, 'handler', 'approver', 'leader')
}

/** May he read it? Also the Front and the leaders, whom the share concerns. */
export function mayReadVoters(staff: StaffMember, book: CommuneBook): boolean {
  return mayEnterVoters(staff, book) || isFront(staff, book) || holds(staff, 'leader')
}
