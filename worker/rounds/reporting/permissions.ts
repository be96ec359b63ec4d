import { holds, type StaffMember } from '../../staff/actor.ts'
import { SUBMISSION_STEPS } from '../rules.ts'
import type { SubmissionState } from '../words.ts'
import { entersForAll, sendsFor, unitsOf } from './units.ts'

/** What the rules need to know of a unit's report and its round. */
export type ReportSeen = {
  communeId: string
  unit: string
  status: SubmissionState
  acceptedNumber: number
  wasMissing: boolean
  sentBy: string
  draftBy: string
  roundStatus: string
  leadBodyId: string
}

/** Who stands where; `hasHead`: somebody of the unit's body sends what the others write. */
export type ReportGround = { frontBodyId: string; hasHead: boolean }

export type ReportVerdict =
  | { ok: true; to: SubmissionState; event: string; onBehalf: boolean }
  | { ok: false; why: 'not_now' | 'not_you'; sentence: string }

/** What is done with a report by its unit, and by those who gather. */
const OF_UNIT = ['luu-nhap', 'nop', 'rut-lai', 'dinh-chinh']

/** May this officer (or the clock) do this with the report now? What it comes to, or a sentence. */
export function nextReport(
  seen: ReportSeen,
  ground: ReportGround,
  action: string,
  actor: StaffMember | { kind: 'system' },
): ReportVerdict {
  const step = Object.hasOwn(SUBMISSION_STEPS, action) ? SUBMISSION_STEPS[action] : undefined
  if (!step) return notNow('Việc này không có ở báo cáo.')
  if (actor.kind === 'system') {
    if (action !== 'khong-bao-cao') return notYou('Việc này phải do người làm.')
  } else {
    const refusal = refusalOf(seen, ground, action, actor)
    if (refusal !== null) return notYou(refusal)
  }
  if (seen.roundStatus === 'cancelled' || seen.roundStatus === 'draft')
    return notNow(seen.roundStatus === 'draft' ? 'Kỳ báo cáo này chưa mở.' : 'Kỳ báo cáo này đã hủy.')
  if (action === 'khong-bao-cao' && seen.acceptedNumber > 0) return notNow('Đơn vị này đã có báo cáo được nhận.')
  if (!step.from.includes(seen.status)) return notNow(notNowSentence(action, seen.status))
  return {
    ok: true,
    to: stateAfter(seen, action, step.to),
    event: step.event,
    onBehalf: actor.kind === 'staff' && !unitsOf(actor).includes(seen.unit),
  }
}

/** May he find the report at all? What this hides is a 404. */
export function seesReport(staff: StaffMember, seen: ReportSeen, frontBodyId: string): boolean {
  if (staff.communeId !== seen.communeId) return false
  return unitsOf(staff).includes(seen.unit) || holds(staff, 'leader') || gathers(staff, seen, frontBodyId, 'reads')
}

/** May he read what is written and not sent yet? The unit itself, and who enters for others. */
export function seesDraft(staff: StaffMember, seen: ReportSeen, frontBodyId: string): boolean {
  return staff.communeId === seen.communeId && (unitsOf(staff).includes(seen.unit) || entersForAll(staff, frontBodyId))
}

/** Is it for this officer to receive reports of the round, or to read them while they are gathered? */
function gathers(staff: StaffMember, seen: ReportSeen, frontBodyId: string, how: 'reads' | 'receives'): boolean {
  const { bodyId } = staff
  const isReading = how === 'reads' && holds(staff, 'intake_officer', 'handler')
  const receives = holds(staff, 'coordinator', 'approver')
  if (bodyId === frontBodyId && (receives || (how === 'reads' && holds(staff, 'intake_officer')))) return true
  return bodyId === seen.leadBodyId && (receives || isReading || holds(staff, 'leader'))
}

/** Of a step that leads back, where to: what was accepted, or missing, is so again. */
function stateAfter(seen: ReportSeen, action: string, to: SubmissionState): SubmissionState {
  if (action === 'luu-nhap' && seen.status !== 'not_started') return seen.status
  if (action !== 'rut-lai') return to
  if (seen.acceptedNumber > 0) return 'accepted'
  return seen.wasMissing ? 'missing' : to
}

const NOT_YOURS = 'Việc này không thuộc phần việc của ông/bà.'

function refusalOf(seen: ReportSeen, ground: ReportGround, action: string, staff: StaffMember): string | null {
  if (action === 'khong-bao-cao') return 'Việc này hệ thống tự làm khi kỳ báo cáo đóng.'
  if (staff.communeId !== seen.communeId) return NOT_YOURS
  if (OF_UNIT.includes(action)) {
    const isOwn = unitsOf(staff).includes(seen.unit)
    if (!isOwn)
      return entersForAll(staff, ground.frontBodyId)
        ? null
        : 'Việc này do đơn vị báo cáo làm, hoặc cán bộ Mặt trận xã nhập giúp.'
    if (action === 'luu-nhap' || sendsFor(staff, seen.unit, ground.hasHead)) return null
    return 'Người đứng đầu cơ quan nộp báo cáo này. Ông/bà lưu nháp để người ấy xem rồi nộp.'
  }
  if (!gathers(staff, seen, ground.frontBodyId, 'receives'))
    return 'Việc này do cán bộ điều phối hoặc người duyệt của Mặt trận xã, của cơ quan chủ trì kỳ báo cáo làm.'
  if (action === 'nhan' && (staff.id === seen.sentBy || staff.id === seen.draftBy))
    return 'Người viết hoặc nhập báo cáo không tự nhận báo cáo ấy: cần một người khác.'
  return null
}

function notNowSentence(action: string, status: SubmissionState): string {
  if (action === 'nop' || action === 'luu-nhap')
    return status === 'accepted'
      ? 'Báo cáo này đã được nhận. Muốn sửa, ông/bà gửi bản đính chính.'
      : 'Báo cáo này đã nộp. Muốn sửa, ông/bà rút lại trước khi được nhận.'
  if (action === 'rut-lai') return 'Chỉ rút lại được báo cáo đã nộp mà chưa được nhận.'
  if (action === 'dinh-chinh') return 'Chỉ đính chính báo cáo đã được nhận.'
  if (action === 'khong-bao-cao') return 'Đơn vị này đã nộp báo cáo.'
  return 'Chỉ nhận hoặc trả lại báo cáo đã nộp, đang chờ.'
}

function notNow(sentence: string): ReportVerdict {
  return { ok: false, why: 'not_now', sentence }
}

function notYou(sentence: string): ReportVerdict {
  return { ok: false, why: 'not_you', sentence }
}
