import { Choice } from '../../../../web/components/field.tsx'
import { Empty } from '../../../../web/components/empty.tsx'
import { Note, Said } from '../../../../web/components/note.tsx'
import { bodyName, type CommuneBook } from '../../../communes/book.ts'
import { localDay, longDay } from '../../../deadlines/calendar.ts'
import type { DeedField, DeedValues } from '../../../dossiers/deed.ts'
import { DeedFields } from '../../../dossiers/deed-forms.tsx'
import type { DossierRow } from '../../../dossiers/tables.ts'
import type { StaffMember } from '../../../staff/actor.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { OFFICE } from '../../place.ts'
import type { MeetingRow } from '../../sessions/tables.ts'
import { supportText } from '../agenda.ts'
import type { Joined } from '../item-queries.ts'
import { mayPrepare, readsPreparation } from '../may.ts'
import type { ItemRow } from '../tables.ts'

export type AgendaView = {
  staff: StaffMember
  book: CommuneBook
  row: DossierRow
  session: MeetingRow
  address: string
  items: readonly ItemRow[]
  /** What was joined to the meeting and is not on the agenda. */
  joined: readonly Joined[]
  isHost: boolean
  isOpen: boolean
  today: string
  /** By when bodies have prepared. */
  dueOn: string | null
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** What a meeting will speak of, in its order: who asked, who prepares the answer, whether it is there. */
export function agendaPage(view: AgendaView) {
  const { staff, book, row, address, items, isHost, isOpen, dueOn, said } = view
  const here = `${address}/chuong-trinh`
  const missing = items.filter((item) => item.bodyId === null).length
  return (
    <OfficePage title={`Chương trình: ${row.title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={address}>{row.title}</a>
      </p>
      <h1>Chương trình</h1>
      <Said said={said} />
      {isHost && isOpen && items.length > 0 && (
        <p class="lead">
          {missing > 0 ? `${missing} nội dung chưa giao ai chuẩn bị.` : 'Mọi nội dung đã có cơ quan chuẩn bị.'}
          {dueOn === null ? '' : ` Cơ quan chuẩn bị xong trước hết ${longDay(dueOn)}.`}
        </p>
      )}
      {view.joined.length > 0 && <Join view={view} here={here} />}
      {items.length === 0 ? (
        <Empty title="Chưa có nội dung nào.">
          <p>Chủ đề bà con đề nghị được đưa vào buổi này thì hiện ở đây, nhiều người đề nghị đứng trước.</p>
        </Empty>
      ) : (
        <ol class="plain">
          {items.map((item, index) => (
            <One key={item.id} view={view} item={item} index={index} here={here} />
          ))}
        </ol>
      )}
      {isHost && isOpen && items.length > 1 && (
        <form method="post" action={here}>
          <p>
            <button type="submit" name="viec" value="xep-lai" class="quiet">
              Xếp lại: nhiều người đề nghị đứng trước
            </button>
          </p>
        </form>
      )}
      {isHost && isOpen && (
        <details open={Object.keys(view.errors).length > 0 || (items.length === 0 && view.joined.length === 0)}>
          <summary>Thêm một nội dung</summary>
          <form method="post" action={here}>
            <DeedFields fields={view.fields} prefix="" values={view.values} errors={view.errors} />
            <p>
              <button type="submit" name="viec" value="them">
                Thêm vào chương trình
              </button>
            </p>
          </form>
        </details>
      )}
    </OfficePage>
  )
}

function Join({ view: { joined }, here }: { view: AgendaView; here: string }) {
  return (
    <form method="post" action={here}>
      <Note title="Bà con đề nghị, chưa đưa vào chương trình">
        {joined.map((one) => (
          <Choice
            key={one.id}
            type="checkbox"
            name="chon"
            id={`chon-${one.id}`}
            value={one.id}
            checked
            label={one.title}
            hint={one.kind === 'topic' ? supportText(one) : 'Một đề nghị riêng'}
          />
        ))}
        <p>
          <button type="submit" name="viec" value="dua-vao">
            Đưa vào chương trình
          </button>
        </p>
      </Note>
    </form>
  )
}

function One({ view, item, index, here }: { view: AgendaView; item: ItemRow; index: number; here: string }) {
  const { staff, book, row, session, items, isHost, isOpen } = view
  const mayRead = readsPreparation(staff, row, item, book.commune.triageBodyId)
  const isNow = session.currentItemId === item.id
  return (
    <li class="part">
      <h2 id={`nd-${item.id}`}>
        {index + 1}. {item.title}
      </h2>
      <p class="at">{[supportText(item), isNow ? 'đang bàn' : ''].filter(Boolean).join(', ')}</p>
      <p>
        {item.bodyId === null ? 'Chưa giao ai chuẩn bị.' : `Chuẩn bị: ${bodyName(book, item.bodyId)}. `}
        {item.bodyId !== null && <b>{stateOf(view, item)}</b>}
      </p>
      {item.caseCodes.length > 0 && <p class="at">Hồ sơ liên quan: {item.caseCodes.join(', ')}</p>}
      {mayRead && (item.preparedAt !== null || mayPrepare(staff, item)) && (
        <p>
          <a href={`${here}/${item.id}/chuan-bi`}>
            {item.preparedAt === null ? 'Viết phần chuẩn bị' : 'Đọc phần chuẩn bị'}
          </a>
        </p>
      )}
      {isHost && (
        <form method="post" action={here} class="taps">
          <input type="hidden" name="id" value={item.id} />
          {isOpen && (
            <>
              <a class="button quiet" href={`${here}/${item.id}`}>
                Sửa, giao việc
              </a>
              {index > 0 && (
                <button type="submit" name="viec" value="len" class="quiet" aria-describedby={`nd-${item.id}`}>
                  Lên
                </button>
              )}
              {index < items.length - 1 && (
                <button type="submit" name="viec" value="xuong" class="quiet" aria-describedby={`nd-${item.id}`}>
                  Xuống
                </button>
              )}
              <button type="submit" name="viec" value="bo" class="quiet" aria-describedby={`nd-${item.id}`}>
                Bỏ
              </button>
            </>
          )}
          {row.status === 'announced' && !isNow && view.today >= localDay(new Date(session.startsAt)) && (
            <button type="submit" name="viec" value="dang-ban" aria-describedby={`nd-${item.id}`}>
              Đang bàn nội dung này
            </button>
          )}
        </form>
      )}
    </li>
  )
}

function stateOf({ dueOn, today }: AgendaView, { preparedAt }: ItemRow): string {
  if (preparedAt !== null) return 'Đã gửi phần chuẩn bị.'
  return dueOn !== null && today > dueOn ? `Chưa gửi, đã quá hạn ${longDay(dueOn)}.` : 'Chưa gửi.'
}
