import { REQUEST_DEEDS } from '../../worker/dialogue/asking/deeds-request.ts'
import { TOPIC_DEEDS } from '../../worker/dialogue/asking/deeds-topic.ts'
import type {
  RequestDesk,
  RequestOwn,
  SessionLine,
  TopicDesk,
  TopicLine,
  TopicOwn,
} from '../../worker/dialogue/asking/own.ts'
import { REQUEST_STEPS, TOPIC_STEPS } from '../../worker/dialogue/asking/rules.ts'
import type { RequestRow, TopicRow } from '../../worker/dialogue/asking/tables.ts'
import { type Deed, type Desk, readDeed } from '../../worker/dossiers/deed.ts'
import { groundOf } from '../../worker/dossiers/file.ts'
import { type DossierTable, nextOf } from '../../worker/dossiers/life.ts'
import type { DossierRow } from '../../worker/dossiers/tables.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'
import { bookOf, somebody } from '../support/commune-x.ts'

export const TODAY = '2026-11-23'

/** Everybody who has anything to do with a request to the police, and with a topic that is put to UBND. */
export const PEOPLE = {
  man: somebody('man', 'mttq', 'intake_officer'),
  thu: somebody('thu', 'mttq', 'coordinator'),
  hien: somebody('hien', 'mttq', 'approver'),
  thinh: somebody('thinh', 'mttq', 'advisory_group_member'),
  chanh: somebody('chanh', 'mttq', 'hamlet_rep'),
  tien: somebody('tien', 'ubnd', 'handler'),
  vinh: somebody('vinh', 'ubnd', 'approver'),
  duc: somebody('duc', 'cong-an', 'handler'),
  huy: somebody('huy', 'cong-an', 'approver'),
  lap: somebody('lap', 'dang-uy', 'leader'),
  canh: somebody('canh', 'thanh-tra-nhan-dan', 'supervisor_member'),
  tung: somebody('tung', 'van-phong', 'admin'),
} as const
export type Who = keyof typeof PEOPLE
export const EVERYBODY = Object.keys(PEOPLE) as Who[]

export const BOOK = {
  ...bookOf(),
  categoriesNow: [
    { code: 'giao_thong', name: 'Đường, cầu' },
    { code: 'khac', name: 'Khác' },
  ],
  hamletsNow: [],
  hamlets: new Map(),
  categories: new Map(),
} as unknown as RequestDesk['book']

function dossier(kind: DossierRow['kind'], status: string, set: Partial<DossierRow> = {}): DossierRow {
  return {
    ...{
      id: 'd',
      communeId: 'x',
      kind,
      year: 2026,
      number: 1,
      status,
      version: 1,
      headHash: '',
      limitCode: '',
      alarm: '',
    },
    ...{ title: 'Đường vào thôn Lâm lầy lội', leadBodyId: 'x.mttq', addressedBodyId: null, addressedAt: null },
    ...{ parentId: null, waitsForBodyId: 'x.mttq', dueOn: null, wakeOn: null, writtenBy: null, restricted: false },
    ...{ startedBy: '', startedAt: `${TODAY}T01:00:00.000Z`, changedAt: '', endedAt: null, publishedAt: null },
    ...{ submissionKey: '', contentHash: '' },
    ...set,
  }
}

export const MEETING: SessionLine = {
  row: {
    ...{ id: 'cuoc', year: 2026, number: 1, status: 'announced', title: 'Đối thoại cuối năm', leadBodyId: 'x.ubnd' },
    publishedAt: `${TODAY}T01:00:00.000Z`,
  },
  session: { kind: 'government_conference', startsAt: '2026-12-10T01:00:00.000Z', place: 'Hội trường UBND xã' },
}
export const RECEPTION: SessionLine = {
  row: { ...MEETING.row, id: 'tiep', number: 2, title: 'Chủ tịch UBND tiếp công dân' },
  session: { kind: 'chair_reception', startsAt: '2026-12-10T00:30:00.000Z', place: 'Phòng tiếp dân' },
}

export function topicRow(set: Partial<TopicRow> = {}): TopicRow {
  return {
    ...{ dossierId: 'd', communeId: 'x', category: 'giao_thong', summary: 'Bà con đề nghị làm đường vào thôn Lâm.' },
    ...{ withWhom: 'chair' as const, withBodyId: 'x.ubnd', isOpen: true, devices: 3, persons: 2, hamlets: 2 },
    ...{ uncounted: false, thresholdMetAt: null, thresholdPersons: null, thresholdVoters: null, sessionId: null },
    ...{ mergedInto: null, notice: '' },
    ...set,
  }
}

