import { archiveOf, blankPaper, type From } from '../letterhead.ts'
import { dayText, type Paper } from '../paper.ts'
import { words } from './said.ts'

export type TransferNote = {
  to: string
  caseCode: string
  /** When the petition came. */
  receivedOn: string
  content: string
  demands: string[]
  place: string
  reason: string
  /** The body through which the sender is answered. */
  through: string
}

/** Phiếu chuyển: what goes with a petition to whom it belongs, without the sender. */
export function transferNote(from: From, data: TransferNote): Paper {
  const lines = data.content.split(/\n+/).filter((line) => line.trim() !== '')
  return {
    ...blankPaper(from),
    typeName: 'Phiếu chuyển',
    subject: 'Kiến nghị, phản ánh của người dân',
    addressees: [data.to],
    parts: [
      words(
        `${capital(data.through)} nhận được kiến nghị, phản ánh của người dân ${dayText(data.receivedOn)}, mã hồ sơ ${data.caseCode}, nội dung như sau:`,
        ...lines,
      ),
      ...(data.demands.length > 0
        ? [words('Người gửi đề nghị:'), { kind: 'list' as const, numbered: true, items: data.demands }]
        : []),
      words(
        ...(data.place === '' ? [] : [`Nơi xảy ra: ${data.place}.`]),
        `Lý do chuyển: ${data.reason}`,
        `Đề nghị ${data.to} xem xét, giải quyết theo thẩm quyền, trả lời người gửi qua ${data.through} và ghi mã hồ sơ nói trên.`,
      ),
    ],
    recipients: ['Như trên', archiveOf(from.head)],
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
