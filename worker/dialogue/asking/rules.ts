import type { By, DossierStep, DossierTable } from '../../dossiers/life.ts'

export const REQUEST_STATES = [
  'filed',
  'screened',
  'joined_to_session',
  'individual_reception',
  'answered_in_writing',
  'declined_with_reason',
  'withdrawn',
] as const
export type RequestState = (typeof REQUEST_STATES)[number]
/** Nothing more is to come of it by itself. */
export const REQUEST_ENDED: readonly string[] = ['answered_in_writing', 'declined_with_reason', 'withdrawn']

const SCREENERS: readonly By[] = [['front', 'intake_officer', 'coordinator', 'approver']]
const DECIDERS: readonly By[] = [['front', 'coordinator', 'approver']]
const WITHDRAW: DossierStep = { action: 'rut', to: 'withdrawn', event: 'dialogue_request.withdrawn', by: 'citizen' }
const pool = (to: RequestState): DossierStep => ({
  action: 'gom-chu-de',
  to,
  event: 'dialogue_request.pooled',
  by: SCREENERS,
})
const outcomes = [
  { action: 'dua-vao-cuoc', to: 'joined_to_session', event: 'dialogue_request.joined', by: DECIDERS },
  { action: 'hen-tiep', to: 'individual_reception', event: 'dialogue_request.reception_set', by: DECIDERS },
  { action: 'tra-loi-van-ban', to: 'answered_in_writing', event: 'dialogue_request.to_petition', by: DECIDERS },
] as const satisfies readonly DossierStep[]
/** Two hands: whoever screened a request does not turn it down. */
const DECLINE: DossierStep = {
  action: 'tu-choi',
  to: 'declined_with_reason',
  event: 'dialogue_request.declined',
  by: DECIDERS,
  notWriter: true,
}

/** A request's life: somebody of the Front looks at it, it is pooled with others, and something comes of it that its sender reads. */
export const REQUEST_STEPS: DossierTable = {
  filed: [
    { action: 'sang-loc', to: 'screened', event: 'dialogue_request.screened', by: SCREENERS },
    pool('screened'),
    ...outcomes,
    WITHDRAW,
  ],
  screened: [pool('screened'), ...outcomes, DECLINE, WITHDRAW],
  // What was promised may have to be changed: the meeting is cancelled, the day does not suit.
  joined_to_session: [pool('joined_to_session'), ...outcomes, DECLINE, WITHDRAW],
  individual_reception: [...outcomes, DECLINE, WITHDRAW],
  answered_in_writing: [],
  declined_with_reason: [{ action: 'xet-lai', to: 'screened', event: 'dialogue_request.reopened', by: DECIDERS }],
  withdrawn: [],
}

export const TOPIC_STATES = ['gathering', 'threshold_met', 'taken_up', 'dismissed', 'merged', 'closed'] as const
export type TopicState = (typeof TOPIC_STATES)[number]
export const TOPIC_ENDED: readonly string[] = ['dismissed', 'merged', 'closed']

const reword = (to: TopicState): DossierStep => ({
  action: 'sua-loi',
  to,
  event: 'dialogue_topic.worded',
  by: DECIDERS,
})
const publish = (to: TopicState): DossierStep => ({
  action: 'cong-khai',
  to,
  event: 'dialogue_topic.published',
  by: DECIDERS,
})
const reach = (to: TopicState): DossierStep => ({
  action: 'nguong',
  to,
  event: 'dialogue_topic.threshold_met',
  by: 'system',
})
/** The head of the body that a topic was put to. */
const HEAD: By = ['addressed', 'approver', 'leader']
const TAKE_UP = { action: 'dua-vao-cuoc', to: 'taken_up', event: 'dialogue_topic.taken_up' } as const
const MERGE: DossierStep = { action: 'nhap-chu-de', to: 'merged', event: 'dialogue_topic.merged', by: DECIDERS }

/**
 * A topic's life: it gathers voices; when confirmed persons come to the law's share of voters (L17) UBND, the Front and the
 * Party committee are told, and only UBND's head may say, with reasons that stay on record, why no dialogue is held.
 */
export const TOPIC_STEPS: DossierTable = {
  gathering: [
    { ...TAKE_UP, by: DECIDERS },
    publish('gathering'),
    reword('gathering'),
    MERGE,
    reach('threshold_met'),
    { action: 'khep', to: 'closed', event: 'dialogue_topic.closed', by: DECIDERS },
  ],
  threshold_met: [
    { ...TAKE_UP, by: [HEAD, ...DECIDERS] },
    publish('threshold_met'),
    reword('threshold_met'),
    {
      action: 'khong-to-chuc',
      to: 'dismissed',
      event: 'dialogue_topic.dismissed',
      by: [HEAD],
    },
  ],
  taken_up: [
    reach('taken_up'),
    publish('taken_up'),
    reword('taken_up'),
    { action: 'dua-ra', to: 'gathering', event: 'dialogue_topic.left_session', by: DECIDERS },
    { action: 'khep', to: 'closed', event: 'dialogue_topic.closed', by: DECIDERS },
  ],
  dismissed: [{ action: 'mo-lai', to: 'gathering', event: 'dialogue_topic.reopened', by: DECIDERS }],
  merged: [],
  closed: [{ action: 'mo-lai', to: 'gathering', event: 'dialogue_topic.reopened', by: DECIDERS }],
}