export function line(id: string, title: string, set: Partial<TopicRow> = {}): TopicLine {
  return { row: dossier('dialogue_topic', 'gathering', { id, title }), topic: topicRow({ dossierId: id, ...set }) }
}

/** A dossier in memory that is moved by the very table and deeds that the pages use. */
class Paper<Own, More extends { set?: object }> {
  events: Desk<Own>['file']['events'] = []
  told: { to: readonly string[]; what: string }[] = []
  more: More | undefined
  constructor(
    public row: DossierRow,
    public own: Own,
    private readonly table: DossierTable,
    private readonly deeds: Readonly<Record<string, Deed<Own, More>>>,
    private readonly keep: (own: Own, set: object) => Own,
  ) {}

  desk(staff: StaffMember): Desk<Own> {
    const { own, row } = this
    return {
      ...{ book: BOOK, today: TODAY, staff, now: new Date(`${TODAY}T03:00:00.000Z`), seq: row.version + 1 },
      ...{ colleagues: [], newId: () => 'new' },
      file: { row, own, events: this.events, people: [], bodies: [], files: [], kin: [] },
    }
  }

  /** What comes of somebody's attempt: nothing (it is done), or the sentence that refuses it. */
  tries(staff: StaffMember, action: string, typed: Record<string, string> = {}): string | null {
    const desk = this.desk(staff)
    const deed = this.deeds[action]
    const verdict = nextOf(this.table, this.row, groundOf(BOOK, desk.file), action, staff)
    if (!verdict.ok) return verdict.sentence
    if (!deed) return 'Không có biểu mẫu.'
    const refusal = deed.refuses?.(desk)
    if (refusal) return refusal.sentence
    if (deed.isOffered && !deed.isOffered(desk)) return 'Việc này chưa làm được lúc này.'
    const read = readDeed(deed.fields(desk), (name) => [typed[name] ?? ''])
    const errors = Object.values(read.errors)
    if (errors.length > 0) return errors.flat().join(' ')
    const plan = deed.plan(desk, read.values, verdict.step, 0)
    if (!plan.ok) return Object.values(plan.errors).flat().join(' ')
    this.row = { ...this.row, status: verdict.step.to, version: this.row.version + 1, ...plan.set }
    this.more = plan.more
    if (plan.more?.set) this.own = this.keep(this.own, plan.more.set)
    this.told = [...(plan.told ?? [])]
    return null
  }
}

/** A request on a desk. */
export function requestIn(status: string, set: Partial<RequestRow> = {}, row: Partial<DossierRow> = {}) {
  const request: RequestRow = {
    ...{ dossierId: 'd', communeId: 'x', topicId: null, category: 'giao_thong', withWhom: 'body' as const },
    ...{ withBodyId: 'x.cong-an', wish: 'Bao giờ xã làm đường này?', questions: [], hamletId: '', times: [] },
    ...{ onlineOk: false, needs: [], flag: '', outcome: null, outcomeNote: '', sessionId: null, caseId: '' },
    ...{ caseCode: '', lookupHash: '', askedAt: '' },
    ...set,
  }
  const topics = [line('rac', 'Thu gom rác ở chợ', { category: 'khac' }), line('duong', 'Đường vào thôn Lâm lầy lội')]
  const own: RequestOwn = { request, voice: null, topic: null, topics, sessions: [MEETING, RECEPTION], session: null }
  const asked = request.flag === '' ? { addressedBodyId: 'x.cong-an', addressedAt: `${TODAY}T01:00:00.000Z` } : {}
  return new Paper(
    dossier('dialogue_request', status, { ...asked, ...row }),
    own,
    REQUEST_STEPS,
    REQUEST_DEEDS as Readonly<Record<string, Deed<RequestOwn, never>>>,
    (before, more) => ({ ...before, request: { ...before.request, ...more } }),
  )
}

/** A topic on a desk. */
export function topicIn(status: string, set: Partial<TopicRow> = {}, row: Partial<DossierRow> = {}) {
  const own: TopicOwn = {
    ...{ topic: topicRow(set), requests: [], others: [line('kia', 'Đường liên thôn')], into: null },
    ...{ sessions: [MEETING, RECEPTION], session: null, voters: { many: 200, countedOn: '2026-11-01' } },
  }
  const toUbnd = status === 'threshold_met' ? { addressedBodyId: 'x.ubnd', addressedAt: `${TODAY}T01:00:00.000Z` } : {}
  return new Paper(
    dossier('dialogue_topic', status, { ...toUbnd, ...row }),
    own,
    TOPIC_STEPS,
    TOPIC_DEEDS as Readonly<Record<string, Deed<TopicOwn, never>>>,
    (before, more) => ({ ...before, topic: { ...before.topic, ...more } }),
  )
}

export type AnyDesk = RequestDesk | TopicDesk
