import { archiveOf, blankPaper, type From } from '../letterhead.ts'
import { countText, issuedBy, type Paper } from '../paper.ts'
import { chapter, words } from './said.ts'

export type RatingsList = {
  year: number
  /** Grades from the best, each with the units that got it. */
  groups: { name: string; units: { name: string; decision: string }[] }[]
}

/** Thông báo kết quả xếp loại các đơn vị của một năm. */
export function ratingsList(from: From, { groups, year }: RatingsList): Paper {
  const total = groups.reduce((sum, { units }) => sum + units.length, 0)
  const sums = groups.map(
    ({ name, units }) => `${name.charAt(0).toLowerCase()}${name.slice(1)}: ${countText(units.length)}`,
  )
  return {
    ...blankPaper(from),
    typeName: 'Thông báo',
    subject: `Kết quả xếp loại các cơ quan, tổ chức và thôn năm ${year}`,
    parts: [
      words(
        `${issuedBy(from.head)} thông báo kết quả xếp loại năm ${year} của ${countText(total)} đơn vị: ${sums.join('; ')}.`,
      ),
      ...groups.flatMap(({ name, units }) => [
        chapter(name),
        {
          kind: 'table' as const,
          title: '',
          head: ['TT', 'Đơn vị', 'Quyết định'],
          rows: units.map((unit, index) => [String(index + 1), unit.name, unit.decision]),
          widths: [1, 8, 5],
        },
      ]),
    ],
    recipients: ['Các đơn vị có tên trên', archiveOf(from.head)],
  }
}
