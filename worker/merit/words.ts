/** Four grades, from the best; which words a commune uses is a setting of its kind, not of law. */
export const GRADES = ['excellent', 'good', 'done', 'not_done'] as const
export type Grade = (typeof GRADES)[number]

export const GRADE_WORDS: Readonly<Record<Grade, string>> = {
  excellent: 'Hoàn thành xuất sắc nhiệm vụ',
  good: 'Hoàn thành tốt nhiệm vụ',
  done: 'Hoàn thành nhiệm vụ',
  not_done: 'Không hoàn thành nhiệm vụ',
}

/** Evidence that the system has for a criterion; '' has none. */
export const EVIDENCE_KINDS = ['answers', 'recommendations', 'targets', 'reports', 'activities', ''] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** Who is proposed for praise. */
export const NOMINEE_KINDS = ['person', 'household', 'group', 'hamlet', 'body'] as const
export type NomineeKind = (typeof NOMINEE_KINDS)[number]
