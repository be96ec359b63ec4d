import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Note } from '../../../web/components/note.tsx'
import { SmallPhotos } from '../../../web/components/small-photos.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { DeedField, DeedValues } from '../../dossiers/deed.ts'
import { DeedFields } from '../../dossiers/deed-forms.tsx'
import type { StaffMember } from '../../staff/actor.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { DIFFICULTIES } from '../place.ts'

export type NewView = {
  staff: StaffMember
  book: CommuneBook
  /** For whom he tells it, where there is no choice. */
  unit: string
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  submissionKey: string
  trouble?: string
}

/** A difficulty is told at once, outside a report. */
export function NewPage({ book, errors, fields, staff, submissionKey, trouble, unit, values }: NewView) {
  const labels = { ...Object.fromEntries(fields.map(({ label, name }) => [name, label])), files: 'Ảnh' }
  return (
    <OfficePage title="Báo vướng mắc" staff={staff} book={book} current={DIFFICULTIES}>
      <p class="crumb">
        <a href={DIFFICULTIES}>Vướng mắc</a>
      </p>
      <h1>Báo vướng mắc{unit === '' ? '' : ` của ${unit}`}</h1>
      <ErrorSummary errors={errors} labels={labels} />
      {trouble && (
        <Note tone="warn">
          <p role="alert">{trouble}</p>
        </Note>
      )}
      <p class="lead">Mặt trận nhận ngay và giao cơ quan giải quyết. Không ghi tên, số điện thoại của hộ dân.</p>
      <form method="post" action={`${DIFFICULTIES}/moi`} enctype="multipart/form-data">
        <input type="hidden" name="submissionKey" value={submissionKey} />
        <DeedFields fields={fields} prefix="" values={values} errors={errors} />
        <SmallPhotos
          name="files"
          label="Ảnh chụp tại chỗ"
          hint="Có ảnh thì việc nhanh hơn. Không có cũng được."
          most={10}
          errors={errors.files}
        />
        <p>
          <button type="submit">Gửi vướng mắc</button>
        </p>
      </form>
    </OfficePage>
  )
}
