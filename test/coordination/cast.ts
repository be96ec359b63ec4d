import { PROGRAMME_DEEDS } from '../../worker/coordination/deeds.ts'
import type { More, Own, ProgrammeDesk } from '../../worker/coordination/own.ts'
import { PROGRAMME_STEPS } from '../../worker/coordination/rules.ts'
import type { CoordinationRow, TaskRow } from '../../worker/coordination/tables.ts'
import { readDeed } from '../../worker/dossiers/deed.ts'
import { groundOf } from '../../worker/dossiers/file.ts'
import { nextOf } from '../../worker/dossiers/life.ts'
import type { DossierRow } from '../../worker/dossiers/tables.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'
import { bookOf, somebody } from '../support/commune-x.ts'

export const TODAY = '2026-11-23'

/** Everybody who has anything to do with a programme that Hội Phụ nữ leads, with Phòng Kinh tế and Công an as partners. */
export const PEOPLE = {
  hoa: somebody('hoa', 'phu-nu', 'approver'),
  viet: somebody('viet', 'phu-nu', 'handler'),
  khai: somebody('khai', 'phong-kinh-te', 'handler'),
  toan: somebody('toan', 'phong-kinh-te', 'approver'),
  duc: somebody('duc', 'cong-an', 'handler'),
  huy: somebody('huy', 'cong-an', 'approver'),
  thu: somebody('thu', 'mttq', 'coordinator'),
  hien: somebody('hien', 'mttq', 'approver'),
  man: somebody('man', 'mttq', 'intake_officer'),
  lap: somebody('lap', 'dang-uy', 'leader'),
  tam: somebody('tam', 'hdnd', 'approver'),
  ngan: somebody('ngan', 'phong-van-hoa-xa-hoi', 'approver'),
  canh: somebody('canh', 'thanh-tra-nhan-dan', 'supervisor_member'),
  chanh: somebody('chanh', 'mttq', 'hamlet_rep'),
  tung: somebody('tung', 'van-phong', 'admin'),
} as const
export type Who = keyof typeof PEOPLE
export const BOOK = bookOf()
export const PARTNERS = ['x.phong-kinh-te', 'x.cong-an']

/** A task that nothing is wrong with. */
export function taskOf(position: number, set: Partial<TaskRow> = {}): TaskRow {
  return {
    ...{ id: `t${position}`, dossierId: 'd', position, topic: 'Rác thải', task: `Việc thứ ${position}` },
    ...{ bodyId: 'x.phong-kinh-te', personId: '', person: 'Trần Văn Khải', startsOn: '2026-11-01' },
    ...{ dueOn: '2026-12-10', progress: 0, progressNote: '', progressAt: null, doneOn: null, droppedAt: null },
    ...set,
  }
}

/** A programme on a desk: kept in memory, moved by the very table and deeds that the pages use. */
export class Programme {
  row: DossierRow
  own: Own
  bodies: ProgrammeDesk['file']['bodies']
  events: ProgrammeDesk['file']['events'] = []
  told: { to: readonly string[]; what: string }[] = []
  more: More[] = []
  constructor(
    status: string,
    programme: Partial<CoordinationRow> = {},
    public tasks: readonly TaskRow[] = [taskOf(1), taskOf(2, { bodyId: 'x.phu-nu' })],
  ) {
    this.row = {
      ...{ id: 'd', communeId: 'x', kind: 'coordination', year: 2026, number: 1, status, version: 1, headHash: '' },
      ...{ title: 'Phối hợp thu gom rác', leadBodyId: 'x.phu-nu', addressedBodyId: null, limitCode: '', alarm: '' },
      ...{ addressedAt: null, parentId: null, waitsForBodyId: null, dueOn: null, wakeOn: null },
      ...{ writtenBy: null, restricted: false, startedBy: 'viet', startedAt: `${TODAY}T01:00:00.000Z`, changedAt: '' },
      ...{ endedAt: null, publishedAt: null, submissionKey: '', contentHash: '' },
    }
    this.own = {
      programme: {
        ...{ dossierId: 'd', communeId: 'x', aim: 'Đường làng sạch.', startsOn: '2026-11-01', endsOn: '2026-12-31' },
        ...{ reviewOn: null, ...programme },
      },
      tasks,
      reviews: [],
    }
    const since = status === 'draft' ? null : `${TODAY}T01:00:00.000Z`
    this.bodies = PARTNERS.map((bodyId) => ({ dossierId: 'd', bodyId, role: 'invited', since }))
  }

