import { Empty } from '../../web/components/empty.tsx'
import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Choices, Field } from '../../web/components/field.tsx'
import { Note, Said } from '../../web/components/note.tsx'
import type { CommuneBook } from '../communes/book.ts'
import { instantText } from '../deadlines/calendar.ts'
import type { StaffMember } from '../staff/actor.ts'
import type { FieldErrors } from '../staff/form.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { EVENT_WORDS } from './event-words.ts'
import { FIELD_LABELS, NAME_MAX, URL_MAX } from './form.ts'
import { OUTSIDE_EVENTS } from './tells.ts'
import type { Webhook } from './webhook-queries.ts'

export type WebhookValues = { name: string; url: string; events: readonly string[] }
export type WebhooksPageProps = {
  staff: StaffMember
  book: CommuneBook
  hooks: readonly Webhook[]
  values: WebhookValues
  errors: FieldErrors
  /** Just made: its secret is shown this once. */
  made?: { name: string; secret: string }
  hasEnded?: boolean
}

const HERE = '/can-bo/cai-dat/webhook'

/** Systems that are told what happens to the commune's cases: which, and how to add or end one. */
export function WebhooksPage({ staff, book, hooks, values, errors, made, hasEnded }: WebhooksPageProps) {
  const live = hooks.filter((hook) => hook.endedAt === null)
  const ended = hooks.filter((hook) => hook.endedAt !== null)
  return (
    <OfficePage title="Báo tin cho hệ thống khác" staff={staff} book={book} current="/can-bo/cai-dat">
      <p class="crumb">
        <a href="/can-bo/cai-dat">Cài đặt của xã</a>
      </p>
      <h1>Báo tin cho hệ thống khác</h1>
      <p>
        Dùng để nhắn tin SMS, Zalo qua tổng đài của tỉnh hoặc nhà mạng. Tin chỉ có mã hồ sơ, việc vừa xảy ra, tình trạng
        và hạn trả lời. Không có tên, số điện thoại, nội dung.
      </p>
      {made ? (
        <Note tone="good" title={`Đã thêm ${made.name}`}>
          <p>
            Khóa bí mật, chỉ hiện một lần. Gửi riêng cho người phụ trách hệ thống đó:
            <br />
            <span class="code">{made.secret}</span>
          </p>
          <button type="button" class="quiet" data-copy={made.secret} hidden>
            Chép khóa
          </button>
        </Note>
      ) : null}
      <Said said={hasEnded ? { tone: 'good', text: 'Đã thôi báo tin cho hệ thống ấy.' } : null} />
      <ErrorSummary errors={errors} labels={FIELD_LABELS} />
      <h2>Đang báo tin</h2>
      {live.length === 0 ? (
        <Empty title="Chưa báo tin cho hệ thống nào">
          <p>Thêm một hệ thống ở dưới, khi tỉnh hoặc nhà mạng đã cấp địa chỉ nhận tin.</p>
        </Empty>
      ) : (
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">Tên</th>
              <th scope="col">Địa chỉ</th>
              <th scope="col">Báo những việc</th>
              <th scope="col">Thôi</th>
            </tr>
          </thead>
          <tbody>
            {live.map((hook) => (
              <tr key={hook.id}>
                <td>
                  <b>{hook.name}</b>
                </td>
                <td data-label="Máy nhận">
                  <span>{new URL(hook.url).host}</span>
                </td>
                <td data-label="Việc">
                  <span>{wanted(hook)}</span>
                </td>
                <td>
                  <form method="post" action={`${HERE}/thoi`}>
                    <input type="hidden" name="id" value={hook.id} />
                    <button type="submit" class="quiet">
                      Thôi báo tin
                    </button>
                  </form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>
        Tin không đến được nằm ở trang <a href="/can-bo/tin">Tin chưa gửi được</a>.
      </p>
      <h2>Thêm một hệ thống</h2>
      <form method="post" action={HERE}>
        <Field
          name="name"
          label="Tên hệ thống nhận"
          hint="Ví dụ: Tổng đài nhắn tin của tỉnh"
          value={values.name}
          errors={errors.name}
          maxLength={NAME_MAX}
          autocomplete="off"
          required
        />
        <Field
          name="url"
          label="Địa chỉ nhận tin"
          hint="Bắt đầu bằng https://, do người phụ trách hệ thống ấy cấp."
          type="url"
          value={values.url}
          errors={errors.url}
          maxLength={URL_MAX}
          autocomplete="off"
          required
        />
        <details open={values.events.length > 0 || errors.events !== undefined}>
          <summary>Chỉ báo một số việc (không chọn thì báo mọi việc)</summary>
          <Choices
            name="events"
            legend="Báo những việc nào"
            options={OUTSIDE_EVENTS.map((kind) => ({ value: kind, label: EVENT_WORDS[kind] ?? kind }))}
            value={values.events}
            errors={errors.events}
          />
        </details>
        <button type="submit">Thêm hệ thống này</button>
      </form>
      {ended.length > 0 ? (
        <details>
          <summary>Đã thôi ({ended.length})</summary>
          <ul class="list">
            {ended.map((hook) => (
              <li key={hook.id}>
                {hook.name}: thôi lúc {instantText(hook.endedAt ?? hook.createdAt)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </OfficePage>
  )
}

function wanted({ events }: Webhook): string {
  return events.length === 0 ? 'Mọi việc' : events.map((kind) => EVENT_WORDS[kind] ?? kind).join(', ')
}
