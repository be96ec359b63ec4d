import { StatusTag } from '../../web/components/status-tag.tsx'
import { instantText } from '../deadlines/calendar.ts'
import { REPORTS_ABOVE } from './place.ts'
import type { ListedReport } from './report-queries.ts'

/** Reports of communes, each with who took it. `isOne`: all of the same commune. */
export function ReportList({ reports, isOne }: { reports: readonly ListedReport[]; isOne?: boolean }) {
  return (
    <ul class="list">
      {reports.map((one) => (
        <li key={one.id}>
          <p>
            <a href={`${REPORTS_ABOVE}/${one.id}`}>
              <b>{isOne ? one.title : `${one.communeName}: ${one.title}`}</b>
            </a>{' '}
            {isOne && <ReportTag report={one} />}
          </p>
          <p class="hint">
            Gửi {instantText(one.sentAt)}.
            {one.receivedAt && ` ${one.receiverName ?? 'Người xem trước đây'} nhận ${instantText(one.receivedAt)}.`}
            {!isOne && one.replacedBy !== '' && ' Xã đã gửi bản khác thay bản này.'}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** Whether somebody took it, or another one took its place. */
export function ReportTag({ report }: { report: Pick<ListedReport, 'receivedAt' | 'replacedBy'> }) {
  if (report.replacedBy !== '') return <StatusTag label="Đã có bản thay" tone="ended" />
  return report.receivedAt ? <StatusTag label="Đã nhận" tone="done" /> : <StatusTag label="Chưa nhận" tone="new" />
}
