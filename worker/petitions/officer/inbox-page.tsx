import { Fragment } from 'preact'
import { Empty } from '../../../web/components/empty.tsx'
import { Field } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import { codeOf } from '../../cases/code.ts'
import type { CaseRow } from '../../cases/queries.ts'
import type { SavedFilter } from '../../cases/search/saved-queries.ts'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { type BulkDeed, mayPick, tickOf } from '../finding/bulk.ts'
import { BulkForm, type BulkSent } from '../finding/bulk-page.tsx'
import { SavedLinks } from '../finding/saved-filters.tsx'
import { SEARCH_MAX } from '../finding/search-ask.ts'
import { CaseTable } from './case-table.tsx'
import type { Tab } from './inbox.ts'

type MyTab = Tab & { mine: boolean }
/** From so many on a count is not told exactly. */
const MANY = 10

/** One's own work, heap by heap, soonest due first. */
export function InboxPage(view: {
  book: CommuneBook
  staff: StaffMember
  tabs: MyTab[]
  tab: MyTab
  counts: ReadonlyMap<string, number>
  rows: CaseRow[]
  isMore: boolean
  isFirst: boolean
  today: string
  said: string | null
  filters: SavedFilter[]
  /** What may be done to several at once, and what was wrong with that. */
  deed: BulkDeed | null
  bulk?: BulkSent | undefined
}) {
  const { book, staff, tabs, tab, counts, rows, isFirst, isMore, said, today, filters, deed, bulk } = view
  const own = tabs.filter((one) => one.mine)
  const others = tabs.filter((one) => !one.mine)
  // Who only watches sees first what somebody is working on.
  const watched = own.length > 0 ? [] : others.filter((one) => one.work.length > 0 && !one.raised && !one.checkFirst)
  const folded = others.filter((one) => !watched.includes(one))
  const last = rows.at(-1)
  const here = `/can-bo?muc=${tab.key}`
  return (
    <OfficePage title={own.length > 0 ? 'Việc của tôi' : 'Hồ sơ của xã'} staff={staff} book={book} current="/can-bo">
      <h1>{own.length > 0 ? 'Việc của tôi' : 'Hồ sơ của xã'}</h1>
      {said !== null && (
        <Note tone="good">
          <p role="status">{said}</p>
        </Note>
      )}
      <form method="get" action="/can-bo/tim" role="search" class="find">
        <Field name="tim" label="Tìm hồ sơ" type="search" maxLength={SEARCH_MAX} />
        <button type="submit" class="quiet">
          Tìm
        </button>
      </form>
      <SavedLinks filters={filters} />
      {own.length > 0 && <Tabs label="Việc cần làm" tabs={own} tab={tab} counts={counts} />}
      {watched.length > 0 && <Tabs label="Hồ sơ của xã" tabs={watched} tab={tab} counts={counts} />}
      {folded.length > 0 && (
        <details open={folded.includes(tab)}>
          <summary>{own.length > 0 ? 'Theo dõi hồ sơ khác' : 'Hồ sơ khác'}</summary>
          <Tabs label="Hồ sơ để theo dõi" tabs={folded} tab={tab} counts={counts} />
        </details>
      )}
      {rows.length > 0 ? (
        <BulkForm deed={deed} book={book} today={today} sent={bulk}>
          <CaseTable
            rows={rows}
            caption={`${tab.title}, gần hạn nhất ở trên`}
            book={book}
            staff={staff}
            today={today}
            pick={deed ? (row) => (mayPick(deed, row, staff) ? tickOf(codeOf(book, row), row) : null) : undefined}
            ticked={bulk?.ticked}
          />
        </BulkForm>
      ) : (
        <Nothing tab={tab} isFirst={isFirst} />
      )}
      <Pager
        next={isMore && last ? `${here}&sau=${last.actOn}~${last.id}` : undefined}
        first={isFirst ? undefined : here}
      />
    </OfficePage>
  )
}

function Tabs({
  label,
  tabs,
  tab,
  counts,
}: {
  label: string
  tabs: MyTab[]
  tab: MyTab
  counts: ReadonlyMap<string, number>
}) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map(({ key, title }) => (
        <Fragment key={key}>
          <a href={`/can-bo?muc=${key}`} aria-current={key === tab.key ? 'page' : undefined}>
            {title}
            <Count many={counts.get(key)} />
          </a>{' '}
        </Fragment>
      ))}
    </nav>
  )
}

function Count({ many }: { many: number | undefined }) {
  if (many === undefined) return null
  return <> ({many >= MANY ? `${MANY - 1}+` : many})</>
}

function Nothing({ tab, isFirst }: { tab: MyTab; isFirst: boolean }) {
  if (!isFirst) return <Empty title="Hết danh sách." />
  return <Empty title={tab.empty}>{tab.mine && <p>Việc mới sẽ hiện ở đây. Ông/bà xem các mục khác ở trên.</p>}</Empty>
}
