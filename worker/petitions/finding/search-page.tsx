import { Empty } from '../../../web/components/empty.tsx'
import { Field, Select } from '../../../web/components/field.tsx'
import { Note, Said } from '../../../web/components/note.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import type { CaseRow } from '../../cases/queries.ts'
import type { SavedFilter } from '../../cases/search/saved-queries.ts'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { STATUS_TEXT } from '../labels.ts'
import { CaseTable } from '../officer/case-table.tsx'
import { KeepFilter, SavedLinks } from './saved-filters.tsx'
import { askAddress, askParts, CHANNEL_WORDS, SEARCH_MAX, type SearchAsk, STANDINGS, STATES } from './search-ask.ts'

const HERE = '/can-bo/tim'

export type SearchView = {
  book: CommuneBook
  staff: StaffMember
  ask: SearchAsk
  rows: CaseRow[]
  after: string | null
  isFirst: boolean
  isBehind: boolean
  /** By which order the list goes. */
  order: 'due' | 'answered' | 'newest'
  filters: SavedFilter[]
  today: string
  said: { tone: 'good' | 'warn'; text: string } | null
  /** The name under which it was to be kept, when that did not work. */
  name?: { value: string; errors: string[] }
}

/** Finding cases: words or a code, filters, and what was found. */
export function SearchPage(view: SearchView) {
  const { book, staff, ask, rows, after, isFirst, isBehind, order, filters, today, said } = view
  const isAsked = askAddress(HERE, ask) !== HERE
  const parts = askParts(ask, book)
  return (
    <OfficePage title="Tìm hồ sơ" staff={staff} book={book} current={HERE}>
      <h1>Tìm hồ sơ</h1>
      <Said said={said} />
      <SavedLinks filters={filters} ask={ask} />
      <form method="get" action={HERE} role="search">
        <Field
          name="tim"
          label="Mã hồ sơ, hoặc chữ trong kiến nghị"
          hint="Gõ không dấu cũng được. Nhiều chữ: tìm hồ sơ có đủ các chữ đó."
          type="search"
          value={ask.tim}
          maxLength={SEARCH_MAX}
        />
        <details open={parts.length > 0 && rows.length === 0}>
          <summary>Lọc thêm{parts.length > 0 && `: ${parts.join(', ')}`}</summary>
          <Filters book={book} ask={ask} />
        </details>
        <p>
          <button type="submit">Tìm</button>
          {isAsked && (
            <a class="button quiet" href={HERE}>
              Bỏ lọc
            </a>
          )}
        </p>
      </form>
      {isBehind && (
        <Note tone="warn">
          <p>Vừa có nhiều hồ sơ mới, danh mục đang được sắp lại. Tìm theo mã thì luôn đủ.</p>
        </Note>
      )}
      {rows.length > 0 ? (
        <>
          <p>{ORDERS[order]}</p>
          <CaseTable rows={rows} caption="Hồ sơ tìm được" book={book} staff={staff} today={today} withState />
        </>
      ) : (
        <Nothing isFirst={isFirst} isMore={after !== null} isAsked={isAsked} />
      )}
      <Pager
        next={after === null ? undefined : askAddress(HERE, ask, after)}
        first={isFirst ? undefined : askAddress(HERE, ask)}
      />
      {(rows.length > 0 || after !== null) && <TakeAway ask={ask} />}
      {isAsked && (
        <KeepFilter filters={filters} ask={ask} initial={view.name?.value ?? ask.tim} errors={view.name?.errors} />
      )}
    </OfficePage>
  )
}

const ORDERS = {
  due: 'Gần hạn nhất ở trên.',
  answered: 'Mới trả lời nhất ở trên.',
  newest: 'Mới gửi nhất ở trên.',
}

function Filters({ book, ask }: { book: CommuneBook; ask: SearchAsk }) {
  const hamlets = [...book.hamlets.values()].map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <div class="inline">
        <Select
          name="trang-thai"
          label="Tình trạng"
          options={Object.entries(STATES).map(([value, status]) => ({ value, label: STATUS_TEXT[status] ?? '' }))}
          value={ask['trang-thai']}
          empty="Tất cả"
        />
        <Select
          name="han"
          label="Thời hạn"
          options={Object.entries(STANDINGS).map(([value, { text }]) => ({ value, label: text }))}
          value={ask.han}
          empty="Tất cả"
        />
        <Select
          name="linh-vuc"
          label="Lĩnh vực"
          options={[...book.categories.values()].map(({ code, name }) => ({ value: code, label: name }))}
          value={ask['linh-vuc']}
          empty="Tất cả"
        />
        <Select name="thon" label="Thôn" options={hamlets} value={ask.thon} empty="Tất cả" />
        <Select
          name="co-quan"
          label="Cơ quan phụ trách"
          options={[...book.bodies.values()].map(({ id, name }) => ({ value: id, label: name }))}
          value={ask['co-quan']}
          empty="Tất cả"
        />
        <Select
          name="kenh"
          label="Gửi bằng cách nào"
          options={Object.entries(CHANNEL_WORDS).map(([value, label]) => ({ value, label }))}
          value={ask.kenh}
          empty="Tất cả"
        />
        <Select
          name="bao-len"
          label="Báo lên cấp trên"
          options={[{ value: '1', label: 'Đã báo lên' }]}
          value={ask['bao-len']}
          empty="Tất cả"
        />
        <Select
          name="dau-hieu"
          label="Dấu hiệu tố cáo, khiếu nại"
          options={[{ value: '1', label: 'Có dấu hiệu' }]}
          value={ask['dau-hieu']}
          empty="Tất cả"
        />
      </div>
      <div class="inline">
        <Field name="tu" label="Gửi từ ngày" type="date" value={ask.tu} />
        <Field name="den" label="Gửi đến ngày" type="date" value={ask.den} />
        <Field name="tra-loi-tu" label="Trả lời từ ngày" type="date" value={ask['tra-loi-tu']} />
        <Field name="tra-loi-den" label="Trả lời đến ngày" type="date" value={ask['tra-loi-den']} />
      </div>
    </>
  )
}

function Nothing({ isFirst, isMore, isAsked }: { isFirst: boolean; isMore: boolean; isAsked: boolean }) {
  if (isMore)
    return (
      <Empty title="Chưa thấy hồ sơ nào trong phần đã tìm.">
        <p>Ông/bà bấm Xem tiếp để tìm ở những hồ sơ cũ hơn.</p>
      </Empty>
    )
  if (!isFirst) return <Empty title="Hết danh sách." />
  if (!isAsked) return <Empty title="Chưa có hồ sơ nào để xem." />
  return (
    <Empty title="Không tìm thấy hồ sơ nào như vậy.">
      <p>Ông/bà thử bớt chữ, bỏ bớt điều kiện lọc, hoặc gõ mã hồ sơ.</p>
    </Empty>
  )
}

/** The same list as a file. */
function TakeAway({ ask }: { ask: SearchAsk }) {
  return (
    <section class="noprint" aria-labelledby="tai-ve">
      <h2 id="tai-ve">Tải danh sách này về</h2>
      <p>Tệp có tên ngắn của từng việc; không có tên người gửi, không có toàn văn. Việc tải về được ghi lại.</p>
      <p>
        <a class="button quiet" href={askAddress(`${HERE}.xlsx`, ask)}>
          Tải tệp Excel
        </a>{' '}
        <a class="button quiet" href={askAddress(`${HERE}.csv`, ask)}>
          Tải tệp CSV
        </a>
      </p>
    </section>
  )
}
