import { archiveOf, blankPaper, type From } from '../letterhead.ts'
import { issuedBy, type Paper } from '../paper.ts'
import { chapter, words } from './said.ts'

/** What a coordination programme says: why, who does what by when, who signs with whom. */
export type CoordinationProgramme = {
  title: string
  aim: string
  time: string
  review: string
  tasks: { topic: string; task: string; who: string; time: string }[]
  partners: string[]
}

/** Chương trình phối hợp. */
export function coordinationProgramme(from: From, data: CoordinationProgramme): Paper {
  const { aim, partners, review, tasks, time, title } = data
  const paper = blankPaper(from)
  const together = partners.length === 0 ? '' : ` cùng ${partners.join(', ')}`
  return {
    ...paper,
    typeName: 'Chương trình phối hợp',
    subject: title.replace(/^(chương trình )?phối hợp /iu, ''),
    parts: [
      words(`${issuedBy(from.head)}${together} thống nhất Chương trình phối hợp như sau:`),
      chapter('Mục đích, yêu cầu', lines(aim)),
      chapter('Thời gian', [time]),
      chapter('Nội dung, phân công'),
      {
        kind: 'table',
        title: '',
        head: ['TT', 'Chuyên đề', 'Nội dung công việc', 'Cơ quan, người thực hiện', 'Thời gian'],
        rows: tasks.map((one, at) => [String(at + 1), one.topic, one.task, one.who, one.time]),
        widths: [1, 3, 6, 4, 3],
      },
      chapter('Tổ chức thực hiện', [
        'Cơ quan, tổ chức được phân công ghi tiến độ từng việc, báo cơ quan chủ trì khi có khó khăn, vướng mắc.',
        ...(review === '' ? [] : [review]),
        'Mỗi lần đánh giá chỉ rõ ưu điểm, tồn tại, hạn chế và nguyên nhân.',
      ]),
    ],
    signers: [
      ...partners.map((name) => ({ authority: '' as const, organ: name, title: 'Đại diện', name: '' })),
      ...paper.signers,
    ],
    recipients: [...partners, archiveOf(from.head)],
  }
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
