import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Field, Select } from '../../../web/components/field.tsx'
import { Said } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { FieldErrors } from '../../staff/form.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { RATINGS } from '../place.ts'
import { EVIDENCE_WORDS, type Subject, SUBJECT_WORDS, SUBJECTS } from '../ready.ts'
import { EVIDENCE_KINDS } from '../words.ts'
import { type Line, NAME_MAX } from './lines.ts'

export type CriteriaView = {
  staff: StaffMember
  book: CommuneBook
  subject: Subject
  lines: readonly Line[]
  errors: FieldErrors
  /** Ids of the rows that were seen. */
  seen: string
  /** The lines are the ready list, not saved yet. */
  isReady: boolean
  total: number
  said: { tone: 'good' | 'warn'; text: string } | null
}

const EVIDENCE = EVIDENCE_KINDS.map((kind) => ({ value: kind, label: EVIDENCE_WORDS[kind] })).filter(
  ({ value }) => value !== '',
)

/** By what units are rated: one line a criterion, with its points and what the system shows beside it. */
export function criteriaPage({ staff, book, subject, lines, errors, seen, isReady, total, said }: CriteriaView) {
  const labels = Object.fromEntries(
    lines.flatMap((_, at) => [
      [`name-${at}`, `Tiêu chí ${at + 1}`],
      [`most-${at}`, `Điểm tối đa ${at + 1}`],
      [`evidence-${at}`, `Số liệu ${at + 1}`],
    ]),
  )
  return (
    <OfficePage title="Tiêu chí chấm điểm" staff={staff} book={book} current={RATINGS}>
      <p class="crumb">
        <a href={RATINGS}>Xếp loại</a>
      </p>
      <h1>Tiêu chí chấm điểm {SUBJECT_WORDS[subject]}</h1>
      <ErrorSummary errors={errors} labels={labels} />
      <Said said={said} />
      <p>
        {SUBJECTS.filter((one) => one !== subject).map((one) => (
          <a key={one} href={`${RATINGS}/tieu-chi?cho=${one}`}>
            Tiêu chí chấm {SUBJECT_WORDS[one]}
          </a>
        ))}
      </p>
      <p class="lead">
        {isReady
          ? 'Xã chưa ghi tiêu chí. Dưới đây là danh sách gợi ý: ông/bà sửa rồi lưu.'
          : `Đang dùng ${total} điểm tối đa. Sửa ở đây chỉ tính cho lần mở xếp loại sau.`}
      </p>
      <form method="post" action={`${RATINGS}/tieu-chi?cho=${subject}`}>
        <input type="hidden" name="seen" value={seen} />
        {lines.map((line, at) => (
          <fieldset key={at} class="part">
            <legend>{line.name === '' && line.most === '' ? 'Tiêu chí thêm' : `Tiêu chí ${at + 1}`}</legend>
            <Field
              name="name"
              id={`name-${at}`}
              label="Tên tiêu chí"
              value={line.name}
              maxLength={NAME_MAX}
              rows={2}
              autocomplete="off"
              errors={errors[`name-${at}`]}
            />
            <Field
              name="most"
              id={`most-${at}`}
              label="Điểm tối đa"
              value={line.most}
              inputMode="numeric"
              autocomplete="off"
              errors={errors[`most-${at}`]}
            />
            <Select
              name="evidence"
              id={`evidence-${at}`}
              label="Số liệu hiện bên cạnh"
              options={EVIDENCE}
              value={line.evidence}
              empty={EVIDENCE_WORDS['']}
              errors={errors[`evidence-${at}`]}
            />
          </fieldset>
        ))}
        <p class="hint">Muốn bỏ một tiêu chí, xóa cả tên và điểm của nó rồi lưu.</p>
        <p>
          <button type="submit">Lưu tiêu chí</button>
        </p>
      </form>
    </OfficePage>
  )
}
