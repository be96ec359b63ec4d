import type { Step, StepTable } from '../cases/transitions.ts'
import { type Actor, holds } from '../staff/actor.ts'

/** How far a returned case may bounce before the leader decides. */
export const MAX_RETURNS = 2
/** Days in which a body may return what is not its own, working days from when it got it. */
export const RETURN_WITHIN_DAYS = 1

const askMore: Step = {
  action: 'yeu-cau-bo-sung',
  to: 'needs_info',
  event: 'petition.info_requested',
  by: ['intake_officer'],
  clock: 'pause',
}
const withdraw: Step = { action: 'rut', to: 'withdrawn', event: 'petition.withdrawn', by: 'sender', clock: 'stop' }

function publishing(status: string): Step[] {
  const step = { to: status, by: ['intake_officer', 'coordinator'], notAbout: true } as const
  return [{ ...step, action: 'cong-khai', event: 'petition.released' }, ...takingBack(status)]
}

/** What is public can be taken back whatever became of the case. */
function takingBack(status: string): Step[] {
  const by = ['intake_officer', 'coordinator'] as const
  return [{ action: 'thoi-cong-khai', to: status, event: 'petition.release_ended', by, notAbout: true }]
}

/** A petition's life, state by state. Declining and advising a complaint take two people: propose, then confirm. */
export const PETITION_STEPS: StepTable = {
  submitted: [
    { action: 'tiep-nhan', to: 'received', event: 'petition.received', by: ['intake_officer'], notAbout: true },
    askMore,
    withdraw,
  ],
  received: [
    { action: 'giao', to: 'assigned', event: 'petition.assigned', by: ['coordinator'], hold: 'given', notAbout: true },
    askMore,
    {
      action: 'huong-dan',
      to: 'advised',
      event: 'petition.advised',
      by: ['intake_officer', 'approver'],
      notAbout: true,
      clock: 'stop',
    },
    {
      action: 'khong-thu-ly',
      to: 'declined',
      event: 'petition.declined',
      by: ['intake_officer', 'coordinator'],
      notAbout: true,
      clock: 'stop',
    },
    ...publishing('received'),
    withdraw,
  ],
  needs_info: [
    { action: 'bo-sung', to: 'received', event: 'petition.info_added', by: 'sender', clock: 'resume' },
    ...takingBack('needs_info'),
    withdraw,
  ],
  assigned: [
    { action: 'nhan-xu-ly', to: 'in_progress', event: 'petition.work_started', by: ['handler'], holderOnly: true },
    {
      action: 'tra-lai',
      to: 'received',
      event: 'petition.returned',
      by: ['approver'],
      holderOnly: true,
      hold: 'triage',
    },
    ...publishing('assigned'),
    withdraw,
  ],
  in_progress: [
    {
      action: 'trinh-duyet',
      to: 'pending_approval',
      event: 'petition.reply_proposed',
      by: ['handler'],
      holderOnly: true,
    },
    ...publishing('in_progress'),
    withdraw,
  ],
  pending_approval: [
    {
      action: 'duyet',
      to: 'answered',
      event: 'petition.answered',
      by: ['approver'],
      holderOnly: true,
      notProposer: true,
      clock: 'stop',
    },
    {
      action: 'khong-duyet',
      to: 'in_progress',
      event: 'petition.reply_returned',
      by: ['approver'],
      holderOnly: true,
      notProposer: true,
    },
    ...publishing('pending_approval'),
    withdraw,
  ],
  answered: [
    { action: 'danh-gia', to: 'closed', event: 'petition.closed', by: 'sender' },
    { action: 'de-nghi-xem-lai', to: 'reopened', event: 'petition.disputed', by: 'sender', hold: 'triage' },
    ...publishing('answered'),
  ],
  reopened: [
    {
      action: 'giao',
      to: 'assigned',
      event: 'petition.assigned',
      by: ['coordinator'],
      hold: 'given',
      clock: 'restart',
      notAbout: true,
    },
    {
      action: 'giu-tra-loi',
      to: 'closed',
      event: 'petition.dispute_declined',
      by: ['coordinator'],
      notAbout: true,
      clock: 'stop',
    },
    ...publishing('reopened'),
    withdraw,
  ],
  closed: publishing('closed'),
  advised: takingBack('advised'),
  declined: takingBack('declined'),
  withdrawn: [],
}

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

/** Why a body may not return this case any more, or null. */
export function returnRefusal(returnsSoFar: number, workingDaysHeld: number): string | null {
  if (returnsSoFar >= MAX_RETURNS) return 'Hồ sơ đã bị trả lại hai lần. Việc này do lãnh đạo quyết định.'
  if (workingDaysHeld > RETURN_WITHIN_DAYS)
    return 'Chỉ trả lại được trong một ngày làm việc kể từ khi nhận. Nay cơ quan phải xử lý, hoặc báo Mặt trận xã.'
  return null
}
