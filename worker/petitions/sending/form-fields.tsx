import { Choice, Field } from '../../../web/components/field.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { DEMAND_MAX, EMAIL_MAX, FIELD_LABELS, type FieldErrors, MAX_DEMANDS, NAME_MAX } from '../form.ts'

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

/** The five boxes for what should be done; a script shows them one by one. */
export function Demands({ demands, errors }: { demands: readonly string[]; errors: string[] | undefined }) {
  return (
    <fieldset class={errors ? 'field error' : 'field'} aria-describedby={errors ? 'demand-error' : undefined}>
      <legend>{FIELD_LABELS.demand}</legend>
      <p class="hint">Không bắt buộc. Mỗi ô một việc: cơ quan phải trả lời từng việc.</p>
      {errors && (
        <p class="message" id="demand-error">
          {errors.join(' ')}
        </p>
      )}
      <div data-more="Thêm yêu cầu">
        {Array.from({ length: Math.max(MAX_DEMANDS, demands.length) }, (_, index) => (
          <Field
            key={index}
            name="demand"
            id={index === 0 ? 'demand' : `demand-${index + 1}`}
            label={`Yêu cầu ${index + 1}`}
            value={demands[index]}
            maxLength={DEMAND_MAX}
          />
        ))}
      </div>
    </fieldset>
  )
}

type FieldOf = (name: string) => { name: string; label: string; errors: string[] | undefined; value: string }

/** Who sends it, all of it optional, and what may be done with it. */
export function Person({ view, field }: { view: FormView; field: FieldOf }) {
  const { values, errors, book } = view
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
        <Choice
          name="hideIdentity"
          type="checkbox"
          value="1"
          label={FIELD_LABELS.hideIdentity}
          hint="Chỉ Mặt trận xã mở được tên; mỗi lần mở đều được ghi lại và ông/bà thấy."
          checked={values.hideIdentity}
          errors={errors.hideIdentity}
        />
      </fieldset>
      <Choice
        name="allowPublish"
        type="checkbox"
        value="1"
        label={FIELD_LABELS.allowPublish}
        hint="Không kèm tên. Cán bộ soạn lại để không lộ người gửi rồi mới đăng."
        checked={values.allowPublish}
        errors={errors.allowPublish}
      />
      <Choice
        name="consent"
        type="checkbox"
        value="1"
        label={FIELD_LABELS.consent}
        hint={
          <>
            Xã chỉ dùng để giải quyết và trả lời việc này.{' '}
            <a href={`/${book.commune.id}/rieng-tu`}>Thông tin được giữ thế nào, bao lâu</a>
          </>
        }
        checked={values.consent}
        errors={errors.consent}
        required
      />
    </>
  )
}
