import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Choice, Field } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import { Qr } from '../../../web/components/qr.tsx'
import type { Account } from '../account-queries.ts'
import type { FieldErrors } from '../form.ts'
import { OfficePage } from '../office-page.tsx'
import { OIDC_NAME_MAX, SECURITY_LABELS } from './security-form.ts'
import type { Mine } from './security-pages.tsx'
import type { Factors } from './ways.ts'

const ACCOUNTS = '/can-bo/tai-khoan'

type AccountMine = Mine & { account: Account }

/** On the account's page: what else an administrator does about signing in. */
export function AccountLoginLinks({ here }: { here: string }) {
  return (
    <>
      <p>Gửi được cho người này một đường dẫn thì người ấy tự đặt mật khẩu, ông/bà không phải biết.</p>
      <p>
        <a class="button quiet" href={`${here}/duong-dan`}>
          Tạo đường dẫn đặt lại mật khẩu
        </a>
      </p>
      <p>
        <a href={`${here}/cong-chung`}>Tên ở cổng đăng nhập chung</a>
      </p>
    </>
  )
}

/** Where a one-time link to a new password is made. */
export function MakeLinkPage({ account, book, factors, staff }: AccountMine & { factors: Factors }) {
  return (
    <OfficePage title="Đường dẫn đặt lại mật khẩu" staff={staff} book={book} current={ACCOUNTS}>
      <Crumb account={account} />
      <h1>Đường dẫn đặt lại mật khẩu</h1>
      <p>
        {account.name} mở đường dẫn ấy rồi tự đặt mật khẩu mới, nên ông/bà không biết mật khẩu. Đường dẫn dùng được một
        lần, trong 24 giờ. Đường dẫn tạo trước đây hết hiệu lực.
      </p>
      <form method="post" action={`${ACCOUNTS}/${account.id}/duong-dan`}>
        <Choice
          type="checkbox"
          name="clearsFactors"
          value="1"
          label="Bỏ cả lớp bảo vệ thứ hai"
          hint={`Khi người này mất điện thoại hoặc mất máy. Hiện nay: ${factorWords(factors)}.`}
        />
        <p>
          <button type="submit">Tạo đường dẫn</button>
        </p>
      </form>
    </OfficePage>
  )
}

/** The link, shown this once. */
export function MadeLinkPage({ account, book, link, staff }: AccountMine & { link: string }) {
  return (
    <OfficePage title="Đường dẫn đặt lại mật khẩu" staff={staff} book={book} current={ACCOUNTS}>
      <Crumb account={account} />
      <h1>Đường dẫn cho {account.name}</h1>
      <Note tone="warn" title="Chỉ hiện một lần">
        <p>Ông/bà đưa tận tay người này: cho quét hình, hoặc chép đường dẫn. Ai có đường dẫn đều đặt được mật khẩu.</p>
      </Note>
      <Qr text={link} label="Hình để điện thoại quét và mở đường dẫn" />
      <p>
        <code class="code">{link}</code>
      </p>
      <p class="noprint">
        <button type="button" class="quiet" data-copy={link} hidden>
          Chép đường dẫn
        </button>
      </p>
    </OfficePage>
  )
}

/** Where an administrator enters by which name the common sign-in knows an officer. */
export function OidcNamePage(
  props: AccountMine & {
    provider: string | null
    oidcName: string
    isLinked: boolean
    isSaved: boolean
    errors: FieldErrors
  },
) {
  const { account, book, errors, isLinked, isSaved, oidcName, provider, staff } = props
  return (
    <OfficePage title="Cổng đăng nhập chung" staff={staff} book={book} current={ACCOUNTS}>
      <Crumb account={account} />
      <h1>Cổng đăng nhập chung</h1>
      {isSaved ? (
        <Note tone="good">
          <p role="status">Đã lưu.</p>
        </Note>
      ) : null}
      <p>
        {provider === null
          ? 'Ở đây chưa nối với cổng đăng nhập chung nào. Tên ghi bây giờ sẽ dùng khi người vận hành nối.'
          : `${account.name} đăng nhập được bằng ${provider} khi ông/bà ghi đúng tên của người ấy ở đó.`}
      </p>
      <ErrorSummary errors={errors} labels={SECURITY_LABELS} />
      <form method="post" action={`${ACCOUNTS}/${account.id}/cong-chung`}>
        <Field
          name="oidcName"
          label="Tên ở cổng đăng nhập chung"
          hint="Tên đăng nhập hoặc thư điện tử của người này ở đó. Để trống: không dùng."
          value={oidcName}
          errors={errors.oidcName}
          maxLength={OIDC_NAME_MAX}
          autocomplete="off"
          spellcheck={false}
        />
        <button type="submit">Lưu</button>
      </form>
      {isLinked ? <p>Đã nối: người này đã đăng nhập bằng cổng ấy. Đổi tên thì nối lại từ đầu.</p> : null}
    </OfficePage>
  )
}

function Crumb({ account }: { account: Account }) {
  return (
    <p class="crumb">
      <a href={`${ACCOUNTS}/${account.id}`}>{account.name}</a>
    </p>
  )
}

function factorWords({ hasCode, hasKey }: Factors): string {
  if (hasCode && hasKey) return 'đang dùng mã 6 số và khóa của máy'
  if (hasCode) return 'đang dùng mã 6 số'
  return hasKey ? 'đang dùng khóa của máy' : 'chưa bật lớp nào'
}
