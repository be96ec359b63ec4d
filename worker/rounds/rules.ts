import type { By, DossierStep, DossierTable } from '../dossiers/life.ts'
import type { SubmissionState } from './words.ts'

export const ROUND_STATES = [
  'draft',
  'open',
  'closed',
  'aggregated',
  'approved',
  'sent',
  'acknowledged',
  'cancelled',
] as const
export type RoundState = (typeof ROUND_STATES)[number]
export const ROUND_ENDED: readonly string[] = ['acknowledged', 'cancelled']

/** Whoever leads it, and the Front, which gathers for all. */
const GATHERERS: readonly By[] = [
  ['lead', 'intake_officer', 'coordinator', 'handler', 'approver', 'leader'],
  ['front', 'intake_officer', 'coordinator', 'approver'],
]
const HEADS: readonly By[] = [
  ['lead', 'coordinator', 'approver', 'leader'],
  ['front', 'coordinator', 'approver'],
]
/** Heads of whoever leads it and the Party committee approve; never who compiled it. */
const APPROVERS: readonly By[] = [
  ['lead', 'approver', 'leader'],
  ['above', 'leader', 'approver'],
]
const change = (to: RoundState): DossierStep => ({ action: 'sua', to, event: 'round.changed', by: GATHERERS })
const CANCEL: DossierStep = { action: 'huy', to: 'cancelled', event: 'round.cancelled', by: HEADS }
const AGAIN: DossierStep = { action: 'tong-hop-lai', to: 'closed', event: 'round.compiled_again', by: GATHERERS }

/**
 * A round's life: reports come in while it is open, the clock closes it and notes who sent none, it is compiled, approved by
 * somebody else, sent, acknowledged. Corrections after that lead back to the table.
 */
export const ROUND_STEPS: DossierTable = {
  draft: [{ action: 'mo', to: 'open', event: 'round.opened', by: GATHERERS }, change('draft'), CANCEL],
  open: [
    { action: 'nhac', to: 'open', event: 'round.reminded', by: GATHERERS },
    change('open'),
    { action: 'dong', to: 'closed', event: 'round.closed', by: HEADS },
    { action: 'het-han', to: 'closed', event: 'round.closed', by: 'system' },
    CANCEL,
  ],
  closed: [
    { action: 'trinh', to: 'aggregated', event: 'round.compiled', by: GATHERERS },
    { action: 'mo-lai', to: 'open', event: 'round.reopened', by: HEADS },
  ],
  aggregated: [
    { action: 'duyet', to: 'approved', event: 'round.approved', by: APPROVERS, notWriter: true },
    { action: 'tra-lai', to: 'closed', event: 'round.returned', by: APPROVERS, notWriter: true },
    { action: 'rut-ve', to: 'closed', event: 'round.withdrawn', by: GATHERERS },
  ],
  approved: [{ action: 'gui', to: 'sent', event: 'round.sent', by: GATHERERS }, AGAIN],
  sent: [
    {
      action: 'da-nhan',
      to: 'acknowledged',
      event: 'round.acknowledged',
      by: [
        ['invited', 'intake_officer', 'coordinator', 'handler', 'approver', 'leader'],
        ['above', 'leader', 'approver'],
      ],
    },
    { action: 'cap-tren-nhan', to: 'acknowledged', event: 'round.acknowledged', by: 'system' },
    AGAIN,
  ],
  acknowledged: [AGAIN],
  cancelled: [],
}

/** What may be done with a unit's report, and in which states; who may is in `reporting/permissions.ts`. */
export const SUBMISSION_STEPS: Readonly<
  Record<string, { from: readonly SubmissionState[]; to: SubmissionState; event: string }>
> = {
  // Only the first one changes the state: what was returned, missing or accepted stays so until it is sent.
  'luu-nhap': {
    from: ['not_started', 'in_draft', 'returned', 'missing', 'accepted'],
    to: 'in_draft',
    event: 'report.drafted',
  },
  nop: { from: ['not_started', 'in_draft', 'returned', 'missing'], to: 'submitted', event: 'report.submitted' },
  'rut-lai': { from: ['submitted'], to: 'in_draft', event: 'report.taken_back' },
  'tra-lai': { from: ['submitted'], to: 'returned', event: 'report.returned' },
  nhan: { from: ['submitted'], to: 'accepted', event: 'report.accepted' },
  'dinh-chinh': { from: ['accepted'], to: 'submitted', event: 'report.corrected' },
  'khong-bao-cao': { from: ['not_started', 'in_draft', 'returned'], to: 'missing', event: 'report.missed' },
}
