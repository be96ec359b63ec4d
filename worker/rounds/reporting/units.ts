import { unitKey } from '../../communes/unit.ts'
import { holds, type Role, type StaffMember } from '../../staff/actor.ts'

/** Who works for a body and may write its report, and who of them sends it. */
const WRITERS: readonly Role[] = ['intake_officer', 'coordinator', 'handler', 'approver', 'leader', 'supervisor_member']
const HEADS: readonly Role[] = ['coordinator', 'approver', 'leader']

/** The units for which an officer reports: his hamlet, his body. */
export function unitsOf(staff: StaffMember): string[] {
  return [
    ...(staff.hamletId !== null && holds(staff, 'hamlet_rep') ? [unitKey({ kind: 'hamlet', id: staff.hamletId })] : []),
    ...(holds(staff, ...WRITERS) ? [unitKey({ kind: 'body', id: staff.bodyId })] : []),
  ]
}

/** Does he send what his unit reports? Whoever is alone in a body writes and sends. */
export function sendsFor(staff: StaffMember, unit: string, hasHead: boolean): boolean {
  return unit.startsWith('hamlet:') || holds(staff, ...HEADS) || !hasHead
}

/** Is there somebody in the unit's body who sends what the others write? */
export function hasHeadIn(colleagues: readonly { bodyId: string; roles: readonly Role[] }[], unit: string): boolean {
  return colleagues.some(
    ({ bodyId, roles }) => unit === unitKey({ kind: 'body', id: bodyId }) && roles.some((role) => HEADS.includes(role)),
  )
}

/** The Front's officers who type in for others what came on paper or by telephone. */
export function entersForAll(staff: StaffMember, frontBodyId: string): boolean {
  return staff.bodyId === frontBodyId && holds(staff, 'intake_officer', 'coordinator')
}
