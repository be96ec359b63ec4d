import { Empty } from '../../../web/components/empty.tsx'
import type { CaseRow } from '../../cases/queries.ts'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { capital } from '../../communes/fold.ts'
import { longDay } from '../../deadlines/calendar.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { CaseTable } from '../officer/case-table.tsx'
import type { Tab } from '../officer/inbox.ts'
import { askAddress, type SearchAsk } from './search-ask.ts'
import { type Question, whoseDay } from './today.ts'

/** From so many on a count is not told exactly. */
export const MANY = 10

export type Answered = Question & { rows: CaseRow[]; ask: SearchAsk }

/** A body's day on one page: each number leads to its list. */
export function TodayPage({
  book,
  staff,
  today,
  answers,
  heaps,
  others,
}: {
  book: CommuneBook
  staff: StaffMember
  today: string
  answers: Answered[]
  heaps: { tab: Tab; many: number }[]
  /** What else waits for him: restricted cases to be given out, answers to surveys. */
  others: readonly { href: string; text: string }[]
}) {
  const who = whoseDay(staff) === 'commune' ? book.commune.name : bodyName(book, staff.bodyId)
  const there = answers.filter((one) => one.rows.length > 0)
  const none = answers.filter((one) => one.rows.length === 0)
  const waiting = heaps.filter((heap) => heap.many > 0)
  return (
    <OfficePage title="Hôm nay" staff={staff} book={book} current="/can-bo/hom-nay">
      <h1>{who} hôm nay</h1>
      <p class="lead">{capital(longDay(today))}.</p>
      {waiting.length + others.length > 0 && (
        <>
          <h2>Chờ ông/bà làm</h2>
          <ul class="list">
            {waiting.map(({ tab, many }) => (
              <li key={tab.key}>
                <a href={`/can-bo?muc=${tab.key}`}>
                  {tab.title}: {casesText(many)}
                </a>
              </li>
            ))}
            {others.map(({ href, text }) => (
              <li key={href}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {there.length > 0 && (
        <>
          <h2>Tình hình</h2>
          <ul class="list">
            {there.map((one) => (
              <li key={one.key}>
                <a href={askAddress('/can-bo/tim', one.ask)}>
                  {one.title}: {casesText(one.rows.length)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {none.length > 0 && there.length > 0 && <p class="hint">Không có việc {orList(none.map((one) => one.none))}.</p>}
      {there.length + waiting.length + others.length === 0 && (
        <Empty title="Hôm nay chưa có việc nào đến hạn, quá hạn hay mới gửi.">
          <p>
            Ông/bà xem <a href="/can-bo">Việc của tôi</a> để làm trước những việc sắp đến hạn.
          </p>
        </Empty>
      )}
      {there
        .filter((one) => one.shown > 0)
        .map((one) => (
          <section key={one.key} aria-labelledby={one.key}>
            <h2 id={one.key}>{one.title}</h2>
            <CaseTable
              rows={one.rows.slice(0, one.shown)}
              caption={one.title}
              book={book}
              staff={staff}
              today={today}
              withState
            />
            {one.rows.length > one.shown && (
              <p>
                <a href={askAddress('/can-bo/tim', one.ask)}>Xem tất cả</a>
              </p>
            )}
          </section>
        ))}
    </OfficePage>
  )
}

function casesText(many: number): string {
  return many >= MANY ? `${MANY} hồ sơ trở lên` : `${many} hồ sơ`
}

/** "quá hạn, đến hạn hay mới gửi". */
function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} hay ${words.at(-1)}`
}
