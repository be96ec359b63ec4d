import { Chart, type ChartPart, type ChartRow } from '../../web/components/chart.tsx'

/** How many answers were in time and how many late, a bar each. */
export function InTimeChart({ of, more = [], rows }: { of?: string; more?: ChartPart[]; rows: ChartRow[] }) {
  return (
    <Chart
      id="han"
      label={`Số trả lời đúng hạn và trễ hạn${of ? ` ${of}` : ''}. Con số có trong bảng bên dưới.`}
      stacked
      parts={[
        { name: 'Đúng hạn', look: 'solid', tone: 'done' },
        { name: 'Trễ hạn', look: 'striped', tone: 'late' },
        ...more,
      ]}
      rows={rows}
    />
  )
}

/** Month by month, how many came in and how many were answered: `2026-11`. */
export function MonthsChart({ rows }: { rows: (Omit<ChartRow, 'name'> & { month: string; more?: string })[] }) {
  return (
    <Chart
      id="thang"
      label="Số nhận và số trả lời mỗi tháng. Con số đứng cạnh mỗi thanh."
      parts={[
        { name: 'Nhận', look: 'solid', tone: 'doing' },
        { name: 'Trả lời', look: 'striped', tone: 'done' },
      ]}
      rows={rows.map(({ month, more = '', ...row }) => ({
        ...row,
        name: `Tháng ${Number(month.slice(5))}/${month.slice(0, 4)}${more}`,
      }))}
    />
  )
}
