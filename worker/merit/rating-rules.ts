import type { By, DossierStep, DossierTable } from '../dossiers/life.ts'

export const RATING_STATES = [
  'opened',
  'self_rated',
  'peer_asked',
  'peer_rated',
  'proposed',
  'decided',
  'appealed',
  'dropped',
] as const
export type RatingState = (typeof RATING_STATES)[number]

/** The Front writes down what a unit brings on paper. */
const ON_PAPER: By = ['front', 'intake_officer']
const BODY: readonly By[] = [['lead', 'handler', 'approver', 'coordinator', 'supervisor_member'], ON_PAPER]
/** A hamlet has no body of its own: those who speak for it are named on its rating. */
const HAMLET: readonly By[] = [['team'], ON_PAPER]
const OFFICE: readonly By[] = [
  ['front', 'coordinator', 'approver'],
  ['above', 'handler', 'approver', 'coordinator', 'leader'],
]
const LEADERS: readonly By[] = [['above', 'leader']]
const PEERS: readonly By[] = [
  ['invited', 'handler', 'approver', 'coordinator', 'intake_officer', 'leader', 'supervisor_member'],
]

const GIVE_BACK: DossierStep = { action: 'tra-lai', to: 'opened', event: 'rating.returned', by: OFFICE }
const DROP: DossierStep = { action: 'thoi', to: 'dropped', event: 'rating.dropped', by: OFFICE }
const people = (to: RatingState): DossierStep => ({
  ...{ action: 'doi-nguoi', to, event: 'rating.people_changed' },
  by: [ON_PAPER, ...OFFICE],
})

/**
 * A unit's rating of a year: it rates itself, peers may be asked, the Front or the Party's office proposes, the Party's leader
 * decides. Whoever wrote what a step judges does not take that step, and one request to look again is answered by a new decision.
 */
export const RATING_STEPS: DossierTable = {
  opened: [{ action: 'tu-cham', to: 'self_rated', event: 'rating.self_rated', by: BODY }, people('opened'), DROP],
  self_rated: [
    { action: 'moi-cham', to: 'peer_asked', event: 'rating.peers_asked', by: OFFICE },
    { action: 'bo-cham', to: 'peer_rated', event: 'rating.peers_skipped', by: OFFICE },
    GIVE_BACK,
    DROP,
  ],
  peer_asked: [
    { action: 'cham-cheo', to: 'peer_asked', event: 'rating.peer_graded', by: PEERS },
    { action: 'dong-cham', to: 'peer_rated', event: 'rating.peers_closed', by: OFFICE },
    GIVE_BACK,
    DROP,
  ],
  peer_rated: [
    { action: 'de-xuat', to: 'proposed', event: 'rating.proposed', by: OFFICE, notWriter: true },
    GIVE_BACK,
    DROP,
  ],
  proposed: [
    { action: 'quyet-dinh', to: 'decided', event: 'rating.decided', by: LEADERS, notWriter: true },
    { action: 'tra-de-xuat', to: 'peer_rated', event: 'rating.proposal_returned', by: LEADERS },
  ],
  decided: [{ action: 'xem-lai', to: 'appealed', event: 'rating.appealed', by: BODY }, people('decided')],
  appealed: [{ action: 'quyet-dinh-lai', to: 'decided', event: 'rating.decided_again', by: LEADERS, notWriter: true }],
  dropped: [{ action: 'mo-lai', to: 'opened', event: 'rating.reopened', by: OFFICE }],
}

const OF_HAMLETS: readonly string[] = ['doi-nguoi']

/** The steps of one kind of unit: a hamlet's own steps are those of the people named for it. */
export function ratingSteps(kind: 'hamlet' | 'body'): DossierTable {
  const fits = ({ action }: DossierStep) => kind === 'hamlet' || !OF_HAMLETS.includes(action)
  const own = (step: DossierStep): DossierStep =>
    kind === 'hamlet' && step.by === BODY ? { ...step, by: HAMLET } : step
  return Object.fromEntries(Object.entries(RATING_STEPS).map(([state, steps]) => [state, steps.filter(fits).map(own)]))
}
