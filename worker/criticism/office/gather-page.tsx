import { Empty } from '../../../web/components/empty.tsx'
import { Choice, Field, Select } from '../../../web/components/field.tsx'
import { Note, Said } from '../../../web/components/note.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { FieldErrors } from '../../staff/form.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import type { Point, SectionLine } from '../own.ts'
import { OFFICE } from '../place.ts'
import { countText, placeText } from '../point-list.tsx'
import type { CommentRow } from '../tables.ts'
import { AXES, AXIS_WORDS, sectionName } from '../words.ts'
import { whoOf } from './opinion-page.tsx'

/** What is asked for, as it stands in the address. */
export type GatherFilter = { muc: string; truc: string; chua: boolean; tim: string }
export const NEW_POINT = 'moi'

export type GatherView = {
  staff: StaffMember
  book: CommuneBook
  title: string
  address: string
  filter: GatherFilter
  /** The address of this very list. */
  here: string
  sections: readonly SectionLine[]
  points: readonly Point[]
  rows: readonly CommentRow[]
  next: string | undefined
  isLater: boolean
  mayWrite: boolean
  /** People are still heard. */
  isHearing: boolean
  ticked: readonly string[]
  text: (name: string) => string
  errors: FieldErrors
  said?: { tone: 'good' | 'warn'; text: string } | null
}

/** Comments are gathered into points: ticked, and put into one that is there or into a new one. */
export function gatherPage(view: GatherView) {
  const { staff, book, title, address, points, rows, said, mayWrite } = view
  return (
    <OfficePage title={`Gom ý kiến: ${title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={address}>{title}</a>
      </p>
      <h1>Gom ý kiến thành từng điểm</h1>
      <Said said={said} />
      {!mayWrite && (
        <Note>
          <p>
            {view.isHearing
              ? 'Đóng góp ý rồi mới gom được. Lúc này chỉ xem.'
              : 'Lúc này chỉ xem: các điểm đang được trình ký, hoặc đã gửi đi.'}
          </p>
        </Note>
      )}
      <Points points={points} view={view} />
      <Filter view={view} />
      {rows.length === 0 ? (
        <Empty title={noneText(view)} />
      ) : (
        <form method="post" action={view.here}>
          <ol class="plain judged">
            {rows.map((comment) => (
              <One key={comment.id} comment={comment} view={view} />
            ))}
          </ol>
          {mayWrite && <Into view={view} />}
        </form>
      )}
      <Pager
        next={view.next}
        first={view.isLater ? `${address}/tong-hop${view.filter.chua ? '?chua=1' : ''}` : undefined}
      />
    </OfficePage>
  )
}

function noneText({ filter, isLater }: GatherView): string {
  if (filter.tim !== '') return 'Không thấy ý kiến nào có những chữ này trong đoạn vừa xem.'
  if (filter.chua) return isLater ? 'Hết danh sách.' : 'Mọi ý kiến đã được gom vào các điểm.'
  return 'Không có ý kiến nào.'
}

function Points({ points, view }: { points: readonly Point[]; view: GatherView }) {
  if (points.length === 0)
    return <p class="lead">Chưa có điểm nào. Đánh dấu những ý kiến giống nhau rồi gom thành điểm đầu tiên.</p>
  return (
    <details open={view.rows.length === 0}>
      <summary>{points.length} điểm đã có</summary>
      <ol class="plain">
        {points.map((point) => (
          <li key={point.id}>
            <a href={`${view.address}/tong-hop/${point.id}`}>
              Điểm {point.number}: {begin(point.text)}
            </a>
            <p class="at">
              {placeText(point, view.sections)}. {countText(point)}
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}

function Filter({ view: { address, filter, sections } }: { view: GatherView }) {
  return (
    <details open={filter.muc !== '' || filter.truc !== '' || filter.tim !== ''}>
      <summary>Lọc và tìm</summary>
      <form method="get" action={`${address}/tong-hop`} role="search">
        <Select
          name="muc"
          label="Mục"
          options={[
            { value: '0', label: 'Toàn bộ dự thảo' },
            ...sections
              .filter(({ position }) => position > 0)
              .map((one) => ({ value: String(one.position), label: sectionName(one) })),
          ]}
          value={filter.muc}
          empty="Mọi mục"
        />
        <Select
          name="truc"
          label="Mặt"
          options={AXES.map((value) => ({ value: value || 'chung', label: AXIS_WORDS[value].name }))}
          value={filter.truc}
          empty="Mọi mặt"
        />
        <Field
          name="tim"
          type="search"
          label="Có những chữ"
          hint="Gõ không dấu cũng được."
          value={filter.tim}
          maxLength={60}
        />
        <Choice type="checkbox" name="chua" value="1" label="Chỉ ý kiến chưa gom" checked={filter.chua} />
        <p>
          <button type="submit" class="quiet">
            Lọc
          </button>
        </p>
      </form>
    </details>
  )
}

function One({ comment, view }: { comment: CommentRow; view: GatherView }) {
  const point = view.points.find((one) => one.id === comment.pointId)
  const value = `${comment.id}~${comment.pointId ?? ''}`
  const hamlet = view.book.hamlets.get(comment.hamletId)?.name
  const hint = [whoOf(comment, view.book), hamlet, point ? `đã ở điểm ${point.number}` : ''].filter(Boolean).join(', ')
  const label = `Ý kiến số ${comment.number}: ${placeText(comment, view.sections)}`
  return (
    <li>
      {view.mayWrite ? (
        <Choice
          type="checkbox"
          name="chon"
          id={`chon-${comment.number}`}
          value={value}
          checked={view.ticked.includes(value)}
          label={label}
          hint={hint}
        />
      ) : (
        <p>
          <b>{label}</b> <small>{hint}</small>
        </p>
      )}
      <p class="words">{comment.text}</p>
    </li>
  )
}

function Into({ view: { points, text, errors } }: { view: GatherView }) {
  return (
    <fieldset class="part">
      <legend>Gom những ý kiến đã đánh dấu</legend>
      <Select
        name="diem"
        label="Vào điểm"
        options={[
          { value: NEW_POINT, label: 'Điểm mới' },
          ...points.map((point) => ({ value: point.id, label: `Điểm ${point.number}: ${begin(point.text, 50)}` })),
        ]}
        value={text('diem') || NEW_POINT}
        errors={errors.diem}
      />
      <Field
        name="text"
        label="Điểm mới viết là"
        hint="Viết thành một yêu cầu rõ ràng: sửa gì, vì sao. Chỉ cần khi chọn điểm mới."
        value={text('text')}
        errors={errors.text}
        rows={4}
        maxLength={4000}
      />
      <p>
        <button type="submit" name="viec" value="gom">
          Gom vào điểm
        </button>{' '}
        <button type="submit" name="viec" value="lay-ra" class="quiet">
          Lấy ra khỏi điểm
        </button>
      </p>
    </fieldset>
  )
}

/** The first words of a text, cut between words. */
export function begin(text: string, most = 90): string {
  const line = text.split('\n')[0] ?? ''
  const signs = [...line]
  if (signs.length <= most) return line
  const cut = signs.slice(0, most).join('')
  return `${cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut}…`
}
