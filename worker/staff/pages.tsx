import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Field } from '../../web/components/field.tsx'
import { Note } from '../../web/components/note.tsx'
import { Page } from '../../web/components/page.tsx'
import type { CommuneBook } from '../communes/book.ts'
import { instantText } from '../deadlines/calendar.ts'
import type { StaffMember } from './actor.ts'
import { FIELD_LABELS, type FieldErrors, USERNAME_MAX } from './form.ts'
import { NewPassword } from './new-password.tsx'
import { OfficePage } from './office-page.tsx'
import { PASSWORD_MAX } from './password.ts'
import { KeyStep } from './sign-in/key-step.tsx'
import { type ShownSignIn, SignInList } from './sign-in/sign-in-list.tsx'

/** Where officers come in. `message` is about the pair as a whole, `errors` about one field, `locked` says until when to wait. */
export function SignInPage(props: {
  username: string
  way: string
  errors: FieldErrors
  message?: string
  locked?: string
  /** What a browser needs to find a key of its machine. */
  keyOptions: string
  /** What the common sign-in is called, where there is one. */
  oidcName: string | null
}) {
  const { errors, keyOptions, locked, message, oidcName, username, way } = props
  return (
    <Page title="Cán bộ đăng nhập" office keys>
      <h1>Cán bộ đăng nhập</h1>
      {locked ? (
        <Note tone="warn" title="Tạm khóa">
          <p role="alert">{locked}</p>
        </Note>
      ) : null}
      <ErrorSummary errors={message ? { '': [message] } : errors} labels={FIELD_LABELS} />
      <form method="post" action="/can-bo/dang-nhap">
        <input type="hidden" name="ve" value={way} />
        <Field
          name="username"
          label="Tên đăng nhập"
          value={username}
          errors={errors.username}
          autocomplete="username"
          maxLength={USERNAME_MAX}
          required
        />
        <Field
          name="password"
          label="Mật khẩu"
          type="password"
          errors={errors.password}
          autocomplete="current-password"
          maxLength={PASSWORD_MAX}
          required
        />
        <button type="submit">Đăng nhập</button>
        <KeyStep
          use="get"
          options={keyOptions}
          action="/can-bo/dang-nhap/khoa"
          button="Đăng nhập bằng vân tay, khuôn mặt hoặc khóa của máy"
          quiet
        />
      </form>
      {oidcName === null ? null : (
        <p>
          <a class="button quiet" href={`/can-bo/dang-nhap/cong-chung?ve=${encodeURIComponent(way)}`}>
            Đăng nhập bằng {oidcName}
          </a>
        </p>
      )}
      <p>Quên mật khẩu: nhờ quản trị viên của xã cấp mật khẩu mới.</p>
      <p>
        Bà con gửi kiến nghị thì không cần đăng nhập: <a href="/">chọn xã, phường của mình</a>.
      </p>
    </Page>
  )
}

type Mine = { staff: StaffMember; book: CommuneBook }

/** Where an officer changes his password. */
export function PasswordPage(props: Mine & { errors: FieldErrors; isChanged?: boolean }) {
  const { book, errors, isChanged, staff } = props
  return (
    <OfficePage title="Đổi mật khẩu" staff={staff} book={book} current="/can-bo/mat-khau">
      <h1>Đổi mật khẩu</h1>
      {isChanged ? (
        <Note tone="good" title="Đã đổi mật khẩu">
          <p>
            Những nơi khác đang đăng nhập bằng tên của ông/bà đã bị thoát. <a href="/can-bo">Về việc của tôi</a>
          </p>
        </Note>
      ) : null}
      {staff.mustChangePassword ? (
        <Note tone="info" title="Ông/bà đặt mật khẩu của riêng mình trước khi làm việc">
          <p>Mật khẩu đang dùng do quản trị viên cấp. Từ nay chỉ mình ông/bà biết mật khẩu mới.</p>
        </Note>
      ) : null}
      <PasswordForm action="/can-bo/mat-khau" username={staff.username} errors={errors} />
    </OfficePage>
  )
}

/** The old password, and a new one typed twice. */
export function PasswordForm(props: { action: string; username: string; errors: FieldErrors }) {
  const { action, errors, username } = props
  return (
    <>
      <ErrorSummary errors={errors} labels={FIELD_LABELS} />
      <form method="post" action={action}>
        <input type="hidden" name="username" value={username} autocomplete="username" />
        <Field
          name="oldPassword"
          label="Mật khẩu đang dùng"
          type="password"
          errors={errors.oldPassword}
          autocomplete="current-password"
          maxLength={PASSWORD_MAX}
          required
        />
        <NewPassword errors={errors} />
        <button type="submit">Đổi mật khẩu</button>
      </form>
    </>
  )
}

export type ShownSession = { id: string; browser: string; startedAt: Date; seenAt: Date; way: string; isThis: boolean }

/** Where an officer is signed in, and how to end that. */
export function SessionsPage({
  staff,
  book,
  sessions,
  signIns,
}: Mine & { sessions: ShownSession[]; signIns: ShownSignIn[] }) {
  return (
    <OfficePage title="Nơi đang đăng nhập" staff={staff} book={book} current="/can-bo/phien">
      <h1>Nơi đang đăng nhập</h1>
      <p>
        Thấy nơi nào lạ, ông/bà kết thúc nơi đó rồi <a href="/can-bo/mat-khau">đổi mật khẩu</a>.
      </p>
      <ul class="list">
        {sessions.map((session) => (
          <li key={session.id}>
            <p>
              <strong>{session.browser}</strong>
              {session.isThis ? ' (nơi ông/bà đang dùng)' : null}
            </p>
            <p>
              Đăng nhập {session.way}, {instantText(session.startedAt)}. Dùng gần nhất khoảng{' '}
              {instantText(session.seenAt)}.
            </p>
            {session.isThis ? null : (
              <form method="post" action="/can-bo/phien/ket-thuc">
                <button class="quiet" type="submit" name="phien" value={session.id}>
                  Kết thúc nơi này
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <form method="post" action="/can-bo/phien/ket-thuc">
          <button class="quiet" type="submit" name="phien" value="khac">
            Kết thúc mọi nơi khác
          </button>
        </form>
      ) : (
        <p>Ông/bà chỉ đăng nhập ở một nơi này.</p>
      )}
      <SignInList signIns={signIns} />
    </OfficePage>
  )
}
