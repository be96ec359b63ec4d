import type { By, DossierStep, DossierTable } from '../../dossiers/life.ts'
import type { RecDesk } from '../own.ts'
import { ABOVE, BOARD, HEAD, RECOMMENDATION_STEPS, type State } from '../rules.ts'

/** Where a promise can be on its way. */
export const PROMISE_STATES = [
  'promised',
  'implementing',
  'claimed_done',
  'disputed',
  'escalated',
  'given_up',
  'verified',
  'not_kept',
  'superseded',
] as const satisfies readonly State[]

/** Who works on it: in the Front its coordinator does. */
const BODY: readonly By[] = [['addressed', 'handler', 'approver', 'leader', 'coordinator']]

/** Who keeps watch over a promise, and who looks on the spot whether it was kept: never of the body that gave it. */
type Watch = { watchers: readonly By[]; lookers: readonly By[] }

function promiseSteps({ lookers, watchers }: Watch): DossierTable {
  const step = (action: string, to: State, event: string, by: readonly By[]): DossierStep => ({
    ...{ action, to, event: `recommendation.${event}`, by },
  })
  const looked = (action: string, to: State, event: string): DossierStep => ({
    ...step(action, to, event, lookers),
    notWriter: true,
  })
  const claim = step('bao-xong', 'claimed_done', 'claimed_done', BODY)
  const giveUp = step('khong-lam-duoc', 'given_up', 'given_up', HEAD)
  const supersede = step('thoi-theo-doi', 'superseded', 'superseded', watchers)
  const publish = (state: State) => step('cong-khai', state, 'published', watchers)
  const planned = (state: State) => step('neu-cac-buoc', state, 'planned', BODY)
  const atWork = (state: State): DossierStep[] => [
    step('tien-do', 'implementing', 'progressed', BODY),
    planned(state),
    claim,
    giveUp,
    step('bao-cap-tren', 'escalated', 'escalated', watchers),
    publish(state),
    supersede,
  ]
  return {
    promised: atWork('promised'),
    implementing: atWork('implementing'),
    disputed: atWork('disputed'),
    claimed_done: [
      looked('xac-nhan', 'verified', 'verified'),
      looked('chua-dat', 'disputed', 'disputed'),
      publish('claimed_done'),
      supersede,
    ],
    escalated: [
      step('tien-do', 'escalated', 'progressed', BODY),
      planned('escalated'),
      claim,
      giveUp,
      step('chi-dao', 'escalated', 'directed', ABOVE),
      step('xet-trach-nhiem', 'escalated', 'responsibility_asked', watchers),
      publish('escalated'),
      supersede,
    ],
    given_up: [
      { ...step('ghi-khong-giu', 'not_kept', 'not_kept', watchers), notWriter: true },
      { ...step('lam-tiep', 'implementing', 'resumed', watchers), notWriter: true },
      publish('given_up'),
    ],
    verified: [
      looked('van-giu', 'verified', 'recheck_held'),
      looked('khong-con', 'implementing', 'recheck_failed'),
      publish('verified'),
    ],
    not_kept: [publish('not_kept')],
    superseded: [publish('superseded')],
  }
}

/** A promise of any body but the Front: the Front keeps watch. */
export const PROMISE_STEPS = promiseSteps({
  watchers: BOARD,
  lookers: [['front', 'coordinator', 'approver', 'intake_officer']],
})

const LEAD: By = ['lead', 'approver', 'leader', 'coordinator']
const OVER_FRONT = [...ABOVE, LEAD]
/** The Front's own: those above keep watch, and whoever led the dialogue with it. */
export const FRONT_PROMISE_STEPS = promiseSteps({ watchers: OVER_FRONT, lookers: OVER_FRONT })
/** The same where the Front led the dialogue itself. */
export const LONE_FRONT_PROMISE_STEPS = promiseSteps({ watchers: ABOVE, lookers: ABOVE })

/** The table of this one: a recommendation's, or a promise's by who gave it. */
export function stepsOf({ book, file }: Pick<RecDesk, 'book' | 'file'>): DossierTable {
  if (file.own.row.source !== 'dialogue') return RECOMMENDATION_STEPS
  const front = book.commune.triageBodyId
  if (file.row.addressedBodyId !== front) return PROMISE_STEPS
  return file.row.leadBodyId === front ? LONE_FRONT_PROMISE_STEPS : FRONT_PROMISE_STEPS
}
