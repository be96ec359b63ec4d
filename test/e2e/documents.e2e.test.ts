import { describe, expect, test } from 'vitest'
import { laidOut, linesOf } from '../../worker/documents/layout.ts'
import type { Paper } from '../../worker/documents/paper.ts'
import { wordFile } from '../../worker/documents/word.ts'
import { examples } from '../documents/examples.ts'
import { findOfficeSuite, opened } from '../support/office-suite.ts'

const NOW = new Date('2026-11-21T08:00:00Z')
/** Pages that a paper of each kind takes at most, in a font as wide as Times New Roman. */
const PAGES: Record<string, number> = {
  ...{ 'ke-hoach': 3, 'quyet-dinh': 1, 'de-cuong': 1, 'bien-ban': 2, 'bao-cao': 2, 'cong-van': 1, 'phieu-chuyen': 1 },
  ...{ 'tong-hop': 1, 'tong-hop-dang': 1 },
  ...{ 'phan-bien': 2, 'thong-bao': 1, 'sau-thang': 2, 'bia-ho-so': 1, 'dang-uy': 1, 'bao-cao-phong': 1 },
}

const suite = findOfficeSuite()
if ('reason' in suite) console.warn(`Bỏ qua phần mở tệp Word bằng LibreOffice. ${suite.reason}`)

/** Words without the spaces and line ends that a page needs and a text does not. */
function bare(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ')
}

describe.skipIf('reason' in suite)('LibreOffice opens', () => {
  test('a paper of every kind: all of its words are there, on as many pages as they need', async () => {
    if ('reason' in suite) return
    const papers = Object.entries(examples())
    const files = new Map<string, Uint8Array>()
    for (const [name, paper] of papers) files.set(name, await wordFile(paper, NOW))
    const seen = await opened(suite, files)
    for (const [name, paper] of papers) {
      const text = bare(seen.get(name)?.text ?? '')
      const missing = linesOf(laidOut(paper)).filter((line) => !text.includes(bare(line).trim()))
      const pages = seen.get(name)?.pages ?? 0
      expect([name, missing]).toEqual([name, []])
      expect(pages, name).toBeGreaterThan(0)
      expect(pages, `pages of ${name}`).toBeLessThanOrEqual(PAGES[name] ?? 0)
    }
  })

  test('a long report with a table over many pages', async () => {
    if ('reason' in suite) return
    const rows = Array.from({ length: 400 }, (_, at) => [
      String(at + 1),
      `Kiến nghị thứ ${at + 1} của bà con về đường thôn`,
      'Phòng Kinh tế',
      '31/12/2026',
    ])
    const paper: Paper = {
      ...(examples()['bao-cao'] as Paper),
      parts: [
        { kind: 'section', level: 1, heading: 'Kiến nghị', paragraphs: ['Có 400 kiến nghị.'] },
        { kind: 'table', title: 'Bảng 1', head: ['TT', 'Nội dung', 'Cơ quan', 'Thời hạn'], rows, widths: [1, 7, 4, 3] },
        { kind: 'section', level: 1, heading: '', paragraphs: ['Trên đây là báo cáo.'] },
      ],
    }
    const seen = (await opened(suite, new Map([['dai', await wordFile(paper, NOW)]]))).get('dai')
    expect(seen?.pages).toBeGreaterThan(9)
    expect(seen?.text).toContain('Kiến nghị thứ 400')
  })
})
