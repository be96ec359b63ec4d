import { archiveOf, blankPaper, type From } from '../letterhead.ts'
import { issuedBy, type Paper } from '../paper.ts'
import { TO_WRITE } from './said.ts'

export type TeamDecision = {
  /** "giám sát việc thu gom rác thải sinh hoạt trên địa bàn xã năm 2026". */
  about: string
  grounds: string[]
  members: { name: string; work: string; task: string }[]
  /** What the team does, sentence by sentence. */
  tasks: string[]
  /** Who else has to carry it out: "Phòng Kinh tế, Trưởng thôn Làng Dịa". */
  others: string[]
  recipients: string[]
}

/** Quyết định thành lập Đoàn giám sát. */
export function teamDecision(from: From, data: TeamDecision): Paper {
  const who = issuedBy(from.head)
  const rows = data.members.map(({ name, task, work }, at) => [String(at + 1), name, work, task])
  return {
    ...blankPaper(from),
    typeName: 'Quyết định',
    subject: `Về việc thành lập Đoàn ${data.about}`,
    parts: [
      { kind: 'order', text: who.toUpperCase() },
      { kind: 'grounds', paragraphs: data.grounds },
      { kind: 'order', text: 'QUYẾT ĐỊNH:' },
      {
        kind: 'article',
        heading: '',
        paragraphs: [`Thành lập Đoàn ${data.about}, gồm các ông, bà có tên sau đây:`],
      },
      {
        kind: 'table',
        title: '',
        head: ['TT', 'Họ và tên', 'Chức vụ, nơi công tác', 'Nhiệm vụ trong Đoàn'],
        rows,
        widths: [1, 4, 6, 4],
      },
      {
        kind: 'article',
        heading: '',
        paragraphs: [
          `Nhiệm vụ của Đoàn giám sát: ${data.tasks.length === 0 ? TO_WRITE : (data.tasks[0] ?? '')}`,
          ...data.tasks.slice(1),
          'Đoàn giám sát tự giải thể sau khi hoàn thành nhiệm vụ.',
        ],
      },
      {
        kind: 'article',
        heading: '',
        paragraphs: [
          'Quyết định này có hiệu lực kể từ ngày ký.',
          `Các thành viên Đoàn giám sát${data.others.map((one) => `, ${one}`).join('')} và cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.`,
        ],
      },
    ],
    recipients: ['Như Điều 3', ...data.recipients, archiveOf(from.head)],
  }
}
