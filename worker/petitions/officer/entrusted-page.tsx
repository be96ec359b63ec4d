import { Empty } from '../../../web/components/empty.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { codeOf } from '../../cases/code.ts'
import type { CaseRow } from '../../cases/queries.ts'
import type { CommuneBook } from '../../communes/book.ts'
import { instantText, longDay } from '../../deadlines/calendar.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { STATUS_TEXT } from '../labels.ts'

export type Entrusted = { row: CaseRow; grantedAt: string }

/** Restricted cases that were entrusted to this officer by name: nobody else's list has them. */
export function EntrustedPage({ staff, book, found }: { staff: StaffMember; book: CommuneBook; found: Entrusted[] }) {
  return (
    <OfficePage title="Hồ sơ giao riêng" staff={staff} book={book} current={ENTRUSTED}>
      <h1>Hồ sơ giao riêng</h1>
      <p class="lead">Chỉ ông/bà và người được giao đích danh thấy những hồ sơ này. Mỗi lần mở đều được ghi lại.</p>
      {found.length === 0 ? (
        <Empty title="Chưa có hồ sơ nào giao riêng cho ông/bà." />
      ) : (
        <table class="cards">
          <caption class="sr">Hồ sơ giao riêng, mới giao ở trên</caption>
          <thead>
            <tr>
              <th scope="col">Hồ sơ</th>
              <th scope="col">Tình trạng</th>
              <th scope="col">Giao lúc</th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ row, grantedAt }) => (
              <tr key={row.id}>
                <td>
                  <a href={`/can-bo/ho-so/${codeOf(book, row)}`}>{codeOf(book, row)}</a>
                </td>
                <td>
                  <StatusTag label={STATUS_TEXT[row.status] ?? ''} tone={row.status === 'closed' ? 'ended' : 'doing'} />
                  {row.status === 'restricted' && <div class="at">Xử lý ban đầu đến {longDay(row.actOn)}</div>}
                </td>
                <td>{instantText(grantedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </OfficePage>
  )
}

/** Where the list is. */
export const ENTRUSTED = '/can-bo/giao-rieng'
