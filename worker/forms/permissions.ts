import type { Role, StaffMember } from '../staff/actor.ts'

const MAKERS: readonly Role[] = ['coordinator', 'intake_officer', 'approver']
const OPENERS: readonly Role[] = ['coordinator', 'leader']
const READERS: readonly Role[] = [...MAKERS, 'leader', 'supervisor_member']

const holdsAny = (staff: StaffMember, roles: readonly Role[]) => staff.roles.some((role) => roles.includes(role))

/** May he make and change questionnaires and prepare surveys? */
export function mayMake(staff: StaffMember): boolean {
  return holdsAny(staff, MAKERS)
}

/** May he put a survey to the people, close it, and publish what came of it? */
export function mayOpen(staff: StaffMember): boolean {
  return holdsAny(staff, OPENERS)
}

/** May he type in sheets of paper? A hamlet's representative those of his hamlet. */
export function mayEnterPaper(staff: StaffMember): boolean {
  return mayMake(staff) || (staff.roles.includes('hamlet_rep') && staff.hamletId !== null)
}

/** Does he have anything to do with surveys? */
export function seesSurveys(staff: StaffMember): boolean {
  return mayReadResults(staff) || mayEnterPaper(staff)
}

/** May he read the results before they are published? */
export function mayReadResults(staff: StaffMember): boolean {
  return holdsAny(staff, READERS)
}
