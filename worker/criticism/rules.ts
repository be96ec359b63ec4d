import type { DossierFile } from '../dossiers/file.ts'
import type { By, DossierTable } from '../dossiers/life.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import { holds, type Role, type StaffMember } from '../staff/actor.ts'
import type { Commenter } from './words.ts'

/** The Front's standing board. */
const BOARD: readonly By[] = [['front', 'coordinator', 'approver']]
/** Who leads: the Front, or a member organisation that the Front let lead; the Front may always help it. */
const LEAD: readonly By[] = [['lead', 'coordinator', 'approver'], ...BOARD]
/** Whoever writes there. */
const LEAD_DESK: readonly By[] = [
  ['lead', 'coordinator', 'approver', 'intake_officer', 'handler'],
  ['front', 'coordinator', 'approver', 'intake_officer', 'handler'],
]
const LEAD_HEAD: readonly By[] = [
  ['lead', 'approver'],
  ['front', 'approver'],
]
const DRAFTER: readonly By[] = [['addressed', 'handler', 'approver']]
const DRAFTER_HEAD: readonly By[] = [['addressed', 'approver']]

const SEND = { action: 'gui-du-thao', event: 'criticism.draft_sent', by: DRAFTER } as const
const PLAN = { action: 'ke-hoach-nam', event: 'criticism.planned', by: BOARD } as const
const FORMS = { action: 'chon-hinh-thuc', event: 'criticism.form_chosen', by: LEAD } as const
const SECTIONS = { action: 'chia-muc', event: 'criticism.sections_set', by: LEAD_DESK } as const
const INVITE = { action: 'moi', event: 'criticism.invited', by: LEAD } as const
const EXTEND = { action: 'gia-han', event: 'criticism.extended', by: LEAD } as const
const SESSION = { action: 'ghi-hop', to: 'session_held', event: 'criticism.session_held', by: LEAD } as const
const STOP = { action: 'dong-gop-y', to: 'compiling', event: 'criticism.collected', by: LEAD } as const
const END = { action: 'ket-thuc', to: 'closed', event: 'criticism.closed', by: BOARD } as const
const DECLINE = { action: 'khong-chon', to: 'declined', event: 'criticism.declined', by: BOARD } as const

/** The life of a draft under criticism. */
export const CRITICISM_STEPS: DossierTable = {
  draft_requested: [{ ...SEND, to: 'draft_received' }, DECLINE],
  draft_received: [
    { action: 'chon', to: 'accepted', event: 'criticism.accepted', by: BOARD },
    { ...SEND, to: 'draft_received' },
    { ...PLAN, to: 'draft_received' },
    DECLINE,
  ],
  accepted: [
    { ...FORMS, to: 'form_chosen' },
    { ...SECTIONS, to: 'accepted' },
    { ...SEND, to: 'accepted' },
    { ...PLAN, to: 'accepted' },
  ],
  form_chosen: [
    { action: 'mo-gop-y', to: 'collecting', event: 'criticism.opened', by: LEAD },
    { ...INVITE, to: 'form_chosen' },
    { ...FORMS, to: 'form_chosen' },
    { ...SECTIONS, to: 'form_chosen' },
    { ...SEND, to: 'form_chosen' },
    { ...PLAN, to: 'form_chosen' },
  ],
  collecting: [
    SESSION,
    STOP,
    { ...EXTEND, to: 'collecting' },
    { ...INVITE, to: 'collecting' },
    { ...FORMS, to: 'collecting' },
  ],
  session_held: [SESSION, STOP, { ...EXTEND, to: 'session_held' }, { ...INVITE, to: 'session_held' }],
  compiling: [
    { action: 'trinh-ky', to: 'compiling', event: 'criticism.opinion_proposed', by: LEAD_DESK },
    { action: 'ky', to: 'opinion_issued', event: 'criticism.opinion_issued', by: LEAD_HEAD, notWriter: true },
    { action: 'tra-lai', to: 'compiling', event: 'criticism.opinion_returned', by: LEAD },
  ],
  opinion_issued: [
    { action: 'soan-tra-loi', to: 'opinion_issued', event: 'criticism.answers_drafted', by: DRAFTER },
    { action: 'trinh-tra-loi', to: 'opinion_issued', event: 'criticism.answers_proposed', by: DRAFTER },
    { action: 'tra-loi', to: 'responded', event: 'criticism.responded', by: DRAFTER_HEAD, notWriter: true },
    { action: 'tra-lai-tra-loi', to: 'opinion_issued', event: 'criticism.answers_returned', by: DRAFTER },
  ],
  responded: [
    // The Front may note what it reads in the gazette: a drafter that forgets does not keep the page from its end.
    { action: 'ban-hanh', to: 'enacted', event: 'criticism.enacted', by: [...DRAFTER, ...LEAD] },
    { action: 'thoi-ban-hanh', to: 'abandoned', event: 'criticism.abandoned', by: DRAFTER_HEAD },
  ],
  enacted: [{ action: 'doi-chieu', to: 'enacted', event: 'criticism.marked', by: LEAD_DESK }, END],
  abandoned: [END],
  declined: [],
  closed: [],
}

