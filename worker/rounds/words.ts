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
