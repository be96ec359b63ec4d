import type { Tone } from '../../web/components/status-tag.tsx'

/** Which rhythm a round follows; `board_quarterly`: what boards of supervision report each quarter (Nghị định 59/2023/NĐ-CP). */
export const ROUND_KINDS = [
  'monthly_plan',
  'monthly_result',
  'quarterly',
  'half_year',
  'annual',
  'board_quarterly',
  'ad_hoc',
] as const
export type RoundKind = (typeof ROUND_KINDS)[number]

export const KIND_WORDS: Readonly<Record<RoundKind, string>> = {
  monthly_plan: 'Kế hoạch tháng',
  monthly_result: 'Kết quả tháng',
  quarterly: 'Báo cáo quý',
  half_year: 'Sơ kết sáu tháng',
  annual: 'Tổng kết năm',
  board_quarterly: 'Báo cáo quý của các ban',
  ad_hoc: 'Báo cáo đột xuất',
}

/** Where a unit's report stands. `missing`: the round closed without it, "không báo cáo". Late is computed, never kept. */
export const SUBMISSION_STATES = ['not_started', 'in_draft', 'submitted', 'returned', 'accepted', 'missing'] as const
export type SubmissionState = (typeof SUBMISSION_STATES)[number]

export const SUBMISSION_WORDS: Readonly<Record<SubmissionState, string>> = {
  not_started: 'Chưa làm',
  in_draft: 'Đang làm',
  submitted: 'Đã nộp',
  returned: 'Trả lại để sửa',
  accepted: 'Đã nhận',
  missing: 'Không báo cáo',
}

/** To whom a compiled report goes: a body of the commune, a level above that reads here, or a name on paper only. */
export type Addressee = { kind: 'body' | 'area' | 'paper'; id: string; name: string }

/** Where a round stands, as officers read it. */
export const ROUND_WORDS: Readonly<Record<string, { name: string; tone: Tone; told: string }>> = {
  draft: { name: 'Đang soạn', tone: 'new', told: 'Chưa mở: chưa đơn vị nào thấy kỳ này.' },
  open: { name: 'Đang nhận', tone: 'doing', told: 'Các đơn vị đang làm báo cáo.' },
  closed: { name: 'Chờ tổng hợp', tone: 'waiting', told: 'Đã đóng: không nhận thêm báo cáo.' },
  aggregated: { name: 'Chờ duyệt', tone: 'waiting', told: 'Đã tổng hợp, chờ người có thẩm quyền duyệt.' },
  approved: { name: 'Đã duyệt', tone: 'done', told: 'Bản tổng hợp đã duyệt, chưa gửi.' },
  sent: { name: 'Đã gửi', tone: 'done', told: 'Bản tổng hợp đã gửi nơi nhận.' },
  acknowledged: { name: 'Nơi nhận đã nhận', tone: 'done', told: 'Nơi nhận đã xác nhận nhận được.' },
  cancelled: { name: 'Đã hủy', tone: 'ended', told: 'Kỳ này đã hủy.' },
}

/** The tone of a unit's report. */
export const SUBMISSION_TONES: Readonly<Record<SubmissionState, Tone>> = {
  not_started: 'new',
  in_draft: 'doing',
  submitted: 'waiting',
  returned: 'near',
  accepted: 'done',
  missing: 'late',
}
