import { bookOf, somebody } from '../support/commune-x.ts'
import { groundOf } from '../../worker/dossiers/file.ts'
import { readDeed } from '../../worker/dossiers/deed.ts'
import { nextOf } from '../../worker/dossiers/life.ts'
import type { DossierRow } from '../../worker/dossiers/tables.ts'
import { CRITICISM_DEEDS } from '../../worker/criticism/deeds.ts'
import type { CriticismDesk, More, Own, Point } from '../../worker/criticism/own.ts'
import { CRITICISM_STEPS } from '../../worker/criticism/rules.ts'
import type { CriticismRow } from '../../worker/criticism/tables.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'

export const TODAY = '2026-11-23'

/** Everybody who has anything to do with a draft of Phòng Kinh tế that Hội đồng nhân dân will issue. */
export const PEOPLE = {
  thu: somebody('thu', 'mttq', 'coordinator'),
  hien: somebody('hien', 'mttq', 'approver'),
  man: somebody('man', 'mttq', 'intake_officer'),
  thinh: somebody('thinh', 'mttq', 'advisory_group_member'),
  khai: somebody('khai', 'phong-kinh-te', 'handler'),
  toan: somebody('toan', 'phong-kinh-te', 'approver'),
  duc: somebody('duc', 'cong-an', 'handler'),
  huy: somebody('huy', 'cong-an', 'approver'),
  tam: somebody('tam', 'hdnd', 'approver'),
  lap: somebody('lap', 'dang-uy', 'leader'),
  canh: somebody('canh', 'thanh-tra-nhan-dan', 'supervisor_member'),
  chanh: somebody('chanh', 'mttq', 'hamlet_rep'),
  tung: somebody('tung', 'van-phong', 'admin'),
  xuan: somebody('xuan', 'uy-ban-kiem-tra', 'confidential_officer'),
} as const
export type Who = keyof typeof PEOPLE

export const BOOK = bookOf()

/** A point that stands. */
export function pointOf(number: number, set: Partial<Point> = {}): Point {
  return {
    ...{ id: `p${number}`, dossierId: 'd', number, section: 1, axis: '', text: `Điểm thứ ${number}`, revision: 1 },
    ...{ mergedInto: null, endedAt: null, citizens: 1, members: 0, experts: 0, sessions: 0, hamlets: 1 },
    ...{ response: '', responseText: '', met: '', metNote: '', quotes: [] },
    ...set,
  }
}

/** A draft on a desk: kept in memory, moved by the very table and deeds that the pages use. */
export class Paper {
  row: DossierRow
  own: Own
  events: CriticismDesk['file']['events'] = []
  told: { to: readonly string[]; what: string }[] = []
  constructor(
    status: string,
    readonly book = BOOK,
    criticism: Partial<CriticismRow> = {},
    public today = TODAY,
  ) {
    this.row = {
      ...{ id: 'd', communeId: 'x', kind: 'criticism', year: 2026, number: 1, status, version: 1, headHash: '' },
      ...{ title: 'Thu gom rác', leadBodyId: 'x.mttq', addressedBodyId: 'x.phong-kinh-te', limitCode: '', alarm: '' },
      ...{ addressedAt: `${today}T01:00:00.000Z`, parentId: null, waitsForBodyId: null, dueOn: null, wakeOn: null },
      ...{ writtenBy: null, restricted: false, startedBy: 'khai', startedAt: `${today}T01:00:00.000Z`, changedAt: '' },
      ...{ endedAt: null, publishedAt: null, submissionKey: '', contentHash: '' },
    }
    const full: CriticismRow = {
      ...{
        dossierId: 'd',
        communeId: 'x',
        kind: 'nghi_quyet',
        summary: 'Quy định thu gom rác.',
        plannedOn: '2026-12-31',
      },
      ...{ receivedOn: today, askedBy: 'body', promulgatorBodyId: 'x.hdnd', planYear: null, forms: ['written'] },
      ...{ isConsultation: false, isOpen: false, opensOn: null, closesOn: null, notice: '', heldOn: null },
      ...{ documentNumber: '', issuedOn: null, respondedOn: null, promulgatorToldOn: null },
      ...{ finalTitle: '', finalLink: '', finalOn: null },
      ...criticism,
    }
    this.own = {
      criticism: full,
      sections: [{ position: 1, ref: 'Điều 1', heading: 'Phạm vi', shown: 0, size: 100 }],
      points: [pointOf(1), pointOf(2)],
      waiting: 0,
    }
  }

  desk(staff: StaffMember): CriticismDesk {
    const { book, own, row, today } = this
    return {
      ...{ book, today, staff, now: new Date(`${today}T03:00:00.000Z`), seq: row.version + 1, colleagues: [] },
      newId: () => 'new',
      file: { row, own, events: this.events, people: [], bodies: [], files: [], kin: [] },
    }
  }

  /** What comes of somebody's attempt: nothing (it is done), or the sentence that refuses it. */
  tries(staff: StaffMember, action: string, typed: Record<string, string> = {}, files = 1): string | null {
    const desk = this.desk(staff)
    const deed = CRITICISM_DEEDS[action]
    const verdict = nextOf(CRITICISM_STEPS, this.row, groundOf(this.book, desk.file), action, staff)
    if (!verdict.ok) return verdict.sentence
    if (!deed) return null
    if (deed.isOffered && !deed.isOffered(desk)) return 'Việc này chưa làm được lúc này.'
    const read = readDeed(deed.fields(desk), (name) => (typed[name] ?? '').split(' '.repeat(3)))
    const errors = Object.values(read.errors)
    if (errors.length > 0) return errors.flat().join(' ')
    const plan = deed.plan(desk, read.values, verdict.step, files)
    if (!plan.ok) return Object.values(plan.errors).flat().join(' ')
    this.row = { ...this.row, status: verdict.step.to, version: this.row.version + 1, ...plan.set }
    this.write(plan.more ?? {})
    this.told = [...(plan.told ?? [])]
    this.events.push({
      ...{ dossierId: 'd', seq: this.row.version, communeId: 'x', kind: verdict.step.event, actorKind: 'staff' },
      ...{ actorId: staff.id, bodyId: staff.bodyId, at: '', detail: JSON.stringify(plan.detail ?? {}) },
      ...{ textHash: '', previousHash: '', hash: '', text: plan.text ?? '' },
    })
    return null
  }

  write({ set, points = [] }: More): void {
    this.own = {
      ...this.own,
      criticism: { ...this.own.criticism, ...set },
      points: this.own.points.map((point) => ({ ...point, ...points.find(({ id }) => id === point.id)?.set })),
    }
  }

  /** What the last event knows. */
  get detail(): Record<string, unknown> {
    return JSON.parse(this.events.at(-1)?.detail ?? '{}') as Record<string, unknown>
  }
}