const ISSUED = ['opinion_issued', 'responded', 'enacted', 'abandoned', 'closed']
const ANSWERED = ['responded', 'enacted', 'abandoned', 'closed']
const HEARING = ['collecting', 'session_held']

/** Has the criticism gone out? */
export function isIssued({ status }: Pick<DossierRow, 'status'>): boolean {
  return ISSUED.includes(status)
}

/** Has the drafter answered every point? */
export function isAnswered({ status }: Pick<DossierRow, 'status'>): boolean {
  return ANSWERED.includes(status)
}

/** Are invited bodies and experts heard now? */
export function isHearing({ status }: Pick<DossierRow, 'status'>): boolean {
  return HEARING.includes(status)
}

/** May everybody comment now? From the first to the last day, both included. */
export function takesComments(
  row: Pick<DossierRow, 'status' | 'publishedAt'>,
  own: { isOpen: boolean; opensOn: string | null; closesOn: string | null },
  today: string,
): boolean {
  return (
    isHearing(row) &&
    own.isOpen &&
    row.publishedAt !== null &&
    (own.opensOn ?? '9') <= today &&
    today <= (own.closesOn ?? '')
  )
}

type Seen = { row: DossierRow } & Pick<DossierFile, 'people' | 'bodies'>
const DESK: readonly Role[] = ['coordinator', 'approver', 'intake_officer', 'handler']

/** Does he work at the desk of whoever leads, or of the Front? He reads every opinion from when it comes. */
export function isAtDesk(staff: StaffMember, { row }: Pick<Seen, 'row'>, frontBodyId: string): boolean {
  return (staff.bodyId === row.leadBodyId || staff.bodyId === frontBodyId) && holds(staff, ...DESK)
}

/** Does he read the points? Those who write them; everybody else once they went out. */
export function readsPoints(staff: StaffMember, seen: Pick<Seen, 'row'>, frontBodyId: string): boolean {
  return isIssued(seen.row) || isAtDesk(staff, seen, frontBodyId)
}

/** May he show and hide what citizens write? Officers of the Front. */
export function mayJudge(staff: StaffMember, frontBodyId: string): boolean {
  return staff.bodyId === frontBodyId && holds(staff, 'intake_officer', 'coordinator', 'approver')
}

/** May he gather comments into points now? Not while somebody is asked to sign them. */
export function mayCompile(staff: StaffMember, seen: Pick<Seen, 'row'>, frontBodyId: string): boolean {
  return isCompiling(seen.row) && isAtDesk(staff, seen, frontBodyId)
}

/** Are the points still being written? */
export function isCompiling({ status, writtenBy }: Pick<DossierRow, 'status' | 'writtenBy'>): boolean {
  return status === 'compiling' && writtenBy === null
}

/** As whom he may give an opinion now; `session`: what others said or sent, written down for them. Null when he may not. */
export function opinesAs(staff: StaffMember, seen: Seen, frontBodyId: string): Exclude<Commenter, 'citizen'> | null {
  const { row, people, bodies } = seen
  const isNamed = people.some((one) => one.staffId === staff.id && one.role === 'expert' && one.until === null)
  if (isHearing(row) && isNamed) return 'expert'
  const isInvited = bodies.some((one) => one.bodyId === staff.bodyId && one.role === 'invited' && one.since !== null)
  const speaks = holds(staff, 'handler', 'approver', 'supervisor_member', 'coordinator', 'intake_officer')
  if (isHearing(row) && isInvited && speaks) return 'member'
  return isAtDesk(staff, seen, frontBodyId) && (isHearing(row) || isCompiling(row)) ? 'session' : null
}
