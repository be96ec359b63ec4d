import { Empty } from '../../web/components/empty.tsx'
import { Note } from '../../web/components/note.tsx'
import { Pager } from '../../web/components/pager.tsx'
import { Print } from '../../web/components/print.tsx'
import { instantText } from '../deadlines/calendar.ts'
import { ViewerPage } from '../staff/viewers/viewer-page.tsx'
import type { Viewer } from '../staff/viewers/viewer.ts'
import { communeAbove, REPORTS_ABOVE } from './place.ts'
import { ReportList, ReportTag } from './report-list.tsx'
import type { ListedReport, ReportAbove } from './report-queries.ts'

export type DeskView = {
  viewer: Viewer
  which: 'waiting' | 'received'
  reports: readonly ListedReport[]
  next: string | undefined
  first: string | undefined
}

const RECEIVED = `${REPORTS_ABOVE}?xem=da-nhan`

/** What communes compiled and sent: what nobody has taken first. */
export function DeskPage({ viewer, which, reports, next, first }: DeskView) {
  const isWaiting = which === 'waiting'
  return (
    <ViewerPage title="Báo cáo các xã" viewer={viewer} current={REPORTS_ABOVE}>
      <h1>{isWaiting ? 'Báo cáo chờ nhận' : 'Báo cáo đã nhận'}</h1>
      {reports.length === 0 ? (
        <Empty title={isWaiting ? 'Không còn báo cáo nào chờ ông/bà nhận.' : 'Chưa nhận báo cáo nào.'}>
          {isWaiting && <p>Khi xã gửi báo cáo tổng hợp lên, báo cáo hiện ở đây.</p>}
        </Empty>
      ) : (
        <ReportList reports={reports} />
      )}
      <Pager next={next} first={first} />
      <p>{isWaiting ? <a href={RECEIVED}>Xem báo cáo đã nhận</a> : <a href={REPORTS_ABOVE}>Xem báo cáo chờ nhận</a>}</p>
    </ViewerPage>
  )
}

/** One report as the commune sent it. */
export function ReportPage({ viewer, report, isDone }: { viewer: Viewer; report: ReportAbove; isDone: boolean }) {
  const { communeId, communeName, content, documentCode, id, receivedAt, receiverName, replacedBy, title } = report
  const here = `${REPORTS_ABOVE}/${id}`
  return (
    <ViewerPage title={title} viewer={viewer} current={REPORTS_ABOVE}>
      <p class="crumb noprint">
        <a href={REPORTS_ABOVE}>Báo cáo các xã</a>
      </p>
      <h1>{title}</h1>
      <p>
        <a href={communeAbove(communeId)}>{communeName}</a> gửi {instantText(report.sentAt)}
        {documentCode !== '' && `, văn bản số ${documentCode}`}. <ReportTag report={report} />
      </p>
      {isDone && receivedAt && (
        <Note tone="good">
          <p role="status">Đã báo cho {communeName} là cấp trên đã nhận.</p>
        </Note>
      )}
      {replacedBy !== '' ? (
        <Note tone="warn" title="Xã đã gửi bản khác thay bản này">
          <p>
            <a href={`${REPORTS_ABOVE}/${replacedBy}`}>Mở bản mới</a>
          </p>
        </Note>
      ) : receivedAt ? (
        <p class="hint">
          {receiverName ?? 'Người xem trước đây'} nhận {instantText(receivedAt)}.
        </p>
      ) : (
        <form method="post" action={`${here}/da-nhan`} class="noprint">
          <button type="submit">Đã nhận</button>
          <p class="hint">Xã thấy ngay rằng cấp trên đã nhận báo cáo này.</p>
        </form>
      )}
      {(report.wordKey !== '' || report.sheetKey !== '') && (
        <p class="noprint">
          {report.wordKey !== '' && (
            <a class="button quiet" href={`${here}/bao-cao.docx`}>
              Tải văn bản (Word)
            </a>
          )}{' '}
          {report.sheetKey !== '' && (
            <a class="button quiet" href={`${here}/bang.xlsx`}>
              Tải bảng số (Excel)
            </a>
          )}{' '}
          <Print quiet>In trang này</Print>
        </p>
      )}
      {content.sections.map((section, at) => (
        <section key={at}>
          {section.heading !== '' && <h2>{section.heading}</h2>}
          {section.words.split('\n').map((line, index) => line.trim() !== '' && <p key={index}>{line}</p>)}
          {section.rows.length > 0 && <SectionTable {...section} />}
        </section>
      ))}
    </ViewerPage>
  )
}

function SectionTable({ heading, head, rows }: ReportAbove['content']['sections'][number]) {
  return (
    <table class="cards">
      <caption class="sr">{heading}</caption>
      <thead>
        <tr>
          {head.map((name, at) => (
            <th scope="col" key={at}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, line) => (
          <tr key={line}>
            {row.map((cell, at) => (
              <td key={at} data-label={at === 0 ? undefined : head[at]}>
                {at === 0 ? <b>{cell}</b> : cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
