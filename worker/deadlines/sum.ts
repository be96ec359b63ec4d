import { addDays, dayName, daysBetween, type DueDay, longDay, shortDay } from './calendar.ts'

export type Run = { from: string; to: string }

/** The sum behind a due day, as a page shows it. Runs are unbroken rows of days; `first` and `last` are their numbers in the count. */
export type Sum = {
  /** The day of the event, and what it was: "gửi", "tiếp nhận". */
  from: string
  event: string
  due: string
  counted: (Run & { first: number; last: number })[]
  /** By reason, in order of first appearance. */
  skipped: { reason: string; runs: Run[] }[]
  notes: string[]
}

/** Above this many days the sentence names rows of days instead of each day. */
const NAMED_SINGLY = 10

/** How a due day came about, ordered for reading. */
export function explainSum(result: DueDay, from: string, event = 'gửi'): Sum {
  let last = 0
  const counted = runs(result.counted).map((run) => {
    const first = last + 1
    last += daysBetween(run.from, run.to) + 1
    return { ...run, first, last }
  })
  const byReason = Map.groupBy(result.skipped, (skip) => skip.reason)
  const skipped = [...byReason].map(([reason, skips]) => ({ reason, runs: runs(skips.map((skip) => skip.day)) }))
  return { from, event, due: result.due, counted, skipped, notes: result.notes }
}

/** The same in plain sentences: from when, what is counted, what is not and why, the day it gives. */
export function sumSentences(result: DueDay, from: string, event = 'gửi'): string[] {
  const sum = explainSum(result, from, event)
  const days =
    result.counted.length <= NAMED_SINGLY
      ? result.counted.map((day, i) => `${dayName(day)} (${i + 1})`)
      : sum.counted.map((run) =>
          run.from === run.to
            ? `${dayName(run.from)} (${run.first})`
            : `${dayName(run.from)} (${run.first}) đến ${dayName(run.to)} (${run.last})`,
        )
  const between = sum.skipped.every((group) => group.runs.length === 1) ? ', ' : '; '
  return [
    `Tính từ ngày sau ngày ${event}, ${dayName(from)}.`,
    `Đếm: ${days.join(', ')}.`,
    ...(sum.skipped.length > 0 ? [`Không đếm: ${sum.skipped.map(skippedText).join(between)}.`] : []),
    ...sum.notes,
    `Hạn: ${longDay(sum.due)}.`,
  ]
}

/** "5 năm", "30 ngày": calendar days as people say them. */
export function termText(days: number): string {
  return days % 365 === 0 && days > 0 ? `${days / 365} năm` : `${days} ngày`
}

/** "thứ Bảy 28/11, 05/12"; "Tết Nguyên đán (thứ Hai 16/02 đến thứ Sáu 20/02)". */
function skippedText({ reason, runs }: Sum['skipped'][number]): string {
  if (runs.every((run) => dayName(run.from).startsWith(`${reason} `))) {
    return `${reason} ${runs.map((run) => shortDay(run.from)).join(', ')}`
  }
  const shown = runs.map((run) =>
    run.from === run.to ? dayName(run.from) : `${dayName(run.from)} đến ${dayName(run.to)}`,
  )
  return `${reason} (${shown.join(', ')})`
}

function runs(days: readonly string[]): Run[] {
  const found: Run[] = []
  for (const day of days) {
    const open = found.at(-1)
    if (open && addDays(open.to, 1) === day) open.to = day
    else found.push({ from: day, to: day })
  }
  return found
}
