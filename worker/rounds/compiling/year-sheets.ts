import { periodText } from '../periods.ts'
import { stretchesOf, type Year, type YearTable } from './year.ts'
import { type Cell, type Sheet, widths } from './workbook.ts'

/** A year as a workbook: a sheet for each series, two columns a stretch where there are plans; and how units kept to it. */
export function yearSheets(year: string, { discipline, tables }: Year, nameOf: (unit: string) => string): Sheet[] {
  return [...tables.map((table, at) => seriesSheet(year, table, at)), disciplineSheet(discipline, nameOf)]
}

function seriesSheet(year: string, { lines, title }: YearTable, at: number): Sheet {
  const { months, more } = stretchesOf(year)
  const stretches = [...months, ...more]
  const hasPlan = lines.some(({ cells }) => [...cells.values()].some(({ plan }) => plan !== null))
  const head = stretches.flatMap((period) => {
    const name = shortPeriod(period)
    return hasPlan ? [`${name}: kế hoạch`, `${name}: thực hiện`] : [name]
  })
  const rows = lines.map(({ ask, cells, option }): Cell[] => [
    ...[ask.above.join(' › '), ask.label, option?.label ?? ''],
    ...stretches.flatMap((period): Cell[] => {
      const cell = cells.get(period)
      return hasPlan ? [cell?.plan ?? null, cell?.result ?? null] : [cell?.result ?? null]
    }),
  ])
  return {
    // Names of sheets may not hold these signs, and no two may be alike.
    name: `${at + 1}. ${title.replace(/[\\/?*[\]:]/g, ' ')}`.slice(0, 31),
    rows: [['Phần', 'Nội dung', 'Lựa chọn', ...head], ...rows],
    ...{ columns: widths(22, 44, 20, ...head.map(() => 13)), freezePane: { rows: 1, columns: 2 } },
  }
}

function disciplineSheet(discipline: Year['discipline'], nameOf: (unit: string) => string): Sheet {
  return {
    name: 'Kỷ luật báo cáo',
    rows: [
      ['Đơn vị', 'Phải nộp', 'Đúng hạn', 'Nộp muộn', 'Không báo cáo', 'Chưa nộp', 'Lần bị trả lại', 'Lần đính chính'],
      ...discipline.map((one): Cell[] => [
        ...[nameOf(one.unit), one.wanted, one.inTime, one.late],
        ...[one.missing, one.open, one.returned, one.corrected],
      ]),
    ],
    ...{ columns: widths(34, 12, 12, 12, 14, 12, 14, 14), freezePane: { rows: 1, columns: 1 } },
  }
}

/** "Tháng 3", "Quý I", "6 tháng đầu", "Cả năm". */
export function shortPeriod(period: string): string {
  const part = period.split('-')[1] ?? ''
  if (part === '') return 'Cả năm'
  if (part.startsWith('H')) return part === 'H1' ? '6 tháng đầu' : '6 tháng cuối'
  const text = periodText(period).replace(/ năm \d+$/, '')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
