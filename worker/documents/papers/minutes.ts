import { archiveOf, blankPaper, type From } from '../letterhead.ts'
import type { Paper, Signer } from '../paper.ts'
import { chapter, dashedClause, dashes, orBlank, words } from './said.ts'

/** What is written down of a session of work. */
export type Minutes = {
  /** "Làm việc giữa Đoàn giám sát và Phòng Kinh tế về thu gom rác thải sinh hoạt". */
  title: string
  /** "08 giờ 00, ngày 15 tháng 12 năm 2026". */
  begins: string
  ends: string
  place: string
  chair: string
  secretary: string
  sides: { name: string; people: string[] }[]
  /** What was said and done, in order. */
  course: string[]
  conclusions: string[]
  /** How many copies are made. */
  copies: string
  /** Who signs, from left to right: title, and the name where it is known. */
  signers: { title: string; name: string }[]
}

/** Biên bản. */
export function minutes(from: From, data: Minutes): Paper {
  return {
    ...blankPaper(from),
    typeName: 'Biên bản',
    subject: data.title,
    parts: [
      words(`Thời gian bắt đầu: ${data.begins}.`, `Địa điểm: ${data.place}.`),
      chapter('Thành phần'),
      ...data.sides.flatMap(({ name, people }) => dashedClause(name, people)),
      words(`Chủ trì: ${data.chair}.`, `Thư ký: ${data.secretary}.`),
      chapter('Nội dung làm việc', orBlank(data.course)),
      chapter('Kết luận', data.conclusions.length > 0 ? [] : orBlank([])),
      ...dashes(data.conclusions),
      words(
        `Buổi làm việc kết thúc vào ${data.ends}. Biên bản đã được đọc lại cho những người tham dự cùng nghe, nhất trí và ký tên; lập thành ${data.copies}, mỗi bên giữ một bản.`,
      ),
    ],
    signers: data.signers.map(({ name, title }): Signer => ({ authority: '', organ: '', title, name })),
    recipients: ['Các bên tham dự', archiveOf(from.head)],
  }
}
