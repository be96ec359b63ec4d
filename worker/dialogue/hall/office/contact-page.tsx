import { Empty } from '../../../../web/components/empty.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import type { DossierRow } from '../../../dossiers/tables.ts'
import type { StaffMember } from '../../../staff/actor.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { OFFICE } from '../../place.ts'
import type { SeatRow } from '../tables.ts'

export type ContactView = {
  staff: StaffMember
  book: CommuneBook
  row: DossierRow
  address: string
  many: number
  /** Null until they are opened. */
  opened: readonly { seat: SeatRow; contact: { name: string; phone: string } }[] | null
}

/** Whom to call when the day is changed. */
export function contactPage({ staff, book, row, address, many, opened }: ContactView) {
  return (
    <OfficePage title={`Liên hệ người đăng ký: ${row.title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={address}>{row.title}</a>
      </p>
      <h1>Liên hệ người đăng ký</h1>
      {opened === null && many === 0 && (
        <Empty title="Không ai để lại tên hay số điện thoại.">
          <p>Ai đăng ký cũng đọc được thông báo đổi ngày, hủy ở trang của mình bằng hai mã.</p>
        </Empty>
      )}
      {opened === null && many > 0 && (
        <form method="post" action={`${address}/lien-he`}>
          <p class="lead">{many} người để lại tên hoặc số điện thoại để được báo khi đổi ngày, hủy.</p>
          <p class="hint">Chỉ mở khi cần báo. Mỗi lần mở được ghi vào lịch sử: ai mở, lúc nào; không ghi nội dung.</p>
          <p>
            <button type="submit">Mở danh sách</button>
          </p>
        </form>
      )}
      {opened !== null && (
        <table class="cards">
          <caption class="sr">Người đăng ký để lại cách liên lạc</caption>
          <thead>
            <tr>
              <th scope="col">Chỗ</th>
              <th scope="col">Họ tên</th>
              <th scope="col">Điện thoại</th>
            </tr>
          </thead>
          <tbody>
            {opened.map(({ seat, contact }) => (
              <tr key={seat.id}>
                <td>{seat.number > 0 ? `Số ${seat.number}` : `Lượt chờ ${seat.serial}`}</td>
                <td data-label="Họ tên">{contact.name || 'không ghi'}</td>
                <td data-label="Điện thoại">
                  {contact.phone === '' ? 'không ghi' : <a href={`tel:${contact.phone}`}>{contact.phone}</a>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </OfficePage>
  )
}
