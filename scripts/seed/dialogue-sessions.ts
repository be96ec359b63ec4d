import { drizzle } from 'drizzle-orm/d1'
import type { Db, Statement } from '../../worker/db/connect.ts'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { beginning, eventAfter, moving, type NewDossierEvent } from '../../worker/dossiers/queries.ts'
import type { DossierRow } from '../../worker/dossiers/tables.ts'
import { resultsTerm } from '../../worker/dialogue/sessions/limits.ts'
import { newMeeting, setMeeting } from '../../worker/dialogue/sessions/queries.ts'
import type { MeetingRow } from '../../worker/dialogue/sessions/tables.ts'
import { instantAt } from '../../worker/dialogue/sessions/times.ts'
import type { Role, StaffMember } from '../../worker/staff/actor.ts'
import { EXAMPLE_PASSWORD } from './accounts.ts'
import { bodyId } from './communes/common.ts'
import { bookOf, written } from './recommendations.ts'

const SLUG = 'binh-xa'
/** The conference of the examples that was held, and how many days ago. */
export const HELD = 'vi-du.doi-thoai'
export const HELD_AGO = 30

/** An officer of the examples, as events name him. */
export function officerOf(username: string, body: string, ...roles: Role[]): StaffMember {
  const rest = { name: '', username, hamletId: null, title: '', mustChangePassword: false }
  return { kind: 'staff', id: `vi-du.${username}`, communeId: SLUG, bodyId: bodyId(SLUG, body), roles, ...rest }
}

/** A dossier that statements move on, one event after the other. */
export class Told {
  readonly statements: Statement[] = []
  readonly db: Db
  row: DossierRow
  constructor(db: Db, row: DossierRow) {
    this.db = db
    this.row = row
  }

  /** An event, what it changes about the dossier, and what else belongs to it. */
  moves(event: NewDossierEvent, set: Partial<DossierRow> = {}, also: readonly Statement[] = []): void {
    this.statements.push(...moving(this.db, this.row, event, set), ...also)
    const { at, hash, seq } = eventAfter(this.row, event)
    this.row = { ...this.row, ...set, version: seq, headHash: hash, changedAt: at }
  }
}

/** The conference that UBND and the Front held a month ago, up to the evening of its day: minutes and results follow. */
export function heldConference(now: Date): { told: Told; session: Partial<MeetingRow> } {
  const db = drizzle({} as D1Database) as unknown as Db
  const today = localDay(now)
  const ago = (days: number, hour = '09:00') => new Date(instantAt(addDays(today, -days), hour))
  const heldOn = addDays(today, -HELD_AGO)
  const chair = officerOf('duyet.ubnd', 'ubnd', 'approver')
  const front = officerOf('dieuphoi', 'mttq', 'coordinator')
  const startsAt = instantAt(heldOn, '07:30')
  const session = {
    ...{ startsAt, endsAt: instantAt(heldOn, '11:00'), place: 'Hội trường UBND xã', capacity: 120, reserved: 20 },
    about:
      'Bà con nói về rãnh thoát nước, an ninh trật tự, loa truyền thanh và đường nội thôn. Mời bà con các thôn đến dự.',
    hosts: 'Chủ tịch Ủy ban nhân dân xã; Chủ tịch Ủy ban Mặt trận Tổ quốc xã',
    interpreters: 'tiếng Tày',
  }
  const first: NewDossierEvent = {
    ...{ kind: 'dialogue.made', actor: chair, at: ago(48) },
    detail: { kind: 'government_conference', startsAt, leadBodyId: chair.bodyId },
  }
  const begun = {
    ...{ id: HELD, communeId: SLUG, kind: 'dialogue' as const, year: Number(addDays(today, -48).slice(0, 4)) },
    ...{ status: 'scheduled', title: 'Hội nghị đối thoại với Nhân dân xã', leadBodyId: chair.bodyId },
    ...{ submissionKey: HELD, contentHash: '' },
  }
  const made = eventAfter({ id: HELD, communeId: SLUG, version: 0, headHash: '' }, first)
  const told = new Told(db, { ...begun, version: 1, headHash: made.hash } as DossierRow)
  told.statements.push(
    ...beginning(db, begun, first),
    newMeeting(db, { dossierId: HELD, communeId: SLUG, kind: 'government_conference', ...session }),
  )
  told.moves({ kind: 'dialogue.agreed', actor: front, at: ago(46), detail: { startsAt } }, {}, [
    setMeeting(db, HELD, { agreedAt: ago(46).toISOString() }),
  ])
  told.moves(
    { kind: 'dialogue.announced', actor: chair, at: ago(45), detail: { startsAt, limit: 'L18' } },
    { status: 'announced', publishedAt: ago(45).toISOString(), limitCode: 'L18' },
    [setMeeting(db, HELD, { announcedOn: addDays(today, -45) })],
  )
  const due = resultsTerm(bookOf(), 'government_conference', heldOn)?.dueOn ?? null
  told.moves(
    { kind: 'dialogue.held', actor: chair, at: ago(HELD_AGO, '11:30'), detail: { came: 86, heldOn, dueOn: due } },
    { status: 'held', waitsForBodyId: chair.bodyId, dueOn: due, limitCode: 'L19' },
    [setMeeting(db, HELD, { heldOn, came: 86, resultsDueOn: due })],
  )
  return { told, session: { ...session, heldOn } }
}

