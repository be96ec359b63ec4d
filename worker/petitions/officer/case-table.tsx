import { StatusTag } from '../../../web/components/status-tag.tsx'
import { codeOf } from '../../cases/code.ts'
import type { CaseRow } from '../../cases/queries.ts'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { STATUS_TEXT } from '../labels.ts'
import { nextStep } from './offers.ts'
import { standing } from './officer-due.ts'
import { markers } from './officer-words.ts'

type Listed = { book: CommuneBook; staff: StaffMember; today: string }

/** Cases to compare: the day, what it is, where, what comes next. `pick` gives a row's box to tick its value, or none. */
export function CaseTable({
  rows,
  caption,
  pick,
  ticked,
  withState,
  ...listed
}: Listed & {
  rows: readonly CaseRow[]
  caption: string
  pick?: ((row: CaseRow) => string | null) | undefined
  ticked?: ReadonlySet<string> | undefined
  /** Rows of several states: say which, where the first column does not. */
  withState?: boolean
}) {
  return (
    <table class="cards" data-rows>
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          {pick && <th scope="col">Chọn</th>}
          <th scope="col">Hạn</th>
          <th scope="col">Hồ sơ</th>
          <th scope="col">Lĩnh vực, thôn</th>
          <th scope="col">{withState ? 'Tình trạng, việc tiếp theo' : 'Việc tiếp theo'}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} pick={pick} ticked={ticked} withState={withState} {...listed} />
        ))}
      </tbody>
    </table>
  )
}

function Row({
  row,
  book,
  staff,
  today,
  pick,
  ticked,
  withState,
}: Listed & {
  row: CaseRow
  pick?: ((row: CaseRow) => string | null) | undefined
  ticked?: ReadonlySet<string> | undefined
  withState?: boolean | undefined
}) {
  const { day, word, tone } = standing(row, today, book.specialDays)
  const code = codeOf(book, row)
  const address = `/can-bo/ho-so/${code}`
  const marks = markers(row)
  const step = nextStep(staff, row)
  const value = pick?.(row) ?? null
  return (
    <tr>
      {pick && (
        <td class="pick">
          {value !== null && (
            <label>
              <input type="checkbox" name="chon" value={value} checked={ticked?.has(value)} />
              <span class="narrow">Chọn</span> <span class="sr">{code}</span>
            </label>
          )}
        </td>
      )}
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
        {withState && !['waiting', 'ended'].includes(tone) && <div>{STATUS_TEXT[row.status]}</div>}
        <a href={step === 'Xem' ? address : `${address}#viec`} aria-label={`${step}: ${code}`}>
          {step}
        </a>
      </td>
    </tr>
  )
}
