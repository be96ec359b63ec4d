import { localDay, longDay } from '../../deadlines/calendar.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { holds, type StaffMember } from '../../staff/actor.ts'
import type { MeetingRow } from '../sessions/tables.ts'
import { RECEPTIONS } from '../words.ts'

export type Refused = { status: 403 | 409; sentence: string } | null

type Seen = Pick<DossierRow, 'leadBodyId' | 'status'>
type Met = Pick<MeetingRow, 'kind' | 'minutesReadyAt' | 'startsAt'>

const WRITERS = ['handler', 'approver', 'leader', 'coordinator', 'intake_officer'] as const
const CONFIRMED = ['minutes_approved', 'results_published', 'closed']

/** Does he take down what is said: an officer of the body that holds the meeting, or of the Front? */
export function isWriter(staff: StaffMember, row: Seen, frontBodyId: string): boolean {
  return [row.leadBodyId, frontBodyId].includes(staff.bodyId) && holds(staff, ...WRITERS)
}

/** Why nothing can be taken down, changed or concluded just now, or not by him; null when it can. */
export function refusalToWrite(
  staff: StaffMember,
  row: Seen,
  { kind, minutesReadyAt, startsAt }: Met,
  frontBodyId: string,
  today: string,
): Refused {
  const no = (status: 403 | 409, sentence: string): Refused => ({ status, sentence })
  if (!isWriter(staff, row, frontBodyId))
    return no(403, 'Biên bản do cán bộ của cơ quan chủ trì hoặc của Mặt trận ghi.')
  if (RECEPTIONS.includes(kind))
    return no(409, 'Buổi tiếp dân không lập biên bản hai bên. Ông/bà ghi kết quả ở trang của buổi tiếp dân.')
  if (CONFIRMED.includes(row.status))
    return no(409, 'Biên bản đã được hai bên xác nhận nên không ghi thêm, không sửa nữa.')
  if (!['announced', 'held'].includes(row.status))
    return no(409, 'Chưa ghi biên bản được: buổi đối thoại chưa công bố, đã hoãn hoặc đã hủy.')
  if (minutesReadyAt !== null)
    return no(409, 'Biên bản đang chờ hai bên xác nhận nên không ghi thêm, không sửa. Cần sửa thì một bên trả lại.')
  const day = localDay(startsAt)
  if (row.status === 'announced' && today < day) return no(409, `Ghi biên bản từ ngày họp: ${longDay(day)}.`)
  return null
}

/** Why what came of a question cannot be noted just now; a question left over may be taken up until the meeting is closed. */
export function refusalToConclude(
  staff: StaffMember,
  row: Seen,
  session: Met,
  frontBodyId: string,
  today: string,
): Refused {
  if (isWriter(staff, row, frontBodyId) && ['held', 'minutes_approved', 'results_published'].includes(row.status))
    return null
  return refusalToWrite(staff, row, session, frontBodyId, today)
}
