import { Empty } from '../../web/components/empty.tsx'
import { Field, Select } from '../../web/components/field.tsx'
import { Note, Said } from '../../web/components/note.tsx'
import { Pager } from '../../web/components/pager.tsx'
import type { CommuneBook } from '../communes/book.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { askAddress, placeText, yearsUntil } from './ask.ts'
import type { Place } from './entry-queries.ts'
import type { Seen } from './entry-store.ts'
import { HAMLET, optionsOf, TOPIC, topicColumn } from './kinds.ts'
import { cellText, headText, StateOf } from './parts.tsx'
import { REGISTERS_AT } from './place.ts'
import type { Desk } from './register-access.ts'
import { stateWords, statesOf } from './words.ts'

export type Way = { href: string; text: string; more: string; isRare?: true }
export type ListView = {
  staff: StaffMember
  book: CommuneBook
  desk: Desk
  lines: readonly Seen[]
  next: Place | null
  mayAdd: boolean
  /** Other things to do with this register. */
  ways: readonly Way[]
  majority: number
  said: string | null
  /** Of a restricted register: who opened it last. */
  openings: readonly string[]
}

/** One register of a year, line by line. */
export function listPage(view: ListView) {
  const { book, desk, lines, mayAdd, next, said, staff, ways } = view
  const { ask, kind, sight } = desk
  const isNarrowed =
    ask.topic !== '' || ask.state !== '' || ask.name !== '' || (desk.only === null && ask.hamletId !== '')
  const place = desk.only === null ? '' : `, ${book.hamlets.get(desk.only)?.name ?? ''}`
  return (
    <OfficePage title={kind.name} staff={staff} book={book} current={REGISTERS_AT}>
      <p class="crumb noprint">
        <a href={REGISTERS_AT}>Sổ theo dõi</a>
      </p>
      <h1>
        {kind.name}, năm {ask.year}
        {place}
      </h1>
      <Said said={said === null ? null : { tone: 'good', text: said }} />
      {kind.restricted && (
        <Note tone="warn">
          <p>Sổ hạn chế: có chuyện riêng của các hộ. Lần mở này đã được ghi lại. Không chép, không chụp gửi đi.</p>
        </Note>
      )}
      {sight === 'open' && <p class="hint">Tên người, tên hộ chỉ thôn và Mặt trận xã xem.</p>}
      {mayAdd && (
        <p class="noprint">
          <a class="button" href={askAddress(kind, { year: ask.year, hamletId: ask.hamletId }, '/moi')}>
            Thêm {kind.line}
          </a>
        </p>
      )}
      <Ways ways={ways.filter(({ isRare }) => !isRare)} />
      <Filters view={view} isOpen={isNarrowed} />
      {lines.length > 0 ? (
        <Lines view={view} />
      ) : (
        <Empty
          title={
            ask.after !== null
              ? 'Hết danh sách.'
              : isNarrowed
                ? 'Không có dòng nào như vậy.'
                : 'Sổ năm này chưa có dòng nào.'
          }
        >
          {ask.after === null && mayAdd && !isNarrowed && <p>Ông/bà thêm từng dòng, hoặc nhập cả bảng tính.</p>}
        </Empty>
      )}
      {ask.name !== '' && next !== null && (
        <form method="post" action={`${REGISTERS_AT}/${kind.slug}/tim`}>
          <Kept ask={ask} />
          <input type="hidden" name="ten" value={ask.name} />
          <input type="hidden" name="sau" value={placeText(next)} />
          <p>
            <button type="submit" class="quiet">
              Tìm tiếp
            </button>
          </p>
        </form>
      )}
      <Pager
        next={next === null || ask.name !== '' ? undefined : askAddress(kind, { ...ask, after: next })}
        first={ask.after === null && ask.name === '' ? undefined : askAddress(kind, { ...ask, after: null })}
      />
      {ways.some(({ isRare }) => isRare) && (
        <details class="noprint">
          <summary>{mayAdd ? 'Nhập, tải về' : 'Tải về'}</summary>
          <Ways ways={ways.filter(({ isRare }) => isRare)} />
        </details>
      )}
      {view.openings.length > 0 && (
        <details>
          <summary>Ai đã mở sổ này</summary>
          <ul>
            {view.openings.map((text, at) => (
              <li key={at}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </OfficePage>
  )
}

function Ways({ ways }: { ways: readonly Way[] }) {
  if (ways.length === 0) return null
  return (
    <ul class="list noprint">
      {ways.map(({ href, more, text }) => (
        <li key={href}>
          <a href={href}>{text}</a>
          <p>{more}</p>
        </li>
      ))}
    </ul>
  )
}

function Lines({ view: { book, desk, lines, majority } }: { view: ListView }) {
  const { kind } = desk
  // Besides the name, its mark, kind and place: what is short, and may be read.
  const others = kind.columns.filter(
    ({ key, kind: of, sealed }) =>
      ![kind.head, 'mark', HAMLET, TOPIC].includes(key) && of !== 'area' && (!sealed || desk.sight !== 'open'),
  )
  return (
    <table class="cards" data-rows>
      <caption class="sr">{kind.name}</caption>
      <thead>
        <tr>
          <th scope="col">{kind.columns.find(({ key }) => key === kind.head)?.heading}</th>
          {desk.only === null && <th scope="col">Thôn</th>}
          {others.map(({ heading, key }) => (
            <th scope="col" key={key}>
              {heading}
            </th>
          ))}
          <th scope="col">Tình trạng</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((seen) => (
          <tr key={seen.row.id}>
            <td>
              <a href={`${REGISTERS_AT}/${kind.slug}/dong/${seen.row.id}`}>
                <bdi>{headText(kind, seen)}</bdi>
              </a>
              <div class="at">{optionsOf(kind).find(({ value }) => value === seen.row.topic)?.label}</div>
            </td>
            {desk.only === null && <td data-label="Thôn">{book.hamlets.get(seen.row.hamletId)?.name ?? ''}</td>}
            {others.map((column) => {
              const text = cellText(book, kind, seen, column)
              return (
                <td key={column.key} data-label={column.heading} data-none={text === '' ? true : undefined}>
                  {text}
                </td>
              )
            })}
            <td data-label="Tình trạng">
              <StateOf kind={kind} seen={seen} majority={majority} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Filters({ isOpen, view: { book, desk } }: { isOpen: boolean; view: ListView }) {
  const { ask, kind, only, sight, today } = desk
  return (
    <details open={isOpen} class="noprint">
      <summary>Tìm, lọc, năm khác</summary>
      {sight !== 'open' && (
        <form method="post" action={`${REGISTERS_AT}/${kind.slug}/tim`}>
          <Kept ask={ask} />
          <Field name="ten" label="Tên" hint="Gõ có dấu hoặc không dấu." value={ask.name} type="search" />
          <p>
            <button type="submit">Tìm</button>
          </p>
        </form>
      )}
      <form method="get" action={`${REGISTERS_AT}/${kind.slug}`}>
        <Select
          name="nam"
          label="Năm"
          options={yearsUntil(today).map((year) => ({ value: String(year), label: String(year) }))}
          value={String(ask.year)}
        />
        {only === null && (
          <Select
            name="thon"
            label="Thôn"
            options={book.hamletsNow.map(({ id, name }) => ({ value: id, label: name }))}
            value={ask.hamletId}
            empty="Tất cả"
          />
        )}
        <Select
          name="loai"
          label={topicColumn(kind)?.heading ?? 'Loại'}
          options={optionsOf(kind)}
          value={ask.topic}
          empty="Tất cả"
        />
        <Select
          name="tinh-trang"
          label="Tình trạng"
          options={statesOf(kind.register).map((value) => ({ value, label: stateWords(kind.register, value).name }))}
          value={ask.state}
          empty="Tất cả"
        />
        <p>
          <button type="submit" class="quiet">
            Xem
          </button>
        </p>
      </form>
    </details>
  )
}

/** To what a register was narrowed, for a form that looks for a name within it. */
function Kept({ ask }: { ask: Desk['ask'] }) {
  const pairs = { nam: String(ask.year), thon: ask.hamletId, loai: ask.topic, 'tinh-trang': ask.state }
  return (
    <>
      {Object.entries(pairs).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
    </>
  )
}
