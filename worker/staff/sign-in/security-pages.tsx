import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Field } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { instantText } from '../../deadlines/calendar.ts'
import type { StaffMember } from '../actor.ts'
import type { FieldErrors } from '../form.ts'
import { OfficePage } from '../office-page.tsx'
import { PASSWORD_MAX } from '../password.ts'
import { KeyStep } from './key-step.tsx'
import type { Key } from './passkey-queries.ts'
import { KEY_NAME_MAX, SECURITY_LABELS } from './security-form.ts'

export type Mine = { staff: StaffMember; book: CommuneBook }
export const SECURITY = '/can-bo/bao-mat'

const DONE: Readonly<Record<string, string>> = {
  'tat-ma': 'Đã tắt mã 6 số.',
  'them-khoa': 'Đã thêm khóa của máy. Lần sau ông/bà đăng nhập bằng khóa này, không cần mật khẩu.',
  'bo-khoa': 'Đã bỏ khóa của máy. Những nơi khác đang đăng nhập bằng tên của ông/bà đã bị thoát.',
}

/** How an officer proves who he is, and what he can add. */
export function SecurityPage(
  props: Mine & {
    isOn: boolean
    codesLeft: number
    keys: Key[]
    isRequired: boolean
    done: string
  },
) {
  const { book, codesLeft, done, isOn, isRequired, keys, staff } = props
  return (
    <OfficePage title="Bảo mật của tôi" staff={staff} book={book} current={SECURITY}>
      <h1>Bảo mật của tôi</h1>
      {DONE[done] ? (
        <Note tone="good">
          <p role="status">{DONE[done]}</p>
        </Note>
      ) : null}
      {staff.mustSecure ? (
        <Note tone="warn" title="Vai trò của ông/bà cần hai lớp bảo vệ">
          <p>Ông/bà bật mã 6 số, hoặc thêm khóa của máy, rồi mới vào làm việc. Chọn một trong hai cách dưới đây.</p>
        </Note>
      ) : null}
      <h2>Mã 6 số trên điện thoại</h2>
      {isOn ? (
        <CodeIsOn codesLeft={codesLeft} canEnd={!isRequired || keys.length > 0} />
      ) : (
        <form method="post" action={`${SECURITY}/ma/bat`}>
          <p>
            Đang tắt. Khi bật, lúc đăng nhập ông/bà gõ thêm một mã hiện trên điện thoại, nên người biết mật khẩu cũng
            không vào được.
          </p>
          <button type="submit">Bật mã 6 số</button>
        </form>
      )}
      <h2>Khóa của máy</h2>
      <p>Đăng nhập bằng vân tay, khuôn mặt hoặc mã mở máy, không cần mật khẩu.</p>
      {keys.length > 0 ? (
        <ul class="list">
          {keys.map((key) => (
            <li key={key.id}>
              <p>
                <strong>{key.name}</strong>
              </p>
              <p>
                Thêm {instantText(key.madeAt)}.{' '}
                {key.usedAt === null ? 'Chưa dùng lần nào.' : `Dùng gần nhất ${instantText(key.usedAt)}.`}
              </p>
              {isRequired && !isOn && keys.length === 1 ? (
                <p>Vai trò của ông/bà cần hai lớp bảo vệ nên chưa bỏ được khóa cuối cùng này.</p>
              ) : (
                <form method="post" action={`${SECURITY}/khoa/bo`}>
                  <button class="quiet" type="submit" name="khoa" value={key.id}>
                    Bỏ khóa này
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        <a class="button quiet" href={`${SECURITY}/khoa`}>
          Thêm khóa của máy này
        </a>
      </p>
    </OfficePage>
  )
}

function CodeIsOn({ canEnd, codesLeft }: { canEnd: boolean; codesLeft: number }) {
  return (
    <>
      <p>
        <b>Đang bật.</b> Ông/bà còn {codesLeft} mã dự phòng để dùng khi không có điện thoại.
      </p>
      <p>
        <a class="button quiet" href={`${SECURITY}/ma-du-phong`}>
          Lập bộ mã dự phòng mới
        </a>
        {canEnd ? (
          <a class="button quiet" href={`${SECURITY}/ma/tat`}>
            Tắt mã 6 số
          </a>
        ) : null}
      </p>
      {canEnd ? null : <p>Vai trò của ông/bà cần hai lớp bảo vệ nên không tắt được.</p>}
    </>
  )
}

/** A second look at who sits there, before something is changed. */
export function ProofPage(
  props: Mine & { title: string; why: string; action: string; button: string; errors: FieldErrors },
) {
  const { action, book, button, errors, staff, title, why } = props
  return (
    <OfficePage title={title} staff={staff} book={book} current={SECURITY}>
      <Crumb />
      <h1>{title}</h1>
      <p>{why}</p>
      <ErrorSummary errors={errors} labels={SECURITY_LABELS} />
      <form method="post" action={action}>
        <ProofField errors={errors} />
        <button type="submit">{button}</button>
      </form>
    </OfficePage>
  )
}

/** Where a key of this machine is made. */
export function NewKeyPage(props: Mine & { options: string; keyName: string; errors: FieldErrors; isFull: boolean }) {
  const { book, errors, isFull, keyName, options, staff } = props
  return (
    <OfficePage title="Thêm khóa của máy" staff={staff} book={book} current={SECURITY} keys>
      <Crumb />
      <h1>Thêm khóa của máy này</h1>
      {isFull ? (
        <p>Ông/bà đã có 10 khóa, nhiều nhất rồi. Bỏ bớt khóa cũ rồi thêm khóa mới.</p>
      ) : (
        <>
          <p>Chỉ thêm trên máy của riêng ông/bà. Máy nhiều người dùng chung thì không nên.</p>
          <ErrorSummary errors={errors} labels={SECURITY_LABELS} />
          <p data-no-keys>
            Trình duyệt này chưa có khóa của máy, hoặc đang tắt chức năng chạy trên trang. Ông/bà dùng mã 6 số, hoặc mở
            trang này bằng Chrome, Edge, Safari bản mới.
          </p>
          <form method="post" action={`${SECURITY}/khoa`}>
            <KeyStep use="create" options={options} action={`${SECURITY}/khoa`} button="Tạo khóa">
              <Field
                name="keyName"
                label="Tên của khóa"
                hint="Để sau này nhận ra, ví dụ: Điện thoại của tôi."
                value={keyName}
                errors={errors.keyName}
                maxLength={KEY_NAME_MAX}
                autocomplete="off"
                required
              />
              <ProofField errors={errors} />
            </KeyStep>
          </form>
        </>
      )}
    </OfficePage>
  )
}

/** The way back to the overview. */
export function Crumb() {
  return (
    <p class="crumb">
      <a href={SECURITY}>Bảo mật của tôi</a>
    </p>
  )
}

function ProofField({ errors }: { errors: FieldErrors }) {
  return (
    <Field
      name="proof"
      label="Mật khẩu đang dùng"
      hint="Đã bật mã 6 số thì gõ mã ấy thay mật khẩu cũng được."
      type="password"
      errors={errors.proof}
      maxLength={PASSWORD_MAX}
      autocomplete="current-password"
      required
    />
  )
}
