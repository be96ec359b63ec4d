import { Empty } from '../../../../web/components/empty.tsx'
import { Note, Said } from '../../../../web/components/note.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import type { DeedField, DeedValues } from '../../../dossiers/deed.ts'
import { DeedFields } from '../../../dossiers/deed-forms.tsx'
import type { DossierRow } from '../../../dossiers/tables.ts'
import type { StaffMember } from '../../../staff/actor.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { OFFICE } from '../../place.ts'
import type { MeetingRow } from '../../sessions/tables.ts'
import type { SeatRow } from '../tables.ts'

export type SpeakingView = {
  staff: StaffMember
  book: CommuneBook
  row: DossierRow
  session: MeetingRow
  address: string
  /** Who is at the microphone. */
  called: SeatRow | null
  /** Who comes after him, in the order that is fair; those who registered and have not come yet; those who spoke. */
  order: readonly SeatRow[]
  later: readonly SeatRow[]
  spoken: readonly SeatRow[]
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  submissionKey: string
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** What is ticked for who speaks for the first time. */
export const FIRST = 'lan-dau'

/** Somebody who raises his hand. */
export function speakerFields(hamlets: readonly { id: string; name: string }[]): readonly DeedField[] {
  return [
    { kind: 'number', name: 'number', label: 'Số chỗ (nếu có)', min: 1, max: 99_999 },
    {
      ...{ kind: 'select', name: 'hamlet', label: 'Thôn', empty: 'Không rõ' },
      options: hamlets.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      ...{ kind: 'ticks', name: 'first', label: 'Lần đầu' },
      options: [{ value: FIRST, label: 'Phát biểu lần đầu' }],
    },
    { kind: 'line', name: 'about', label: 'Về việc gì (không bắt buộc)', most: 200 },
  ]
}

/** Who speaks next: hamlets take turns, whoever speaks for the first time goes before others of his hamlet. */
export function speakingPage(view: SpeakingView) {
  const { staff, book, row, address, called, order, later, spoken, said } = view
  const here = `${address}/phat-bieu`
  return (
    <OfficePage title={`Phát biểu: ${row.title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={address}>{row.title}</a>
      </p>
      <h1>Thứ tự phát biểu</h1>
      <Said said={said} />
      {called && (
        <Note tone="good" title={`Đang mời: ${whoOf(called, book)}`}>
          {called.about !== '' && <p>{called.about}</p>}
          <Buttons here={here} seat={called} of={CALLED} />
        </Note>
      )}
      {order.length === 0 && !called && (
        <Empty title="Chưa có ai trong hội trường muốn phát biểu.">
          <p>Có người giơ tay thì ghi ở dưới. Người đã đăng ký phát biểu hiện ở đây khi đến và được ghi ở cửa.</p>
        </Empty>
      )}
      {order.length > 0 && (
        <>
          <p class="hint">
            Thôn phát biểu ít nhất được mời trước; cùng thôn thì người phát biểu lần đầu trước, rồi người đã đề nghị
            buổi này, rồi người ghi trước.
          </p>
          <ol>
            {order.map((seat, index) => (
              <li key={seat.id} class="part">
                <b>{whoOf(seat, book)}</b>
                <p class="at">{aboutOf(seat)}</p>
                <Buttons here={here} seat={seat} of={index === 0 ? NEXT : WAITING} />
              </li>
            ))}
          </ol>
        </>
      )}
      <details open={Object.keys(view.errors).length > 0 || (order.length === 0 && !called)}>
        <summary>Ghi người giơ tay</summary>
        <form method="post" action={here}>
          <input type="hidden" name="submissionKey" value={view.submissionKey} />
          <DeedFields fields={view.fields} prefix="" values={view.values} errors={view.errors} />
          <p>
            <button type="submit" name="viec" value="ghi">
              Ghi vào danh sách
            </button>
          </p>
        </form>
      </details>
      {later.length > 0 && (
        <details>
          <summary>Đăng ký phát biểu, chưa ghi là đã đến ({later.length})</summary>
          <ol>
            {later.map((seat) => (
              <li key={seat.id} class="part">
                <b>{whoOf(seat, book)}</b>
                <p class="at">{aboutOf(seat)}</p>
                <Buttons here={here} seat={seat} of={WAITING} />
              </li>
            ))}
          </ol>
        </details>
      )}
      {spoken.length > 0 && (
        <details>
          <summary>Đã phát biểu ({spoken.length})</summary>
          <ol reversed>
            {spoken.map((seat) => (
              <li key={seat.id}>{whoOf(seat, book)}</li>
            ))}
          </ol>
        </details>
      )}
    </OfficePage>
  )
}

type Button = readonly [deed: string, text: string, quiet?: true]
const CALLED: readonly Button[] = [
  ['da-noi', 'Đã phát biểu'],
  ['vang', 'Không có mặt', true],
]
const NEXT: readonly Button[] = [
  ['moi', 'Mời'],
  ['vang', 'Không có mặt', true],
  ['thoi', 'Thôi phát biểu', true],
]
const WAITING: readonly Button[] = [
  ['moi', 'Mời', true],
  ['thoi', 'Thôi phát biểu', true],
]

function Buttons({ here, seat, of }: { here: string; seat: SeatRow; of: readonly Button[] }) {
  return (
    <form method="post" action={here} class="inline">
      <input type="hidden" name="id" value={seat.id} />
      {of.map(([deed, text, quiet]) => (
        <>
          <button type="submit" name="viec" value={deed} class={quiet ? 'quiet' : undefined} key={deed}>
            {text}
          </button>{' '}
        </>
      ))}
    </form>
  )
}

function whoOf({ hamletId, number }: SeatRow, book: CommuneBook): string {
  const hamlet = book.hamlets.get(hamletId)?.name ?? 'Không rõ thôn'
  return number > 0 ? `${hamlet}, chỗ số ${number}` : hamlet
}

function aboutOf({ about, absentAt, firstTime, requestId, spoken }: SeatRow): string {
  return [
    firstTime ? 'lần đầu' : '',
    spoken > 0 ? `đã nói ${spoken} lần` : '',
    requestId === null ? '' : 'đã đề nghị buổi này',
    absentAt === null ? '' : 'đã mời, chưa thấy',
    about,
  ]
    .filter(Boolean)
    .join(', ')
}
