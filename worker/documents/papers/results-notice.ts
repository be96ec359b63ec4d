import { archiveOf, blankPaper, type From } from '../letterhead.ts'
import type { Paper } from '../paper.ts'
import { chapter, orBlank, words } from './said.ts'

export type ResultsNotice = {
  /** "Kết quả đối thoại với Nhân dân ngày 20 tháng 11 năm 2026". */
  title: string
  opening: string
  /** What came out, in short. */
  results: string[]
  /** What was promised: by whom, by when. */
  commitments: { text: string; body: string; by: string }[]
  /** Where it is put up and read out. */
  postedAt: string
  recipients: string[]
}

/** Thông báo kết quả. */
export function resultsNotice(from: From, data: ResultsNotice): Paper {
  return {
    ...blankPaper(from),
    typeName: 'Thông báo',
    subject: data.title,
    parts: [
      words(data.opening),
      chapter('Kết quả', orBlank(data.results)),
      ...(data.commitments.length > 0
        ? [
            chapter('Việc sẽ thực hiện'),
            {
              kind: 'table' as const,
              title: '',
              head: ['TT', 'Nội dung', 'Cơ quan thực hiện', 'Thời hạn'],
              rows: data.commitments.map(({ body, by, text }, at) => [String(at + 1), text, body, by]),
              widths: [1, 7, 4, 3],
            },
          ]
        : []),
      words(
        `Thông báo này được niêm yết, phổ biến tại ${data.postedAt || '…'} để Nhân dân biết, theo dõi và giám sát.`,
      ),
    ],
    recipients: [...data.recipients, archiveOf(from.head)],
  }
}
