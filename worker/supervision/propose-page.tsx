import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Said } from '../../web/components/note.tsx'
import type { DeedField, DeedValues } from '../dossiers/deed.ts'
import { DeedFields } from '../dossiers/deed-forms.tsx'
import type { FieldErrors } from '../staff/form.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { PLACE } from './place.ts'
import type { Around } from './proposal.ts'

export type ProposeView = {
  around: Around
  fields: readonly DeedField[]
  /** About the conduct of cadres: folded away. */
  further: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  submissionKey: string
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** Asked of some forms only: folded away. */
const SOMETIMES: readonly string[] = ['works', 'worksEndOn', 'partner', 'partnerReference']

/** Where somebody proposes what to look at. */
export function ProposePage({ around, errors, fields, further, said, submissionKey, values }: ProposeView) {
  const shown = { prefix: '', values, errors }
  const some = fields.filter(({ name }) => SOMETIMES.includes(name))
  const isFurther = further.some(({ name }) => errors[name] !== undefined) || values.restricted === '1'
  return (
    <OfficePage title="Đề xuất giám sát" staff={around.staff} book={around.book} current={PLACE}>
      <p class="crumb">
        <a href={PLACE}>Giám sát</a>
      </p>
      <h1>Đề xuất giám sát</h1>
      <p class="lead">Ban Thường trực Mặt trận xét đề xuất, rồi mới đưa vào chương trình năm.</p>
      <Said said={said} />
      <ErrorSummary
        errors={errors}
        labels={Object.fromEntries([...fields, ...further].map(({ label, name }) => [name, label]))}
      />
      <form method="post" action={`${PLACE}/moi`}>
        <input type="hidden" name="submissionKey" value={submissionKey} />
        <DeedFields fields={fields.filter(({ name }) => !SOMETIMES.includes(name))} {...shown} />
        <details open={some.some(({ name }) => errors[name] !== undefined || Boolean(values[name]))}>
          <summary>Theo công trình, hoặc cùng cơ quan khác</summary>
          <DeedFields fields={some} {...shown} />
        </details>
        <details open={isFurther}>
          <summary>Về đạo đức, lối sống cán bộ (Quy định 124-QĐ/TW)</summary>
          <DeedFields fields={further} {...shown} />
        </details>
        <p>
          <button type="submit">Gửi đề xuất</button>
        </p>
      </form>
    </OfficePage>
  )
}
