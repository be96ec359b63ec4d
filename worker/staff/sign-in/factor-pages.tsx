import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Field } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import { Print } from '../../../web/components/print.tsx'
import { Qr } from '../../../web/components/qr.tsx'
import type { FieldErrors } from '../form.ts'
import { OfficePage } from '../office-page.tsx'
import { CODE_MAX, SECURITY_LABELS } from './security-form.ts'
import { Crumb, type Mine, SECURITY } from './security-pages.tsx'

/** Where a code application is set up: show the key, ask for a first code. */
export function FactorPage(props: Mine & { address: string; letters: string; errors: FieldErrors }) {
  const { address, book, errors, letters, staff } = props
  return (
    <OfficePage title="Bật mã 6 số" staff={staff} book={book} current={SECURITY}>
      <Crumb />
      <h1>Bật mã 6 số</h1>
      <FactorSteps action={`${SECURITY}/ma`} address={address} letters={letters} errors={errors} />
    </OfficePage>
  )
}

/** What is done to set it up, step by step. */
export function FactorSteps(props: { action: string; address: string; letters: string; errors: FieldErrors }) {
  const { action, address, errors, letters } = props
  return (
    <>
      <ErrorSummary errors={errors} labels={SECURITY_LABELS} />
      <ol>
        <li>
          Trên điện thoại, mở ứng dụng tạo mã. Chưa có thì cài Google Authenticator hoặc Microsoft Authenticator, miễn
          phí.
        </li>
        <li>
          Bấm dấu cộng trong ứng dụng, chọn quét mã, đưa vào hình dưới đây.
          <Qr text={address} label="Hình để ứng dụng tạo mã quét" />
          Đang xem trang này trên chính điện thoại ấy thì <a href={address}>mở ứng dụng tạo mã</a>. Không quét được thì
          chọn nhập khóa, rồi gõ:
          <br />
          <code class="code">{letters}</code>
        </li>
        <li>Ứng dụng hiện ra một mã 6 số. Gõ mã ấy vào đây.</li>
      </ol>
      <form method="post" action={action}>
        <Field
          name="code"
          label="Mã 6 số đang hiện"
          errors={errors.code}
          maxLength={CODE_MAX}
          inputMode="numeric"
          autocomplete="one-time-code"
          required
        />
        <button type="submit">Bật mã 6 số</button>
      </form>
    </>
  )
}

/** Ten codes for the day when the telephone is gone: shown this once. */
export function RecoveryCodesPage({ book, codes, isNew, staff }: Mine & { codes: string[]; isNew: boolean }) {
  return (
    <OfficePage title="Mã dự phòng" staff={staff} book={book} current={SECURITY}>
      <RecoveryCodes codes={codes} isNew={isNew} username={staff.username} next="/can-bo" />
    </OfficePage>
  )
}

/** The codes, and what to do with them. */
export function RecoveryCodes(props: { codes: string[]; isNew: boolean; username: string; next: string }) {
  const { codes, isNew, next, username } = props
  return (
    <>
      <h1>{isNew ? 'Đã bật mã 6 số. Ông/bà giữ mười mã dự phòng này' : 'Mười mã dự phòng mới'}</h1>
      <Note tone="warn" title="Các mã này chỉ hiện một lần">
        <p>
          Ông/bà in ra hoặc chép vào giấy, cất nơi kín. Khi không có điện thoại, dùng một mã để vào; mỗi mã dùng một
          lần.{isNew ? null : ' Bộ mã cũ đã hết hiệu lực.'}
        </p>
      </Note>
      <p>
        Mã dự phòng của <b>{username}</b>, Nghe Dân:
      </p>
      <ol class="recovery code">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p class="noprint">
        <Print quiet>In trang này</Print>
        <a class="button" href={next}>
          Tôi đã cất các mã
        </a>
      </p>
    </>
  )
}
