const DAY_MS = 86_400_000

/** Short and long names, Monday first. */
export const WEEKDAYS = [
  ['T2', 'thứ Hai'],
  ['T3', 'thứ Ba'],
  ['T4', 'thứ Tư'],
  ['T5', 'thứ Năm'],
  ['T6', 'thứ Sáu'],
  ['T7', 'thứ Bảy'],
  ['CN', 'Chủ nhật'],
] as const

/** The day `n` days later. Days are `2026-11-21`. */
export function addDay(day: string, n: number): string {
  return new Date(Date.parse(day) + n * DAY_MS).toISOString().slice(0, 10)
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return addDay(day, -fromMonday(day))
}

/** "thứ Năm, 26/11/2026". */
export function longDay(day: string): string {
  return `${WEEKDAYS[fromMonday(day)]?.[1] ?? ''}, ${shortDay(day)}/${day.slice(0, 4)}`
}

/** "26/11". */
export function shortDay(day: string): string {
  return `${day.slice(8)}/${day.slice(5, 7)}`
}

function fromMonday(day: string): number {
  return (new Date(day).getUTCDay() + 6) % 7
}
