import { bodyName } from '../communes/book.ts'
import { longDay, workingDaysBetween } from '../deadlines/calendar.ts'
import type { NumberKey } from './drill.ts'
import { Open } from './office-table.tsx'
import type { OfficeView } from './office-view.ts'
import { decimal } from './sums.ts'

/** What lies with whom now, since when, how much of it too late; and how long it lay with those who passed it on. */
export function WorkNow({ view }: { view: OfficeView }) {
  const { book, byBody, today, work } = view
  const passed = new Map(byBody.map(({ id, sums }) => [id, sums]))
  const ids = [...new Set([...work.map(({ bodyId }) => bodyId), ...passed.keys()])]
  const rows = ids
    .map((bodyId) => {
      const { held = {}, owed = {} } = work.find((one) => one.bodyId === bodyId) ?? {}
      const days = Object.keys(held).sort()
      const many = days.map((day) => held[day] ?? 0)
      return {
        bodyId,
        held: many.reduce((a, b) => a + b, 0),
        late: Object.entries(owed).reduce((sum, [day, count]) => (day < today ? sum + count : sum), 0),
        since: days[0],
        days: days.reduce((sum, day) => sum + (held[day] ?? 0) * workingDaysBetween(day, today, book.specialDays), 0),
        passed: passed.get(bodyId),
      }
    })
    .filter((row) => row.held + row.late + (row.passed?.heldCount ?? 0) > 0)
    .sort((a, b) => b.late - a.late || b.held - a.held)
  if (rows.length === 0) return null
  const open = (number: NumberKey, bodyId: string, value: number) => (
    <Open view={view} number={number} value={value} of="body" id={bodyId} />
  )
  return (
    <section aria-labelledby="dang-giu">
      <h2 id="dang-giu">Ai đang giữ, giữ bao lâu</h2>
      <table class="cards">
        <caption class="sr">Hồ sơ mỗi cơ quan đang giữ hôm nay, và số ngày đã giữ trong kỳ</caption>
        <thead>
          <tr>
            <th scope="col">Cơ quan</th>
            <th scope="col">Đang giữ</th>
            <th scope="col">Lâu nhất từ</th>
            <th scope="col">Bình quân đến nay</th>
            <th scope="col">Quá hạn trả lời</th>
            <th scope="col">Đã chuyển đi trong kỳ</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ bodyId, days, held, late, passed: own, since }) => (
            <tr key={bodyId}>
              <td>
                <b>{bodyName(book, bodyId)}</b>
              </td>
              <td data-label="Đang giữ">{open('dang-giu', bodyId, held)}</td>
              <td data-label="Lâu nhất từ">{since ? longDay(since) : '–'}</td>
              <td data-label="Bình quân">{held > 0 ? `${decimal(days / held)} ngày làm việc` : '–'}</td>
              <td data-label="Quá hạn trả lời">{open('qua-han', bodyId, late)}</td>
              <td data-label="Đã chuyển đi">
                {own && own.heldCount > 0
                  ? `${own.heldCount} lượt, bình quân ${decimal(own.heldDays / own.heldCount)} ngày`
                  : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
