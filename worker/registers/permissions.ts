import type { CommuneBook } from '../communes/book.ts'
import { holds, type StaffMember } from '../staff/actor.ts'
import { KINDS, type Register } from './kinds.ts'

/**
 * How much of a register somebody sees: every line with its names; those of his own hamlet; every line without names;
 * nothing, as if it were not there.
 */
export type Sight = 'names' | 'own' | 'open' | 'none'

type Place = Pick<CommuneBook, 'commune' | 'bodies'>

/** How much of this register an officer sees. */
export function sightOf(staff: StaffMember, book: Place, register: Register): Sight {
  if (KINDS[register].restricted) {
    if (ofFront(staff, book, 'coordinator', 'approver') || holds(staff, 'leader', 'confidential_officer'))
      return 'names'
    return isSpeaker(staff) ? 'own' : 'none'
  }
  if (ofFront(staff, book, 'intake_officer', 'coordinator', 'approver') || holds(staff, 'leader')) return 'names'
  if (register === 'titles' && ofGovernment(staff, book)) return 'names'
  if (isSpeaker(staff)) return 'own'
  return holds(staff, 'handler', 'approver', 'coordinator', 'intake_officer') ? 'open' : 'none'
}

/** Whose lines he may add, change and import: of the whole commune, of his hamlet, of none. */
export function pennedBy(staff: StaffMember, book: Place, register: Register): 'all' | 'own' | 'none' {
  const isOfFront = KINDS[register].restricted
    ? ofFront(staff, book, 'coordinator', 'approver')
    : ofFront(staff, book, 'intake_officer', 'coordinator', 'approver')
  if (isOfFront) return 'all'
  return isSpeaker(staff) ? 'own' : 'none'
}

/** May he write lines of this hamlet? */
export function mayWrite(staff: StaffMember, book: Place, register: Register, hamletId: string): boolean {
  const penned = pennedBy(staff, book, register)
  return penned === 'all' || (penned === 'own' && staff.hamletId === hamletId)
}

/** Who decides on titles: the People's Committee's head, the Front's. */
export function mayDecide(staff: StaffMember, book: Place): boolean {
  return ofFront(staff, book, 'coordinator', 'approver') || ofGovernment(staff, book)
}

/** Who takes the names off a line for good. */
export function mayErase(staff: StaffMember, book: Place): boolean {
  return ofFront(staff, book, 'coordinator', 'approver')
}

/** The one hamlet to which a list is narrowed for him; null when he sees all. */
export function onlyHamlet(staff: StaffMember, sight: Sight): string | null {
  return sight === 'own' ? (staff.hamletId ?? '') : null
}

function ofFront(staff: StaffMember, { commune }: Place, ...roles: Parameters<typeof holds>[1][]): boolean {
  return staff.bodyId === commune.triageBodyId && holds(staff, ...roles)
}

function ofGovernment(staff: StaffMember, { bodies }: Place): boolean {
  const body = bodies.get(staff.bodyId)
  return body?.kind === 'peoples_committee' && body.parentBodyId === null && holds(staff, 'approver', 'leader')
}

function isSpeaker(staff: StaffMember): boolean {
  return holds(staff, 'hamlet_rep') && staff.hamletId !== null
}
