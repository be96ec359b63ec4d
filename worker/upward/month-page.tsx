import { Empty } from '../../web/components/empty.tsx'
import { Facts } from '../../web/components/facts.tsx'
import { Note } from '../../web/components/note.tsx'
import { longDay } from '../deadlines/calendar.ts'
import { ViewerPage } from '../staff/viewers/viewer-page.tsx'
import { AREA, type Viewer } from '../staff/viewers/viewer.ts'
import { JudgedCells, JudgedHeads } from './judged.tsx'
import { monthBefore, monthShort, monthText, nextMonth, sendDay } from './months.ts'
import { communeAbove, REPORTS_ABOVE } from './place.ts'
import { type Figures, NUMBER_NAMES, together, troubleOf } from './trouble.ts'

export type MonthView = {
  viewer: Viewer
  month: string
  newest: string
  /** Those with most to look at first. */
  rows: readonly { name: string; figures: readonly [Figures] }[]
  /** Communes that owe the month. */
  waiting: readonly string[]
  stopped: readonly string[]
  /** Whether a report waits for somebody of this level. */
  isReportWaiting: boolean
}

/** A month of all communes of a level: where somebody has to look first. */
export function MonthPage({ viewer, month, newest, rows, waiting, stopped, isReportWaiting }: MonthView) {
  const troubled = rows.filter(({ figures }) => troubleOf(figures)[0] > 0).length
  return (
    <ViewerPage title={`Các xã ${monthText(month)}`} viewer={viewer} current={AREA}>
      <h1>Các xã, {monthText(month)}</h1>
      {isReportWaiting && (
        <Note tone="info">
          <p>
            Có <a href={REPORTS_ABOVE}>báo cáo của các xã</a> đang chờ ông/bà nhận.
          </p>
        </Note>
      )}
      {rows.length === 0 && waiting.length === 0 ? (
        <Empty title={`Chưa có xã nào gửi số liệu ${monthText(month)}.`}>
          <p>Số liệu mỗi tháng tự gửi lên vào ngày 2 của tháng sau.</p>
        </Empty>
      ) : (
        <>
          <p class="lead">
            {rows.length} xã đã gửi số liệu.{' '}
            {troubled > 0 ? `${troubled} xã có việc cần xem trước, đứng ở đầu bảng.` : 'Chưa xã nào có việc quá hạn.'}
          </p>
          <Totals figures={rows.flatMap((row) => row.figures)} />
          <Waiting month={month} waiting={waiting} />
          <Board rows={rows} month={month} />
        </>
      )}
      <Months month={month} newest={newest} />
      {rows.length > 0 && (
        <p class="noprint">
          <a class="button quiet" href={`${AREA}/thang.xlsx?thang=${month}`}>
            Tải bảng này (Excel)
          </a>
        </p>
      )}
      {stopped.length > 0 && <p class="hint">Đã dừng gửi: {stopped.join(', ')}.</p>}
      <p class="hint">
        Số liệu do từng xã gửi lên, đếm vào ngày 2 của tháng sau và giữ nguyên. Chỉ tiêu và kiến nghị giám sát tính từ
        đầu năm đến lúc gửi. “Chậm”: làm được ít hơn phần của năm đã qua. Từng hồ sơ của dân chỉ cán bộ xã xem được.
      </p>
    </ViewerPage>
  )
}

function Totals({ figures }: { figures: readonly Figures[] }) {
  const sum = together(figures)
  if (!sum) return null
  const text = Object.fromEntries(NUMBER_NAMES.map((name) => [name, sum[name].toLocaleString('vi-VN')]))
  return (
    <Facts
      rows={[
        [
          'Báo cáo định kỳ',
          `nộp ${text.received} trên ${text.wanted}, muộn ${text.late}, không báo cáo ${text.missing}`,
        ],
        ['Chỉ tiêu năm', `đạt ${text.reached} trên ${text.targets}, chậm ${text.behind}`],
        [
          'Kiến nghị của dân',
          `nhận ${text.petitions}, trả lời ${text.answered}, đúng hạn ${text.inTime}, đang quá hạn ${text.overdue}`,
        ],
        [
          'Kiến nghị giám sát',
          `trả lời ${text.replied} trên ${text.recommendations}, làm xong ${text.kept}, quá hạn ${text.unanswered}`,
        ],
      ]}
    />
  )
}

function Waiting({ month, waiting }: Pick<MonthView, 'month' | 'waiting'>) {
  if (waiting.length === 0) return null
  return (
    <Note tone="warn" title={`${waiting.length} xã chưa gửi số liệu ${monthText(month)}`}>
      <p>{waiting.join(', ')}.</p>
      <p>Số liệu tự gửi từ {longDay(sendDay(month))}; nếu quá ngày ấy mà chưa có, ông/bà báo người vận hành.</p>
    </Note>
  )
}

function Board({ rows, month }: Pick<MonthView, 'rows' | 'month'>) {
  if (rows.length === 0) return null
  return (
    <table class="cards">
      <caption class="sr">Từng xã, {monthText(month)}</caption>
      <thead>
        <tr>
          <th scope="col">Xã, phường</th>
          <JudgedHeads />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, figures: [figures] }) => (
          <tr key={figures.communeId}>
            <td>
              <a href={communeAbove(figures.communeId)}>
                <b>{name}</b>
              </a>
            </td>
            <JudgedCells figures={figures} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Months({ month, newest }: Pick<MonthView, 'month' | 'newest'>) {
  const before = monthBefore(month)
  const after = nextMonth(month)
  return (
    <nav class="pager noprint" aria-label="Tháng khác">
      <a class="button quiet" href={`${AREA}?thang=${before}`} rel="prev">
        Tháng {monthShort(before)}
      </a>{' '}
      {after <= newest && (
        <a class="button quiet" href={`${AREA}?thang=${after}`} rel="next">
          Tháng {monthShort(after)}
        </a>
      )}
    </nav>
  )
}
