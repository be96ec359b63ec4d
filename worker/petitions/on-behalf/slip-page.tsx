import { Facts } from '../../../web/components/facts.tsx'
import { Print } from '../../../web/components/print.tsx'
import { showSecret, spellSecret } from '../../cases/code.ts'
import type { CaseRow } from '../../cases/queries.ts'
import { bodyName, type CommuneBook, fullName } from '../../communes/book.ts'
import { instantText, longDay } from '../../deadlines/calendar.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { CaseCodes } from '../two-codes.tsx'
import { spellCode } from './aloud.ts'
import { HERE } from './on-behalf-page.tsx'

/** How long after writing a case down its slip can be opened, in minutes. */
export const SLIP_MINUTES = 15

/** The slip that the sender takes home, and what to read out to whoever cannot read it. */
export function SlipPage(view: {
  staff: StaffMember
  book: CommuneBook
  row: CaseRow
  caseCode: string
  secret: string
  origin: string
}) {
  const { staff, book, row, caseCode, secret, origin } = view
  const address = `${origin}/${book.commune.id}`
  return (
    <OfficePage title={`Biên nhận ${caseCode}`} staff={staff} book={book} current={HERE}>
      <h1>Biên nhận kiến nghị, phản ánh</h1>
      <p class="lead noprint">
        Đã gửi. Ông/bà in hoặc chép tờ này cho người gửi ngay: sau {SLIP_MINUTES} phút trang này đóng lại.
      </p>
      <p>
        {fullName(book.commune)} đã nhận lúc {instantText(row.submittedAt)}.
      </p>
      <section class="receipt">
        <CaseCodes address={address} caseCode={caseCode} secret={showSecret(secret)}>
          <p>
            <b>Ai có cả hai mã thì xem được hồ sơ: người gửi giữ kín như chìa khóa nhà.</b>
          </p>
        </CaseCodes>
      </section>
      <Facts
        rows={[
          ['Về việc', row.title],
          ['Hạn trả lời', longDay(row.dueOn)],
          ['Người ghi giúp', `${staff.name}, ${staff.title || bodyName(book, staff.bodyId)}`],
          ['Xem trả lời', `Chĩa máy ảnh điện thoại vào hình vuông. Hoặc vào ${address}/tra-cuu rồi gõ hai mã.`],
        ]}
      />
      <section class="noprint" aria-labelledby="doc">
        <h2 id="doc">Đọc cho người gửi nghe</h2>
        <p>{fullName(book.commune)} đã nhận việc của ông/bà.</p>
        <p>Xã trả lời chậm nhất {longDay(row.dueOn)}.</p>
        <p>
          Mã hồ sơ của ông/bà là: <b>{spellCode(caseCode)}</b>.
        </p>
        <p>
          Mã bí mật là: <b>{spellSecret(secret)}</b>.
        </p>
        <p>
          Muốn biết kết quả, ông/bà đưa tờ này cho con cháu mở bằng điện thoại, hoặc cầm tờ này đến Mặt trận xã. Đừng
          đọc mã bí mật cho người lạ.
        </p>
        <p>
          <Print />
        </p>
        <p class="hint">Tờ này vừa khổ A4 và A5. Không thấy nút In thì dùng lệnh In của trình duyệt.</p>
        <p>
          <a href={HERE}>Ghi việc khác</a>
        </p>
        <p>
          <a href={`${HERE}/da-ghi`}>Những việc tôi đã ghi</a>
        </p>
      </section>
    </OfficePage>
  )
}
