import { bodyName } from '../communes/book.ts'
import { longDay } from '../deadlines/calendar.ts'
import { RecommendationTable } from '../recommendations/recommendation-table.tsx'
import type { SupervisionDesk } from './own.ts'
import { asksFor, filesFor, reportFor } from './seat.ts'
import { REPORT_PARTS } from './words.ts'

type Part = { desk: SupervisionDesk }

/** The report, as far as the reader may read it, and what came of its recommendations. */
export function Report({ desk }: Part) {
  const { book, file, today } = desk
  const report = reportFor(desk)
  const asks = asksFor(desk)
  if (!report) return null
  return (
    <section aria-labelledby="bao-cao">
      <h2 id="bao-cao">{file.own.reportedOn ? `Báo cáo, ${longDay(file.own.reportedOn)}` : 'Báo cáo (chưa ký)'}</h2>
      <details open={file.own.reportedOn === null}>
        <summary>Đọc báo cáo</summary>
        {REPORT_PARTS.map(([name, label]) => (
          <div key={name}>
            <h3>{label}</h3>
            <p class="words">{report[name]}</p>
          </div>
        ))}
        {file.own.reportedOn === null && report.asks.length > 0 && (
          <>
            <h3>Kiến nghị sẽ gửi</h3>
            <ol>
              {report.asks.map(({ asked, bodyId, doneWantedOn }, at) => (
                <li key={at}>
                  <b>{bodyName(book, bodyId)}</b>
                  {doneWantedOn && `, xong trước hết ${longDay(doneWantedOn)}`}: <span class="words">{asked}</span>
                </li>
              ))}
            </ol>
          </>
        )}
      </details>
      {asks.length > 0 && (
        <>
          <h3>Kiến nghị sau giám sát</h3>
          <RecommendationTable rows={asks} book={book} today={today} caption="Kiến nghị sau giám sát" />
        </>
      )}
      {file.own.publicConclusions && (
        <>
          <h3>Kết luận đã công bố</h3>
          <p class="words">{file.own.publicConclusions}</p>
        </>
      )}
    </section>
  )
}

/** Files of the topic that the reader may open. */
export function Files({ desk, address }: Part & { address: string }) {
  const files = filesFor(desk)
  if (files.length === 0) return null
  return (
    <section aria-labelledby="tep">
      <h2 id="tep">Tệp</h2>
      <ul>
        {files.map((one) => (
          <li key={one.id}>
            <a href={`${address}/tep/${one.id}`}>{one.name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
