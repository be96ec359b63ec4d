import type { Body, CommuneBook } from '../../communes/book.ts'
import { holds, type StaffMember } from '../../staff/actor.ts'
import { SESSION_KINDS, type SessionKind } from '../words.ts'

/** The body that holds a kind of meeting; null where the commune has none. */
export function leadOf(book: CommuneBook, kind: SessionKind): string | null {
  switch (kind) {
    case 'government_conference':
    case 'chair_reception':
      return standing(book, 'peoples_committee')
    case 'party_reception':
      return standing(book, 'party_committee')
    default:
      return book.commune.triageBodyId
  }
}

/** Who is at the table from the start: the government wherever the Front holds it. */
export function invitedFrom(book: CommuneBook, kind: SessionKind): string[] {
  const government = standing(book, 'peoples_committee')
  return leadOf(book, kind) === book.commune.triageBodyId && government !== null ? [government] : []
}

/** The kinds that he may make or propose: his own body's; the Front and the commune's leaders any; a hamlet's representative his hamlet's. */
export function kindsFor(staff: StaffMember, book: CommuneBook): SessionKind[] {
  const front = book.commune.triageBodyId
  const isProposer = holds(staff, 'leader') || (staff.bodyId === front && holds(staff, 'coordinator', 'approver'))
  return SESSION_KINDS.filter((kind) => {
    const lead = leadOf(book, kind)
    if (lead === null) return false
    if (kind === 'hamlet_meeting' && holds(staff, 'hamlet_rep')) return true
    return isProposer || (staff.bodyId === lead && holds(staff, 'handler', 'approver', 'coordinator'))
  })
}

/** Does what he makes stand on the calendar at once, or wait for the body that holds it? */
export function schedulesOf(staff: StaffMember, leadBodyId: string): boolean {
  return staff.bodyId === leadBodyId && holds(staff, 'handler', 'approver', 'leader', 'coordinator')
}

/** The receptions whose days he may settle: heads of the body that receives. */
export function seriesKindsFor(staff: StaffMember, book: CommuneBook): ('party_reception' | 'chair_reception')[] {
  const kinds = ['party_reception', 'chair_reception'] as const
  return kinds.filter(
    (kind) => staff.bodyId === leadOf(book, kind) && holds(staff, 'approver', 'leader', 'coordinator'),
  )
}

/** Who leads by office, as people read it. */
export const HOSTS: Record<SessionKind, string> = {
  government_conference: 'Chủ tịch Ủy ban nhân dân xã; Chủ tịch Ủy ban Mặt trận Tổ quốc xã',
  party_reception: 'Bí thư Đảng ủy xã',
  chair_reception: 'Chủ tịch Ủy ban nhân dân xã',
  thematic: 'Chủ tịch Ủy ban Mặt trận Tổ quốc xã; Ủy ban nhân dân xã',
  voters_meeting: 'Ủy ban Mặt trận Tổ quốc xã; đại biểu Hội đồng nhân dân',
  hamlet_meeting: 'Trưởng thôn; Ban công tác Mặt trận thôn',
}

function standing(book: CommuneBook, kind: Body['kind']): string | null {
  return [...book.bodies.values()].find((body) => body.kind === kind && body.parentBodyId === null)?.id ?? null
}
