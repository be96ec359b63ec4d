import { bookOf, somebody } from '../support/commune-x.ts'
import { recommendationsWake } from '../../worker/recommendations/clock-deeds.ts'
import { DEEDS } from '../../worker/recommendations/deeds.ts'
import type { More, Own, RecDesk } from '../../worker/recommendations/own.ts'
import { standingAfter } from '../../worker/recommendations/promises/stands.ts'
import { stepsOf } from '../../worker/recommendations/promises/steps.ts'
import { promiseTerm, replyTerm } from '../../worker/recommendations/terms.ts'
import type { RecommendationRow, Source } from '../../worker/recommendations/tables.ts'
import type { DossierRow } from '../../worker/dossiers/tables.ts'
import { groundOf } from '../../worker/dossiers/file.ts'
import { nextOf } from '../../worker/dossiers/life.ts'
import { readDeed } from '../../worker/dossiers/deed.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'

export const TODAY = '2026-11-23'

/** Everybody who has anything to do with a recommendation of the Front to Phòng Kinh tế. */
export const PEOPLE = {
  thu: somebody('thu', 'mttq', 'coordinator'),
  hien: somebody('hien', 'mttq', 'approver'),
  man: somebody('man', 'mttq', 'intake_officer'),
  thinh: somebody('thinh', 'mttq', 'advisory_group_member'),
  khai: somebody('khai', 'phong-kinh-te', 'handler'),
  toan: somebody('toan', 'phong-kinh-te', 'approver'),
  duc: somebody('duc', 'cong-an', 'handler'),
  huy: somebody('huy', 'cong-an', 'approver'),
  lap: somebody('lap', 'dang-uy', 'leader'),
  canh: somebody('canh', 'thanh-tra-nhan-dan', 'supervisor_member'),
  chanh: somebody('chanh', 'mttq', 'hamlet_rep'),
  tung: somebody('tung', 'van-phong', 'admin'),
  xuan: somebody('xuan', 'uy-ban-kiem-tra', 'confidential_officer'),
} as const
export type Who = keyof typeof PEOPLE

export const BOOK = bookOf()

/** A recommendation on a desk: kept in memory, moved by the very table and deeds that the pages use. */
export class Paper {
  row: DossierRow
  own: Own
  events: RecDesk['file']['events'] = []
  people: string[] = []
  competent: string[] = []
  told: { to: readonly string[]; what: string }[] = []
  today: string
  constructor(
    readonly book = BOOK,
    {
      to = 'phong-kinh-te',
      lead = 'mttq',
      source = 'supervision' as Source,
      today = TODAY,
      id = 'rec',
      restricted = false,
      doneWantedOn = null as string | null,
    } = {},
  ) {
    this.today = today
    const found = replyTerm(book, { source, bodyId: `x.${to}` }, today)
    if (!found.ok) throw new Error(found.sentence)
    const { basis, limit, sum } = found.term
    const own = {
      ...{ dossierId: id, communeId: 'x', bodyId: `x.${to}`, year: 2026, number: 1, source, replyBasis: basis },
      ...{ replyLimit: limit.code, replySource: limit.source, replyFrom: today, replyDueOn: sum.due },
      ...{
        asked: 'Thay hai bóng đèn ở ngã ba thôn Làng Dìa.',
        disputes: 0,
        documentNumber: '',
        answer: '',
        reason: '',
      },
      ...{ publicAsked: '', publicReply: '', publicDone: '', publicCheck: '', uncounted: true, owedOn: sum.due },
      ...{ doneWantedOn: null, acknowledgedOn: null, reviewFrom: null, proposed: null, reply: null, repliedOn: null },
      ...{ replyInTime: null, doneDueOn: null, claimedOn: null, verifiedOn: null, verifiedBy: null, escalatedOn: null },
      ...{ checkedByBodyId: null, escalatedTo: null, responsibilityOn: null, notedOn: null, supersededBy: null },
      ...{ recheckDueOn: null, publishedAt: null, stands: null, standsOn: null },
    } satisfies RecommendationRow
    this.own = { row: own, steps: [], rechecks: [], siblings: [], named: [] }
    this.row = {
      ...{ id, communeId: 'x', kind: 'recommendation', year: 2026, number: 1, status: 'issued', version: 1 },
      ...{ headHash: '', title: 'Đèn đường', leadBodyId: `x.${lead}`, addressedBodyId: `x.${to}` },
      ...{ addressedAt: `${today}T01:00:00.000Z`, parentId: 'topic', waitsForBodyId: `x.${to}`, dueOn: sum.due },
      ...{ limitCode: limit.code, wakeOn: null, alarm: '', writtenBy: null, restricted, startedBy: 'thu' },
      ...{ startedAt: `${today}T01:00:00.000Z`, changedAt: '', endedAt: null, publishedAt: null },
      ...{ submissionKey: '', contentHash: '' },
    }
    if (source === 'dialogue') this.promise(doneWantedOn)
    this.row.wakeOn = recommendationsWake(this.row, this.own, book, today)
  }

  /** It was promised in a dialogue today, and everybody may read it. */
  private promise(said: string | null): void {
    const found = promiseTerm(this.book, said, this.today)
    if (!found.ok) throw new Error(found.sentence)
    const { dueOn, limit } = found.term
    const publishedAt = this.row.restricted ? null : this.row.startedAt
    this.row = { ...this.row, status: 'promised', dueOn, limitCode: limit?.code ?? '', publishedAt }
    const own = {
      ...{ ...this.own.row, reply: 'accepted' as const, repliedOn: this.today, replyLimit: limit?.code ?? '' },
      ...{ replySource: limit?.source ?? '', doneDueOn: dueOn, owedOn: dueOn, publicAsked: 'Thay bóng đèn ở ngã ba.' },
    }
    this.own = { ...this.own, row: { ...own, ...standingAfter(this.row, own, this.today) } }
  }

