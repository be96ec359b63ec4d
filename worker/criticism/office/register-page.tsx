import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Field } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { DeedField, DeedValues } from '../../dossiers/deed.ts'
import { DeedFields } from '../../dossiers/deed-forms.tsx'
import { MOST_FILE_BYTES } from '../../forms/filling/file-kinds.ts'
import type { FieldErrors } from '../../staff/form.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { OFFICE } from '../place.ts'

export type RegisterView = {
  staff: StaffMember
  book: CommuneBook
  /** `moi`: a draft is handed in. `de-nghi`: the Front asks a body for one. */
  way: 'moi' | 'de-nghi'
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  submissionKey: string
  lead: string
  trouble?: string | undefined
}

const TITLES = {
  moi: { title: 'Gửi dự thảo để phản biện', button: 'Gửi dự thảo' },
  'de-nghi': { title: 'Đề nghị gửi dự thảo để phản biện', button: 'Gửi đề nghị' },
}

/** A draft comes in, or is asked for. */
export function registerPage({ staff, book, way, fields, values, errors, submissionKey, lead, trouble }: RegisterView) {
  const { title, button } = TITLES[way]
  const labels = { ...Object.fromEntries(fields.map(({ name, label }) => [name, label])), files: 'Tệp dự thảo' }
  return (
    <OfficePage title={title} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={OFFICE}>Phản biện</a>
      </p>
      <h1>{title}</h1>
      <ErrorSummary errors={errors} labels={labels} />
      {trouble && (
        <Note tone="warn">
          <p role="alert">{trouble}</p>
        </Note>
      )}
      <p class="lead">{lead}</p>
      <form method="post" action={`${OFFICE}/${way}`} enctype="multipart/form-data">
        <input type="hidden" name="submissionKey" value={submissionKey} />
        <Prefixless fields={fields} values={values} errors={errors} />
        {way === 'moi' && (
          <Field
            name="files"
            type="file"
            multiple
            label={labels.files}
            hint={`PDF, Word, ảnh chụp; mỗi tệp không quá ${MOST_FILE_BYTES / 1024 ** 2} MB.`}
            errors={errors.files}
          />
        )}
        <p>
          <button type="submit">{button}</button>
        </p>
      </form>
    </OfficePage>
  )
}

/** Errors lead to their fields by name: one form stands alone on the page. */
function Prefixless({ fields, values, errors }: Pick<RegisterView, 'fields' | 'values' | 'errors'>) {
  return (
    <>
      {fields.map((field) => (
        <div id={field.name} key={field.name}>
          <DeedFields fields={[field]} prefix="f" values={values} errors={errors} />
        </div>
      ))}
    </>
  )
}
