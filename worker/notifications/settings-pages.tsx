import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Choices, Field } from '../../web/components/field.tsx'
import { Note } from '../../web/components/note.tsx'
import { PUSH_JS } from '../../web/built.ts'
import type { CommuneBook } from '../communes/book.ts'
import type { StaffMember } from '../staff/actor.ts'
import type { FieldErrors } from '../staff/form.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { ADDRESS_MAX, FIELD_LABELS } from './form.ts'
import type { Settings } from './settings-queries.ts'

export type SettingsPageProps = {
  staff: StaffMember
  book: CommuneBook
  settings: Settings
  typed?: { address?: string; code?: string }
  errors: FieldErrors
  /** What was just done. */
  done?: string | undefined
  /** Browsers of his that are told. */
  browsers: number
  /** For a browser that wants to be told; null when push is not set up here. */
  pushKey: string | null
}

const AT_ONCE = { value: 'at_once', label: 'Báo ngay' }
const DAILY = { value: 'daily', label: 'Mỗi ngày một lần, 7 giờ sáng' }
const OFF = { value: 'off', label: 'Không báo' }

/** Where an officer says how he wants to be told, and how often. */
export function SettingsPage(props: SettingsPageProps) {
  const { book, browsers, done, errors, pushKey, settings, staff, typed } = props
  return (
    <OfficePage title="Cách nhận tin" staff={staff} book={book} current="/can-bo/tin-bao">
      <p class="crumb">
        <a href="/can-bo/tin-bao">Tin báo</a>
      </p>
      <h1>Cách nhận tin</h1>
      {done ? (
        <Note tone="good">
          <p>{done}</p>
        </Note>
      ) : null}
      <ErrorSummary errors={errors} labels={FIELD_LABELS} />
      <form method="post" action="/can-bo/tin-bao/cai-dat">
        <Choices
          name="workspace"
          legend="Trên trang này, mục Tin báo"
          options={[AT_ONCE, DAILY, OFF]}
          value={settings.workspace}
          errors={errors.workspace}
        />
        <Choices
          name="email"
          legend="Thư điện tử"
          hint={
            settings.address
              ? `Gửi đến ${settings.address}. Thư chỉ ghi mã hồ sơ, không ghi nội dung.`
              : 'Cần xác nhận địa chỉ thư ở dưới trước. Thư chỉ ghi mã hồ sơ, không ghi nội dung.'
          }
          options={[AT_ONCE, DAILY, OFF]}
          value={settings.email}
          errors={errors.email}
        />
        <Choices
          name="push"
          legend="Thông báo trên máy"
          hint={
            browsers > 0
              ? `Đang bật trên ${browsers} máy. Thông báo chỉ ghi mã hồ sơ.`
              : 'Cần bật trên máy ông/bà dùng ở dưới trước. Thông báo chỉ ghi mã hồ sơ.'
          }
          options={[AT_ONCE, DAILY, OFF]}
          value={settings.push}
          errors={errors.push}
        />
        <button type="submit">Lưu cách nhận tin</button>
      </form>
      <Address settings={settings} typed={typed ?? {}} errors={errors} />
      <ThisMachine pushKey={pushKey} browsers={browsers} />
    </OfficePage>
  )
}

function Address({
  settings,
  typed,
  errors,
}: Pick<SettingsPageProps, 'settings' | 'errors'> & { typed: { address?: string; code?: string } }) {
  return (
    <>
      <h2 id="thu">Địa chỉ thư của ông/bà</h2>
      {settings.newAddress ? (
        <form method="post" action="/can-bo/tin-bao/xac-nhan">
          <p>Mã xác nhận đã gửi đến {settings.newAddress}. Ông/bà mở thư và nhập 6 chữ số vào đây.</p>
          <Field
            name="code"
            label="Mã xác nhận"
            value={typed.code}
            errors={errors.code}
            inputMode="numeric"
            autocomplete="one-time-code"
            maxLength={12}
            required
          />
          <button type="submit">Xác nhận địa chỉ</button>
        </form>
      ) : null}
      <form method="post" action="/can-bo/tin-bao/dia-chi">
        <Field
          name="address"
          label={settings.address || settings.newAddress ? 'Địa chỉ khác' : 'Địa chỉ thư'}
          hint="Hệ thống gửi một mã đến địa chỉ này để chắc chắn là của ông/bà."
          type="email"
          value={typed.address}
          errors={errors.address}
          autocomplete="email"
          maxLength={ADDRESS_MAX}
          required
        />
        <button type="submit" class="quiet">
          Gửi mã xác nhận
        </button>
      </form>
      {settings.address ? (
        <form method="post" action="/can-bo/tin-bao/bo-dia-chi">
          <p>
            <button type="submit" class="quiet">
              Bỏ địa chỉ {settings.address}
            </button>
          </p>
        </form>
      ) : null}
    </>
  )
}

function ThisMachine({ pushKey, browsers }: Pick<SettingsPageProps, 'pushKey' | 'browsers'>) {
  if (pushKey === null) return null
  return (
    <>
      <h2 id="may">Thông báo trên máy này</h2>
      <div data-push={pushKey} data-push-to="/can-bo/tin-bao/may">
        <p data-push-without>
          Trình duyệt này không nhận được thông báo. Ông/bà dùng Chrome, Edge hoặc Firefox bản mới.
        </p>
        <p hidden>
          <button type="button" class="quiet">
            Bật thông báo trên máy này
          </button>
        </p>
        <p role="status" />
      </div>
      {browsers > 0 ? (
        <form method="post" action="/can-bo/tin-bao/may/tat">
          <p>
            <button type="submit" class="quiet">
              Tắt thông báo trên mọi máy của tôi
            </button>
          </p>
        </form>
      ) : null}
      <script src={PUSH_JS} defer />
    </>
  )
}
