import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Field } from '../../../../web/components/field.tsx'
import { Note } from '../../../../web/components/note.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import type { DeedField, DeedValues } from '../../../dossiers/deed.ts'
import { DeedFields } from '../../../dossiers/deed-forms.tsx'
import { MOST_FILE_BYTES } from '../../../forms/filling/file-kinds.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import type { StaffMember } from '../../../staff/actor.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { COMMENDATIONS } from '../../place.ts'

export type NewView = {
  staff: StaffMember
  book: CommuneBook
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  submissionKey: string
  /** What happens after it is sent. */
  lead: string
  trouble?: string | undefined
}

const TITLE = 'Đề nghị khen thưởng'

/** Somebody is proposed for praise. */
export function newPage({ staff, book, fields, values, errors, submissionKey, lead, trouble }: NewView) {
  const labels = { ...Object.fromEntries(fields.map(({ name, label }) => [name, label])), files: 'Tệp kèm theo' }
  return (
    <OfficePage title={TITLE} staff={staff} book={book} current={COMMENDATIONS}>
      <p class="crumb">
        <a href={COMMENDATIONS}>Khen thưởng</a>
      </p>
      <h1>{TITLE}</h1>
      <ErrorSummary errors={errors} labels={labels} />
      {trouble && (
        <Note tone="warn">
          <p role="alert">{trouble}</p>
        </Note>
      )}
      <p class="lead">{lead}</p>
      <form method="post" action={`${COMMENDATIONS}/moi`} enctype="multipart/form-data">
        <input type="hidden" name="submissionKey" value={submissionKey} />
        <DeedFields fields={fields} prefix="" values={values} errors={errors} />
        <Field
          name="files"
          type="file"
          multiple
          label="Ảnh, giấy tờ minh chứng"
          hint={`Ảnh, PDF, Word; mỗi tệp không quá ${MOST_FILE_BYTES / 1024 ** 2} MB.`}
          errors={errors.files}
        />
        <p>
          <button type="submit">Gửi đề nghị</button>
        </p>
      </form>
    </OfficePage>
  )
}
