import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Facts } from '../../web/components/facts.tsx'
import { Choice, Field } from '../../web/components/field.tsx'
import { Note } from '../../web/components/note.tsx'
import { Pager } from '../../web/components/pager.tsx'
import { Timeline } from '../../web/components/timeline.tsx'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import { instantText } from '../deadlines/calendar.ts'
import type { Account } from './account-queries.ts'
import { type AccountEvent, eventNote, eventTitle } from './account-words.ts'
import type { StaffMember } from './actor.ts'
import { FIELD_LABELS, type FieldErrors, NAME_MAX, REASON_MAX, USERNAME_MAX } from './form.ts'
import { OfficePage } from './office-page.tsx'
import { rolesText } from './roles.ts'
import { AccountLoginLinks } from './sign-in/account-login-pages.tsx'
import { WorkFields, type WorkValues } from './work-fields.tsx'

type Here = { staff: StaffMember; book: CommuneBook }
const ACCOUNTS = '/can-bo/tai-khoan'

/** The commune's accounts, by user name. */
export function AccountsPage(props: Here & { accounts: Account[]; next: string | null; isFirst: boolean }) {
  const { accounts, book, isFirst, next, staff } = props
  return (
    <OfficePage title="Tài khoản cán bộ" staff={staff} book={book} current={ACCOUNTS}>
      <h1>Tài khoản cán bộ</h1>
      <p>
        <a class="button" href={`${ACCOUNTS}/moi`}>
          Mở tài khoản mới
        </a>
        <a class="button quiet" href={`${ACCOUNTS}/bao-mat`}>
          Vai trò cần hai lớp bảo vệ
        </a>
      </p>
      <table class="cards">
        <caption class="sr">Tài khoản của xã, theo tên đăng nhập</caption>
        <thead>
          <tr>
            <th scope="col">Cán bộ</th>
            <th scope="col">Cơ quan</th>
            <th scope="col">Vai trò</th>
            <th scope="col">Tình trạng</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((one) => (
            <tr key={one.id}>
              <td>
                <a href={`${ACCOUNTS}/${one.id}`}>{one.name}</a>
                <div class="at">{one.username}</div>
              </td>
              <td data-label="Cơ quan">
                <div>
                  {one.bodyName}
                  <div class="at">{one.title}</div>
                </div>
              </td>
              <td data-label="Vai trò">{rolesText(one.roles)}</td>
              <td data-label="Tình trạng">{stateWords(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager next={next ?? undefined} first={isFirst ? undefined : ACCOUNTS} />
    </OfficePage>
  )
}

export type NewAccountValues = WorkValues & { username: string; name: string }

/** Where an administrator makes an account. */
export function NewAccountPage(props: Here & { values: NewAccountValues; errors: FieldErrors }) {
  const { book, errors, staff, values } = props
  return (
    <OfficePage title="Mở tài khoản" staff={staff} book={book} current={ACCOUNTS}>
      <p class="crumb">
        <a href={ACCOUNTS}>Tài khoản cán bộ</a>
      </p>
      <h1>Mở tài khoản cho cán bộ</h1>
      <ErrorSummary errors={errors} labels={FIELD_LABELS} />
      <form method="post" action={`${ACCOUNTS}/moi`}>
        <Field
          name="name"
          label="Họ và tên"
          value={values.name}
          errors={errors.name}
          maxLength={NAME_MAX}
          autocomplete="off"
          required
        />
        <Field
          name="username"
          label="Tên đăng nhập"
          hint="Chữ không dấu, số và dấu chấm, ví dụ xuly.kinhte. Sau này không đổi được."
          value={values.username}
          errors={errors.username}
          maxLength={USERNAME_MAX}
          autocomplete="off"
          required
        />
        <WorkFields book={book} values={values} errors={errors} />
        <p>Mật khẩu lần đầu hiện ở trang sau, một lần duy nhất. Người này phải đổi khi đăng nhập lần đầu.</p>
        <button type="submit">Mở tài khoản</button>
      </form>
    </OfficePage>
  )
}

export type AccountPageProps = Here & {
  account: Account
  events: AccountEvent[]
  values: WorkValues
  reason: string
  errors: FieldErrors
  /** A first password, shown this once. */
  password: string | null
}

/** One account, and what can be done with it. */
export function AccountPage(props: AccountPageProps) {
  const { account, book, errors, events, password, reason, staff, values } = props
  const here = `${ACCOUNTS}/${account.id}`
  return (
    <OfficePage title={account.name} staff={staff} book={book} current={ACCOUNTS}>
      <p class="crumb">
        <a href={ACCOUNTS}>Tài khoản cán bộ</a>
      </p>
      <h1>{account.name}</h1>
      {password !== null && <FirstPassword username={account.username} password={password} />}
      <ErrorSummary errors={errors} labels={FIELD_LABELS} />
      <Facts
        rows={[
          ['Tên đăng nhập', account.username],
          ['Chức danh', account.title || 'chưa ghi'],
          ['Cơ quan', bodyName(book, account.bodyId)],
          ...hamletRow(account, book),
          ['Vai trò', rolesText(account.roles)],
          ['Tình trạng', stateWords(account)],
        ]}
      />
      <h2>Công việc</h2>
      <form method="post" action={`${here}/vai-tro`}>
        <WorkFields book={book} values={values} errors={errors} />
        <button type="submit">Lưu công việc</button>
      </form>
      {account.closedAt === null ? (
        <>
          <h2>Cấp mật khẩu mới</h2>
          <p>Dùng khi người này quên mật khẩu. Mật khẩu cũ và mọi nơi đang đăng nhập hết hiệu lực ngay.</p>
          <form method="post" action={`${here}/mat-khau-moi`}>
            <button class="quiet" type="submit">
              Cấp mật khẩu mới
            </button>
          </form>
          <AccountLoginLinks here={here} />
          {account.id !== staff.id && <CloseForm here={here} reason={reason} errors={errors} />}
        </>
      ) : (
        <>
          <h2>Mở lại tài khoản</h2>
          <form method="post" action={`${here}/mo-lai`}>
            <button class="quiet" type="submit">
              Mở lại tài khoản
            </button>
          </form>
        </>
      )}
      <h2>Đã thay đổi</h2>
      {events.length === 0 ? (
        <p>Tài khoản này chưa có thay đổi nào được ghi.</p>
      ) : (
        <Timeline
          items={events.map((event) => ({
            title: eventTitle(event.kind),
            at: instantText(event.at),
            note: eventNote(event, book),
          }))}
        />
      )}
    </OfficePage>
  )
}

function FirstPassword({ username, password }: { username: string; password: string }) {
  return (
    <Note tone="good" title="Mật khẩu lần đầu, chỉ hiện một lần">
      <p>
        Tên đăng nhập: <b>{username}</b>
        <br />
        Mật khẩu:
        <br />
        <code class="code">{password}</code>
      </p>
      <p>Ông/bà đưa tận tay người dùng. Chưa kịp ghi thì cấp mật khẩu mới.</p>
    </Note>
  )
}

function CloseForm({ here, reason, errors }: { here: string; reason: string; errors: FieldErrors }) {
  return (
    <>
      <h2>Đóng tài khoản</h2>
      <p>Người này bị thoát ngay và không đăng nhập được nữa. Việc đã làm vẫn giữ tên người làm.</p>
      <form method="post" action={`${here}/dong`}>
        <Field name="reason" label="Lý do" value={reason} errors={errors.reason} maxLength={REASON_MAX} required />
        {errors.toLeader && (
          <Choice
            type="checkbox"
            name="toLeader"
            label="Để lãnh đạo xã giao lại việc mật"
            hint="Khi người này đã nghỉ hẳn, ốm nặng hoặc đã mất. Lãnh đạo xã được báo trong vòng một giờ."
            errors={errors.toLeader}
          />
        )}
        <button class="quiet" type="submit">
          Đóng tài khoản
        </button>
      </form>
    </>
  )
}

function stateWords({ closedAt, mustChangePassword }: Account): string {
  if (closedAt !== null) return `Đã đóng từ ${instantText(closedAt)}`
  return mustChangePassword ? 'Đang dùng mật khẩu lần đầu' : 'Đang mở'
}

function hamletRow({ hamletId }: Account, book: CommuneBook): [string, string][] {
  return hamletId === null ? [] : [['Thôn', book.hamlets.get(hamletId)?.name ?? 'thôn cũ']]
}
