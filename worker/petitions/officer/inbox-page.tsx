import { Fragment } from 'preact'
import { Empty } from '../../../web/components/empty.tsx'
import { Note } from '../../../web/components/note.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { formatCaseCode } from '../../cases/code.ts'
import type { CaseRow } from '../../cases/queries.ts'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { standing } from './officer-due.ts'
import type { Tab } from './inbox.ts'
import { nextStep } from './offers.ts'
import { markers } from './officer-words.ts'

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
}) {
  const { book, staff, tabs, tab, counts, rows, isFirst, isMore, said, today } = view
  const own = tabs.filter((one) => one.mine)
  const others = tabs.filter((one) => !one.mine)
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
      {own.length > 0 && <Tabs label="Việc cần làm" tabs={own} tab={tab} counts={counts} />}
      {own.length === 0 && <Tabs label="Hồ sơ của xã" tabs={others} tab={tab} counts={counts} />}
      {own.length > 0 && others.length > 0 && (
        <details open={!tab.mine}>
          <summary>Theo dõi hồ sơ khác</summary>
          <Tabs label="Hồ sơ để theo dõi" tabs={others} tab={tab} counts={counts} />
        </details>
      )}
      {rows.length > 0 ? (
        <table class="cards">
          <caption class="sr">{tab.title}, gần hạn nhất ở trên</caption>
          <thead>
            <tr>
              <th scope="col">Hạn</th>
              <th scope="col">Hồ sơ</th>
              <th scope="col">Lĩnh vực, thôn</th>
              <th scope="col">Việc tiếp theo</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} book={book} staff={staff} today={today} />
            ))}
          </tbody>
        </table>
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

function Row({ row, book, staff, today }: { row: CaseRow; book: CommuneBook; staff: StaffMember; today: string }) {
  const { day, word, tone } = standing(row, today, book.specialDays)
  const code = formatCaseCode(book.commune.codePrefix, row.year, row.number)
  const address = `/can-bo/ho-so/${code}`
  const marks = markers(row)
  const step = nextStep(staff, row)
  return (
    <tr>
      <td>
        {day && <b>{day} </b>}
        <StatusTag label={word} tone={tone} />
      </td>
      <td>
        <a href={address}>{code}</a>
        <div>
          <bdi>{row.title}</bdi>
        </div>
        {marks.length > 0 && <div class="marks">{marks.join(' · ')}</div>}
      </td>
      <td>
        {book.categories.get(row.category)?.name ?? row.category}
        <div class="at">{book.hamlets.get(row.hamletId)?.name ?? 'Không rõ thôn'}</div>
      </td>
      <td>
        <a href={step === 'Xem' ? address : `${address}#viec`} aria-label={`${step}: ${code}`}>
          {step}
        </a>
      </td>
    </tr>
  )
}

function Nothing({ tab, isFirst }: { tab: MyTab; isFirst: boolean }) {
  if (!isFirst) return <Empty title="Hết danh sách." />
  return <Empty title={tab.empty}>{tab.mine && <p>Việc mới sẽ hiện ở đây. Ông/bà xem các mục khác ở trên.</p>}</Empty>
}
