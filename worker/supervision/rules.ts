import type { By, DossierStep, DossierTable } from '../dossiers/life.ts'
import { isOfBoard, type SupervisionForm, TOPIC_STATES, type TopicState } from './words.ts'

/** Ban Thường trực of the Front, whose chair approves. */
const STANDING: readonly By[] = [['front', 'coordinator', 'approver']]
/** Who leads a topic: the Front, an organisation, a board. */
const LEAD: By = ['lead', 'coordinator', 'approver', 'handler', 'supervisor_member']
const LEADS: readonly By[] = [LEAD, ['front', 'coordinator', 'approver']]
const HEADS: readonly By[] = [
  ['lead', 'coordinator', 'approver', 'supervisor_member'],
  ['front', 'coordinator', 'approver'],
]
/** The chair: of the Front, or of the organisation that leads. */
const CHAIR: readonly By[] = [
  ['lead', 'approver'],
  ['front', 'approver'],
]
const WORKERS: readonly By[] = [...LEADS, ['team']]

type Row = Omit<DossierStep, 'to' | 'event'> & { to?: TopicState; event: string }
type Rows = Partial<Record<TopicState, readonly Row[]>>

const change: Row = { action: 'sua-de-xuat', event: 'changed', by: LEADS }
const choose: Row = { action: 'vao-chuong-trinh', to: 'in_programme', event: 'chosen', by: STANDING }
const drop: Row = { action: 'khong-chon', to: 'dropped', event: 'dropped', by: STANDING }
/** Of those who may see the petition: on a restricted topic, whoever is named on it. */
const link: Row = { action: 'gan-kien-nghi', event: 'petition_linked', by: WORKERS }
const plan: Row = { action: 'lap-ke-hoach', to: 'planned', event: 'planned', by: LEADS }
const begin: Row = { action: 'bat-dau', to: 'in_progress', event: 'began', by: HEADS }
const changeTeam: Row = { action: 'doi-doan', event: 'team_changed', by: CHAIR }
const send: Row = { action: 'gui', to: 'notified', event: 'sent', by: HEADS }
const bodyReport: Row = {
  action: 'gui-bao-cao',
  event: 'body_reported',
  by: [['supervised', 'handler', 'approver']],
}
const moveSession: Row = { action: 'doi-lich', event: 'session_moved', by: HEADS }
const holdSession: Row = { action: 'ghi-bien-ban', to: 'in_progress', event: 'session_held', by: WORKERS }
const endWork: Row = { action: 'ket-thuc-lam-viec', to: 'session_closed', event: 'work_ended', by: HEADS }
const write: Row = { action: 'viet-bao-cao', to: 'report_draft', event: 'report_written', by: WORKERS }
const handBack: Row = { action: 'tra-bao-cao', event: 'report_returned', by: CHAIR, notWriter: true }
const sign: Row = { action: 'ky-bao-cao', to: 'reported', event: 'reported', by: CHAIR, notWriter: true }
const publish: Row = { action: 'cong-bo', event: 'conclusions_published', by: STANDING }
const close: Row = { action: 'ket-thuc', to: 'closed', event: 'closed', by: STANDING }
const pause: Row = { action: 'tam-dung', to: 'suspended', event: 'suspended', by: STANDING }
const goOn: Row = { action: 'tiep-tuc', event: 'resumed', by: STANDING }
const cancel: Row = { action: 'huy', to: 'cancelled', event: 'cancelled', by: STANDING }
const stopping = [pause, cancel]

/** What every form begins with and ends with. */
const COMMON: Rows = {
  proposed: [choose, change, link, drop, ...stopping],
  in_programme: [plan, change, link, drop, ...stopping],
  session_closed: [write, ...stopping],
  report_draft: [write, handBack, sign, ...stopping],
  reported: [publish, close],
  tracking: [publish, close],
  closed: [publish],
  suspended: [goOn, cancel],
}

