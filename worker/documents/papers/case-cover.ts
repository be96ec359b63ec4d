import { blankPaper, type From } from '../letterhead.ts'
import type { Paper } from '../paper.ts'
import { chapter, orBlank } from './said.ts'

export type CaseCover = {
  caseCode: string
  /** The day on which it is printed. */
  printedOn: string
  title: string
  facts: readonly (readonly [name: string, what: string])[]
  /** Who had it from when to when. */
  holders: { body: string; from: string; to: string }[]
  papers: { number: string; subject: string; on: string }[]
  events: { at: string; title: string }[]
  /** "Ảnh kèm theo: 3"; empty when there are none. */
  photos: string
}

/** Bìa hồ sơ: what lies in a paper file. It has no number and nobody signs it. */
export function caseCover(from: From, data: CaseCover): Paper {
  return {
    ...blankPaper({ ...from, code: '' }),
    typeName: `Bìa hồ sơ ${data.caseCode}`,
    subject: data.title,
    date: data.printedOn,
    isDraft: false,
    parts: [
      {
        kind: 'table',
        title: '',
        head: ['Mục', 'Nội dung'],
        rows: data.facts.map(([name, what]) => [name, what]),
        widths: [2, 5],
      },
      chapter('Cơ quan giữ hồ sơ'),
      {
        kind: 'table',
        title: '',
        head: ['Cơ quan', 'Từ ngày', 'Đến ngày'],
        rows: data.holders.map(({ body, from: begin, to }) => [body, begin, to]),
        widths: [4, 2, 2],
      },
      chapter('Văn bản trong hồ sơ', data.papers.length > 0 ? [] : ['Chưa có văn bản nào.']),
      ...(data.papers.length > 0
        ? [
            {
              kind: 'table' as const,
              title: '',
              head: ['TT', 'Số, ký hiệu', 'Ngày', 'Trích yếu'],
              rows: data.papers.map(({ number, on, subject }, at) => [String(at + 1), number, on, subject]),
              widths: [1, 4, 3, 7],
            },
          ]
        : []),
      chapter('Diễn biến', orBlank(data.events.map(({ at, title }) => `${at}: ${title}`))),
      ...(data.photos === '' ? [] : [chapter('Ảnh', [data.photos])]),
    ],
    signers: [],
    recipients: [],
  }
}
