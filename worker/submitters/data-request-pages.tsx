import { Empty } from '../../web/components/empty.tsx'
import { Facts } from '../../web/components/facts.tsx'
import { Said } from '../../web/components/note.tsx'
import { StatusTag } from '../../web/components/status-tag.tsx'
import { codeOf } from '../cases/code.ts'
import type { CommuneBook } from '../communes/book.ts'
import { instantText, lateness, latenessText, longDay } from '../deadlines/calendar.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import type { ListedDataRequest } from './data-queries.ts'
import { type Wrong, WrongSummary, YesOrNo } from './waiting-form.tsx'

export type DataListView = {
  book: CommuneBook
  staff: StaffMember
  today: string
  rows: ListedDataRequest[]
  said?: { tone: 'good' | 'warn'; text: string }
  wrong?: Wrong
}

/** What senders ask of their data, the soonest due first. */
export function DataRequestsPage(view: DataListView) {
  const { book, rows, said, staff, wrong } = view
  return (
    <OfficePage title="Yêu cầu về dữ liệu" staff={staff} book={book} current="/can-bo/du-lieu">
      <WrongSummary wrong={wrong} />
      <h1>Người gửi yêu cầu xóa dữ liệu</h1>
      <Said said={said} />
      <p class="lead">Trả lời trong hai ngày làm việc (Nghị định 356/2025/NĐ-CP). Đã xóa thì không lấy lại được.</p>
      {rows.length === 0 && <Empty title="Không có yêu cầu nào đang chờ." />}
      {rows.map((one) => (
        <Waiting key={one.request.caseId} one={one} view={view} />
      ))}
    </OfficePage>
  )
}

function Waiting({ one, view }: { one: ListedDataRequest; view: DataListView }) {
  const { book, today, wrong } = view
  const code = codeOf(book, one.row)
  const late = lateness(one.request.dueOn, today, book.specialDays)
  return (
    <section aria-labelledby={`ho-so-${code}`}>
      <h2 id={`ho-so-${code}`}>
        Hồ sơ {code} {late.kind === 'late' && <StatusTag label="Quá hạn" tone="late" />}
      </h2>
      <Facts
        rows={[
          ['Hạn trả lời', `${longDay(one.request.dueOn)}, ${latenessText(late)}`],
          ['Yêu cầu lúc', instantText(one.request.askedAt)],
          ['Lý do', one.reason || 'Không nêu'],
          [
            'Sẽ xóa',
            one.ended
              ? `Tên, cách liên lạc, nội dung và ảnh của người gửi${one.row.status === 'split' ? ', ở cả các việc đã tách' : ''}. Câu trả lời vẫn giữ.`
              : 'Tên và cách liên lạc. Nội dung, ảnh giữ đến khi giải quyết xong.',
          ],
        ]}
      />
      <YesOrNo
        code={code}
        wrong={wrong}
        yes={{ action: 'xoa-du-lieu', button: 'Xóa' }}
        no={{
          action: 'khong-xoa-du-lieu',
          button: 'Không xóa',
          label: 'Vì sao chưa xóa? Nêu căn cứ.',
          hint: 'Người gửi đọc nguyên văn.',
        }}
      />
      <p>
        <a href={`/can-bo/ho-so/${code}`}>Xem hồ sơ</a>
      </p>
    </section>
  )
}
