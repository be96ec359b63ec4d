import type { By, DossierStep, DossierTable } from '../../dossiers/life.ts'
import { RECEPTIONS, type SessionKind } from '../words.ts'

export const SESSION_STATES = [
  'proposed',
  'scheduled',
  'announced',
  'postponed',
  'cancelled',
  'held',
  'minutes_approved',
  'results_published',
  'closed',
] as const
export type SessionState = (typeof SESSION_STATES)[number]
export const SESSION_ENDED: readonly string[] = ['cancelled', 'closed']
/** People met: what was said there stays. */
export const SESSION_HELD: readonly string[] = ['held', 'minutes_approved', 'results_published', 'closed']
/** Everybody may read it, register and send questions. */
export const SESSION_OPEN: readonly string[] = ['announced']

/** Whoever holds it, the Front, which holds it with them, and the hamlet's representative who made his own hamlet's. */
const MAKERS: readonly By[] = [
  ['lead', 'handler', 'approver', 'leader', 'coordinator'],
  ['front', 'coordinator', 'approver'],
  ['team'],
]
const HEADS: readonly By[] = [
  ['lead', 'approver', 'leader', 'coordinator'],
  ['front', 'coordinator', 'approver'],
]
const change = (to: SessionState): DossierStep => ({ action: 'sua', to, event: 'dialogue.changed', by: MAKERS })
const invite = (to: SessionState): DossierStep => ({ action: 'moi', to, event: 'dialogue.invited', by: MAKERS })
const CANCEL: DossierStep = { action: 'huy', to: 'cancelled', event: 'dialogue.cancelled', by: HEADS }
const MOVE: DossierStep = { action: 'doi-ngay', to: 'announced', event: 'dialogue.moved', by: HEADS }

/**
 * A meeting's life. It is announced so many days before (L18), its minutes are confirmed by government and Front, neither of
 * whom confirms what he took down himself, and its results are published within so many days (L19).
 */
export const SESSION_STEPS: DossierTable = {
  proposed: [
    { action: 'len-lich', to: 'scheduled', event: 'dialogue.scheduled', by: MAKERS },
    change('proposed'),
    CANCEL,
  ],
  scheduled: [
    // Government and Front hold the conference together: one does not announce it over the other's head.
    { action: 'thong-nhat', to: 'scheduled', event: 'dialogue.agreed', by: [['front', 'coordinator', 'approver']] },
    { action: 'cong-bo', to: 'announced', event: 'dialogue.announced', by: HEADS },
    change('scheduled'),
    invite('scheduled'),
    CANCEL,
  ],
  announced: [
    { action: 'da-to-chuc', to: 'held', event: 'dialogue.held', by: MAKERS },
    { action: 'mo-cau-hoi', to: 'announced', event: 'dialogue.hall_opened', by: MAKERS },
    { action: 'dong-cau-hoi', to: 'announced', event: 'dialogue.hall_closed', by: MAKERS },
    change('announced'),
    invite('announced'),
    MOVE,
    { action: 'hoan', to: 'postponed', event: 'dialogue.postponed', by: HEADS },
    CANCEL,
  ],
  postponed: [MOVE, CANCEL],
  cancelled: [],
  held: [
    { action: 'trinh-bien-ban', to: 'held', event: 'dialogue.minutes_ready', by: MAKERS },
    {
      action: 'xac-nhan-chinh-quyen',
      to: 'held',
      event: 'dialogue.minutes_confirmed_government',
      by: [
        ['lead', 'approver', 'leader'],
        ['invited', 'approver', 'leader'],
      ],
      notWriter: true,
    },
    {
      action: 'xac-nhan-mat-tran',
      to: 'held',
      event: 'dialogue.minutes_confirmed_front',
      by: [['front', 'coordinator', 'approver']],
      notWriter: true,
    },
    {
      action: 'tra-bien-ban',
      to: 'held',
      event: 'dialogue.minutes_returned',
      by: [
        ['front', 'coordinator', 'approver'],
        ['lead', 'approver', 'leader'],
        ['invited', 'approver', 'leader'],
      ],
    },
    { action: 'ghi-ket-qua-tiep', to: 'closed', event: 'dialogue.reception_noted', by: MAKERS },
  ],
  minutes_approved: [
    { action: 'cong-bo-ket-qua', to: 'results_published', event: 'dialogue.results_published', by: HEADS },
  ],
  results_published: [
    { action: 'bo-sung-ket-qua', to: 'results_published', event: 'dialogue.results_added', by: HEADS },
    { action: 'khep', to: 'closed', event: 'dialogue.closed', by: HEADS },
  ],
  closed: [],
}

const OF_RECEPTIONS: readonly string[] = ['ghi-ket-qua-tiep']
const NOT_OF_RECEPTIONS: readonly string[] = [
  'thong-nhat',
  'mo-cau-hoi',
  'dong-cau-hoi',
  'trinh-bien-ban',
  'xac-nhan-chinh-quyen',
  'xac-nhan-mat-tran',
  'tra-bien-ban',
]

/** The steps of one kind: receptions are their body's alone and have no hall and no minutes of two sides; only the conference asks for the Front's word. */
export function stepsOf(kind: SessionKind): DossierTable {
  const isReception = RECEPTIONS.includes(kind)
  const fits = ({ action }: DossierStep) =>
    isReception
      ? !NOT_OF_RECEPTIONS.includes(action)
      : !OF_RECEPTIONS.includes(action) && (action !== 'thong-nhat' || kind === 'government_conference')
  const own = (step: DossierStep): DossierStep =>
    isReception && typeof step.by !== 'string' ? { ...step, by: step.by.filter(([side]) => side !== 'front') } : step
  return Object.fromEntries(Object.entries(SESSION_STEPS).map(([state, steps]) => [state, steps.filter(fits).map(own)]))
}
