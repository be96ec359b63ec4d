import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Field } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import type { FieldErrors } from '../form.ts'
import { PasswordForm } from '../pages.tsx'
import { PASSWORD_MAX } from '../password.ts'
import { FactorSteps, RecoveryCodes } from '../sign-in/factor-pages.tsx'
import { SECURITY_LABELS } from '../sign-in/security-form.ts'
import { ViewerPage } from './viewer-page.tsx'
import { AREA, type Viewer } from './viewer.ts'

export const OWN_PASSWORD = `${AREA}/mat-khau`
export const OWN_SECURITY = `${AREA}/bao-mat`

type Mine = { viewer: Viewer; errors: FieldErrors }

/** Where somebody of a level above changes his password. */
export function ViewerPasswordPage({ viewer, errors, isChanged }: Mine & { isChanged?: boolean }) {
  return (
    <ViewerPage title="Đổi mật khẩu" viewer={viewer} current={OWN_PASSWORD}>
      <h1>Đổi mật khẩu</h1>
      {isChanged ? (
        <Note tone="good" title="Đã đổi mật khẩu">
          <p>
            Những nơi khác đang đăng nhập bằng tên của ông/bà đã bị thoát. <a href={AREA}>Xem số liệu các xã</a>
          </p>
        </Note>
      ) : null}
      {viewer.mustChangePassword ? (
        <Note tone="info" title="Ông/bà đặt mật khẩu của riêng mình trước khi xem số liệu">
          <p>Mật khẩu đang dùng do người vận hành cấp. Từ nay chỉ mình ông/bà biết mật khẩu mới.</p>
        </Note>
      ) : null}
      <PasswordForm action={OWN_PASSWORD} username={viewer.username} errors={errors} />
    </ViewerPage>
  )
}

/** How somebody of a level above proves who he is, and what he can add. */
export function ViewerSecurityPage({
  viewer,
  isOn,
  codesLeft,
}: Omit<Mine, 'errors'> & { isOn: boolean; codesLeft: number }) {
  return (
    <ViewerPage title="Bảo mật của tôi" viewer={viewer} current={OWN_SECURITY}>
      <h1>Bảo mật của tôi</h1>
      {viewer.mustSecure ? (
        <Note tone="warn" title="Tài khoản của ông/bà cần hai lớp bảo vệ">
          <p>
            Có xã yêu cầu lãnh đạo của mình đăng nhập bằng hai lớp, nên người xem của cấp trên cũng vậy. Ông/bà bật mã 6
            số rồi mới xem số liệu.
          </p>
        </Note>
      ) : null}
      <h2>Mã 6 số trên điện thoại</h2>
      {isOn ? (
        <>
          <p>
            <b>Đang bật.</b> Ông/bà còn {codesLeft} mã dự phòng để dùng khi không có điện thoại.
          </p>
          <p>
            <a class="button quiet" href={`${OWN_SECURITY}/ma-du-phong`}>
              Lập bộ mã dự phòng mới
            </a>
          </p>
        </>
      ) : (
        <form method="post" action={`${OWN_SECURITY}/ma/bat`}>
          <p>
            Đang tắt. Khi bật, lúc đăng nhập ông/bà gõ thêm một mã hiện trên điện thoại, nên người biết mật khẩu cũng
            không vào được.
          </p>
          <button type="submit">Bật mã 6 số</button>
        </form>
      )}
    </ViewerPage>
  )
}

/** Where the code application is set up. */
export function ViewerFactorPage(props: Mine & { address: string; letters: string }) {
  const { address, errors, letters, viewer } = props
  return (
    <ViewerPage title="Bật mã 6 số" viewer={viewer} current={OWN_SECURITY}>
      <h1>Bật mã 6 số</h1>
      <FactorSteps action={`${OWN_SECURITY}/ma`} address={address} letters={letters} errors={errors} />
    </ViewerPage>
  )
}

/** Ten codes for the day when the telephone is gone: shown this once. */
export function ViewerCodesPage({ viewer, codes, isNew }: Omit<Mine, 'errors'> & { codes: string[]; isNew: boolean }) {
  return (
    <ViewerPage title="Mã dự phòng" viewer={viewer} current={OWN_SECURITY}>
      <RecoveryCodes codes={codes} isNew={isNew} username={viewer.username} next={AREA} />
    </ViewerPage>
  )
}

/** A second look at who sits there, before new codes are made. */
export function ViewerProofPage({ viewer, errors }: Mine) {
  return (
    <ViewerPage title="Lập bộ mã dự phòng mới" viewer={viewer} current={OWN_SECURITY}>
      <h1>Lập bộ mã dự phòng mới</h1>
      <p>Dùng khi bộ mã cũ gần hết, bị mất hoặc bị người khác thấy. Bộ mã cũ hết hiệu lực ngay.</p>
      <ErrorSummary errors={errors} labels={SECURITY_LABELS} />
      <form method="post" action={`${OWN_SECURITY}/ma-du-phong`}>
        <Field
          name="proof"
          label="Mật khẩu đang dùng"
          type="password"
          errors={errors.proof}
          maxLength={PASSWORD_MAX}
          autocomplete="current-password"
          required
        />
        <button type="submit">Lập bộ mã mới</button>
      </form>
    </ViewerPage>
  )
}
