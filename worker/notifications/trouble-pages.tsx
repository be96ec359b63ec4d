import { Empty } from '../../web/components/empty.tsx'
import { Note } from '../../web/components/note.tsx'
import { Pager } from '../../web/components/pager.tsx'
import type { CommuneBook } from '../communes/book.ts'
import { instantText } from '../deadlines/calendar.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import type { Trouble } from './trouble-queries.ts'

export type TroublesPageProps = {
  staff: StaffMember
  book: CommuneBook
  troubles: readonly Trouble[]
  next: string | null
  isFirst: boolean
  /** How many were just put back on their way; undefined when nobody asked. */
  resent?: number | undefined
}

/** What was to be sent to whom, by channel. */
const WHAT: Record<Trouble['channel'], string> = {
  all: 'Tin báo trong hệ thống',
  email: 'Thư điện tử đến cán bộ',
  push: 'Thông báo trên máy',
  webhook: 'Tin cho hệ thống khác',
}

/** Messages that did not go out, or of which nobody knows: why, and how to send them again. */
export function TroublesPage({ staff, book, troubles, next, isFirst, resent }: TroublesPageProps) {
  const failed = troubles.some((one) => one.state === 'failed')
  return (
    <OfficePage title="Tin chưa gửi được" staff={staff} book={book} current="/can-bo/tin-bao">
      <p class="crumb">
        <a href="/can-bo/tin-bao">Tin báo</a>
      </p>
      <h1>Tin chưa gửi được</h1>
      {resent === undefined ? null : (
        <Note tone="good">
          <p>
            {resent === 0
              ? 'Không còn tin nào cần gửi lại: có người đã gửi trước.'
              : `Đã cho gửi lại ${resent} tin. Tin nào vẫn không đi được sẽ hiện lại ở đây.`}
          </p>
        </Note>
      )}
      {troubles.length === 0 ? (
        <Empty title="Không có tin nào bị kẹt">
          <p>Tin không gửi được sau nhiều lần thử hiện ở đây để ông/bà cho gửi lại.</p>
        </Empty>
      ) : (
        <>
          {failed ? (
            <form method="post" action="/can-bo/tin/gui-lai">
              <input type="hidden" name="tin" value="failed" />
              <p>
                <button type="submit">Gửi lại mọi tin đã hỏng</button>
              </p>
              <p class="hint">Tin chưa rõ thì gửi lại từng tin, vì người nhận có thể đã có.</p>
            </form>
          ) : null}
          <table class="cards">
            <thead>
              <tr>
                <th scope="col">Hồ sơ</th>
                <th scope="col">Tin gửi</th>
                <th scope="col">Vì sao</th>
                <th scope="col">Lúc</th>
                <th scope="col">Gửi lại</th>
              </tr>
            </thead>
            <tbody>
              {troubles.map((one) => (
                <tr key={one.id}>
                  <td>{one.caseCode ?? 'Không gắn hồ sơ'}</td>
                  <td data-label="Tin gửi">
                    <span>
                      {one.channel === 'email' && one.recipientKind === 'sender'
                        ? 'Thư điện tử đến người gửi kiến nghị'
                        : WHAT[one.channel]}
                    </span>
                  </td>
                  <td data-label="Vì sao">
                    <span>{why(one)}</span>
                  </td>
                  <td data-label="Lúc">
                    <span>{instantText(one.createdAt)}</span>
                  </td>
                  <td>
                    <form method="post" action="/can-bo/tin/gui-lai">
                      <input type="hidden" name="tin" value={one.id} />
                      <button type="submit" class="quiet">
                        Gửi lại
                      </button>
                    </form>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <Pager next={next ?? undefined} first={isFirst ? undefined : '/can-bo/tin'} />
    </OfficePage>
  )
}

function why({ state, failure, attempts }: Trouble): string {
  if (state === 'unsure') return 'Chưa rõ đã đến hay chưa: đường truyền đứt giữa chừng.'
  if (/SUPPRESSED|NOT_ALLOWED/.test(failure)) return 'Địa chỉ thư không nhận nữa.'
  if (/MAIL_FROM|VAPID|VALIDATION|not allowed/.test(failure))
    return 'Máy chủ chưa được cài đặt để gửi. Báo người vận hành.'
  if (/no more/.test(failure)) return 'Máy này đã tắt thông báo.'
  const status = /answered (\d+)/.exec(failure)?.[1]
  if (status) return `Hệ thống nhận báo lỗi ${status}, đã thử ${attempts} lần.`
  return `Đã thử ${attempts} lần mà nơi nhận không trả lời.`
}
