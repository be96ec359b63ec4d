import type { DossierRow } from '../../dossiers/tables.ts'
import { nextOf } from '../../dossiers/life.ts'
import { holds, type StaffMember } from '../../staff/actor.ts'
import { ROUND_STEPS } from '../rules.ts'

/** States in which the table is what was submitted, and no longer what comes in. */
export const COMPILED: readonly string[] = ['aggregated', 'approved', 'sent', 'acknowledged']

/**
 * May he read what single units told? The Front, the commune's leaders, and the body that gathers. A body to which the
 * compiled report was sent reads that report and no more.
 */
export function readsUnits(
  staff: StaffMember,
  { leadBodyId }: Pick<DossierRow, 'leadBodyId'>,
  frontBodyId: string,
): boolean {
  if (holds(staff, 'leader')) return true
  if (staff.bodyId === frontBodyId)
    return holds(staff, 'intake_officer', 'coordinator', 'approver') || leadBodyId === frontBodyId
  return (
    staff.bodyId === leadBodyId &&
    holds(staff, 'handler', 'approver', 'supervisor_member', 'coordinator', 'intake_officer')
  )
}

/** May he write the commune's words now? Whoever may submit what is compiled, as long as it was not. */
export function mayWord(staff: StaffMember, row: DossierRow, frontBodyId: string): boolean {
  if (row.status !== 'open' && row.status !== 'closed') return false
  const ground = { frontBodyId, above: [], team: [] }
  return nextOf(ROUND_STEPS, { ...row, status: 'closed' }, ground, 'trinh', staff).ok
}
