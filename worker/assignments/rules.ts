import type { CommuneBook } from '../communes/book.ts'
import { holds, type StaffMember } from '../staff/actor.ts'
import type { AssignmentTable } from './tables.ts'

export type Action = 'sua' | 'bo' | 'quyet-dinh'
export type Seen = Pick<AssignmentTable, 'status' | 'communeId' | 'writtenBy'>
export type Verdict = { ok: true } | { ok: false; status: 403 | 409; sentence: string }
type Place = Pick<CommuneBook, 'bodies' | 'commune'>

/** What each state of a table lets be done. What was decided stays as it is: the next one takes its place. */
const STEPS: Readonly<Record<AssignmentTable['status'], readonly Action[]>> = {
  draft: ['sua', 'bo', 'quyet-dinh'],
  in_force: [],
  replaced: [],
  dropped: [],
}

/** Who writes tables, and sees one before it is decided: officers of the Front who have the whole commune before them, and those of the Party committee. */
export function mayMake(staff: StaffMember, book: Place): boolean {
  if (staff.communeId !== book.commune.id) return false
  if (staff.bodyId === book.commune.triageBodyId) return holds(staff, 'intake_officer', 'coordinator', 'approver')
  return isPartyCommittee(staff, book) && holds(staff, 'handler', 'approver', 'leader')
}

/** May he do this with this table now? */
export function verdictOn(table: Seen, action: Action, staff: StaffMember, book: Place): Verdict {
  if (!mayMake(staff, book) || table.communeId !== staff.communeId)
    return no(403, 'Bảng phân công do Mặt trận xã và Đảng ủy xã lập.')
  if (!STEPS[table.status].includes(action))
    return no(409, 'Bảng này không còn là bản đang soạn. Muốn đổi, ông/bà lập bản mới.')
  if (action !== 'quyet-dinh') return { ok: true }
  if (!decides(staff, book))
    return no(403, 'Bảng phân công do lãnh đạo Đảng ủy, hoặc người phụ trách của Mặt trận xã quyết định.')
  return staff.id === table.writtenBy
    ? no(403, 'Người sửa bảng sau cùng không tự quyết định: cần một người khác.')
    : { ok: true }
}

/** The leader of the Party committee; for the Front, which writes down what the plan says, its coordinator. */
function decides(staff: StaffMember, book: Place): boolean {
  const isOfFront = staff.bodyId === book.commune.triageBodyId
  return (isOfFront && holds(staff, 'coordinator')) || (isPartyCommittee(staff, book) && holds(staff, 'leader'))
}

function isPartyCommittee({ bodyId }: StaffMember, book: Place): boolean {
  const body = book.bodies.get(bodyId)
  return body?.kind === 'party_committee' && body.parentBodyId === null
}

function no(status: 403 | 409, sentence: string): Verdict {
  return { ok: false, status, sentence }
}
