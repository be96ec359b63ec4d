import { type CommuneBook } from '../communes/book.ts'
import { unitKey } from '../communes/unit.ts'
import { holds, type StaffMember } from '../staff/actor.ts'

/** Is this the commune's Party committee? */
export function isParty(book: Pick<CommuneBook, 'bodies'>, bodyId: string): boolean {
  const body = book.bodies.get(bodyId)
  return body?.kind === 'party_committee' && body.parentBodyId === null
}

/** The commune's Party committee, if it has one. */
export function partyOf(book: Pick<CommuneBook, 'bodies'>): string | null {
  return [...book.bodies.values()].find(({ id }) => isParty(book, id))?.id ?? null
}

/** An officer of the Front who works on ratings and proposals. */
export function isOfFront(staff: StaffMember, book: Pick<CommuneBook, 'commune'>): boolean {
  return staff.bodyId === book.commune.triageBodyId && holds(staff, 'intake_officer', 'coordinator', 'approver')
}

/** Who opens a year's ratings and settles by what they are made: the Front's standing board, the Party's leader. */
export function opensYears(staff: StaffMember, book: CommuneBook): boolean {
  const isBoard = staff.bodyId === book.commune.triageBodyId && holds(staff, 'coordinator', 'approver')
  return isBoard || (isParty(book, staff.bodyId) && holds(staff, 'leader', 'approver', 'coordinator'))
}

/** Does he find every rating and every proposal, whatever its state? As `dossiersFor` has it. */
export function seesAll(staff: StaffMember, book: Pick<CommuneBook, 'commune'>): boolean {
  return isOfFront(staff, book) || holds(staff, 'leader')
}

/** An officer at work on anything: whoever only keeps the machine running reads no decisions. */
export function isOfficer(staff: StaffMember): boolean {
  return staff.roles.some((role) => role !== 'admin' && role !== 'confidential_officer')
}

/** The units for which somebody speaks: his body, the hamlet whose representative he is. */
export function unitsOf(staff: StaffMember): string[] {
  const isWorker = holds(staff, 'handler', 'approver', 'supervisor_member', 'coordinator', 'intake_officer', 'leader')
  return [
    ...(isWorker ? [unitKey({ kind: 'body', id: staff.bodyId })] : []),
    ...(holds(staff, 'hamlet_rep') && staff.hamletId ? [unitKey({ kind: 'hamlet', id: staff.hamletId })] : []),
  ]
}
