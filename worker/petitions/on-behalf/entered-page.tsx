import { Empty } from '../../../web/components/empty.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { codeOf } from '../../cases/code.ts'
import type { CommuneBook } from '../../communes/book.ts'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import { holds, type StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { labelOf, LABELS, toneOf } from '../labels.ts'
import { whereOf } from '../public/release-list.tsx'
import type { EnteredRow } from './on-behalf-queries.ts'
import { HERE } from './on-behalf-page.tsx'

/** Labels under which somebody still owes an answer. */
const OWED = ['moi-gui', 'da-tiep-nhan', 'can-bo-sung', 'dang-xu-ly']

/** What somebody wrote down for others: how each stands and by when it is answered, and nothing that was written. */
export function EnteredPage(view: {
  staff: StaffMember
  book: CommuneBook
  rows: readonly EnteredRow[]
  next: string | null
  isLater: boolean
}) {
  const { staff, book, rows, next, isLater } = view
  const opens = holds(staff, 'intake_officer')
  const list = `${HERE}/da-ghi`
  return (
    <OfficePage title="Những việc tôi đã ghi" staff={staff} book={book} current={HERE}>
      <h1>Những việc tôi đã ghi</h1>
      <p>
        <a href={HERE}>Ghi giúp một việc nữa</a>
      </p>
      {rows.length === 0 ? (
        <Empty title={isLater ? 'Hết danh sách.' : 'Ông/bà chưa ghi giúp việc nào.'} />
      ) : (
        <table class="cards">
          <caption class="sr">Những việc tôi đã ghi giúp bà con, mới nhất trước</caption>
          <thead>
            <tr>
              <th scope="col">Mã hồ sơ</th>
              <th scope="col">Ngày ghi</th>
              <th scope="col">Lĩnh vực, thôn</th>
              <th scope="col">Tình trạng</th>
              <th scope="col">Hạn trả lời</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const code = codeOf(book, row)
              const label = labelOf(row.status)
              return (
                <tr key={row.id}>
                  <td>{opens ? <a href={`/can-bo/ho-so/${code}`}>{code}</a> : <b>{code}</b>}</td>
                  <td data-label="Ngày ghi">{longDay(localDay(row.submittedAt))}</td>
                  <td data-label="Về">{whereOf(book, row).join(' · ')}</td>
                  <td data-label="Tình trạng">
                    <StatusTag label={LABELS[label]} tone={toneOf(label)} />
                  </td>
                  <td data-label="Hạn trả lời">{OWED.includes(label) ? longDay(row.dueOn) : 'Đã xong'}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      <Pager
        {...(next ? { next: `${list}?sau=${encodeURIComponent(next)}` } : {})}
        {...(isLater ? { first: list } : {})}
      />
    </OfficePage>
  )
}
