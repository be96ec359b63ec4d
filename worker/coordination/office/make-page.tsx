import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Said } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { DeedField, DeedValues } from '../../dossiers/deed.ts'
import { DeedFields } from '../../dossiers/deed-forms.tsx'
import type { StaffMember } from '../../staff/actor.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { PROGRAMMES } from '../place.ts'

export type MakeView = {
  staff: StaffMember
  book: CommuneBook
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  submissionKey: string
  trouble: string | null
}

/** A programme begins: what for, from when to when, with whom. Its tasks come afterwards. */
export function makePage({ staff, book, fields, values, errors, submissionKey, trouble }: MakeView) {
  return (
    <OfficePage title="Soạn chương trình phối hợp" staff={staff} book={book} current={PROGRAMMES}>
      <p class="crumb">
        <a href={PROGRAMMES}>Phối hợp</a>
      </p>
      <h1>Soạn chương trình phối hợp</h1>
      <ErrorSummary errors={errors} labels={Object.fromEntries(fields.map(({ label, name }) => [name, label]))} />
      <Said said={trouble === null ? null : { tone: 'warn', text: trouble }} />
      <p class="lead">Ghi xong, ông/bà thêm từng việc rồi gửi các bên ký. Chưa gửi thì các bên chưa thấy.</p>
      <form method="post" action={`${PROGRAMMES}/moi`}>
        <input type="hidden" name="submissionKey" value={submissionKey} />
        <DeedFields fields={fields} prefix="" values={values} errors={errors} />
        <p>
          <button type="submit">Ghi, sang bước thêm việc</button>
        </p>
      </form>
    </OfficePage>
  )
}
