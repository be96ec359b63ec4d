import type { CommuneBook } from '../communes/book.ts'
import { addDays, dueDay, localDay, longDay } from '../deadlines/calendar.ts'
import { findLimit } from '../deadlines/limit.ts'
import { holds, type StaffMember } from '../staff/actor.ts'

/** A request to open who sent a case: asked by one, decided by another, open to the asker until it closes. */
export type Opening = {
  seq: number
  askedBy: string
  askedBodyId: string
  status: 'asked' | 'agreed' | 'refused'
  closesAt: string | null
}

/** What the rules need to know of a case. */
export type Asked = {
  communeId: string
  hideIdentity: boolean
  hasContact: boolean
  aboutBodyId: string | null
  aboutStaffId: string | null
  restricted: boolean
}

type Event = { kind: string; seq: number; actorId: string; bodyId: string; detail: string }

/** The last request in a case's history, as it stands. */
export function openingIn(events: readonly Event[]): Opening | null {
  const asked = events.findLast((event) => event.kind === 'identity.asked')
  if (!asked) return null
  const decided = events.find((event) => event.seq > asked.seq && /^identity\.(agreed|refused)$/.test(event.kind))
  const { closesAt } = JSON.parse(decided?.detail ?? '{}') as { closesAt?: string }
  const status = decided === undefined ? 'asked' : decided.kind === 'identity.agreed' ? 'agreed' : 'refused'
  return { seq: asked.seq, askedBy: asked.actorId, askedBodyId: asked.bodyId, status, closesAt: closesAt ?? null }
}

/** Is it open to this officer now? */
export function isOpenTo(staff: StaffMember, opening: Opening | null, now: string): boolean {
  return (
    opening !== null && opening.askedBy === staff.id && opening.status === 'agreed' && now < (opening.closesAt ?? '')
  )
}

/** Does something of this request still run: a decision waited for, or a door that is open? */
export function isRunning(opening: Opening | null, now: string): boolean {
  if (opening === null || opening.status === 'refused') return false
  return opening.status === 'asked' || now < (opening.closesAt ?? '')
}

/** Is asking for this case's sender this officer's work at all: the coordinator's of the body that receives; of a restricted case theirs who are named. */
export function mayAsk(staff: StaffMember, asked: Asked, triageBodyId: string): boolean {
  return (
    staff.communeId === asked.communeId &&
    ((staff.bodyId === triageBodyId && holds(staff, 'coordinator')) || isEntrusted(staff, asked)) &&
    staff.bodyId !== asked.aboutBodyId &&
    staff.id !== asked.aboutStaffId
  )
}

/** Why nothing is to be asked now, or null. */
export function askRefusal(asked: Asked, opening: Opening | null, now: string): string | null {
  if (!asked.hasContact) return 'Người gửi không để lại tên hay cách liên lạc, nên không có gì để mở.'
  if (!asked.hideIdentity) return 'Người gửi không giấu tên. Xem ngay tại trang hồ sơ.'
  if (isRunning(opening, now))
    return opening?.status === 'asked'
      ? 'Đã có yêu cầu đang chờ người khác đồng ý.'
      : 'Danh tính đang mở cho người đã xin.'
  return null
}

/**
 * May this officer agree or refuse? A leader, or an approver of a body other than the asker's, of a restricted case also
 * another who is named in its grants; never the asker himself,
 * nor anybody of the body or the person that the case complains of.
 */
export function mayDecide(
  staff: StaffMember,
  asked: Pick<Asked, 'communeId' | 'aboutBodyId' | 'aboutStaffId' | 'restricted'>,
  opening: Pick<Opening, 'askedBy' | 'askedBodyId'>,
): boolean {
  if (staff.communeId !== asked.communeId || staff.id === opening.askedBy) return false
  if (staff.bodyId === asked.aboutBodyId || staff.id === asked.aboutStaffId) return false
  if (holds(staff, 'leader') || isEntrusted(staff, asked)) return true
  return holds(staff, 'approver') && staff.bodyId !== opening.askedBodyId
}

/** Works on restricted cases; which of them he finds at all his grants say. */
function isEntrusted(staff: StaffMember, { restricted }: Pick<Asked, 'restricted'>): boolean {
  return restricted && holds(staff, 'confidential_officer')
}

/** When it closes again by itself: at the end of the last day, in Vietnam. */
export function closesAt(book: Pick<CommuneBook, 'limits' | 'specialDays'>, today: string): string {
  const limit = findLimit(book.limits, 'identity_open', today)
  const term = { days: Math.max(limit?.days ?? 1, 1), unit: limit?.unit ?? ('working_days' as const) }
  const { due } = dueDay({ ...term, from: today, special: book.specialDays })
  return new Date(`${addDays(due, 1)}T00:00:00+07:00`).toISOString()
}

/** "hết thứ Hai, 23/11/2026": the last day on which it is open. */
export function closesText(at: string): string {
  return `hết ${longDay(localDay(new Date(Date.parse(at) - 1)))}`
}
