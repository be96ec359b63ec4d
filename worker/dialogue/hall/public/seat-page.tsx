import { placeOf } from '../../place.ts'
import { Note } from '../../../../web/components/note.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { meetingHref, ownHref, type OwnPlace } from '../codes.ts'
import type { SeatRow } from '../tables.ts'
import { Codes, type MeetingFrame, WhenWhere } from './frame.tsx'

export type SeatView = MeetingFrame & {
  place: OwnPlace
  secret: string
  origin: string
  seat: SeatRow
  /** How many wait before him, when he waits. */
  before: number
  now: Date
}

/** One's own place at a meeting: its number, or how many wait before; the way to give it back. */
export function seatPage(view: SeatView) {
  const { book, row, meeting, place, secret, origin, seat, now } = view
  const here = ownHref(book.commune.id, place)
  const isOver = now.toISOString() >= meeting.endsAt
  const isOn = row.status === 'announced' && !isOver
  return (
    <Page title={titleOf(seat)} place={placeOf(book)}>
      <h1>{titleOf(seat)}</h1>
      <p>
        <a href={meetingHref(book.commune.id, row)}>{row.title}</a>
      </p>
      <WhenWhere meeting={meeting} />
      {meeting.notice !== '' && (
        <Note tone="warn">
          <p class="words">{meeting.notice}</p>
        </Note>
      )}
      <Says view={view} isOn={isOn} />
      {seat.wantsToSpeak && seat.state !== 'cancelled' && (
        <p>
          Ông/bà đã ghi tên phát biểu{seat.about === '' ? '' : `: ${seat.about}`}. Người chủ trì mời lần lượt từng thôn,
          ai phát biểu lần đầu được mời trước.
        </p>
      )}
      {seat.state !== 'cancelled' && (
        <>
          <h2>Giữ hai mã này</h2>
          <Codes book={book} place={place} secret={secret} origin={origin} />
        </>
      )}
      {isOn && (seat.state === 'registered' || seat.state === 'waiting') && (
        <form method="post" action={`${here}/bo`} class="noprint">
          <h2>Không đến được?</h2>
          <p>Ông/bà trả chỗ để người khác có chỗ. Tên và số điện thoại đã ghi, nếu có, được xóa ngay.</p>
          <p>
            <button type="submit" class="quiet">
              Trả chỗ
            </button>
          </p>
        </form>
      )}
    </Page>
  )
}

function titleOf({ number, state }: SeatRow): string {
  if (state === 'cancelled') return 'Ông/bà đã trả chỗ'
  return state === 'waiting' ? 'Hội trường đã hết chỗ, ông/bà đang chờ' : `Chỗ số ${number}`
}

function Says({ view: { before, book, row, seat }, isOn }: { view: SeatView; isOn: boolean }) {
  const ask = <a href={`${meetingHref(book.commune.id, row)}/cau-hoi`}>gửi câu hỏi trước</a>
  if (seat.state === 'cancelled') return <p>Chỗ này không còn giữ cho ông/bà. Cảm ơn ông/bà đã báo.</p>
  if (seat.state === 'waiting')
    return (
      <>
        <p>
          <b>{before === 0 ? 'Ông/bà là người chờ đầu tiên.' : `Trước ông/bà còn ${before} người chờ.`}</b> Có người trả
          chỗ thì chỗ ấy là của người chờ trước; ông/bà mở lại trang này để xem.
        </p>
        <p>Ông/bà vẫn có thể đến: còn chỗ trống thì cán bộ ở cửa xếp chỗ. Không đến được, ông/bà {ask}.</p>
      </>
    )
  if (!isOn) return <p>Buổi này không còn nhận người đăng ký.</p>
  return <p>Ông/bà nói số chỗ này với cán bộ ở cửa. Muốn hỏi điều gì, ông/bà có thể {ask}.</p>
}
