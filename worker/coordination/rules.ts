import type { By, DossierTable } from '../dossiers/life.ts'
import type { DossierRow } from '../dossiers/tables.ts'

/** Whoever writes: the body that leads. The Front may always help it. */
const LEAD: readonly By[] = [
  ['lead', 'handler', 'approver', 'coordinator', 'intake_officer', 'leader'],
  ['front', 'coordinator'],
]
/** Who signs for the body that leads: nobody else does. */
const SIGNER: readonly By[] = [['lead', 'approver', 'coordinator', 'leader']]
const LEAD_HEAD: readonly By[] = [...SIGNER, ['front', 'coordinator']]
/** Who signs for a partner. */
const PARTNER_HEAD: readonly By[] = [['invited', 'approver', 'coordinator', 'leader']]
/** Whoever does a task: of the body that leads, or of a partner. */
const DOING: readonly By[] = [
  ['lead', 'handler', 'approver', 'coordinator', 'intake_officer', 'leader'],
  ['invited', 'handler', 'approver', 'coordinator', 'supervisor_member', 'leader'],
  ['front', 'coordinator'],
]

const CHANGE = { action: 'sua', event: 'coordination.changed', by: LEAD } as const
const ADD_TASK = { action: 'them-viec', event: 'coordination.task_added', by: LEAD } as const
const CHANGE_TASK = { action: 'sua-viec', event: 'coordination.task_changed', by: LEAD } as const
const DROP_TASK = { action: 'bo-viec', event: 'coordination.task_dropped', by: LEAD } as const
const INVITE = { action: 'moi', event: 'coordination.partner_added', by: LEAD } as const
const LEAVE = { action: 'bot', event: 'coordination.partner_removed', by: LEAD } as const
const CANCEL = { action: 'huy', to: 'cancelled', event: 'coordination.cancelled', by: LEAD_HEAD } as const

/**
 * A programme's life. The body that leads writes it and signs by sending it; every partner signs, the last of them puts it in
 * force; each body says how its tasks go; it is reviewed, and ends after a review.
 */
export const PROGRAMME_STEPS: DossierTable = {
  draft: [
    { ...ADD_TASK, to: 'draft' },
    { action: 'trinh-ky', to: 'signing', event: 'coordination.sent', by: SIGNER },
    { ...CHANGE_TASK, to: 'draft' },
    { ...DROP_TASK, to: 'draft' },
    { ...INVITE, to: 'draft' },
    { ...LEAVE, to: 'draft' },
    { ...CHANGE, to: 'draft' },
    CANCEL,
  ],
  signing: [
    { action: 'ky', to: 'signing', event: 'coordination.signed', by: PARTNER_HEAD },
    { action: 'ghi-ky', to: 'signing', event: 'coordination.signed_on_paper', by: LEAD_HEAD },
    { action: 'tra-lai', to: 'draft', event: 'coordination.returned', by: PARTNER_HEAD },
    { action: 'lay-lai', to: 'draft', event: 'coordination.taken_back', by: LEAD },
    CANCEL,
  ],
  in_force: [
    { action: 'tien-do', to: 'in_force', event: 'coordination.progressed', by: DOING },
    { action: 'danh-gia', to: 'in_force', event: 'coordination.reviewed', by: LEAD },
    { ...ADD_TASK, to: 'in_force' },
    { ...CHANGE_TASK, to: 'in_force' },
    { ...DROP_TASK, to: 'in_force' },
    { action: 'hen-danh-gia', to: 'in_force', event: 'coordination.review_set', by: LEAD },
    { action: 'ket-thuc', to: 'ended', event: 'coordination.ended', by: LEAD_HEAD },
    CANCEL,
  ],
  ended: [],
  cancelled: [],
}

/** Is it still being worked on? */
export function isRunning({ status }: Pick<DossierRow, 'status'>): boolean {
  return status === 'in_force'
}
