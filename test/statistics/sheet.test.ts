import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Chart } from '../../web/components/chart.tsx'
import { csvText } from '../../worker/http/csv.ts'

test('a spreadsheet takes no cell of the file for a formula', () => {
  const text = csvText([['=1+1', '+84', '-3', '@x', '\t=2', 'Đường, cầu', 'Nói "to"', 7, null]])
  expect(text).toBe(`\uFEFF'=1+1,'+84,'-3,'@x,'\t=2,"Đường, cầu","Nói ""to""",7,\r\n`)
})

const rows = [
  { name: 'Phòng Kinh tế', values: [17, 3], words: '17 đúng, 3 trễ' },
  { name: 'Trung tâm Phục vụ hành chính công của xã', values: [9, 0], words: '9 đúng, 0 trễ' },
]
const draw = (given = rows) =>
  renderToString(
    Chart({
      id: 'han',
      label: 'Đúng hạn và trễ hạn.',
      stacked: true,
      parts: [
        { name: 'Đúng hạn', look: 'solid', tone: 'done' },
        { name: 'Trễ hạn', look: 'striped', tone: 'late' },
      ],
      rows: given,
    }),
  )
const bars = (html: string) =>
  [...(html.split('</figcaption>')[1] ?? '').matchAll(/<rect class="\w+" x="[\d.]+" y="[\d.]+" width="([\d.]+)"/g)].map(
    ([, width]) => Number(width),
  )

test('who does not see the picture hears what it shows, and who sees no colour reads words and stripes', () => {
  const html = draw()
  expect(html).toContain('role="img" aria-label="Đúng hạn và trễ hạn."')
  expect(html).toContain('17 đúng, 3 trễ')
  expect(html).toMatch(/fill="url\(#han-soc\)"/)
  expect(html).not.toContain('style=')
})

test('bars are as long as their numbers, from zero, and nothing is drawn for nothing', () => {
  const [first = 0, second = 0, third = 0, ...more] = bars(draw())
  expect(more).toEqual([])
  const edge = 1.5
  expect((first + edge) / (second + edge)).toBeCloseTo(17 / 3, 5)
  expect((first + edge) / (third + edge)).toBeCloseTo(17 / 9, 5)
  expect(bars(draw([{ name: 'Không có gì', values: [0, 0], words: '0' }]))).toEqual([])
})

test('a long name is broken into two lines', () => {
  expect(draw()).toMatch(/Trung tâm Phục vụ hành chính<\/text><text[^>]*>công của xã/)
})
