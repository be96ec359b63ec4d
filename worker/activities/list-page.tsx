import { Empty } from '../../web/components/empty.tsx'
import { Select } from '../../web/components/field.tsx'
import { Said } from '../../web/components/note.tsx'
import { Pager } from '../../web/components/pager.tsx'
import { StatusTag } from '../../web/components/status-tag.tsx'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import { longDay } from '../deadlines/calendar.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { ACTIVITIES, dayHref } from './place.ts'
import type { ActivityRow } from './tables.ts'
import { headsOf, stateOf } from './words.ts'

export type ListView = {
  book: CommuneBook
  staff: StaffMember
  today: string
  /** `2026-11`. */
  month: string
  around: { before: string; after: string }
  hamlet: string
  /** Hamlets among which he may choose; none for who sees one alone. */
  hamlets: readonly { value: string; label: string }[]
  rows: readonly ActivityRow[]
  next: string | undefined
  first: string | undefined
  mayPlan: boolean
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** A month of activity days: what comes, what was done, what still waits for its result. */
export function ListPage(view: ListView) {
  const { around, book, first, hamlet, hamlets, mayPlan, month, next, rows, said, staff, today } = view
  const waiting = rows.filter((row) => row.status === 'planned' && row.onDay < today)
  const held = rows.filter((row) => row.status === 'held')
  const heads = held.reduce((sum, row) => sum + headsOf(row.headcount), 0)
  const isWhole = next === undefined && first === undefined
  const link = (to: string) => `${ACTIVITIES}?thang=${to}${hamlet === '' ? '' : `&thon=${hamlet}`}`
  return (
    <OfficePage title={`Ngày hoạt động, ${monthText(month)}`} staff={staff} book={book} current={ACTIVITIES}>
      <h1>Ngày hoạt động, {monthText(month)}</h1>
      <Said said={said} />
      {isWhole && held.length > 0 && (
        <p class="lead">
          Đã làm {held.length} buổi, {heads} lượt người.
        </p>
      )}
      {waiting.length > 0 && (
        <p>
          <b>{waiting.length} buổi đã qua, chưa ghi kết quả.</b>
        </p>
      )}
      {mayPlan && (
        <p>
          <a class="button" href={`${ACTIVITIES}/moi`}>
            Đặt ngày hoạt động
          </a>
        </p>
      )}
      {hamlets.length > 0 && (
        <form method="get" action={ACTIVITIES} class="inline">
          <input type="hidden" name="thang" value={month} />
          <Select name="thon" label="Thôn" options={hamlets} value={hamlet} empty="Mọi thôn" />
          <p>
            <button type="submit" class="quiet">
              Xem
            </button>
          </p>
        </form>
      )}
      {rows.length === 0 ? (
        <Empty title={first ? 'Hết danh sách.' : `${monthText(month, true)} chưa có ngày hoạt động nào.`}>
          <p>Ngày hoạt động là thứ Bảy, Chủ nhật bà con và cán bộ cùng làm việc ở thôn.</p>
        </Empty>
      ) : (
        [...Map.groupBy(rows, (row) => row.onDay)].map(([day, some]) => (
          <section key={day} aria-labelledby={`ngay-${day}`}>
            <h2 id={`ngay-${day}`}>
              {capital(longDay(day))}
              {day === today && ', hôm nay'}
            </h2>
            <ul class="list">
              {some.map((row) => (
                <One key={row.id} {...{ row, book, today }} />
              ))}
            </ul>
          </section>
        ))
      )}
      <Pager next={next} first={first} />
      <p class="noprint">
        <a href={link(around.before)}>{monthText(around.before, true)}</a>
        {' · '}
        <a href={link(around.after)}>{monthText(around.after, true)}</a>
      </p>
    </OfficePage>
  )
}

function One({ book, row, today }: { row: ActivityRow; book: CommuneBook; today: string }) {
  const { name, tone } = stateOf(row, today)
  return (
    <li>
      <a href={dayHref(row.number)}>{book.hamlets.get(row.hamletId)?.name ?? 'Thôn cũ'}</a>
      <span class="words">{row.content}</span>
      <small>
        <StatusTag label={name} tone={tone} /> {row.status === 'held' && `${headsOf(row.headcount)} người. `}
        {row.bodyIds.map((id) => bodyName(book, id)).join(', ')}
      </small>
    </li>
  )
}

/** "tháng 11/2026". */
export function monthText(month: string, isFirst = false): string {
  return `${isFirst ? 'Tháng' : 'tháng'} ${Number(month.slice(5))}/${month.slice(0, 4)}`
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
