import type { By, DossierStep, DossierTable } from '../dossiers/life.ts'

export const COMMENDATION_STATES = [
  'proposed',
  'hamlet_agreed',
  'checked',
  'put_forward',
  'decided',
  'announced',
  'returned',
  'refused',
  'withdrawn',
] as const
export type CommendationState = (typeof COMMENDATION_STATES)[number]

/** The Front writes down what a hamlet brings on paper. */
const HAMLET: readonly By[] = [['team'], ['front', 'intake_officer']]
const BODY: readonly By[] = [['lead', 'handler', 'approver', 'coordinator', 'intake_officer', 'supervisor_member']]
const FRONT: readonly By[] = [['front', 'intake_officer', 'coordinator', 'approver']]
const CHECKERS: readonly By[] = [['front', 'intake_officer', 'coordinator']]
const DECIDERS: readonly By[] = [['above', 'leader', 'approver']]
/** Whoever works on a proposal must know whom it is about. */
const READERS: readonly By[] = [...FRONT, ...HAMLET, ...BODY, ...DECIDERS]

const own = (step: Omit<DossierStep, 'by'>): DossierStep => ({ ...step, by: BODY })
const CHECK: DossierStep = {
  ...{ action: 'kiem-tra', to: 'checked', event: 'commendation.checked', by: CHECKERS },
  notWriter: true,
}
const GIVE_BACK: DossierStep = { action: 'tra-lai', to: 'returned', event: 'commendation.returned', by: FRONT }
const REFUSE: DossierStep = {
  ...{ action: 'khong-de-nghi', to: 'refused', event: 'commendation.refused' },
  by: [['front', 'coordinator', 'approver']],
}
const WITHDRAW = own({ action: 'rut', to: 'withdrawn', event: 'commendation.withdrawn' })
const name = (to: CommendationState): DossierStep => ({
  ...{ action: 'mo-ten', to, event: 'commendation.name_opened', by: READERS },
})

/**
 * A proposal for praise on its way: a hamlet's is voted on at its meeting, the Front looks at what proves it and puts it
 * forward, whoever was asked decides. Whoever wrote what a step judges does not take that step.
 */
export const COMMENDATION_STEPS: DossierTable = {
  proposed: [
    { action: 'thon-hop', to: 'hamlet_agreed', event: 'commendation.hamlet_agreed', by: HAMLET },
    CHECK,
    GIVE_BACK,
    REFUSE,
    WITHDRAW,
    name('proposed'),
  ],
  hamlet_agreed: [CHECK, GIVE_BACK, REFUSE, WITHDRAW, name('hamlet_agreed')],
  checked: [
    {
      ...{ action: 'trinh', to: 'put_forward', event: 'commendation.put_forward' },
      ...{ by: [['front', 'approver', 'coordinator']], notWriter: true },
    },
    GIVE_BACK,
    REFUSE,
    WITHDRAW,
    name('checked'),
  ],
  put_forward: [
    { action: 'quyet-dinh', to: 'decided', event: 'commendation.decided', by: DECIDERS, notWriter: true },
    { action: 'khong-khen', to: 'refused', event: 'commendation.not_praised', by: DECIDERS, notWriter: true },
    { action: 'tra-ho-so', to: 'checked', event: 'commendation.sent_back', by: DECIDERS },
    name('put_forward'),
  ],
  decided: [{ action: 'cong-bo', to: 'announced', event: 'commendation.announced', by: FRONT }, name('decided')],
  announced: [name('announced')],
  returned: [
    own({ action: 'trinh-lai', to: 'proposed', event: 'commendation.proposed_again' }),
    WITHDRAW,
    name('returned'),
  ],
  refused: [name('refused')],
  withdrawn: [],
}

/** The steps of a proposal: a hamlet's is voted on first, and done by the people named for it; one that names a unit has no name to open. */
export function commendationSteps({ ofHamlet, isSealed }: { ofHamlet: boolean; isSealed: boolean }): DossierTable {
  const fits = (state: string, { action }: DossierStep) => {
    if (action === 'mo-ten') return isSealed
    if (action === 'thon-hop') return ofHamlet
    return !(ofHamlet && state === 'proposed' && action === 'kiem-tra')
  }
  const by = (step: DossierStep): DossierStep => (ofHamlet && step.by === BODY ? { ...step, by: HAMLET } : step)
  return Object.fromEntries(
    Object.entries(COMMENDATION_STEPS).map(([state, steps]) => [
      state,
      steps.filter((step) => fits(state, step)).map(by),
    ]),
  )
}
