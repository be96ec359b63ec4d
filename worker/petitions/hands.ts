import { type Actor, holds } from '../staff/actor.ts'

/** How often a case may be returned; with the next return the leader decides. */
const MAX_RETURNS = 2
/** Days in which a body may return what is not its own, working days from when it got it. */
const RETURN_WITHIN_DAYS = 1

/** Which of the two hands this is for the actions that need two: null when the action takes one. */
export function hand(
  action: string,
  reasonCode: string,
  proposal: string | null,
  proposedBy: string | null,
  actor: Actor,
): { does: 'propose' } | { does: 'confirm' } | { does: 'refuse'; sentence: string } | null {
  const confirmer = action === 'khong-thu-ly' ? 'coordinator' : 'approver'
  const wanted = action === 'khong-thu-ly' ? 'decline' : 'advise'
  const needsTwo = action === 'khong-thu-ly' || (action === 'huong-dan' && reasonCode === 'khieu_nai')
  if (!needsTwo || actor.kind !== 'staff') {
    if (action === 'huong-dan' && actor.kind === 'staff' && !holds(actor, 'intake_officer'))
      return {
        does: 'refuse',
        sentence: 'Cán bộ tiếp nhận hướng dẫn; người duyệt chỉ xác nhận hướng dẫn đơn khiếu nại.',
      }
    return null
  }
  if (proposal === wanted) {
    if (!holds(actor, confirmer))
      return { does: 'refuse', sentence: 'Đã có đề xuất, đang chờ người có thẩm quyền xác nhận.' }
    if (actor.id === proposedBy)
      return { does: 'refuse', sentence: 'Người đề xuất không tự xác nhận: cần một người khác.' }
    return { does: 'confirm' }
  }
  if (!holds(actor, 'intake_officer'))
    return { does: 'refuse', sentence: 'Cần cán bộ tiếp nhận đề xuất trước, rồi ông/bà xác nhận.' }
  return { does: 'propose' }
}

/** Does this return put the case before the leader? */
export function goesToLeader(returnsSoFar: number): boolean {
  return returnsSoFar >= MAX_RETURNS
}

/** Why a body may not return this case any more, or null. */
export function returnRefusal(leaderDecided: boolean, workingDaysHeld: number): string | null {
  if (leaderDecided) return 'Lãnh đạo xã đã quyết định cơ quan giải quyết, nên không trả lại được nữa.'
  if (workingDaysHeld > RETURN_WITHIN_DAYS)
    return 'Chỉ trả lại được trong một ngày làm việc kể từ khi nhận. Nay cơ quan phải xử lý, hoặc báo Mặt trận xã.'
  return null
}
