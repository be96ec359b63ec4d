import { Chart } from '../../../web/components/chart.tsx'
import { addDays, dayName, shortDay } from '../../deadlines/calendar.ts'
import type { Numbers } from './numbers-queries.ts'
import { figure } from './words.ts'

/** Days of the picture; all of them stand in the table. */
const SHOWN = 14

const CHANNELS: [name: string, words: string][] = [
  ['web', 'qua đường dẫn'],
  ['paper', 'phiếu giấy'],
  ['staff', 'cán bộ'],
]

/** How many answered, by which way, on which day. */
export function NumbersPart({ numbers }: { numbers: Numbers }) {
  const { many, byChannel, byDay } = numbers
  const ways = CHANNELS.flatMap(([name, words]) => (byChannel[name] ? [`${figure(byChannel[name])} ${words}`] : []))
  const days = Object.keys(byDay).sort()
  const last = days.at(-1)
  return (
    <section aria-labelledby="so-phieu">
      <h2 id="so-phieu">{figure(many)} phiếu</h2>
      {ways.length > 1 && <p>{ways.join(', ')}.</p>}
      {many === 0 && <p>Chưa có ai trả lời.</p>}
      {last !== undefined && days.length > 1 && <DayChart byDay={byDay} first={days[0] ?? last} last={last} />}
      {days.length > 0 && (
        <details>
          <summary>Số phiếu từng ngày</summary>
          <table class="cards">
            <caption class="sr">Số phiếu từng ngày, mới nhất ở trên</caption>
            <thead>
              <tr>
                <th scope="col">Ngày</th>
                <th scope="col">Số phiếu</th>
              </tr>
            </thead>
            <tbody>
              {days.toReversed().map((day) => (
                <tr key={day}>
                  <td data-label="Ngày">{dayName(day)}</td>
                  <td data-label="Số phiếu">{figure(byDay[day] ?? 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  )
}

function DayChart({ byDay, first, last }: { byDay: Record<string, number>; first: string; last: string }) {
  const from = addDays(last, 1 - SHOWN) > first ? addDays(last, 1 - SHOWN) : first
  const days: string[] = []
  for (let day = from; day <= last; day = addDays(day, 1)) days.push(day)
  return (
    <Chart
      id="ngay"
      label={`Số phiếu từng ngày, từ ${shortDay(from)} đến ${shortDay(last)}`}
      parts={[{ name: 'Số phiếu', look: 'solid', tone: 'doing' }]}
      rows={days.map((day) => ({ name: dayName(day), values: [byDay[day] ?? 0], words: figure(byDay[day] ?? 0) }))}
    />
  )
}
