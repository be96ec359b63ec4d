import { archiveOf, blankPaper, type From } from '../letterhead.ts'
import { issuedBy, countText, type Paper, type Part } from '../paper.ts'
import { chapter, clause, dashes, orBlank, TO_WRITE, words } from './said.ts'

export type HalfYear = {
  /** "6 tháng đầu năm 2026". */
  period: string
  to: string[]
  supervisions: { title: string; form: string; body: string; state: string }[]
  recommendations: { body: string; sent: number; accepted: number; done: number; overdue: number }[]
  /** Null where whoever begins the paper does not know them: then they are left to be written. */
  criticisms: { draft: string; body: string; points: number; accepted: number }[] | null
  /** What is still open and why it matters. */
  remarks: string[]
  asks: string[]
  recipients: string[]
}

/** What came of supervision and criticism in half a year, for the people's council and committee (Luật MTTQ Việt Nam, Điều 30.1). */
export function halfYear(from: From, data: HalfYear): Paper {
  const who = issuedBy(from.head)
  const total = data.recommendations.reduce((sum, { sent }) => sum + sent, 0)
  const done = data.recommendations.reduce((sum, one) => sum + one.done, 0)
  return {
    ...blankPaper(from),
    typeName: 'Báo cáo',
    subject: `Kết quả giám sát, phản biện xã hội ${data.period}`,
    addressees: data.to,
    parts: [
      words(
        `${who} báo cáo kết quả giám sát, phản biện xã hội ${data.period}: ${countText(data.supervisions.length)} cuộc giám sát, ${countText(total)} kiến nghị sau giám sát, trong đó ${countText(done)} kiến nghị đã thực hiện xong, ${data.criticisms ? countText(data.criticisms.length) : TO_WRITE} dự thảo văn bản được phản biện.`,
      ),
      chapter('Kết quả giám sát'),
      clause('Các cuộc giám sát'),
      {
        kind: 'table',
        title: 'Bảng 1. Các cuộc giám sát',
        head: ['TT', 'Nội dung', 'Hình thức', 'Đối tượng', 'Tình trạng'],
        rows: data.supervisions.map(({ body, form, state, title }, at) => [String(at + 1), title, form, body, state]),
        widths: [1, 6, 4, 4, 3],
      },
      clause('Kiến nghị sau giám sát'),
      {
        kind: 'table',
        title: 'Bảng 2. Kiến nghị sau giám sát theo cơ quan',
        head: ['TT', 'Cơ quan', 'Đã gửi', 'Tiếp thu', 'Đã thực hiện', 'Quá hạn'],
        rows: [
          ...data.recommendations.map(({ accepted, body, done: made, overdue, sent }, at) => [
            String(at + 1),
            body,
            ...[sent, accepted, made, overdue].map(String),
          ]),
          ['', 'Cộng', ...sums(data)],
        ],
        widths: [1, 6, 2, 2, 3, 2],
      },
      ...criticismParts(data.criticisms),
      chapter('Nhận xét', orBlank(data.remarks)),
      chapter('Đề nghị', data.asks.length > 0 ? [] : orBlank([])),
      ...dashes(data.asks),
    ],
    recipients: ['Như trên', ...data.recipients, archiveOf(from.head)],
  }
}

function criticismParts(found: HalfYear['criticisms']): Part[] {
  if (!found) return [chapter('Kết quả phản biện xã hội', [TO_WRITE])]
  return [
    chapter('Kết quả phản biện xã hội'),
    {
      kind: 'table',
      title: 'Bảng 3. Dự thảo văn bản được phản biện',
      head: ['TT', 'Dự thảo văn bản', 'Cơ quan soạn thảo', 'Ý kiến', 'Tiếp thu'],
      rows: found.map(({ accepted, body, draft, points }, at) => [
        String(at + 1),
        draft,
        body,
        String(points),
        String(accepted),
      ]),
      widths: [1, 7, 4, 2, 2],
    },
  ]
}

function sums({ recommendations }: HalfYear): string[] {
  return (['sent', 'accepted', 'done', 'overdue'] as const).map((name) =>
    String(recommendations.reduce((sum, one) => sum + one[name], 0)),
  )
}
