import { archiveOf, blankPaper, type From } from '../letterhead.ts'
import { issuedBy, type Paper } from '../paper.ts'
import { type Outline, outlineAnnex } from './outline.ts'
import { chapter, clause, dashedClause, dashes, orBlank, words } from './said.ts'

/** The fields of a plan of supervision (Nghị quyết liên tịch 403, Điều 6.2). */
export type SupervisionPlan = {
  /** "Giám sát việc thu gom rác thải sinh hoạt trên địa bàn xã năm 2026". */
  title: string
  grounds: string[]
  purposes: string[]
  demands: string[]
  targets: string[]
  contents: string[]
  scope: string
  members: string[]
  /** "Ngày 15 tháng 12 năm 2026: làm việc với Phòng Kinh tế, tại trụ sở xã". */
  times: string[]
  assignments: { who: string; what: string; by: string }[]
  conditions: string[]
  /** What the body that is supervised reports on; goes with the plan. */
  outline: Outline | null
  recipients: string[]
}

/** Kế hoạch giám sát. */
export function supervisionPlan(from: From, data: SupervisionPlan): Paper {
  const who = issuedBy(from.head)
  return {
    ...blankPaper(from),
    typeName: 'Kế hoạch',
    subject: data.title,
    parts: [
      ...(data.grounds.length > 0 ? [{ kind: 'grounds' as const, paragraphs: data.grounds }] : []),
      words(`${who} xây dựng Kế hoạch ${lower(data.title)}, cụ thể như sau:`),
      chapter('Mục đích, yêu cầu'),
      ...dashedClause('Mục đích', data.purposes),
      ...dashedClause('Yêu cầu', data.demands),
      chapter('Đối tượng, nội dung, phạm vi giám sát'),
      ...dashedClause('Đối tượng', data.targets),
      ...dashedClause('Nội dung', data.contents),
      clause('Phạm vi', orBlank([data.scope].filter(Boolean))),
      chapter('Thành phần Đoàn giám sát', data.members.length > 0 ? [] : orBlank([])),
      ...dashes(data.members),
      chapter('Thời gian, địa điểm', data.times.length > 0 ? [] : orBlank([])),
      ...dashes(data.times),
      chapter('Phân công nhiệm vụ'),
      {
        kind: 'table',
        title: '',
        head: ['TT', 'Người, cơ quan thực hiện', 'Nhiệm vụ', 'Thời hạn'],
        rows: data.assignments.map(({ by, what, who: name }, at) => [String(at + 1), name, what, by]),
        widths: [1, 4, 7, 3],
      },
      chapter('Điều kiện bảo đảm', data.conditions.length > 0 ? [] : orBlank([])),
      ...dashes(data.conditions),
      words(
        `Trên đây là Kế hoạch ${lower(data.title)}. Đề nghị các cơ quan, đơn vị, cá nhân có liên quan phối hợp thực hiện.`,
      ),
    ],
    recipients: [...data.recipients, archiveOf(from.head)],
    annexes: data.outline ? [outlineAnnex(data.outline)] : [],
  }
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
