import { Chart } from '../../web/components/chart.tsx'
import { Empty } from '../../web/components/empty.tsx'
import { longDay } from '../deadlines/calendar.ts'
import { ViewerPage } from '../staff/viewers/viewer-page.tsx'
import { AREA, type Viewer } from '../staff/viewers/viewer.ts'
import type { Membership } from './board-queries.ts'
import { JudgedCells, JudgedHeads } from './judged.tsx'
import { monthShort, monthText } from './months.ts'
import type { ListedReport } from './report-queries.ts'
import { ReportList } from './report-list.tsx'
import type { Figures } from './trouble.ts'

export type CommuneView = {
  viewer: Viewer
  member: Membership
  /** The newest first. */
  figures: readonly Figures[]
  reports: readonly ListedReport[]
}

/** Twelve months of one commune as it sent them, and the reports that it sent. */
export function CommunePage({ viewer, member, figures, reports }: CommuneView) {
  return (
    <ViewerPage title={member.communeName} viewer={viewer}>
      <p class="crumb noprint">
        <a href={AREA}>Các xã</a>
      </p>
      <h1>{member.communeName}</h1>
      <p class="hint">
        Gửi số liệu từ {longDay(member.since)}.
        {member.until && ` Xã đã dừng gửi từ ${longDay(member.until)}; số đã gửi vẫn giữ ở đây.`}
      </p>
      {figures.length === 0 ? (
        <Empty title="Xã chưa gửi số liệu tháng nào.">
          <p>Số liệu {monthText(member.nextMonth)} tự gửi lên vào ngày 2 của tháng sau.</p>
        </Empty>
      ) : (
        <>
          <MonthsTable figures={figures} />
          <Trends figures={figures} />
        </>
      )}
      <section aria-labelledby="bao-cao">
        <h2 id="bao-cao">Báo cáo xã đã gửi</h2>
        {reports.length === 0 ? <p>Chưa có báo cáo nào.</p> : <ReportList reports={reports} isOne />}
      </section>
    </ViewerPage>
  )
}

/** Months of one commune, each a row. */
export function MonthsTable({ figures }: { figures: readonly Figures[] }) {
  return (
    <table class="cards">
      <caption class="sr">Số liệu đã gửi, từng tháng</caption>
      <thead>
        <tr>
          <th scope="col">Tháng</th>
          <JudgedHeads />
        </tr>
      </thead>
      <tbody>
        {figures.map((one) => (
          <tr key={one.month}>
            <td>
              <b>{monthShort(one.month)}</b>
            </td>
            <JudgedCells figures={one} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Trends({ figures }: { figures: readonly Figures[] }) {
  const months = [...figures].reverse()
  if (months.length < 2) return null
  const name = (one: Figures) => `Tháng ${monthShort(one.month)}`
  return (
    <>
      <section aria-labelledby="nop">
        <h2 id="nop">Báo cáo định kỳ qua từng tháng</h2>
        <Chart
          id="nop"
          label="Số báo cáo nộp đúng hạn, muộn và không nộp mỗi tháng. Con số đứng cạnh mỗi thanh và trong bảng trên."
          stacked
          parts={[
            { name: 'Đúng hạn', look: 'solid', tone: 'done' },
            { name: 'Muộn', look: 'striped', tone: 'doing' },
            { name: 'Không báo cáo', look: 'outline', tone: 'late' },
          ]}
          rows={months.map((one) => ({
            name: name(one),
            values: [one.received - one.late, one.late, one.missing],
            words: `${one.received} trên ${one.wanted}`,
          }))}
        />
      </section>
      <section aria-labelledby="dan">
        <h2 id="dan">Trả lời kiến nghị của dân qua từng tháng</h2>
        <Chart
          id="dan"
          label="Số trả lời đúng hạn và trễ hạn mỗi tháng. Con số đứng cạnh mỗi thanh và trong bảng trên."
          stacked
          parts={[
            { name: 'Đúng hạn', look: 'solid', tone: 'done' },
            { name: 'Trễ hạn', look: 'striped', tone: 'late' },
          ]}
          rows={months.map((one) => ({
            name: name(one),
            values: [one.inTime, one.answered - one.inTime],
            words: `${one.inTime} trên ${one.answered}`,
          }))}
        />
      </section>
    </>
  )
}
