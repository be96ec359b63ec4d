import { archiveOf, blankPaper, type From } from '../letterhead.ts'
import { issuedBy, type Paper, type Part } from '../paper.ts'
import { chapter, words } from './said.ts'

/** A compiled report of a round: what all units told, in sections of words and a table. */
export type RoundReport = {
  /** "Kết quả tháng 11 năm 2026". */
  subject: string
  addressees: string[]
  /** "Thực hiện Kế hoạch …"; may be empty. */
  opening: string
  sections: { heading: string; words: string; head: string[]; rows: string[][] }[]
  recipients: string[]
}

/** Báo cáo tổng hợp: in the form of whoever leads the round, the state's or the Party's. */
export function roundReport(from: From, data: RoundReport): Paper {
  const who = issuedBy(from.head)
  const tables = { many: 0 }
  return {
    ...blankPaper(from),
    typeName: 'Báo cáo',
    subject: data.subject,
    addressees: data.addressees,
    parts: [
      words([data.opening, `${who} báo cáo như sau:`].filter(Boolean).join(' ')),
      ...data.sections.flatMap((section) => partsOf(section, tables)),
      words(`Trên đây là báo cáo ${data.subject.charAt(0).toLowerCase()}${data.subject.slice(1)}.`),
    ],
    recipients: [...(data.addressees.length > 0 ? ['Như trên'] : []), ...data.recipients, archiveOf(from.head)],
  }
}

function partsOf(
  { head, heading, rows, words: said }: RoundReport['sections'][number],
  tables: { many: number },
): Part[] {
  const paragraphs = said.split('\n').filter((line) => line.trim() !== '')
  if (rows.length === 0) return [chapter(heading, paragraphs)]
  tables.many++
  return [
    chapter(heading, paragraphs),
    {
      kind: 'table',
      title: `Bảng ${tables.many}. ${heading}`,
      head: ['TT', ...head],
      rows: rows.map((row, at) => [String(at + 1), ...row]),
      widths: [1, 7, ...head.slice(1).map(() => 2)],
    },
  ]
}