  desk(staff: StaffMember): ProgrammeDesk {
    const { bodies, events, own, row } = this
    return {
      ...{ book: BOOK, today: TODAY, staff, now: new Date(`${TODAY}T03:00:00.000Z`), seq: row.version + 1 },
      colleagues: [{ id: 'khai', name: 'Trần Văn Khải', title: '', bodyId: 'x.phong-kinh-te', roles: ['handler'] }],
      newId: () => 'new',
      file: { row, own, events, bodies, people: [], files: [], kin: [] },
    }
  }

  /** Does what a form asks for: null when it was done, else the sentence that its officer reads. */
  tries(staff: StaffMember, action: string, typed: Record<string, string> = {}): string | null {
    const deed = PROGRAMME_DEEDS[action]
    if (!deed) throw new Error(action)
    const desk = this.desk(staff)
    const verdict = nextOf(PROGRAMME_STEPS, this.row, groundOf(BOOK, desk.file), action, staff)
    if (!verdict.ok) return verdict.sentence
    const refusal = deed.refuses?.(desk)
    if (refusal) return refusal.sentence
    if (deed.isOffered && !deed.isOffered(desk)) return 'Việc này chưa làm được lúc này.'
    const read = readDeed(deed.fields(desk), (name) => (typed[name] ?? '').split(' | ').filter(Boolean))
    const wrong = Object.values(read.errors).flat()
    if (wrong.length > 0) return wrong.join(' ')
    const plan = deed.plan(desk, read.values, verdict.step, 0)
    if (!plan.ok) return Object.values(plan.errors).flat().join(' ')
    this.row = { ...this.row, status: verdict.step.to, ...plan.set, version: desk.seq }
    this.events = [
      ...this.events,
      {
        ...{ dossierId: 'd', seq: desk.seq, communeId: 'x', kind: verdict.step.event, actorKind: 'staff' },
        ...{ actorId: staff.id, bodyId: staff.bodyId, at: '', textHash: '', previousHash: '', hash: '' },
        ...{ detail: JSON.stringify(plan.detail ?? {}), text: plan.text ?? '' },
      },
    ]
    this.told = [...(plan.told ?? [])]
    if (plan.more) this.keep(plan.more)
    return null
  }

  private keep(more: More): void {
    this.more = [...this.more, more]
    const { dropsOpen, newTask, review, set, task } = more
    const tasks = this.own.tasks.map((one) => ({
      ...one,
      ...(task?.id === one.id ? task.set : {}),
      ...(dropsOpen && one.doneOn === null ? { droppedAt: 'now' } : {}),
    }))
    this.own = {
      ...this.own,
      programme: { ...this.own.programme, ...set },
      tasks: newTask ? [...tasks, { ...newTask, dossierId: 'd', position: tasks.length + 1 }] : tasks,
      reviews: review ? [...this.own.reviews, { ...review, dossierId: 'd', seq: this.row.version }] : this.own.reviews,
    }
    for (const bodyId of more.invite ?? [])
      this.bodies = [...this.bodies, { dossierId: 'd', bodyId, role: 'invited', since: null }]
    this.bodies = this.bodies.filter(({ bodyId }) => !(more.uninvite ?? []).includes(bodyId))
    if (more.sendsOut) this.bodies = this.bodies.map((one) => ({ ...one, since: one.since ?? 'now' }))
  }
}
