import { archiveOf, blankPaper, type From } from '../letterhead.ts'
import { type DocumentKind, KIND_WORDS } from '../number.ts'
import { issuedBy, type Paper, type Part } from '../paper.ts'
import { chapter, clause, TO_WRITE, words } from './said.ts'

/** A paper that somebody writes himself: its frame, with places to write in. */
export function freePaper(from: From, kind: DocumentKind, subject: string, addressees: readonly string[]): Paper {
  const who = issuedBy(from.head)
  const to = addressees.length > 0 ? ['Như trên'] : []
  return {
    ...blankPaper(from),
    typeName: kind === 'reply' ? '' : KIND_WORDS[kind],
    subject,
    addressees: [...addressees],
    parts: FRAMES[kind](who),
    recipients: kind === 'decision' ? ['Như Điều 3', archiveOf(from.head)] : [...to, archiveOf(from.head)],
  }
}

const FRAMES: Record<DocumentKind, (who: string) => Part[]> = {
  plan: (who) => [
    { kind: 'grounds', paragraphs: [`Căn cứ ${TO_WRITE}`] },
    words(`${who} xây dựng kế hoạch, cụ thể như sau:`),
    chapter('Mục đích, yêu cầu'),
    clause('Mục đích', [TO_WRITE]),
    clause('Yêu cầu', [TO_WRITE]),
    chapter('Nội dung', [TO_WRITE]),
    chapter('Tổ chức thực hiện', [TO_WRITE]),
  ],
  decision: (who) => [
    { kind: 'order', text: who.toUpperCase() },
    { kind: 'grounds', paragraphs: [`Căn cứ ${TO_WRITE}`] },
    { kind: 'order', text: 'QUYẾT ĐỊNH:' },
    { kind: 'article', heading: '', paragraphs: [TO_WRITE] },
    { kind: 'article', heading: '', paragraphs: [TO_WRITE] },
    {
      kind: 'article',
      heading: '',
      paragraphs: [
        'Quyết định này có hiệu lực kể từ ngày ký.',
        `${TO_WRITE} chịu trách nhiệm thi hành Quyết định này.`,
      ],
    },
  ],
  report: (who) => [
    words(`${who} báo cáo như sau:`),
    chapter('Kết quả', [TO_WRITE]),
    chapter('Hạn chế, nguyên nhân', [TO_WRITE]),
    chapter('Đề xuất, kiến nghị', [TO_WRITE]),
  ],
  notice: (who) => [words(`${who} thông báo như sau:`, TO_WRITE)],
  reply: (who) => [words(TO_WRITE, `${who} ${TO_WRITE}`)],
  minutes: () => [
    words(`Thời gian bắt đầu: ${TO_WRITE}`, `Địa điểm: ${TO_WRITE}`, `Chủ trì: ${TO_WRITE}`, `Thư ký: ${TO_WRITE}`),
    chapter('Thành phần tham dự', [TO_WRITE]),
    chapter('Nội dung', [TO_WRITE]),
    chapter('Kết luận', [TO_WRITE]),
    words(`Cuộc họp kết thúc vào ${TO_WRITE}`),
  ],
  transfer_note: (who) => [
    words(`${who} nhận được ${TO_WRITE}, nay chuyển đến quý cơ quan để xem xét, giải quyết theo thẩm quyền.`),
  ],
}
