import { Field } from '../../web/components/field.tsx'
import type { FieldErrors } from './form.ts'
import { PASSWORD_MAX, PASSWORD_MIN } from './password.ts'

/** A new password, typed twice. */
export function NewPassword({ errors }: { errors: FieldErrors }) {
  return (
    <>
      <Field
        name="newPassword"
        label="Mật khẩu mới"
        hint={`Ít nhất ${PASSWORD_MIN} ký tự. Ghép ba, bốn từ không liên quan đến nhau thì khó đoán mà dễ nhớ.`}
        type="password"
        errors={errors.newPassword}
        autocomplete="new-password"
        maxLength={PASSWORD_MAX}
        required
      />
      <Field
        name="repeated"
        label="Gõ lại mật khẩu mới"
        type="password"
        errors={errors.repeated}
        autocomplete="new-password"
        maxLength={PASSWORD_MAX}
        required
      />
    </>
  )
}
