import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Said } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { DeedField, DeedValues } from '../../dossiers/deed.ts'
import type { StaffMember } from '../../staff/actor.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { ROUNDS, SERIES } from '../place.ts'
import { addresseeFold, type Fold, FoldedFields } from './folded-fields.tsx'

export type MakeView = {
  staff: StaffMember
  book: CommuneBook
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  submissionKey: string
  trouble?: string
}

/** A round that is asked for once: made first, opened on its own page. */
export function makePage({ staff, book, fields, values, errors, submissionKey, trouble }: MakeView) {
  const labels = Object.fromEntries(fields.map(({ name, label }) => [name, label]))
  return (
    <OfficePage title="Soạn kỳ báo cáo" staff={staff} book={book} current={ROUNDS}>
      <p class="crumb">
        <a href={ROUNDS}>Kỳ báo cáo</a>
      </p>
      <h1>Soạn kỳ báo cáo</h1>
      <p class="lead">Kỳ chỉ có một lần, ví dụ báo cáo nhanh. Soạn xong, ông/bà xem lại rồi mới mở.</p>
      <p>
        Báo cáo hằng tháng, hằng quý: đặt ở <a href={SERIES}>báo cáo định kỳ</a>.
      </p>
      <Said said={trouble === undefined ? null : { tone: 'warn', text: trouble }} />
      <ErrorSummary errors={errors} labels={labels} />
      <form method="post" action={`${ROUNDS}/moi`}>
        <input type="hidden" name="submissionKey" value={submissionKey} />
        <FoldedFields fields={fields} values={values} errors={errors} folds={foldsOf(fields, values)} />
        <p>
          <button type="submit">Soạn kỳ này</button>
        </p>
      </form>
    </OfficePage>
  )
}

function foldsOf(fields: readonly DeedField[], values: DeedValues): Fold[] {
  const hasSets = fields.some(({ name }) => name === 'unitSet')
  return [
    ...(hasSets ? [{ summary: 'Chọn thêm từng thôn, từng tổ chức', names: ['groups', 'hamlets', 'bodies'] }] : []),
    { summary: 'Là báo cáo của một tháng, quý, năm nào đó', names: ['kind', 'about'] },
    addresseeFold(fields, values),
  ]
}
