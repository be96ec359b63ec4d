import type { CommuneBook } from '../communes/book.ts'
import { unitKey } from '../communes/unit.ts'
import { holds, type StaffMember } from '../staff/actor.ts'

/** Who settles what is measured and how much is wanted: the heads of the Front Committee and of the Party committee. */
export function mayLead(staff: StaffMember, book: CommuneBook): boolean {
  if (staff.bodyId === book.commune.triageBodyId) return holds(staff, 'coordinator', 'approver')
  return book.bodies.get(staff.bodyId)?.kind === 'party_committee' && holds(staff, 'leader', 'approver')
}

/** Who reads the board of the whole commune. */
export function seesBoard(staff: StaffMember): boolean {
  return holds(staff, 'intake_officer', 'coordinator', 'leader', 'handler', 'approver')
}

/** Does this officer represent a hamlet? */
export function hamletOf(staff: StaffMember): string | null {
  return holds(staff, 'hamlet_rep') && staff.hamletId !== null ? staff.hamletId : null
}

/** The units whose targets are his own. */
export function ownUnits(staff: StaffMember): string[] {
  const hamlet = hamletOf(staff)
  return [
    ...(hamlet === null ? [] : [unitKey({ kind: 'hamlet', id: hamlet })]),
    ...(seesBoard(staff) ? [unitKey({ kind: 'body', id: staff.bodyId })] : []),
  ]
}

/** Who reads a target: whoever reads the board, and a representative those of his hamlet. */
export function maySee(staff: StaffMember, unit: string): boolean {
  return seesBoard(staff) || ownUnits(staff).includes(unit)
}

/** Who enters what was reached: the unit itself, the Front Committee for anybody, the People's Committee for the whole commune. */
export function mayEnter(staff: StaffMember, book: CommuneBook, unit: string): boolean {
  if (ownUnits(staff).includes(unit)) return true
  if (staff.bodyId === book.commune.triageBodyId) return holds(staff, 'intake_officer', 'coordinator', 'approver')
  const kind = book.bodies.get(staff.bodyId)?.kind
  return unit === '' && kind === 'peoples_committee' && holds(staff, 'handler', 'approver', 'leader')
}
