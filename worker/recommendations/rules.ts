import type { By, DossierStep, DossierTable } from '../dossiers/life.ts'

/** Where a recommendation can be on its way. */
export const STATES = [
  'issued',
  'acknowledged',
  'review_requested',
  'answer_proposed',
  'accepted',
  'partly_accepted',
  'rejected_with_reason',
  'implementing',
  'claimed_done',
  'disputed',
  'escalated',
  'verified',
  'rejection_noted',
  'superseded',
  // Of a promise alone: said in a dialogue; the body reports that it cannot keep it; noted so.
  'promised',
  'given_up',
  'not_kept',
] as const
export type State = (typeof STATES)[number]

/** Nothing more is to come of it by itself; a verified one may be drawn for a second look. */
export const ENDED: readonly string[] = ['verified', 'rejection_noted', 'superseded', 'not_kept']
/** The body has not answered yet. */
export const UNANSWERED: readonly string[] = ['issued', 'acknowledged', 'review_requested', 'answer_proposed']

const BODY: readonly By[] = [['addressed', 'handler', 'approver', 'leader']]
export const HEAD: readonly By[] = [['addressed', 'approver', 'leader']]
export const BOARD: readonly By[] = [['front', 'coordinator', 'approver']]
/** Who looks on the spot: officers of the Front, whoever recommended it, the team. */
const LOOKERS: readonly By[] = [
  ['front', 'coordinator', 'approver', 'intake_officer'],
  ['lead', 'supervisor_member', 'coordinator', 'approver'],
  ['team'],
]
export const ABOVE: readonly By[] = [['above', 'leader', 'approver']]

const ESCALATE: DossierStep = {
  action: 'bao-cap-tren',
  to: 'escalated',
  event: 'recommendation.escalated',
  by: BOARD,
}
const SUPERSEDE: DossierStep = { action: 'thay-the', to: 'superseded', event: 'recommendation.superseded', by: BOARD }
const PROPOSE: DossierStep = {
  action: 'soan-tra-loi',
  to: 'answer_proposed',
  event: 'recommendation.answer_proposed',
  by: BODY,
}
const CLAIM: DossierStep = {
  action: 'bao-xong',
  to: 'claimed_done',
  event: 'recommendation.claimed_done',
  by: BODY,
}
const publish = (state: State): DossierStep => ({
  action: 'cong-khai',
  to: state,
  event: 'recommendation.published',
  by: BOARD,
})
const progress = (to: State): DossierStep => ({
  action: 'tien-do',
  to,
  event: 'recommendation.progressed',
  by: BODY,
})
const signed = (action: string, to: State): DossierStep => ({
  action,
  to,
  event: 'recommendation.answered',
  by: HEAD,
  notWriter: true,
})
const looked = (action: string, to: State, event: string): DossierStep => ({
  action,
  to,
  event: `recommendation.${event}`,
  by: LOOKERS,
  notWriter: true,
})
const atWork = (state: State): DossierStep[] => [progress('implementing'), CLAIM, ESCALATE, publish(state), SUPERSEDE]

/**
 * A recommendation's life. The head of the body answers what somebody else wrote; whoever looks on the spot is nobody who
 * answered or reported; an answer that is due and does not come goes to those above.
 */
export const RECOMMENDATION_STEPS: DossierTable = {
  issued: [
    { action: 'tiep-nhan', to: 'acknowledged', event: 'recommendation.acknowledged', by: BODY },
    ESCALATE,
    publish('issued'),
    SUPERSEDE,
  ],
  acknowledged: [
    PROPOSE,
    { action: 'xin-xem-lai', to: 'review_requested', event: 'recommendation.review_requested', by: HEAD },
    ESCALATE,
    publish('acknowledged'),
    SUPERSEDE,
  ],
  review_requested: [
    { action: 'giu-nguyen', to: 'acknowledged', event: 'recommendation.upheld', by: BOARD },
    { action: 'sua-noi-dung', to: 'acknowledged', event: 'recommendation.amended', by: BOARD },
    publish('review_requested'),
    SUPERSEDE,
  ],
  answer_proposed: [
    signed('ky-tiep-thu', 'accepted'),
    signed('ky-mot-phan', 'partly_accepted'),
    signed('ky-khong-tiep-thu', 'rejected_with_reason'),
    { action: 'tra-lai', to: 'acknowledged', event: 'recommendation.answer_returned', by: HEAD },
    ESCALATE,
    publish('answer_proposed'),
    SUPERSEDE,
  ],
  accepted: atWork('accepted'),
  partly_accepted: atWork('partly_accepted'),
  implementing: atWork('implementing'),
  disputed: atWork('disputed'),
  rejected_with_reason: [
    { action: 'ghi-nhan', to: 'rejection_noted', event: 'recommendation.rejection_noted', by: BOARD },
    publish('rejected_with_reason'),
    SUPERSEDE,
  ],
  claimed_done: [
    looked('xac-nhan', 'verified', 'verified'),
    looked('chua-dat', 'disputed', 'disputed'),
    publish('claimed_done'),
    SUPERSEDE,
  ],
  escalated: [
    PROPOSE,
    progress('escalated'),
    CLAIM,
    { action: 'chi-dao', to: 'escalated', event: 'recommendation.directed', by: ABOVE },
    {
      action: 'xet-trach-nhiem',
      to: 'escalated',
      event: 'recommendation.responsibility_asked',
      by: BOARD,
    },
    publish('escalated'),
    SUPERSEDE,
  ],
  verified: [
    looked('van-giu', 'verified', 'recheck_held'),
    looked('khong-con', 'implementing', 'recheck_failed'),
    publish('verified'),
  ],
  rejection_noted: [publish('rejection_noted')],
  superseded: [],
}
