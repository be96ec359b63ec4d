import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Choices, Field, Select } from '../../web/components/field.tsx'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import type { StaffMember } from '../staff/actor.ts'
import type { FieldErrors } from '../staff/form.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { PAPERS } from './addresses.ts'
import { KIND_LIST, KIND_WORDS } from './number.ts'
import { SUBJECT_MAX } from './paper-form.ts'

export type BeginView = {
  book: CommuneBook
  staff: StaffMember
  submissionKey: string
  values: { kind: string; subject: string; addressees: string }
  errors: FieldErrors
}

const LABELS = { kind: 'Loại văn bản', subject: 'Trích yếu', addressees: 'Kính gửi' }

/** The page on which a paper of one's own begins. */
export function BeginPage({ book, errors, staff, submissionKey, values }: BeginView) {
  return (
    <OfficePage title="Soạn văn bản" staff={staff} book={book} current={PAPERS}>
      <p class="crumb">
        <a href={PAPERS}>Văn bản</a>
      </p>
      <h1>Soạn văn bản</h1>
      <p>{bodyName(book, staff.bodyId)} ban hành. Số và ngày được cấp khi ban hành.</p>
      <ErrorSummary errors={errors} labels={LABELS} />
      <form method="post" action={`${PAPERS}/moi`}>
        <input type="hidden" name="submissionKey" value={submissionKey} />
        <Choices
          name="kind"
          legend={LABELS.kind}
          options={KIND_LIST.map((value) => ({ value, label: KIND_WORDS[value] }))}
          value={values.kind}
          errors={errors.kind}
          row
        />
        <Field
          name="subject"
          label={LABELS.subject}
          hint="Văn bản nói về việc gì, trong một câu ngắn."
          rows={2}
          value={values.subject}
          maxLength={SUBJECT_MAX}
          errors={errors.subject}
          required
        />
        <Field
          name="addressees"
          label={LABELS.addressees}
          hint="Mỗi nơi một dòng. Văn bản không gửi riêng nơi nào thì để trống."
          rows={3}
          value={values.addressees}
          errors={errors.addressees}
        />
        <p>
          <button type="submit">Bắt đầu soạn</button>
        </p>
      </form>
    </OfficePage>
  )
}

export type HoldView = {
  book: CommuneBook
  staff: StaffMember
  submissionKey: string
  values: { kind: string; count: string; subject: string }
  errors: FieldErrors
}

const HOLD_LABELS = { kind: 'Loại văn bản', count: 'Mấy số', subject: 'Giữ cho việc gì' }

/** The page on which numbers are held before the papers are there. */
export function HoldPage({ book, errors, staff, submissionKey, values }: HoldView) {
  return (
    <OfficePage title="Giữ số văn bản" staff={staff} book={book} current={PAPERS}>
      <p class="crumb">
        <a href={PAPERS}>Văn bản</a>
      </p>
      <h1>Giữ số văn bản</h1>
      <p>Số được lấy ngay hôm nay, dùng cho văn bản hoàn thiện sau. Số không dùng thì hủy, không cấp lại.</p>
      <ErrorSummary errors={errors} labels={HOLD_LABELS} />
      <form method="post" action={`${PAPERS}/giu-so`}>
        <input type="hidden" name="submissionKey" value={submissionKey} />
        <Select
          name="kind"
          label={HOLD_LABELS.kind}
          options={KIND_LIST.map((value) => ({ value, label: KIND_WORDS[value] }))}
          value={values.kind}
          empty="Chọn loại"
          errors={errors.kind}
        />
        <Select
          name="count"
          label={HOLD_LABELS.count}
          options={Array.from({ length: 10 }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }))}
          value={values.count}
          errors={errors.count}
        />
        <Field
          name="subject"
          label={HOLD_LABELS.subject}
          hint="Ghi để người sau biết. Có thể để trống."
          value={values.subject}
          maxLength={SUBJECT_MAX}
          errors={errors.subject}
        />
        <p>
          <button type="submit">Giữ số</button>
        </p>
      </form>
    </OfficePage>
  )
}
