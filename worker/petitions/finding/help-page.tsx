import { Facts } from '../../../web/components/facts.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'

const KEYS = [
  ['j', 'Xuống hồ sơ tiếp theo trong danh sách'],
  ['k', 'Lên hồ sơ trước'],
  ['Enter', 'Mở hồ sơ đang chọn'],
  ['/', 'Đến ô tìm hồ sơ'],
  ['g rồi i', 'Về Việc của tôi'],
  ['g rồi h', 'Đến Hôm nay'],
  ['g rồi t', 'Đến Tìm hồ sơ'],
  ['?', 'Mở trang này'],
] as const

/** The keys that save an officer the mouse, and the switch that turns them off. */
export function KeysPage({ staff, book }: { staff: StaffMember; book: CommuneBook }) {
  return (
    <OfficePage title="Phím tắt" staff={staff} book={book} current="/can-bo/phim-tat">
      <h1>Phím tắt</h1>
      <p class="lead">Dùng bàn phím thay chuột khi có nhiều hồ sơ. Không bắt buộc: việc gì cũng làm được bằng chuột.</p>
      <div data-keys hidden>
        <p role="status" />
        <button type="button" class="quiet">
          Tắt phím tắt
        </button>
      </div>
      <Facts rows={KEYS.map(([key, what]) => [key, what])} />
      <p>Khi đang gõ chữ trong một ô, phím tắt không chạy.</p>
      <p>Nếu ông/bà dùng phần mềm đọc màn hình hoặc ra lệnh bằng giọng nói, nên tắt. Máy nhớ lựa chọn này.</p>
    </OfficePage>
  )
}
