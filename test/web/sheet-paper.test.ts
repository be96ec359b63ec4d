import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { PaperSheet } from '../../web/components/sheet/paper.tsx'
import { conditionOnPaper, numbersOnPaper } from '../../worker/forms/on-paper.ts'
import type { Node, Questionnaire } from '../../worker/forms/questionnaire.ts'
import { EVERY_KIND, HAMLETS } from '../support/every-kind.ts'

const page = renderToString(h(PaperSheet, { questionnaire: EVERY_KIND, hamlets: HAMLETS }))

/** When a question that comes with this condition is to be answered on paper. */
function when(relevant: string): string {
  const node: Node = { kind: 'text', name: 'them', relevant }
  const asked: Questionnaire = { ...EVERY_KIND, nodes: [...EVERY_KIND.nodes, node] }
  return conditionOnPaper(asked, node)
}

describe('a questionnaire on paper', () => {
  test('an old woman without a telephone finds every question that paper can ask, numbered', () => {
    expect(page).toContain('1. ')
    expect(numbersOnPaper(EVERY_KIND).size).toBe(28)
    for (const words of ['Ông/bà ở thôn nào?', 'Làng Dịa', 'Nước sạch', 'Tôi đồng ý để xã dùng', 'Môn học thêm 1'])
      expect(page).toContain(words)
  })

  test('what paper cannot take, and what is worked out, is not on it', () => {
    for (const words of ['Ảnh chỗ đường hỏng', 'Ghi âm', 'Ruộng bình quân']) expect(page).not.toContain(words)
  })

  test('a table has a box for every row and column', () => {
    const table = /<table[^]*?<\/table>/.exec(page)?.[0] ?? ''
    expect(table.match(/class="box"/g)).toHaveLength(16)
  })

  test('whoever fills it in reads when a question is not for him', () => {
    expect(page).toContain('Chỉ trả lời nếu câu 5 là &quot;Không&quot;.')
    expect(when("${nguoi} >= 4 and selected(${vuong}, 'von')")).toBe(
      'Chỉ trả lời nếu câu 3 từ 4 trở lên và câu 15 có chọn "Thiếu vốn".',
    )
    expect(when("${ten} != ''")).toBe('Chỉ trả lời nếu đã trả lời câu 1.')
  })

  test('a condition that words cannot say sends him to whoever hands the sheets out', () => {
    for (const condition of ['${nguoi} + 1 > 4', 'count(${con}) > 1', '${binh_quan} > 1'])
      expect(when(condition)).toBe('Không phải ai cũng trả lời phần này: xin hỏi người phát phiếu.')
  })
})
