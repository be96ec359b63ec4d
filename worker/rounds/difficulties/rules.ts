import type { By, DossierStep, DossierTable } from '../../dossiers/life.ts'

export const DIFFICULTY_STATES = [
  'reported',
  'assigned',
  'taken',
  'not_ours',
  'claimed',
  'solved',
  'passed_up',
  'no_need',
] as const
export type DifficultyState = (typeof DIFFICULTY_STATES)[number]
export const DIFFICULTY_ENDED: readonly string[] = ['solved', 'no_need']

/** Who gives it to somebody: the Front, whoever led the round, the commune's leaders. */
const ASSIGNERS: readonly By[] = [
  ['front', 'coordinator', 'approver'],
  ['lead', 'coordinator', 'approver', 'leader'],
  ['above', 'leader', 'approver'],
]
const OWNER: readonly By[] = [['addressed', 'handler', 'approver', 'leader', 'coordinator']]
const OWNER_HEAD: readonly By[] = [['addressed', 'approver', 'leader', 'coordinator']]
/** Who has the difficulty, a hamlet's representative by name or the body itself, and the Front that stands by them. */
const HAVING: readonly By[] = [
  ['front', 'intake_officer', 'coordinator', 'approver'],
  ['team'],
  ['invited', 'handler', 'approver', 'leader', 'coordinator'],
]
const assign = (action: string, event: string): DossierStep => ({ action, to: 'assigned', event, by: ASSIGNERS })
const AGAIN = assign('giao-lai', 'difficulty.reassigned')
const PASS_UP: DossierStep = {
  action: 'chuyen-len',
  to: 'passed_up',
  event: 'difficulty.passed_up',
  by: ASSIGNERS,
}
const NO_NEED: DossierStep = { action: 'khong-can', to: 'no_need', event: 'difficulty.no_need', by: ASSIGNERS }
const NOT_OURS: DossierStep = {
  action: 'khong-thuoc',
  to: 'not_ours',
  event: 'difficulty.not_ours',
  by: OWNER_HEAD,
}
const REOPEN: DossierStep = { action: 'neu-lai', to: 'reported', event: 'difficulty.reopened', by: HAVING }

/**
 * A difficulty's life: the Front or a leader gives it to a body, that body says when it is done, and whoever has the
 * difficulty says whether that is so: never the body that did it.
 */
export const DIFFICULTY_STEPS: DossierTable = {
  reported: [assign('giao', 'difficulty.assigned'), PASS_UP, NO_NEED],
  assigned: [{ action: 'nhan-viec', to: 'taken', event: 'difficulty.taken', by: OWNER }, NOT_OURS, AGAIN],
  taken: [
    { action: 'bao-xong', to: 'claimed', event: 'difficulty.claimed', by: OWNER },
    { action: 'tien-do', to: 'taken', event: 'difficulty.progressed', by: OWNER },
    NOT_OURS,
    AGAIN,
  ],
  not_ours: [assign('giao', 'difficulty.assigned'), PASS_UP, NO_NEED],
  claimed: [
    { action: 'xac-nhan', to: 'solved', event: 'difficulty.solved', by: HAVING, notWriter: true },
    { action: 'chua-xong', to: 'taken', event: 'difficulty.not_solved', by: HAVING, notWriter: true },
  ],
  passed_up: [
    { action: 'cap-tren-tra-loi', to: 'solved', event: 'difficulty.answered_above', by: ASSIGNERS },
    { action: 'don-doc', to: 'passed_up', event: 'difficulty.asked_above', by: ASSIGNERS },
    assign('giao', 'difficulty.assigned'),
  ],
  solved: [REOPEN],
  no_need: [REOPEN],
}
