import { blankPaper, type From } from '../letterhead.ts'
import { countText, type Paper } from '../paper.ts'
import { chapter, words } from './said.ts'

export type PraiseList = {
  /** "Ngày hội Đại đoàn kết 18/11"; empty for all of a year. */
  occasion: string
  year: number
  /** Forms of praise from the highest, each with those who get it, by hamlet. */
  groups: { form: string; rows: { name: string; hamlet: string; achievement: string; decision: string }[] }[]
}

/** Danh sách được khen thưởng, biểu dương: goes with a decision or a programme and has no number of its own. */
export function praiseList(from: From, { groups, occasion, year }: PraiseList): Paper {
  const total = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  return {
    ...blankPaper({ ...from, code: '' }),
    typeName: 'Danh sách',
    subject: `Khen thưởng, biểu dương ${occasion === '' ? '' : `dịp ${occasion} `}năm ${year}`,
    parts: [
      words(`Danh sách có ${countText(total)} người, hộ, tập thể.`),
      ...groups.flatMap(({ form, rows }) => [
        chapter(form),
        {
          kind: 'table' as const,
          title: '',
          head: ['TT', 'Họ tên, đơn vị', 'Thôn', 'Thành tích', 'Quyết định'],
          rows: rows.map((row, index) => [String(index + 1), row.name, row.hamlet, row.achievement, row.decision]),
          widths: [1, 4, 3, 6, 4],
        },
      ]),
    ],
    recipients: [],
  }
}
