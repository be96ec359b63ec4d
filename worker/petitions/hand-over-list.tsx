import { handOvers } from '../cases/hand-overs.ts'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import { longDay } from '../deadlines/calendar.ts'
import type { CaseFile } from './queries.ts'

type View = { book: CommuneBook; file: Pick<CaseFile, 'row' | 'holdings' | 'events'>; today: string }

/** For officers: who had the case, from when to when, how many working days; who has it now. Nothing while one body alone had it. */
export function HandOverTable({ view }: { view: View }) {
  const { stretches, total } = chain(view)
  if (stretches.length < 2) return null
  return (
    <section aria-labelledby="da-giu">
      <h2 id="da-giu">Ai đã giữ hồ sơ</h2>
      <table class="cards">
        <caption class="sr">Các cơ quan đã giữ hồ sơ, lần đầu ở trên</caption>
        <thead>
          <tr>
            <th scope="col">Cơ quan</th>
            <th scope="col">Từ</th>
            <th scope="col">Đến</th>
            <th scope="col">Ngày làm việc</th>
          </tr>
        </thead>
        <tbody>
          {stretches.map(({ bodyId, from, to, workingDays }, index) => (
            <tr key={index}>
              <td>
                <b>{bodyName(view.book, bodyId)}</b>
              </td>
              <td data-label="Từ">{longDay(from)}</td>
              <td data-label="Đến">{to === null ? <b class="doing">đang giữ</b> : longDay(to)}</td>
              <td data-label="Ngày làm việc">{workingDays}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Tất cả: <b>{total} ngày làm việc</b>, không đếm ngày đầu{paused(view) && ', kể cả ngày chờ người gửi bổ sung'}.
      </p>
    </section>
  )
}

/** For the sender, in plain words. Nothing while one body alone had it. */
export function HandOverDetails({ view }: { view: View }) {
  const { stretches, total } = chain(view)
  if (stretches.length < 2) return null
  return (
    <details>
      <summary>Ai đã giữ hồ sơ</summary>
      <ol>
        {stretches.map(({ bodyId, from, to, workingDays }, index) => (
          <li key={index}>
            {bodyName(view.book, bodyId)}: từ {longDay(from)} {to === null ? 'đến nay' : `đến ${longDay(to)}`},{' '}
            {daysText(workingDays)}
          </li>
        ))}
      </ol>
      <p>
        Tất cả {daysText(total)}
        {paused(view) && ', kể cả ngày chờ ông/bà bổ sung'}.
      </p>
    </details>
  )
}

function chain({ book, file, today }: View) {
  return handOvers(file.row, file.holdings, file.events, today, book)
}

function paused({ file }: View): boolean {
  return file.row.pauses.length > 0
}

function daysText(days: number): string {
  return days === 0 ? 'chưa đến một ngày làm việc' : `${days} ngày làm việc`
}
