import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Note } from '../../../web/components/note.tsx'
import { Page } from '../../../web/components/page.tsx'
import { FIELD_LABELS, type FieldErrors } from '../form.ts'
import { NewPassword } from '../new-password.tsx'

/** Where an officer sets a new password by way of the link that his administrator gave him. */
export function LinkPage(props: {
  name: string
  username: string
  clearsFactors: boolean
  address: string
  errors: FieldErrors
}) {
  const { address, clearsFactors, errors, name, username } = props
  return (
    <Page title="Đặt mật khẩu mới" office>
      <h1>Đặt mật khẩu mới</h1>
      <p>
        Cho <b>{name}</b>, tên đăng nhập <b>{username}</b>. Đường dẫn này dùng được một lần.
      </p>
      <ErrorSummary errors={errors} labels={FIELD_LABELS} />
      <form method="post" action={address}>
        <input type="hidden" name="username" value={username} autocomplete="username" />
        <NewPassword errors={errors} />
        <button type="submit">Đặt mật khẩu</button>
      </form>
      {clearsFactors ? (
        <p>Mã 6 số, mã dự phòng và khóa của máy cũ sẽ hết hiệu lực. Ông/bà bật lại sau khi vào.</p>
      ) : null}
    </Page>
  )
}

/** It is set: on to signing in. */
export function LinkDonePage({ username }: { username: string }) {
  return (
    <Page title="Đã đặt mật khẩu" office>
      <h1>Đã đặt mật khẩu mới</h1>
      <Note tone="good">
        <p>
          Ông/bà đăng nhập bằng tên <b>{username}</b> và mật khẩu vừa đặt. Những nơi đang đăng nhập trước đây đã bị
          thoát.
        </p>
      </Note>
      <p>
        <a class="button" href="/can-bo/dang-nhap">
          Đăng nhập
        </a>
      </p>
    </Page>
  )
}
