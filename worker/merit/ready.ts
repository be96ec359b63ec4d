import type { EvidenceKind } from './words.ts'

export type ReadyCriterion = { name: string; most: number; evidence: EvidenceKind }

/** Whom a list of criteria is for. */
export const SUBJECTS = ['body', 'hamlet'] as const
export type Subject = (typeof SUBJECTS)[number]
export const SUBJECT_WORDS: Readonly<Record<Subject, string>> = {
  body: 'cơ quan, tổ chức',
  hamlet: 'thôn',
}

/** What the system can show beside a criterion. */
export const EVIDENCE_WORDS: Readonly<Record<EvidenceKind, string>> = {
  answers: 'Trả lời kiến nghị của bà con đúng hạn',
  recommendations: 'Kiến nghị giám sát đã thực hiện',
  targets: 'Chỉ tiêu đạt được',
  reports: 'Báo cáo nộp đúng hạn',
  activities: 'Ngày hoạt động đã tổ chức',
  '': 'Không hiện số liệu',
}

/** A list to start from, a hundred points; a commune settles its own. */
export const READY: Readonly<Record<Subject, readonly ReadyCriterion[]>> = {
  body: [
    { name: 'Thực hiện nhiệm vụ, chỉ tiêu được giao trong năm', most: 30, evidence: 'targets' },
    { name: 'Trả lời kiến nghị của bà con đúng hạn', most: 20, evidence: 'answers' },
    { name: 'Thực hiện kiến nghị sau giám sát, đối thoại', most: 20, evidence: 'recommendations' },
    { name: 'Chế độ kế hoạch, báo cáo', most: 15, evidence: 'reports' },
    { name: 'Tham gia hoạt động ở cơ sở, giúp thôn được phân công', most: 10, evidence: 'activities' },
    { name: 'Đoàn kết, phối hợp trong công việc', most: 5, evidence: '' },
  ],
  hamlet: [
    { name: 'Chỉ tiêu phong trào, xây dựng nông thôn mới', most: 35, evidence: 'targets' },
    { name: 'Ngày hoạt động thứ Bảy, Chủ nhật', most: 20, evidence: 'activities' },
    { name: 'Chế độ kế hoạch, báo cáo', most: 15, evidence: 'reports' },
    { name: 'Đoàn kết, giữ gìn an ninh trật tự, hòa giải ở thôn', most: 20, evidence: '' },
    { name: 'Thực hiện dân chủ, công khai đóng góp', most: 10, evidence: '' },
  ],
}
