import type { Step, StepTable } from '../cases/transitions.ts'

const askMore: Step = {
  action: 'yeu-cau-bo-sung',
  to: 'needs_info',
  event: 'petition.info_requested',
  by: ['intake_officer'],
}
/** A leader leaves word on a case wherever it is; the case goes on as it was. */
const direct: Step = { action: 'chi-dao', to: '', event: 'petition.directed', by: ['leader'] }
/** Out of everybody's sight but for people named one by one: denunciations, the conduct of cadres (QĐ 124-QĐ/TW). */
const restrict: Step = {
  action: 'chuyen-rieng',
  to: 'restricted',
  event: 'petition.restricted',
  by: ['intake_officer'],
  notAbout: true,
}
const withdraw: Step = { action: 'rut', to: 'withdrawn', event: 'petition.withdrawn', by: 'sender' }
/** Further questions of the field, while there is somebody to whom the answers are of use; the case goes on as it was. */
const addAnswers: Step = { action: 'tra-loi-them', to: '', event: 'petition.details_added', by: 'sender' }

function directing(status: string): Step {
  return { ...direct, to: status }
}

function answering(status: string): Step {
  return { ...addAnswers, to: status }
}

/** What those who are named may do with a restricted case. */
function confidential(action: string, to: string, event: string): Step {
  return { action, to, event, by: ['confidential_officer'], notAbout: true }
}

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
    restrict,
    directing('submitted'),
    answering('submitted'),
    withdraw,
  ],
  received: [
    {
      action: 'giao',
      to: 'assigned',
      event: 'petition.assigned',
      by: ['coordinator'],
      orLeader: true,
      notAbout: true,
    },
    askMore,
    { action: 'gop', to: 'merged', event: 'petition.merged', by: ['intake_officer'], notAbout: true },
    { action: 'tach', to: 'split', event: 'petition.split', by: ['intake_officer'], notAbout: true },
    {
      action: 'chuyen-ngoai',
      to: 'forwarded',
      event: 'petition.forwarded',
      by: ['coordinator'],
      notAbout: true,
    },
    restrict,
    directing('received'),
    {
      action: 'huong-dan',
      to: 'advised',
      event: 'petition.advised',
      by: ['intake_officer', 'approver'],
      notAbout: true,
    },
    {
      action: 'khong-thu-ly',
      to: 'declined',
      event: 'petition.declined',
      by: ['intake_officer', 'coordinator'],
      notAbout: true,
    },
    ...publishing('received'),
    answering('received'),
    withdraw,
  ],
  needs_info: [
    { action: 'bo-sung', to: 'received', event: 'petition.info_added', by: 'sender' },
    { action: 'het-han-bo-sung', to: 'closed', event: 'petition.info_lapsed', by: 'system' },
    ...takingBack('needs_info'),
    answering('needs_info'),
    withdraw,
  ],
  merged: [
    { action: 'khong-gop', to: 'received', event: 'petition.merge_refused', by: 'sender' },
    { action: 'bo-gop', to: 'received', event: 'petition.merge_undone', by: ['intake_officer'] },
    withdraw,
  ],
  split: [],
  forwarded: [
    { action: 'ghi-tra-loi-ngoai', to: 'answered', event: 'petition.answered_outside', by: ['coordinator'] },
    { action: 'nhan-lai', to: 'received', event: 'petition.taken_back', by: ['coordinator'] },
    ...takingBack('forwarded'),
    withdraw,
  ],
  restricted: [
    confidential('chuyen-tham-quyen', 'closed', 'petition.passed_on'),
    confidential('ghi-chu-rieng', 'restricted', 'petition.noted'),
    confidential('cap-quyen', 'restricted', 'case.granted'),
    confidential('thoi-quyen', 'restricted', 'case.grant_ended'),
    confidential('dua-ra', 'received', 'petition.unrestricted'),
  ],
  assigned: [
    { action: 'nhan-xu-ly', to: 'in_progress', event: 'petition.work_started', by: ['handler'], holderOnly: true },
    {
      action: 'tra-lai',
      to: 'received',
      event: 'petition.returned',
      by: ['approver'],
      holderOnly: true,
    },
    directing('assigned'),
    ...publishing('assigned'),
    answering('assigned'),
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
    {
      action: 'gia-han',
      to: 'in_progress',
      event: 'petition.extended',
      by: ['approver'],
      holderOnly: true,
    },
    directing('in_progress'),
    ...publishing('in_progress'),
    answering('in_progress'),
    withdraw,
  ],
  pending_approval: [
    {
      action: 'duyet',
      to: 'answered',
      event: 'petition.answered',
      by: ['approver'],
      approvingOnly: true,
      notProposer: true,
    },
    {
      action: 'khong-duyet',
      to: 'in_progress',
      event: 'petition.reply_returned',
      by: ['approver'],
      approvingOnly: true,
      notProposer: true,
    },
    directing('pending_approval'),
    ...publishing('pending_approval'),
    answering('pending_approval'),
    withdraw,
  ],
  answered: [
    { action: 'danh-gia', to: 'closed', event: 'petition.closed', by: 'sender' },
    { action: 'de-nghi-xem-lai', to: 'reopened', event: 'petition.disputed', by: 'sender' },
    { action: 'het-han-y-kien', to: 'closed', event: 'petition.window_passed', by: 'system' },
    ...publishing('answered'),
  ],
  reopened: [
    {
      action: 'giao',
      to: 'assigned',
      event: 'petition.assigned',
      by: ['coordinator'],
      restarts: true,
      notAbout: true,
    },
    {
      action: 'giu-tra-loi',
      to: 'closed',
      event: 'petition.dispute_declined',
      by: ['coordinator'],
      notAbout: true,
    },
    directing('reopened'),
    ...publishing('reopened'),
    answering('reopened'),
    withdraw,
  ],
  closed: publishing('closed'),
  advised: takingBack('advised'),
  declined: takingBack('declined'),
  withdrawn: [],
}
