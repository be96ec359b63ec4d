import { bookOf, somebody } from '../support/commune-x.ts'
import type { CommuneBook } from '../../worker/communes/book.ts'
import { readDeed } from '../../worker/dossiers/deed.ts'
import { groundOf } from '../../worker/dossiers/file.ts'
import { type DossierTable, nextOf } from '../../worker/dossiers/life.ts'
import type { DossierRow } from '../../worker/dossiers/tables.ts'
import { commendationSteps } from '../../worker/merit/commendation-rules.ts'
import { PRAISE_DEEDS } from '../../worker/merit/praise/deeds.ts'
import type { PraiseDesk, PraiseOwn } from '../../worker/merit/praise/own.ts'
import { RATING_DEEDS } from '../../worker/merit/ratings/deeds.ts'
import type { RatingDesk, RatingOwn } from '../../worker/merit/ratings/own.ts'
import { ratingSteps } from '../../worker/merit/rating-rules.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'

export const TODAY = '2026-11-23'

/** Everybody who has anything to do with Hội Phụ nữ's rating, to which Phòng Kinh tế was asked, or with its proposals. */
export const PEOPLE = {
  thu: somebody('thu', 'mttq', 'coordinator'),
  hien: somebody('hien', 'mttq', 'approver'),
  man: somebody('man', 'mttq', 'intake_officer'),
  hoa: somebody('hoa', 'phu-nu', 'approver'),
  khai: somebody('khai', 'phong-kinh-te', 'handler'),
  lap: somebody('lap', 'dang-uy', 'leader'),
  nga: somebody('nga', 'dang-uy', 'handler'),
  vinh: somebody('vinh', 'ubnd', 'approver'),
  canh: somebody('canh', 'thanh-tra-nhan-dan', 'supervisor_member'),
  chanh: { ...somebody('chanh', 'mttq', 'hamlet_rep'), hamletId: 'lang_dia' },
  chu: { ...somebody('chu', 'mttq', 'hamlet_rep'), hamletId: 'dong_com' },
  tung: somebody('tung', 'van-phong', 'admin'),
} as const
export type Who = keyof typeof PEOPLE

const hamlet = (id: string, name: string) => ({ communeId: 'x', id, name, position: 1, endsOn: null }) as never
export const BOOK: CommuneBook = {
  ...bookOf(),
  hamlets: new Map([
    ['lang_dia', hamlet('lang_dia', 'Làng Dịa')],
    ['dong_com', hamlet('dong_com', 'Đồng Cỏm')],
  ]),
}

function rowOf(kind: 'rating' | 'commendation', status: string, leadBodyId: string): DossierRow {
  return {
    ...{ id: 'd', communeId: 'x', kind, year: 2026, number: 1, status, version: 1, headHash: '', title: 'Hồ sơ' },
    ...{ leadBodyId, addressedBodyId: null, addressedAt: null, limitCode: '', alarm: '', parentId: null },
    ...{ waitsForBodyId: null, dueOn: null, wakeOn: null, writtenBy: null, restricted: false, startedBy: 'thu' },
    ...{ startedAt: '', changedAt: '', endedAt: null, publishedAt: null, submissionKey: '', contentHash: '' },
  }
}

const person = (staffId: string) => ({
  ...{ id: staffId, dossierId: 'd', staffId, name: staffId, title: '', role: 'member' as const, position: 0 },
  ...{ since: '2026-11-01', until: null },
})

type Told = { to: readonly string[]; what: string }[]

/** What both kinds share: a dossier in memory, moved by the very table and deeds that the pages use. */
abstract class Kept {
  abstract row: DossierRow
  told: Told = []
  detail: Record<string, unknown> = {}
  events: { kind: string; actorId: string }[] = []
  readonly people: ReturnType<typeof person>[]
  constructor(
    ofHamlet: boolean,
    public today = TODAY,
  ) {
    this.people = ofHamlet ? [person('chanh')] : []
  }
  abstract table(): DossierTable

  protected shared(staff: StaffMember) {
    const { people, row, today } = this
    return {
      ...{ book: BOOK, today, staff, now: new Date(`${today}T03:00:00Z`), seq: row.version + 1, colleagues: [] },
      newId: () => 'new',
      file: { row, events: this.events as never[], people, files: [], kin: [] },
    }
  }

  protected moved(who: StaffMember, event: string, to: string, set: Partial<DossierRow> = {}): void {
    this.row = { ...this.row, status: to, version: this.row.version + 1, ...set }
    this.events.push({ kind: event, actorId: who.id })
  }
}

