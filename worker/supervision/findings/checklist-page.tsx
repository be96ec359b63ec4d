import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Select } from '../../../web/components/field.tsx'
import { Said } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import type { StaffMember } from '../../staff/actor.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { PLACE } from '../place.ts'
import { CHECKLIST } from './words.ts'

export type ChecklistView = {
  book: CommuneBook
  staff: StaffMember
  title: string
  address: string
  version: number
  /** The check-list that is used now, by name. */
  current: string | null
  questionnaires: readonly { value: string; label: string }[]
  value: string
  errors: FieldErrors
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** Which questionnaire the team fills in on the spot. */
export function ChecklistPage(view: ChecklistView) {
  const { address, book, current, errors, questionnaires, said, staff, title, value, version } = view
  const action = `${address}/${CHECKLIST}`
  const key = <input type="hidden" name="version" value={version} />
  return (
    <OfficePage title="Phiếu kiểm tra" staff={staff} book={book} current={PLACE}>
      <p class="crumb">
        <a href={address}>{title}</a>
      </p>
      <h1>Phiếu kiểm tra</h1>
      <p class="lead">Đoàn trả lời phiếu này tại chỗ, cùng với ảnh và điều thấy được.</p>
      <Said said={said} />
      <ErrorSummary errors={errors} labels={{ questionnaire: 'Biểu mẫu' }} />
      <p>{current ? `Đang dùng: ${current}.` : 'Chuyên đề này chưa có phiếu kiểm tra.'}</p>
      {questionnaires.length === 0 ? (
        <p>Xã chưa có biểu mẫu nào. Người soạn biểu mẫu của xã soạn ở mục Biểu mẫu.</p>
      ) : (
        <form method="post" action={action}>
          {key}
          <Select
            name="questionnaire"
            label="Biểu mẫu"
            hint="Chọn lại cùng biểu mẫu thì dùng bản mới nhất. Ghi nhận đã gửi giữ câu hỏi của lúc ấy."
            empty="Chọn biểu mẫu"
            options={questionnaires}
            value={value}
            errors={errors.questionnaire}
          />
          <p>
            <button type="submit">Dùng phiếu này</button>
          </p>
        </form>
      )}
      {current && (
        <form method="post" action={action}>
          {key}
          <p>
            <button type="submit" name="lam" value="thoi" class="quiet">
              Không dùng phiếu nữa
            </button>
          </p>
        </form>
      )}
    </OfficePage>
  )
}
