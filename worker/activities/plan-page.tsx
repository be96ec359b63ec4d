import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Said } from '../../web/components/note.tsx'
import type { CommuneBook } from '../communes/book.ts'
import type { DeedField, DeedValues } from '../dossiers/deed.ts'
import { DeedFields } from '../dossiers/deed-forms.tsx'
import type { StaffMember } from '../staff/actor.ts'
import type { FieldErrors } from '../staff/form.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { ACTIVITIES } from './place.ts'

export type PlanFieldsProps = {
  fields: readonly DeedField[]
  more: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  prefix: string
}

/** First what everybody fills in; who comes and with what is folded away. */
export function PlanFields({ errors, fields, more, prefix, values }: PlanFieldsProps) {
  const shared = { prefix, values, errors }
  const isWhy = ({ name }: DeedField) => name === 'workingDayWhy'
  const isHamlets = ({ name }: DeedField) => name === 'hamlets'
  const others = more.filter((one) => !isWhy(one))
  return (
    <>
      <div class="spread">
        <DeedFields {...shared} fields={fields.filter(isHamlets)} />
      </div>
      <DeedFields {...shared} fields={fields.filter((one) => !isHamlets(one))} />
      <details open={Boolean(errors.workingDayWhy || values.workingDayWhy)}>
        <summary>Nếu là ngày làm việc trong tuần</summary>
        <DeedFields {...shared} fields={more.filter(isWhy)} />
      </details>
      <details open={others.some(({ name }) => errors[name])}>
        <summary>Ai cùng làm, dụng cụ, nguồn lực</summary>
        <DeedFields {...shared} fields={others} />
      </details>
    </>
  )
}

export type PlanView = Omit<PlanFieldsProps, 'prefix'> & {
  book: CommuneBook
  staff: StaffMember
  /** His own hamlet, when he plans for no other. */
  hamlet: string | null
  submissionKey: string
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** A new activity day, in one hamlet or in several at once. */
export function PlanPage({ book, errors, fields, hamlet, more, said, staff, submissionKey, values }: PlanView) {
  const labels = Object.fromEntries([...fields, ...more].map(({ label, name }) => [name, label]))
  return (
    <OfficePage title="Đặt ngày hoạt động" staff={staff} book={book} current={ACTIVITIES}>
      <p class="crumb">
        <a href={ACTIVITIES}>Ngày hoạt động</a>
      </p>
      <h1>Đặt ngày hoạt động{hamlet !== null && ` ở ${hamlet}`}</h1>
      <ErrorSummary errors={errors} labels={labels} />
      <Said said={said} />
      <form method="post" action={`${ACTIVITIES}/moi`}>
        <input type="hidden" name="submissionKey" value={submissionKey} />
        <PlanFields {...{ fields, more, values, errors }} prefix="" />
        <p>
          <button type="submit">Đặt ngày</button>
        </p>
        <p class="hint">Thôn và các cơ quan cùng làm được báo ngay, và nhắc lại trước hai ngày.</p>
      </form>
    </OfficePage>
  )
}
