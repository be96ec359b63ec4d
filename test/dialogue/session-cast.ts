import { bookOf, somebody } from '../support/commune-x.ts'
import type { CommuneBook } from '../../worker/communes/book.ts'
import { readDeed } from '../../worker/dossiers/deed.ts'
import { groundOf } from '../../worker/dossiers/file.ts'
import { nextOf } from '../../worker/dossiers/life.ts'
import type { DossierRow } from '../../worker/dossiers/tables.ts'
import { SESSION_DEEDS } from '../../worker/dialogue/sessions/deeds.ts'
import type { SessionDesk, SessionOwn } from '../../worker/dialogue/sessions/own.ts'
import { stepsOf } from '../../worker/dialogue/sessions/rules.ts'
import type { MeetingRow } from '../../worker/dialogue/sessions/tables.ts'
import { instantAt } from '../../worker/dialogue/sessions/times.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'

export const TODAY = '2026-11-23'

/** Everybody who has anything to do with a conference of UBND to which Hội Nông dân was invited. */
export const PEOPLE = {
  thu: somebody('thu', 'mttq', 'coordinator'),
  hien: somebody('hien', 'mttq', 'approver'),
  man: somebody('man', 'mttq', 'intake_officer'),
  tien: somebody('tien', 'ubnd', 'handler'),
  vinh: somebody('vinh', 'ubnd', 'approver'),
  nong: somebody('nong', 'nong-dan', 'approver'),
  khai: somebody('khai', 'phong-kinh-te', 'handler'),
  toan: somebody('toan', 'phong-kinh-te', 'approver'),
  lap: somebody('lap', 'dang-uy', 'leader'),
  canh: somebody('canh', 'thanh-tra-nhan-dan', 'supervisor_member'),
  chanh: somebody('chanh', 'mttq', 'hamlet_rep'),
  tung: somebody('tung', 'van-phong', 'admin'),
} as const
export type Who = keyof typeof PEOPLE

export const BOOK: CommuneBook = { ...bookOf(), hamlets: new Map() }

/** A meeting of the tests: thirty days ahead, announced or not as its state says. */
export function meetingRow(set: Partial<MeetingRow> = {}): MeetingRow {
  return {
    ...{ dossierId: 'd', communeId: 'x', kind: 'government_conference', yearEnd: false, about: 'Mời bà con đến dự.' },
    ...{ startsAt: instantAt('2026-12-23', '07:30'), endsAt: instantAt('2026-12-23', '11:00'), place: 'Hội trường' },
    ...{ hamletId: '', onlineLink: '', capacity: 0, reserved: 0, hosts: 'Chủ tịch UBND xã', interpreters: '' },
    ...{ seriesId: '', criticismId: '', agreedAt: '2026-11-20T01:00:00.000Z', announcedOn: null, sequence: 0 },
    ...{ notice: '', heldOn: null, came: null, minutesReadyAt: null, governmentConfirmedAt: null },
    ...{ governmentConfirmedBy: '', governmentRemark: '', frontConfirmedAt: null, frontConfirmedBy: '' },
    ...{ frontRemark: '', resultsDueOn: null, resultsOn: null, results: '', surveySlug: '', takesQuestions: false },
    currentItemId: null,
    ...set,
  }
}

/** A meeting on a desk: kept in memory, moved by the very table and deeds that the pages use. */
export class Session {
  row: DossierRow
  own: SessionOwn
  kin: DossierRow[] = []
  detail: Record<string, unknown> = {}
  told: { to: readonly string[]; what: string }[] = []
  constructor(
    status: string,
    session: Partial<MeetingRow> = {},
    readonly book = BOOK,
    public today = TODAY,
  ) {
    const full = meetingRow(session)
    const lead = full.kind === 'party_reception' ? 'x.dang-uy' : full.kind === 'thematic' ? 'x.mttq' : 'x.ubnd'
    this.row = {
      ...{ id: 'd', communeId: 'x', kind: 'dialogue', year: 2026, number: 1, status, version: 1, headHash: '' },
      ...{ title: 'Đối thoại', leadBodyId: lead, addressedBodyId: null, addressedAt: null, limitCode: '', alarm: '' },
      ...{ parentId: null, waitsForBodyId: null, dueOn: null, wakeOn: null, writtenBy: null, restricted: false },
      ...{ startedBy: 'tien', startedAt: `${TODAY}T01:00:00.000Z`, changedAt: '', endedAt: null, publishedAt: null },
      ...{ submissionKey: '', contentHash: '' },
    }
    const counts = { waitingQuestions: 0, shownQuestions: 0, seats: 0, came: 0, entries: 0, requests: 0 }
    this.own = { session: full, items: [], counts, minutes: { entries: [], unanswered: 0 } }
  }

  desk(staff: StaffMember): SessionDesk {
    const { book, own, row, today } = this
    const bodies = [{ dossierId: 'd', bodyId: 'x.nong-dan', role: 'invited' as const, since: '2026-11-01' }]
    return {
      ...{ book, today, staff, now: new Date(instantAt(today, '10:00')), seq: row.version + 1, colleagues: [] },
      newId: () => 'new',
      file: { row, own, events: [], people: [], bodies, files: [], kin: this.kin },
    }
  }

  /** What comes of somebody's attempt: nothing (it is done), or the sentence that refuses it. */
  tries(staff: StaffMember, action: string, typed: Record<string, string> = {}): string | null {
    const desk = this.desk(staff)
    const table = stepsOf(this.own.session.kind)
    const verdict = nextOf(table, this.row, groundOf(this.book, desk.file), action, staff)
    if (!verdict.ok) return verdict.sentence
    const deed = SESSION_DEEDS[action]
    if (!deed) throw new Error(`no deed ${action}`)
    const refusal = deed.refuses?.(desk)
    if (refusal) return refusal.sentence
    if (deed.isOffered && !deed.isOffered(desk)) return 'Việc này chưa làm được lúc này.'
    const read = readDeed(deed.fields(desk), (name) => (typed[name] ?? '').split('|'))
    const errors = Object.values(read.errors)
    if (errors.length > 0) return errors.flat().join(' ')
    const plan = deed.plan(desk, read.values, verdict.step, 0)
    if (!plan.ok) return Object.values(plan.errors).flat().join(' ')
    this.row = { ...this.row, status: verdict.step.to, version: this.row.version + 1, ...plan.set }
    this.own = { ...this.own, session: { ...this.own.session, ...plan.more?.set } }
    this.told = [...(plan.told ?? [])]
    this.detail = plan.detail ?? {}
    return null
  }
}