/** Statements of the conference that was held. */
export function sessionStatements(now: Date): string[] {
  return heldConference(now).told.statements.map(written)
}

/** Meetings to come in xã Bình Xa, made through the very pages that officers use: one announced, one asked for, reception days. */
export async function playSessions(origin: string, now = new Date()): Promise<void> {
  const today = localDay(now)
  const desk = new Desk(origin)
  const around = {
    about: 'Bà con nói về thu gom rác, nước sạch, đường nội thôn. Ai cũng đến được, không phải hẹn trước.',
    ...{ capacity: '120', reserved: '20', interpreters: 'tiếng Tày' },
  }
  const conference = await desk.makes('duyet.ubnd', 'government_conference', 1, {
    ...{ title: 'Đối thoại về rác, nước sạch và đường nội thôn', day: addDays(today, 20), from: '7:30', to: '11:00' },
    ...{ place: 'Hội trường UBND xã', hosts: 'Chủ tịch UBND xã; Chủ tịch Ủy ban Mặt trận Tổ quốc xã', ...around },
  })
  await desk.does('dieuphoi', conference, 'thong-nhat')
  await desk.does('duyet.ubnd', conference, 'moi', { bodies: bodyId(SLUG, 'nong-dan') })
  await desk.does('duyet.ubnd', conference, 'cong-bo')
  await desk.makes('thon.langdia', 'hamlet_meeting', 2, {
    ...{ title: 'Họp thôn bàn mở rộng đường nội thôn', day: addDays(today, 12), from: '19:00', to: '21:00' },
    ...{ place: 'Nhà văn hóa thôn', hamlet: 'lang_dia', hosts: 'Trưởng thôn; Ban công tác Mặt trận thôn' },
    about: 'Bàn việc hiến đất, góp công mở rộng đường nội thôn. Mời mỗi hộ một người.',
  })
  const row = {
    ...{ hourFrom: '7:30', hourTo: '11:00', from: addDays(today, 5), to: addDays(today, 150), viec: 'tao' },
    about: 'Tiếp nhận kiến nghị, phản ánh của bà con. Ai cũng đến được, không phải hẹn trước.',
  }
  await desk.sends('duyet.ubnd', '/can-bo/doi-thoai/lich-tiep-dan', {
    ...{ ...row, submissionKey: keyOf(3), days: '10 và 25', place: 'Phòng tiếp công dân, UBND xã' },
    hosts: 'Chủ tịch Ủy ban nhân dân xã',
  })
  await desk.sends('lanhdao', '/can-bo/doi-thoai/lich-tiep-dan', {
    ...{ ...row, submissionKey: keyOf(4), days: '5 và 20', place: 'Trụ sở Đảng ủy xã' },
    hosts: 'Bí thư Đảng ủy xã',
  })
}

/** Officers at their desks, each signed in once. */
class Desk {
  readonly #origin: string
  readonly #cookies = new Map<string, string>()
  constructor(origin: string) {
    this.#origin = origin
  }

  /** Makes a meeting; its address. */
  async makes(who: string, kind: string, index: number, fields: Record<string, string>): Promise<string> {
    const path = `/can-bo/doi-thoai/cuoc/moi?loai=${kind}`
    const there = await this.sends(who, path, { ...fields, submissionKey: keyOf(index) })
    return there.split('?')[0] ?? ''
  }

  /** Does something with the meeting of an address, as it stands now. */
  async does(who: string, address: string, action: string, fields: Record<string, string> = {}): Promise<void> {
    const page = await fetch(this.#origin + address, { headers: await this.#headers(who) })
    const version = /name="version" value="(\d+)"/.exec(await page.text())?.[1] ?? ''
    await this.sends(who, `${address}/${action}`, { ...fields, version })
  }

  /** Sends what must succeed; where it leads. */
  async sends(who: string, path: string, fields: Record<string, string>): Promise<string> {
    const init = { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' as const }
    const answer = await fetch(this.#origin + path, { ...init, headers: await this.#headers(who) })
    if (answer.status === 303) return answer.headers.get('location') ?? ''
    const said = (await answer.text()).replace(/^[\s\S]*<main/, '').slice(0, 600)
    throw new Error(`example data: ${who} ${path} answered ${answer.status}: ${said}`)
  }

  async #headers(who: string): Promise<Record<string, string>> {
    const network = { 'cf-connecting-ip': '192.0.2.1' }
    if (!this.#cookies.has(who)) {
      const body = new URLSearchParams({ username: who, password: EXAMPLE_PASSWORD })
      const init = { method: 'POST', body, redirect: 'manual' as const, headers: network }
      const answer = await fetch(`${this.#origin}/can-bo/dang-nhap`, init)
      const kept = answer.headers.getSetCookie().map((one) => one.split(';')[0])
      this.#cookies.set(who, kept.join('; '))
    }
    return { ...network, cookie: this.#cookies.get(who) ?? '' }
  }
}

function keyOf(index: number): string {
  return `6d000000-0000-4000-8000-${String(index).padStart(12, '0')}`
}