/** A rating on a desk. */
export class Rating extends Kept {
  row: DossierRow
  own: RatingOwn
  constructor(status: string, unit = 'body:x.phu-nu', more: Partial<RatingOwn['rating']> = {}) {
    super(unit.startsWith('hamlet:'))
    this.row = rowOf('rating', status, unit.startsWith('hamlet:') ? 'x.mttq' : unit.slice(5))
    const criterion = { communeId: 'x', subject: 'body' as const, position: 0, endsOn: null }
    this.own = {
      rating: {
        ...{ dossierId: 'd', communeId: 'x', year: 2026, unit, selfGrade: null, selfWords: '', proposedGrade: null },
        ...{ grade: null, decision: '', decisionNumber: '', decidedOn: null, criteria: ['a', 'b'], points: null },
        ...{ appealUntil: null, appeals: 0 },
        ...more,
      },
      criteria: [
        { ...criterion, id: 'a', name: 'Báo cáo', most: 60, evidence: 'reports' },
        { ...criterion, id: 'b', name: 'Đoàn kết', most: 40, evidence: '' },
      ],
      scores: [],
      peers: [],
      asked: ['x.phong-kinh-te'],
      evidence: [{ kind: 'reports', done: 20, of: 24, text: 'Nộp đúng hạn 20 trên 24 báo cáo.', href: '/x' }],
      reps: [{ id: 'chu', name: 'chu', title: '' }],
    }
  }

  table() {
    return ratingSteps(this.own.rating.unit.startsWith('hamlet:') ? 'hamlet' : 'body')
  }

  desk(staff: StaffMember): RatingDesk {
    const shared = this.shared(staff)
    const bodies = [{ dossierId: 'd', bodyId: 'x.phong-kinh-te', role: 'invited' as const, since: '2026-11-01' }]
    return { ...shared, file: { ...shared.file, bodies, own: this.own } }
  }

  /** What comes of somebody's attempt: nothing (it is done), or the sentence that refuses it. */
  tries(staff: StaffMember, action: string, typed: Record<string, string> = {}): string | null {
    const desk = this.desk(staff)
    const verdict = nextOf(this.table(), this.row, groundOf(BOOK, desk.file), action, staff)
    if (!verdict.ok) return verdict.sentence
    const deed = RATING_DEEDS[action]
    if (!deed) throw new Error(`no deed ${action}`)
    const refusal = deed.refuses?.(desk)
    if (refusal) return refusal.sentence
    const read = readDeed(deed.fields(desk), (name) => (typed[name] ?? '').split('|'))
    if (Object.keys(read.errors).length > 0) return Object.values(read.errors).flat().join(' ')
    const plan = deed.plan(desk, read.values, verdict.step, 0)
    if (!plan.ok) return Object.values(plan.errors).flat().join(' ')
    this.moved(staff, verdict.step.event, verdict.step.to, plan.set)
    const { more } = plan
    this.own = {
      ...this.own,
      rating: { ...this.own.rating, ...more?.set },
      scores: more?.scores
        ? more.scores.points.map((one) => ({ ...one, dossierId: 'd', by: more.scores?.by ?? '', note: '' }))
        : this.own.scores,
      asked: more?.ask ?? (more?.graded ? [] : this.own.asked),
    }
    this.told = [...(plan.told ?? [])]
    this.detail = plan.detail ?? {}
    return null
  }
}

/** A proposal on a desk. */
export class Praise extends Kept {
  row: DossierRow
  own: PraiseOwn
  constructor(status: string, proposedBy = 'hamlet:lang_dia', more: Partial<PraiseOwn['praise']> = {}) {
    super(proposedBy.startsWith('hamlet:'))
    this.row = rowOf('commendation', status, proposedBy.startsWith('hamlet:') ? 'x.mttq' : proposedBy.slice(5))
    this.own = {
      evidence: [],
      praise: {
        ...{ dossierId: 'd', communeId: 'x', year: 2026, proposedBy, nomineeKind: 'household', nomineeUnit: '' },
        ...{ sealed: 'đóng', keyId: 'k', nomineePublic: '', hamletId: 'lang_dia', occasion: 'dai-doan-ket' },
        ...{ achievement: 'Hiến đất làm đường thôn.', form: '2-giay-khen', votesFor: null, votesOf: null },
        ...{ decisionNumber: '', decidedOn: null },
        ...more,
      },
    }
  }

  table() {
    return commendationSteps({ ofHamlet: this.own.praise.proposedBy.startsWith('hamlet:'), isSealed: true })
  }

  desk(staff: StaffMember): PraiseDesk {
    const shared = this.shared(staff)
    const bodies = [{ dossierId: 'd', bodyId: 'x.ubnd', role: 'competent' as const, since: '2026-11-20' }]
    return { ...shared, file: { ...shared.file, bodies, own: this.own } }
  }

  tries(staff: StaffMember, action: string, typed: Record<string, string> = {}): string | null {
    const desk = this.desk(staff)
    const verdict = nextOf(this.table(), this.row, groundOf(BOOK, desk.file), action, staff)
    if (!verdict.ok) return verdict.sentence
    const deed = PRAISE_DEEDS[action]
    if (!deed) throw new Error(`no deed ${action}`)
    const refusal = deed.refuses?.(desk)
    if (refusal) return refusal.sentence
    const read = readDeed(deed.fields(desk), (name) => (typed[name] ?? '').split('|'))
    if (Object.keys(read.errors).length > 0) return Object.values(read.errors).flat().join(' ')
    const plan = deed.plan(desk, read.values, verdict.step, 0)
    if (!plan.ok) return Object.values(plan.errors).flat().join(' ')
    this.moved(staff, verdict.step.event, verdict.step.to, plan.set)
    this.own = { ...this.own, praise: { ...this.own.praise, ...plan.more?.set } }
    this.told = [...(plan.told ?? [])]
    this.detail = plan.detail ?? {}
    return null
  }
}
