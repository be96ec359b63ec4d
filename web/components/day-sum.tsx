import { addDay, longDay, mondayOf, shortDay, WEEKDAYS } from './days.ts'

/** What the calendar of the Worker found: every day after the event up to `due` is counted or skipped. */
export type CountedDays = {
  due: string
  counted: string[]
  skipped: { day: string; reason: string }[]
  notes: string[]
}

/** How a due day came about: a sentence, a calendar with the count in it, what was not counted and why. `event` is what happened on the day `from`. */
export function DaySum({ from, result, event = 'gửi' }: { from: string; result: CountedDays; event?: string }) {
  const { due, counted, skipped, notes } = result
  const reasons = [...new Set(skipped.map((skip) => skip.reason))]
  return (
    <details class="sum">
      <summary>Hạn này tính thế nào?</summary>
      <p>
        {`Đếm từ ngày sau ngày ${event} (${longDay(from)}). Đủ ${counted.length} ngày là đến hạn: `}
        <b>{longDay(due)}</b>.
      </p>
      <Calendar from={from} result={result} event={event} />
      {skipped.length > 0 && (
        <>
          <p>Không đếm:</p>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>
                {`${reason.charAt(0).toUpperCase()}${reason.slice(1)}: ${runsText(skipped.filter((skip) => skip.reason === reason).map((skip) => skip.day))}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </details>
  )
}

function Calendar({ from, result, event }: { from: string; result: CountedDays; event: string }) {
  const count = new Map(result.counted.map((day, index) => [day, index + 1]))
  const weeks: string[][] = []
  for (let monday = mondayOf(from); monday <= result.due; monday = addDay(monday, 7))
    weeks.push(WEEKDAYS.map((_, index) => addDay(monday, index)))
  return (
    <table class="days">
      <caption>Số đậm: ngày được đếm thứ mấy.</caption>
      <thead>
        <tr>
          {WEEKDAYS.map(([short, long]) => (
            <th scope="col" key={short}>
              <abbr title={long}>{short}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) =>
              from <= day && day <= result.due ? (
                <td
                  key={day}
                  class={day === from ? 'from' : day === result.due ? 'due' : count.has(day) ? 'on' : 'off'}
                >
                  {day.endsWith('-01') ? `1/${Number(day.slice(5, 7))}` : Number(day.slice(8))}{' '}
                  {day === from ? <b>{event}</b> : <Count number={count.get(day)} />}
                </td>
              ) : (
                <td key={day} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Count({ number }: { number: number | undefined }) {
  if (number === undefined) return <span class="sr">không đếm</span>
  return (
    <b>
      <span class="sr">ngày thứ </span>
      {number}
    </b>
  )
}

/** "28/11, 05/12"; "16/02 đến 20/02". */
function runsText(days: string[]): string {
  const runs: { from: string; to: string }[] = []
  for (const day of days) {
    const open = runs.at(-1)
    if (open && addDay(open.to, 1) === day) open.to = day
    else runs.push({ from: day, to: day })
  }
  return runs.map(({ from, to }) => (from === to ? shortDay(from) : `${shortDay(from)} đến ${shortDay(to)}`)).join(', ')
}
