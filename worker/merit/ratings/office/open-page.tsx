import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Note } from '../../../../web/components/note.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import type { DeedField, DeedValues } from '../../../dossiers/deed.ts'
import { DeedFields } from '../../../dossiers/deed-forms.tsx'
import type { FieldErrors } from '../../../staff/form.ts'
import type { StaffMember } from '../../../staff/actor.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { RATINGS } from '../../place.ts'

export type OpenView = {
  staff: StaffMember
  book: CommuneBook
  year: number
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  trouble?: string | undefined
}

/** A year is opened: which units, by when they rate themselves. */
export function openPage({ staff, book, year, fields, values, errors, trouble }: OpenView) {
  const title = `Mở xếp loại năm ${year}`
  return (
    <OfficePage title={title} staff={staff} book={book} current={RATINGS}>
      <p class="crumb">
        <a href={`${RATINGS}/${year}`}>Xếp loại năm {year}</a>
      </p>
      <h1>{title}</h1>
      <ErrorSummary errors={errors} labels={Object.fromEntries(fields.map(({ name, label }) => [name, label]))} />
      {trouble && (
        <Note tone="warn">
          <p role="alert">{trouble}</p>
        </Note>
      )}
      <p class="lead">Chọn đơn vị sẽ được xếp loại. Mỗi đơn vị nhận tin và tự chấm điểm trước.</p>
      <p>
        Chấm theo <a href={`${RATINGS}/tieu-chi`}>tiêu chí của xã</a> đang dùng hôm nay.
      </p>
      <form method="post" action={`${RATINGS}/${year}/mo`}>
        <DeedFields fields={fields} prefix="" values={values} errors={errors} />
        <p>
          <button type="submit">Mở xếp loại</button>
        </p>
      </form>
    </OfficePage>
  )
}
