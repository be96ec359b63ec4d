import { Choice, type ChoiceProps, Field } from '../../../web/components/field.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { EMAIL_MAX, FIELD_LABELS, type FieldErrors, NAME_MAX } from '../form.ts'

/** What stands in the form: nothing yet, or what was sent. */
export type FormValues = {
  /** Of a field, what was typed. */
  text: (name: string) => string
  demands: readonly string[]
  hideIdentity: boolean
  allowPublish: boolean
  consent: boolean
}

export type FormView = {
  book: CommuneBook
  values: FormValues
  errors: FieldErrors
  submissionKey: string
  started: string
  /** Photos were chosen, and no browser fills them in again by itself. */
  photosLost?: boolean
  /** Why nothing was sent although the form was filled in well. */
  trouble?: { title: string; text: string }
}

/** A field's name, label, errors and value. */
export type FieldOf = (name: string) => { name: string; label: string; errors: string[] | undefined; value: string }

/** Of a form's fields by name, with what was sent and what is wrong with it. */
export function fieldsOf(
  { values, errors }: Pick<FormView, 'values' | 'errors'>,
  labels: typeof FIELD_LABELS,
): FieldOf {
  return (name) => ({ name, label: labels[name] ?? name, errors: errors[name], value: values.text(name) })
}

/** A box that the sender ticks for yes. */
export function Tick({
  view: { values, errors },
  name,
  ...rest
}: Pick<ChoiceProps, 'label' | 'hint' | 'required'> & {
  view: Pick<FormView, 'values' | 'errors'>
  name: 'hideIdentity' | 'allowPublish' | 'consent'
}) {
  return <Choice {...rest} name={name} type="checkbox" value="1" checked={values[name]} errors={errors[name]} />
}

/** Who sends it, all of it optional, and what may be done with it. */
export function Person({ view, field }: { view: FormView; field: FieldOf }) {
  const { book } = view
  return (
    <>
      <fieldset class="field">
        <legend>Họ tên và cách liên lạc (không bắt buộc)</legend>
        <p class="hint">
          Không để lại tên cũng được: xã vẫn giải quyết. Khi đó xã không gọi hỏi thêm được, không báo tin được; ông/bà
          tự xem trả lời bằng mã. Không cần số căn cước.
        </p>
        <Field {...field('name')} autocomplete="name" maxLength={NAME_MAX} />
        <Field {...field('phone')} type="tel" inputMode="tel" autocomplete="tel" maxLength={20} />
        <Field
          {...field('email')}
          hint="Có thư thì khi xã trả lời, ông/bà được báo ngay."
          type="email"
          inputMode="email"
          autocomplete="email"
          maxLength={EMAIL_MAX}
        />
        <input type="hidden" name="hideIdentity" value="0" />
        <Tick
          view={view}
          name="hideIdentity"
          label={FIELD_LABELS.hideIdentity}
          hint="Tên được niêm phong: phải hai cán bộ cùng đồng ý mới mở được, và ông/bà thấy ai mở."
        />
      </fieldset>
      <Tick
        view={view}
        name="allowPublish"
        label={FIELD_LABELS.allowPublish}
        hint="Không kèm tên. Cán bộ soạn lại để không lộ người gửi rồi mới đăng."
      />
      <Tick
        view={view}
        name="consent"
        label={FIELD_LABELS.consent}
        hint={
          <>
            Xã chỉ dùng để giải quyết và trả lời việc này.{' '}
            <a href={`/${book.commune.id}/rieng-tu`}>Thông tin được giữ thế nào, bao lâu</a>
          </>
        }
        required
      />
    </>
  )
}
