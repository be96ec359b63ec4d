import { Fragment } from 'preact'
import { Empty } from '../../web/components/empty.tsx'
import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Field, Select } from '../../web/components/field.tsx'
import { Pager } from '../../web/components/pager.tsx'
import type { CommuneBook } from '../communes/book.ts'
import { instantText } from '../deadlines/calendar.ts'
import { seesSurveys } from '../forms/permissions.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { type Ask, askAddress, CODED, deedsOf, FILED, OTHERS, TABS, type Tab } from './ask.ts'
import type { Entry } from './told.ts'

export const JOURNAL = '/can-bo/nhat-ky'

type Props = {
  book: CommuneBook
  staff: StaffMember
  ask: Ask
  /** The journals that he reads. */
  tabs: readonly Tab[]
  errors: Record<string, string[]>
  people: readonly { id: string; name: string; closedAt: string | null }[]
  entries: readonly Entry[]
  /** Where the next page begins. */
  next: string | undefined
  isFirst: boolean
  /** May he open the cases? */
  opensCases: boolean
}

/** Who did what when: nobody can change or remove a line of it. */
export function JournalPage(props: Props) {
  const { ask, book, entries, errors, isFirst, next, staff, tabs } = props
  return (
    <OfficePage title="Nhật ký" staff={staff} book={book} current={JOURNAL}>
      <h1>Nhật ký</h1>
      <p class="lead">Ai làm gì, lúc nào. Không ai sửa hay xóa được nhật ký này.</p>
      <nav class="tabs" aria-label="Nhật ký về">
        {tabs.map((tab) => (
          <Fragment key={tab}>
            <a
              href={askAddress(JOURNAL, { ...ask, tab, caseCode: '', deed: '' })}
              aria-current={tab === ask.tab ? 'page' : undefined}
            >
              {TABS[tab]}
            </a>{' '}
          </Fragment>
        ))}
      </nav>
      <ErrorSummary errors={errors} labels={{ 'ho-so': 'Mã hồ sơ', tu: 'Từ ngày', den: 'Đến ngày' }} />
      <Filter {...props} />
      {entries.length === 0 ? <Nothing isFirst={isFirst} goesOn={next !== undefined} /> : <Lines {...props} />}
      <Pager
        next={next ? askAddress(JOURNAL, ask, { sau: next }) : undefined}
        first={isFirst ? undefined : askAddress(JOURNAL, ask)}
      />
      {FILED.includes(ask.tab) && (
        <p>
          <a href={askAddress(`${JOURNAL}.csv`, ask)}>Tải nhật ký này về máy (CSV, nhiều nhất 5.000 dòng)</a> ·{' '}
          <a href={askAddress(`${JOURNAL}.xlsx`, ask)}>Excel</a>
        </p>
      )}
      <p>
        <a href={`${JOURNAL}/kiem-tra`}>Kiểm tra nhật ký có bị sửa không</a>
      </p>
    </OfficePage>
  )
}

function Filter({ ask, errors, people }: Props) {
  const isCoded = CODED.includes(ask.tab)
  const deeds = Object.entries(deedsOf(ask.tab))
  const isNarrow = askAddress('', { ...ask, tab: 'ho-so' }) !== ''
  return (
    <details open={isNarrow}>
      <summary>Lọc theo người, việc, ngày</summary>
      <form method="get" action={JOURNAL} class="inline">
        {ask.tab !== 'ho-so' && <input type="hidden" name="muc" value={ask.tab} />}
        <Select
          name="nguoi"
          label="Người"
          value={ask.person}
          empty="Tất cả"
          options={[
            ...(isCoded ? Object.entries(OTHERS).map(([value, label]) => ({ value, label })) : []),
            ...people.map(({ closedAt, id, name }) => ({
              value: id,
              label: closedAt === null ? name : `${name} (đã đóng tài khoản)`,
            })),
          ]}
        />
        {deeds.length > 0 && (
          <Select
            name="viec"
            label="Việc"
            value={ask.deed}
            empty="Tất cả"
            options={deeds.map(([value, { title }]) => ({ value, label: title }))}
          />
        )}
        {isCoded && <Field name="ho-so" label="Mã hồ sơ" value={ask.caseCode} errors={errors['ho-so']} />}
        <Field name="tu" label="Từ ngày" type="date" value={ask.from} errors={errors.tu} />
        <Field name="den" label="Đến ngày" type="date" value={ask.to} errors={errors.den} />
        <p>
          <button type="submit">Lọc</button>
        </p>
      </form>
      {isNarrow && (
        <p>
          <a href={askAddress(JOURNAL, { ...ask, person: '', caseCode: '', deed: '', from: '', to: '' })}>Bỏ lọc</a>
        </p>
      )}
    </details>
  )
}

function Lines({ ask, entries, opensCases, staff }: Props) {
  const isCases = ask.tab === 'ho-so'
  const isSurveys = ask.tab === 'khao-sat'
  const isAbout = ask.tab === 'giam-sat' || ask.tab === 'van-ban'
  return (
    <table class="cards">
      <caption class="sr">Nhật ký, mới nhất ở trên</caption>
      <thead>
        <tr>
          <th scope="col">Lúc</th>
          <th scope="col">Việc</th>
          {isCases && <th scope="col">Hồ sơ</th>}
          {isSurveys && <th scope="col">Khảo sát</th>}
          {isAbout && <th scope="col">{ask.tab === 'giam-sat' ? 'Hồ sơ' : 'Văn bản'}</th>}
        </tr>
      </thead>
      <tbody>
        {entries.map(({ about, at, caseCode, note, survey, title }, index) => (
          <tr key={index}>
            <td>
              <span class="at">{instantText(at)}</span>
            </td>
            <td>
              {title}
              {note && <div class="at words">{note}</div>}
            </td>
            {survey && (
              <td>
                {seesSurveys(staff) ? <a href={`/can-bo/khao-sat/${survey.slug}`}>{survey.title}</a> : survey.title}
              </td>
            )}
            {about && (
              <td>
                <span class="whole">{about.href ? <a href={about.href}>{about.text}</a> : about.text}</span>
              </td>
            )}
            {isCases && <td>{opensCases ? <a href={`/can-bo/ho-so/${caseCode}`}>{caseCode}</a> : caseCode}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Nothing({ isFirst, goesOn }: { isFirst: boolean; goesOn: boolean }) {
  if (goesOn)
    return (
      <Empty title="Chưa thấy trong những việc mới nhất.">
        <p>Bấm “Xem tiếp” để tìm trong những việc cũ hơn.</p>
      </Empty>
    )
  if (!isFirst) return <Empty title="Hết nhật ký." />
  return (
    <Empty title="Không có việc nào như vậy.">
      <p>Bớt điều kiện lọc, hoặc chọn khoảng ngày dài hơn.</p>
    </Empty>
  )
}
