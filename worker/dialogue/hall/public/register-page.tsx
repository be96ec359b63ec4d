import { placeOf } from '../../place.ts'
import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Note, Trouble } from '../../../../web/components/note.tsx'
import { Page } from '../../../../web/components/page.tsx'
import type { DeedField, DeedValues } from '../../../dossiers/deed.ts'
import { DeedFields } from '../../../dossiers/deed-forms.tsx'
import type { FieldErrors } from '../../../staff/form.ts'
import { SESSION_HELD } from '../../sessions/rules.ts'
import { HONEYPOT } from '../../stamp.ts'
import { meetingHref } from '../codes.ts'
import { type MeetingFrame, WhenWhere } from './frame.tsx'
import { REGISTER_LABELS } from './register-fields.ts'

export type RegisterView = MeetingFrame & {
  isOpen: boolean
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  trouble?: { title: string; text: string } | undefined
  /** Whether somebody gets a place now; null when nobody counts. */
  room: { isFull: boolean; waiting: number } | null
  /** Places that are kept for those who asked for the meeting. */
  kept: number
  submissionKey: string
  started: string
}

/** A place at a meeting: for whom nothing has to be told. */
export function registerPage(view: RegisterView) {
  const { book, row, meeting, errors, fields, trouble, values } = view
  const here = meetingHref(book.commune.id, row)
  const only = (...names: string[]) => fields.filter(({ name }) => names.includes(name))
  const part = (...names: string[]) => <DeedFields fields={only(...names)} prefix="" values={values} errors={errors} />
  const isOpenPart = (...names: string[]) => names.some((name) => (values[name] ?? '') !== '' || errors[name])
  return (
    <Page title={`Đăng ký dự: ${row.title}`} place={placeOf(book)}>
      <p>
        <a href={here}>{row.title}</a>
      </p>
      <h1>Đăng ký dự</h1>
      <ErrorSummary errors={errors} labels={REGISTER_LABELS} />
      {trouble && (
        <Trouble title={trouble.title}>
          <p>{trouble.text}</p>
        </Trouble>
      )}
      <WhenWhere meeting={meeting} />
      {view.isOpen ? (
        <form method="post" action={`${here}/dang-ky`} data-send>
          <Room view={view} />
          <input type="hidden" name="submissionKey" value={view.submissionKey} />
          <input type="hidden" name="started" value={view.started} />
          {part('hamlet', 'speak', 'about')}
          <details open={isOpenPart('name', 'phone')}>
            <summary>Để lại tên, số điện thoại (không bắt buộc)</summary>
            <p class="hint">
              Chỉ cán bộ Mặt trận xã mở xem, để báo ông/bà khi đổi ngày hoặc hủy. Được khóa kín, không đăng ở đâu.
            </p>
            {part('name', 'phone')}
          </details>
          {(view.kept > 0 || isOpenPart('requestCode', 'requestSecret')) && (
            <details open={isOpenPart('requestCode', 'requestSecret')}>
              <summary>Tôi đã đề nghị buổi này</summary>
              <p class="hint">Người đã đề nghị có chỗ dành riêng. Gõ hai mã trên biên nhận đề nghị đối thoại.</p>
              {part('requestCode', 'requestSecret')}
            </details>
          )}
          <p hidden>
            <label for={HONEYPOT}>Để trống ô này</label>
            <input id={HONEYPOT} name={HONEYPOT} tabIndex={-1} autocomplete="off" />
          </p>
          <p>
            <button type="submit">{view.room?.isFull ? 'Đăng ký chờ chỗ' : 'Đăng ký'}</button>
          </p>
        </form>
      ) : (
        <Note>
          <p>{closedText(row.status)}</p>
        </Note>
      )}
    </Page>
  )
}

/** Why nobody registers here now. */
function closedText(status: string): string {
  if (SESSION_HELD.includes(status)) return 'Buổi này đã họp xong. Kết quả và lời hứa đăng ở trang của buổi họp.'
  if (status === 'cancelled') return 'Buổi này đã hủy. Lý do ghi ở trang của buổi họp.'
  return 'Lúc này không nhận đăng ký ở trang này. Ông/bà vẫn có thể đến, còn chỗ trống thì cán bộ ở cửa xếp chỗ.'
}

function Room({ view: { kept, meeting, room } }: { view: RegisterView }) {
  if (room === null) return null
  const forAskers = kept > 0 ? ` Người đã đề nghị có ${kept} chỗ dành riêng.` : ''
  if (!room.isFull)
    return (
      <p>
        <b>Còn chỗ.</b> Hội trường có {meeting.capacity} chỗ.{forAskers}
      </p>
    )
  return (
    <Note tone="warn" title="Đã hết chỗ đăng ký">
      <p>
        Hội trường có {meeting.capacity} chỗ{room.waiting > 0 ? `, đang có ${room.waiting} người chờ` : ''}.{forAskers}{' '}
        Ông/bà đăng ký thì được xếp hàng chờ: có người trả chỗ thì đến lượt.
      </p>
    </Note>
  )
}
