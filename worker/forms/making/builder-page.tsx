import { BUILDER_JS, SHEET_CSS } from '../../../web/built.ts'
import { Note } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { addressesOf, FORMS } from './addresses.ts'

type View = { staff: StaffMember; book: CommuneBook; id: string; title: string }

/** Where a questionnaire is made. The one page that needs scripts; without them files go in and out. */
export function BuilderPage({ staff, book, id, title }: View) {
  const { draft, versions } = addressesOf(id)
  return (
    <OfficePage title={title || 'Chưa có tên'} staff={staff} book={book} current={FORMS}>
      <p class="crumb">
        <a href={FORMS}>Biểu mẫu</a>
      </p>
      <div data-builder={draft} data-versions={versions} data-staff={staff.id}>
        <h1>{title || 'Chưa có tên'}</h1>
        <noscript>
          <Note tone="warn" title="Trang này cần JavaScript">
            <p>
              Soạn câu hỏi trên trang cần máy tính hoặc điện thoại có bật JavaScript. Không có thì ông/bà vẫn soạn được
              bằng tệp Excel: <a href={versions}>tải biểu mẫu về, sửa, rồi nạp lại</a>.
            </p>
          </Note>
        </noscript>
        <p data-opening>Đang mở biểu mẫu…</p>
      </div>
      <link rel="stylesheet" href={SHEET_CSS} />
      {BUILDER_JS && <script src={BUILDER_JS} defer />}
    </OfficePage>
  )
}
