/** The seven words a citizen sees, by the part of an address that filters for them. */
export const LABELS = {
  'moi-gui': 'Mới gửi',
  'da-tiep-nhan': 'Đã tiếp nhận',
  'can-bo-sung': 'Cần bổ sung',
  'dang-xu-ly': 'Đang xử lý',
  'da-tra-loi': 'Đã trả lời',
  'ket-thuc': 'Kết thúc',
  'khong-thu-ly': 'Không thụ lý/Hướng dẫn nơi khác',
} as const
export type Label = keyof typeof LABELS

const LABEL_OF: Record<string, Label> = {
  submitted: 'moi-gui',
  received: 'da-tiep-nhan',
  needs_info: 'can-bo-sung',
  advised: 'khong-thu-ly',
  declined: 'khong-thu-ly',
  assigned: 'dang-xu-ly',
  in_progress: 'dang-xu-ly',
  pending_approval: 'dang-xu-ly',
  reopened: 'dang-xu-ly',
  merged: 'dang-xu-ly',
  split: 'dang-xu-ly',
  forwarded: 'dang-xu-ly',
  restricted: 'dang-xu-ly',
  answered: 'da-tra-loi',
  closed: 'ket-thuc',
  withdrawn: 'ket-thuc',
}

/** The citizen's word for a state. */
export function labelOf(status: string): Label {
  return LABEL_OF[status] ?? 'dang-xu-ly'
}

export type Tone = 'new' | 'doing' | 'waiting' | 'done' | 'ended'
const TONES: Record<Label, Tone> = {
  'moi-gui': 'new',
  'da-tiep-nhan': 'new',
  'can-bo-sung': 'waiting',
  'dang-xu-ly': 'doing',
  'da-tra-loi': 'done',
  'ket-thuc': 'done',
  'khong-thu-ly': 'ended',
}

/** The tone in which a label is drawn; the word always stands with it. */
export function toneOf(label: Label): Tone {
  return TONES[label]
}

/** What officers call a state: closer to the work than the citizen's seven words. */
export const STATUS_TEXT: Record<string, string> = {
  submitted: 'Mới gửi',
  received: 'Đã tiếp nhận',
  needs_info: 'Chờ bổ sung',
  advised: 'Đã hướng dẫn nơi khác',
  declined: 'Không thụ lý',
  assigned: 'Đã giao',
  in_progress: 'Đang xử lý',
  pending_approval: 'Chờ duyệt',
  answered: 'Đã trả lời',
  reopened: 'Đề nghị xem lại',
  merged: 'Đã gộp vào hồ sơ khác',
  split: 'Đã tách thành nhiều việc',
  forwarded: 'Đã chuyển ngoài xã',
  restricted: 'Xử lý riêng',
  closed: 'Kết thúc',
  withdrawn: 'Người gửi đã rút',
}

export const PETITION_KINDS = {
  report: 'Phản ánh một việc đang xảy ra',
  recommendation: 'Kiến nghị cách làm, cách sửa',
  request: 'Đề nghị giúp giải quyết',
  aspiration: 'Nguyện vọng',
} as const
export type PetitionKind = keyof typeof PETITION_KINDS
