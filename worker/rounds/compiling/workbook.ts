import type { Ask } from './asks.ts'
import type { Line, Report } from './compile.ts'
import type { Words } from './content.ts'
import { figureOf } from './figures.ts'
import { saidIn } from './corrections.ts'
import { markOf } from './standing.ts'

/** A cell: numbers as numbers; a text is never taken for a formula. */
export type Cell = string | number | null
export type Sheet = {
  name: string
  rows: Cell[][]
  columns: { width: number }[]
  freezePane: { rows: number; columns?: number }
}

const WAYS: Record<Ask['as'], string> = {
  number: 'cộng',
  ratio: 'tính lại từ tổng',
  score: 'trung bình',
  options: 'đếm lựa chọn',
  given: 'đếm',
  text: 'lời',
}

/** A compiled round as a workbook: sums, every unit, the commune's words. */
export function sheetsOf(
  lines: readonly Line[],
  round: { asks: readonly Ask[]; reports: readonly Report[] },
  words: Words,
  nameOf: (unit: string) => string,
): Sheet[] {
  return [sumSheet(lines), unitSheet(round.asks, round.reports, nameOf), wordSheet(lines, words)]
}

/** The sums of a round. */
export function sumSheet(lines: readonly Line[]): Sheet {
  const head = [
    'Phần',
    'Nội dung',
    'Lựa chọn',
    'Cách tính',
    'Kế hoạch',
    'Thực hiện',
    '% kế hoạch',
    'Kỳ trước',
    'Bình quân một đơn vị',
    'Số đơn vị trả lời',
  ]
  const rows = lines.flatMap((line): Cell[][] => {
    const { answered, ask, mean, options, plan, previous, reached, total } = line
    const begin = [ask.above.join(' › '), ask.label]
    if (ask.as === 'options')
      return options.map(({ label, many, share }) => [
        ...begin,
        label,
        `${WAYS.options}, ${share ?? 0}%`,
        null,
        many,
        null,
        null,
        null,
        answered,
      ])
    if (ask.as === 'text') return []
    return [[...begin, '', WAYS[ask.as], plan, total, reached, previous, mean, answered]]
  })
  return {
    name: 'Tổng hợp',
    rows: [head, ...rows],
    columns: widths(24, 48, 24, 16, 12, 12, 12, 12, 14, 12),
    freezePane: { rows: 1 },
  }
}

/** Every unit's figures, a line a unit. */
export function unitSheet(asks: readonly Ask[], reports: readonly Report[], nameOf: (unit: string) => string): Sheet {
  const head = ['Đơn vị', 'Tình trạng', ...asks.map(({ label }) => label)]
  const rows = reports.map((report): Cell[] => [
    ...[nameOf(report.unit), markOf(report)],
    ...asks.map((ask) => cellOf(ask, report)),
  ])
  return {
    ...{ name: 'Từng đơn vị', rows: [head, ...rows], columns: widths(30, 24, ...asks.map(() => 16)) },
    freezePane: { rows: 1, columns: 1 },
  }
}

/** The words of the commune. */
export function wordSheet(lines: readonly Line[], words: Words): Sheet {
  const said = lines.flatMap(({ ask }): Cell[][] => {
    const text = words[ask.name] ?? ''
    return text === '' ? [] : [[ask.above.join(' › '), ask.label, text]]
  })
  const whole = words[''] ?? ''
  const rows = [['Phần', 'Nội dung', 'Lời của xã'], ...(whole === '' ? [] : [['', 'Nhận xét chung', whole]]), ...said]
  return { name: 'Lời', rows, columns: widths(24, 40, 90), freezePane: { rows: 1 } }
}

function cellOf(ask: Ask, { answers }: Report): Cell {
  if (answers === null) return null
  if (ask.as !== 'options' && ask.as !== 'text') return figureOf(ask, answers)
  const said = saidIn(ask, answers)
  return said === '–' ? null : said
}

/** Widths of columns, in characters. */
export function widths(...all: number[]): { width: number }[] {
  return all.map((width) => ({ width }))
}