const ON_THE_WAY: Rows = {
  notified: [holdSession, bodyReport, moveSession, changeTeam, ...stopping],
  in_progress: [holdSession, endWork, bodyReport, moveSession, changeTeam, ...stopping],
}

const DELEGATION: Rows = {
  ...COMMON,
  ...ON_THE_WAY,
  planned: [{ action: 'lap-doan', to: 'team_set', event: 'team_set', by: CHAIR }, plan, change, ...stopping],
  team_set: [send, changeTeam, ...stopping],
}

const DOCUMENT_REVIEW: Rows = {
  ...COMMON,
  planned: [begin, plan, change, ...stopping],
  in_progress: [endWork, ...stopping],
}

/** Somebody else leads it: a team of ours, or none. */
const JOINT: Rows = {
  ...DELEGATION,
  planned: [...(DELEGATION.planned ?? []), begin],
}

const OWN: readonly By[] = [['lead', 'supervisor_member', 'approver', 'handler']]
const OWN_OR_FRONT: readonly By[] = [
  ['lead', 'supervisor_member', 'approver'],
  ['front', 'coordinator', 'approver'],
]
const ownPlan: Row = { ...plan, by: OWN }
const ownReport: Row = { ...write, by: OWN }
/** Refused while the Front has not confirmed: see `deeds-report.ts`. */
const issue: Row = { action: 'phat-hanh', to: 'reported', event: 'reported', by: OWN_OR_FRONT }

/** A board does its own plan and report; nothing leaves before the Front confirmed it (Luật Thực hiện dân chủ ở cơ sở, Điều 40.2.d). */
const BOARD: Rows = {
  ...COMMON,
  in_programme: [ownPlan, change, link, drop, ...stopping],
  planned: [
    { action: 'xac-nhan-ke-hoach', event: 'plan_confirmed', by: STANDING, notWriter: true },
    { ...send, by: OWN_OR_FRONT },
    ownPlan,
    change,
    ...stopping,
  ],
  notified: [{ ...holdSession, by: OWN }, bodyReport, { ...moveSession, by: OWN_OR_FRONT }, ...stopping],
  in_progress: [
    { ...holdSession, by: OWN },
    { ...endWork, by: OWN },
    bodyReport,
    { ...moveSession, by: OWN_OR_FRONT },
    ...stopping,
  ],
  session_closed: [ownReport, ...stopping],
  report_draft: [
    { action: 'xac-nhan-bao-cao', to: 'confirmed_by_front', event: 'report_confirmed', by: STANDING, notWriter: true },
    { ...handBack, by: STANDING },
    issue,
    ownReport,
    ...stopping,
  ],
  confirmed_by_front: [issue, ...stopping],
}

/** The life of a topic, by its form: from each state, what may be done and by whom. */
export const SUPERVISION_STEPS: Record<SupervisionForm, DossierTable> = {
  delegation: tableOf(DELEGATION),
  document_review: tableOf(DOCUMENT_REVIEW),
  people_inspection_board: tableOf(BOARD),
  community_investment_board: tableOf(BOARD),
  joint: tableOf(JOINT),
}

/** Nothing more comes of it. */
export const ENDED_STATES: readonly TopicState[] = ['dropped', 'closed', 'cancelled']

/** The states through which a topic of that form goes, for the line of steps on its page. */
export function roadOf(form: SupervisionForm): readonly TopicState[] {
  const left: TopicState[] = ['dropped', 'suspended', 'cancelled']
  if (form === 'document_review') left.push('team_set', 'notified', 'confirmed_by_front')
  else if (isOfBoard(form)) left.push('team_set')
  else left.push('confirmed_by_front')
  return TOPIC_STATES.filter((state) => !left.includes(state))
}

function tableOf(rows: Rows): DossierTable {
  return Object.fromEntries(
    TOPIC_STATES.map((state) => [
      state,
      (rows[state] ?? []).map(({ event, to = state, ...row }) => ({ ...row, to, event: `supervision.${event}` })),
    ]),
  )
}
