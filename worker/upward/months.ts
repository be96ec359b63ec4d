import { addDays } from '../deadlines/calendar.ts'

/** On which day of the month after it a month's figures are sent. */
export const SENT_ON_DAY = '02'

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/

/** The month after it. */
export function nextMonth(month: string): string {
  return addDays(`${month}-01`, 31).slice(0, 7)
}

/** The month before it. */
export function monthBefore(month: string): string {
  return addDays(`${month}-01`, -1).slice(0, 7)
}

/** The last day of a month. */
export function lastDayOf(month: string): string {
  return addDays(`${nextMonth(month)}-01`, -1)
}

/** The day on which a month's figures are sent. */
export function sendDay(month: string): string {
  return `${nextMonth(month)}-${SENT_ON_DAY}`
}

/** The newest month whose figures have been sent by today. */
export function newestMonth(today: string): string {
  const last = monthBefore(today.slice(0, 7))
  return today >= sendDay(last) ? last : monthBefore(last)
}

/** The month that an address asks for; the newest for anything else, and for what has not come yet. */
export function readMonth(text: string | undefined, today: string): string {
  const newest = newestMonth(today)
  return text !== undefined && MONTH.test(text) && text <= newest ? text : newest
}

/** The year that an address asks for; that of the newest month for anything else. */
export function readYear(text: string | undefined, today: string): number {
  const newest = Number(newestMonth(today).slice(0, 4))
  const asked = /^20\d\d$/.test(text ?? '') ? Number(text) : newest
  return asked <= newest ? asked : newest
}

/** So many months up to that one, the newest first. */
export function monthsUpTo(month: string, many: number): string[] {
  const months = [month]
  while (months.length < many) months.push(monthBefore(months.at(-1) ?? month))
  return months
}

/** The twelve months of a year. */
export function monthsOfYear(year: number): string[] {
  return Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`)
}

/** "tháng 10 năm 2026". */
export function monthText(month: string): string {
  return `tháng ${Number(month.slice(5))} năm ${month.slice(0, 4)}`
}

/** "10/2026". */
export function monthShort(month: string): string {
  return `${Number(month.slice(5))}/${month.slice(0, 4)}`
}
