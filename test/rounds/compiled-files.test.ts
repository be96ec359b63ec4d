import { expect, test } from 'vitest'
import { laidOut, linesOf } from '../../worker/documents/layout.ts'
import { roundReport } from '../../worker/documents/papers/round-report.ts'
import { wordFile } from '../../worker/documents/word.ts'
import { asksOf } from '../../worker/rounds/compiling/asks.ts'
import { compile } from '../../worker/rounds/compiling/compile.ts'
import { contentOf } from '../../worker/rounds/compiling/content.ts'
import { workbookFile } from '../../worker/rounds/compiling/workbook-store.ts'
import { sheetsOf } from '../../worker/rounds/compiling/workbook.ts'
import { from, FRONT, issued } from '../documents/examples.ts'
import { readWord } from '../support/word-reader.ts'
import { readWorkbook } from '../support/workbook-reader.ts'
import { MONTH, planned, reportOf } from './compiling-cast.ts'

const ASKS = asksOf(planned(MONTH))
const ROUND = {
  asks: ASKS,
  reports: [
    reportOf('hamlet:a', {
      so_ho: '1250',
      ho_rac: '90',
      phan_tram: '7.2',
      duong_hoa_km: '0.35',
      buoi: '0',
      den: 'sang',
    }),
    reportOf('hamlet:b', { so_ho: '80', buoi: '0', kho_khan: '=HYPERLINK("http://x";"bấm") & <b>đèn</b>' }),
    reportOf('hamlet:c', null),
  ],
}
const WORDS = { '': '+84 là đầu số', kho_khan: '@SUM(1)\nDòng hai' }
const LINES = compile(ROUND, null, null)

test('a workbook read by another reader has numbers as numbers and words as words, also those that look like formulas', async () => {
  const made = sheetsOf(LINES, ROUND, WORDS, (unit) => `-Thôn ${unit.slice(-1).toUpperCase()}`)
  const bytes = await workbookFile(made)
  const read = readWorkbook(bytes)
  expect([...read.keys()]).toEqual(['Tổng hợp', 'Từng đơn vị', 'Lời'])
  for (const { name, rows } of made) expect([name, read.get(name)]).toEqual([name, rows.map((row) => withoutEnd(row))])
  // The reader fails on a formula anywhere: nothing that somebody typed is reckoned.
  const units = read.get('Từng đơn vị') ?? []
  expect(units[2]?.at(-1)).toBe('=HYPERLINK("http://x";"bấm") & <b>đèn</b>')
  expect(units[1]?.[2]).toBe(1250)
})

test('the Word file read by another reader has every line of the table and the words', async () => {
  const content = contentOf(LINES, WORDS, { plan: false, previous: false }, 'Đã tổng hợp báo cáo của 2 trên 3 đơn vị.')
  const paper = issued(
    roundReport(from(FRONT, '…/BC-MTTQ-BTT'), {
      ...{ subject: 'Kết quả tháng 10 năm 2026', addressees: ['Đảng ủy xã'], opening: '', recipients: [] },
      sections: content.sections,
    }),
    '12/BC-MTTQ-BTT',
    '2026-11-10',
  )
  const read = readWord(await wordFile(paper, new Date('2026-11-10T02:00:00Z'))).join('\n')
  for (const line of linesOf(laidOut(paper)).filter((text) => text.trim() !== '')) expect(read).toContain(line)
  for (const row of content.sections.flatMap(({ rows }) => rows)) for (const cell of row) expect(read).toContain(cell)
  expect(read).toContain('@SUM(1)')
})

/** Cells at the end of a line that hold nothing are not written. */
function withoutEnd(row: readonly (string | number | null)[]): (string | number | null)[] {
  const cells = row.map((cell) => (cell === '' ? null : cell))
  while (cells.length > 0 && cells.at(-1) === null) cells.pop()
  return cells
}
