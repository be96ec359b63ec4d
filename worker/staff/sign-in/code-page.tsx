import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Field } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import { Page } from '../../../web/components/page.tsx'
import type { FieldErrors } from '../form.ts'
import { CODE_MAX, SECURITY_LABELS } from './security-form.ts'

/** Where an officer types the code after his password. */
export function CodePage({ errors, locked }: { errors: FieldErrors; locked?: string }) {
  return (
    <Page title="Nhập mã" office>
      <h1>Nhập mã để vào</h1>
      {locked ? (
        <Note tone="warn" title="Tạm khóa">
          <p role="alert">{locked}</p>
        </Note>
      ) : null}
      <ErrorSummary errors={errors} labels={SECURITY_LABELS} />
      <form method="post" action="/can-bo/dang-nhap/ma">
        <Field
          name="code"
          label="Mã 6 số trên điện thoại"
          hint="Mở ứng dụng tạo mã, tìm dòng Nghe Dân. Không có điện thoại ở đây: gõ một mã dự phòng."
          errors={errors.code}
          maxLength={CODE_MAX}
          autocomplete="one-time-code"
          spellcheck={false}
          required
        />
        <button type="submit">Vào làm việc</button>
      </form>
      <p>
        Mất cả điện thoại lẫn mã dự phòng: nhờ quản trị viên của xã tạo đường dẫn đặt lại.{' '}
        <a href="/can-bo/dang-nhap">Đăng nhập lại từ đầu</a>
      </p>
    </Page>
  )
}
