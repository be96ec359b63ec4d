import { Empty } from '../../../../web/components/empty.tsx'
import { Field } from '../../../../web/components/field.tsx'
import { Said } from '../../../../web/components/note.tsx'
import { Pager } from '../../../../web/components/pager.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import type { DossierRow } from '../../../dossiers/tables.ts'
import type { StaffMember } from '../../../staff/actor.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { OFFICE } from '../../place.ts'
import type { MeetingRow } from '../../sessions/tables.ts'
import type { SeatRow } from '../tables.ts'

/** Which places are listed. */
export const DOOR_LOOKS = {
  'chua-den': { tab: 'Chưa đến', state: 'registered', none: 'Không còn ai đăng ký mà chưa đến.' },
  cho: { tab: 'Đang chờ chỗ', state: 'waiting', none: 'Không có ai chờ chỗ.' },
  'da-den': { tab: 'Đã đến', state: 'came', none: 'Chưa có ai đến.' },
} as const
export type DoorLook = keyof typeof DOOR_LOOKS

export type DoorView = {
  staff: StaffMember
  book: CommuneBook
  row: DossierRow
  session: MeetingRow
  address: string
  counts: Record<SeatRow['state'], number>
  look: DoorLook
  rows: readonly SeatRow[]
  next: string | undefined
  isLater: boolean
  submissionKey: string
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** At the door: who has a number says it, who has none is given one by a tap on his hamlet. Nobody is asked for a name. */
export function doorPage(view: DoorView) {
  const { staff, book, row, session, address, counts, look, rows, said } = view
  const here = `${address}/cua`
  const taken = counts.registered + counts.came
  return (
    <OfficePage title={`Đón người dự: ${row.title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={address}>{row.title}</a>
      </p>
      <h1>Đón người dự</h1>
      <Said said={said} />
      <p class="lead">
        <b>{counts.came}</b> người đã đến{session.capacity > 0 ? ` trên ${session.capacity} chỗ` : ''}.{' '}
        {counts.registered} người đăng ký chưa đến
        {counts.waiting > 0 ? `, ${counts.waiting} người chờ chỗ` : ''}.
        {session.capacity > 0 ? ` Còn ${Math.max(session.capacity - taken, 0)} chỗ chưa giao cho ai.` : ''}
      </p>
      <form method="post" action={`${here}?xem=${look}`}>
        <Field name="so" label="Người có số chỗ: gõ số" inputMode="numeric" autocomplete="off" maxLength={6} />
        <p>
          <button type="submit" name="viec" value="den">
            Đã đến
          </button>
        </p>
      </form>
      <form method="post" action={`${here}?xem=${look}`}>
        <h2>Người chưa đăng ký: bấm thôn của người ấy</h2>
        <input type="hidden" name="submissionKey" value={view.submissionKey} />
        <input type="hidden" name="viec" value="thon" />
        <p class="taps">
          {[...book.hamletsNow, { id: '', name: 'Nơi khác' }].map(({ id, name }) => (
            <button type="submit" name="thon" value={id} class="quiet" key={id}>
              {name}
            </button>
          ))}
        </p>
      </form>
      <p class="tabs">
        {Object.entries(DOOR_LOOKS).map(([key, { tab, state }]) => (
          <>
            <a key={key} href={`${here}?xem=${key}`} aria-current={key === look ? 'page' : undefined}>
              {tab} ({counts[state]})
            </a>{' '}
          </>
        ))}
      </p>
      {rows.length === 0 ? (
        <Empty title={view.isLater ? 'Hết danh sách.' : DOOR_LOOKS[look].none} />
      ) : (
        <Rows view={view} here={here} />
      )}
      <Pager next={view.next} first={view.isLater ? `${here}?xem=${look}` : undefined} />
    </OfficePage>
  )
}

function Rows({ view: { book, look, rows }, here }: { view: DoorView; here: string }) {
  return (
    <table class="cards">
      <caption class="sr">{DOOR_LOOKS[look].tab}</caption>
      <thead>
        <tr>
          <th scope="col">Chỗ</th>
          <th scope="col">Thôn</th>
          <th scope="col">Phát biểu</th>
          {look !== 'da-den' && <th scope="col">Ghi</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((seat) => (
          <tr key={seat.id}>
            <td>
              <b>{seat.number > 0 ? `Số ${seat.number}` : `Lượt chờ ${seat.serial}`}</b>
              {seat.kind === 'reserved' && <div class="at">đã đề nghị buổi này</div>}
            </td>
            <td data-label="Thôn">{book.hamlets.get(seat.hamletId)?.name ?? 'không ghi'}</td>
            <td data-label="Phát biểu" data-none={seat.wantsToSpeak ? undefined : true}>
              {seat.wantsToSpeak ? seat.about || 'có' : ''}
            </td>
            {look !== 'da-den' && (
              <td>
                <form method="post" action={`${here}?xem=${look}`} class="inline">
                  <input type="hidden" name="luot" value={seat.serial} />
                  <button type="submit" name="viec" value="den">
                    Đã đến
                  </button>{' '}
                  <button type="submit" name="viec" value="bo" class="quiet">
                    Bỏ chỗ
                  </button>
                </form>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