  desk(staff: StaffMember): RecDesk {
    const { book, own, row, today } = this
    return {
      ...{ book, today, staff, now: new Date(`${today}T03:00:00.000Z`), seq: row.version + 1, colleagues: [] },
      newId: () => 'new',
      file: { row, own, events: this.events, people: this.teamRows(), bodies: this.bodyRows(), files: [], kin: [] },
    }
  }

  /** What comes of somebody's attempt: nothing (it is done), or the sentence that refuses it. */
  tries(staff: StaffMember, action: string, typed: Record<string, string> = {}, files = 1): string | null {
    const desk = this.desk(staff)
    const deed = DEEDS[action]
    if (!deed) return 'no such deed'
    const verdict = nextOf(stepsOf(desk), this.row, groundOf(this.book, desk.file), action, staff)
    if (!verdict.ok) return verdict.sentence
    const refusal = deed.refuses?.(desk)
    if (refusal) return refusal.sentence
    if (deed.isOffered && !deed.isOffered(desk)) return 'Việc này chưa làm được lúc này.'
    const read = readDeed(deed.fields(desk), (name) => (typed[name] ?? '').split('|').filter(Boolean))
    if (Object.keys(read.errors).length > 0) return JSON.stringify(read.errors)
    if (deed.files?.required && files === 0) return 'files'
    const plan = deed.plan(desk, read.values, verdict.step, files)
    if (!plan.ok) return JSON.stringify(plan.errors)
    this.events.push({
      ...{ dossierId: this.row.id, seq: this.row.version + 1, communeId: 'x', kind: verdict.step.event },
      ...{ actorKind: 'staff', actorId: staff.id, bodyId: staff.bodyId, at: desk.now.toISOString() },
      ...{ detail: JSON.stringify(plan.detail ?? {}), textHash: '', previousHash: '', hash: '', text: plan.text ?? '' },
    })
    this.row = { ...this.row, status: verdict.step.to, ...plan.set, version: this.row.version + 1 }
    this.told.push(...(plan.told ?? []))
    if (plan.more) this.keep(plan.more)
    return null
  }

  /** The same, and it must go well. */
  does(who: Who | StaffMember, action: string, typed: Record<string, string> = {}): this {
    const staff = typeof who === 'string' ? PEOPLE[who] : who
    const refused = this.tries(staff, action, typed)
    if (refused !== null) throw new Error(`${staff.id} ${action} at ${this.row.status}: ${refused}`)
    return this
  }

  /** Days go by. */
  on(day: string): this {
    this.today = day
    return this
  }

  private keep({ competent, done, look, set, steps }: More) {
    const row = { ...this.own.row, ...set }
    let own: Own = { ...this.own, row }
    if (steps)
      own = {
        ...own,
        steps: steps.map((step, n) => ({ ...step, dossierId: this.row.id, position: n + 1, doneOn: null, note: '' })),
      }
    if (done)
      own = {
        ...own,
        steps: own.steps.map((step) =>
          done.positions.includes(step.position) && step.doneOn === null ? { ...step, doneOn: done.on } : step,
        ),
      }
    if (look) own = { ...own, rechecks: own.rechecks.map((one) => ({ ...one, doneOn: look.on, holds: look.holds })) }
    if (competent) this.competent.push(competent)
    this.own = own
  }

  private teamRows() {
    return this.people.map((staffId, n) => ({
      ...{ id: staffId, dossierId: this.row.id, staffId, name: staffId, title: '', role: 'member' as const },
      ...{ position: n, since: '', until: null },
    }))
  }

  private bodyRows() {
    return this.competent.map((bodyId) => ({
      ...{ dossierId: this.row.id, bodyId, role: 'competent' as const, since: '2026-01-01' },
    }))
  }
}

const PUBLIC_REPLY = { publicReply: 'Kinh phí năm nay đã bố trí hết.' }

/** What is typed into each form so that nothing is wrong with it. */
export function typedFor(action: string, today: string, reply = 'accepted'): Record<string, string> {
  const later = '2027-03-01'
  const words = 'Đã xem xét kỹ nội dung này và thống nhất như trên.'
  const by: Record<string, Record<string, string>> = {
    'soan-tra-loi': { reply, answer: words, reason: words, ...PUBLIC_REPLY, buoc1: 'Mua và thay bóng', ngay1: later },
    'tra-lai': { why: words },
    'xin-xem-lai': { why: words },
    'giu-nguyen': { why: words },
    'sua-noi-dung': { asked: words, publicAsked: words },
    'tien-do': { words },
    'bao-xong': { words, steps: '1' },
    'xac-nhan': { seen: words, seenOn: today },
    'chua-dat': { seen: words, dueOn: later },
    'van-giu': { seen: words },
    'khong-con': { seen: words, dueOn: later },
    'ghi-nhan': { note: words },
    'bao-cap-tren': { to: 'x.dang-uy', words },
    'chi-dao': { words },
    'xet-trach-nhiem': { words },
    'thay-the': { why: words },
    'cong-khai': { publicAsked: words, ...PUBLIC_REPLY },
    'neu-cac-buoc': { buoc1: 'Mua và thay bóng', ngay1: later },
    'khong-lam-duoc': { reason: words, ...PUBLIC_REPLY },
    'ghi-khong-giu': { note: words },
    'lam-tiep': { why: words, dueOn: later },
    'thoi-theo-doi': PUBLIC_REPLY,
  }
  return by[action] ?? {}
}
