import { addDays, daysBetween, isDay, shortDay } from '../deadlines/calendar.ts'

/** A stretch of days that figures are told for, both ends counted. */
export type Period = {
  /** As in an address: `2026-11`, `2026-Q4`, `2026`, or `tuy-chon` for days of one's own. */
  key: string
  title: string
  from: string
  to: string
  /** Whole months in it. */
  months: string[]
  /** What is left before and after the whole months. */
  edges: { from: string; to: string }[]
}

export type PeriodAsk = { ky: string; tu: string; den: string }

/** Longest stretch of one's own. */
export const MOST_DAYS = 3 * 366

/** What an address asks for. Without anything: this month. Days that are none come back with what is wrong. */
export function readPeriod(ask: PeriodAsk, today: string): { period: Period; errors: Record<string, string[]> } {
  const usual = periodOf(ask.ky, today) ?? monthPeriod(today.slice(0, 7))
  if (ask.tu === '' && ask.den === '') return { period: usual, errors: {} }
  const errors: Record<string, string[]> = {}
  if (!isAskable(ask.tu)) errors.tu = ['Ông/bà ghi ngày đầu, ví dụ 01/11/2026.']
  if (!isAskable(ask.den)) errors.den = ['Ông/bà ghi ngày cuối, ví dụ 30/11/2026.']
  if (Object.keys(errors).length === 0 && ask.den < ask.tu) errors.den = ['Ngày cuối phải từ ngày đầu trở đi.']
  if (Object.keys(errors).length === 0 && daysBetween(ask.tu, ask.den) >= MOST_DAYS)
    errors.den = ['Xem được nhiều nhất ba năm một lần. Ông/bà chọn khoảng ngắn hơn.']
  return Object.keys(errors).length > 0 ? { period: usual, errors } : { period: stretch(ask.tu, ask.den), errors }
}

/** The period of a key; null when it names none, or one that has not begun. */
export function periodOf(key: string, today: string): Period | null {
  const [, year = '', rest = ''] = /^(20\d\d)(?:-(Q[1-4]|0[1-9]|1[0-2]))?$/.exec(key) ?? []
  if (year === '') return null
  const found =
    rest === '' ? yearPeriod(year) : rest.startsWith('Q') ? quarterPeriod(year, Number(rest[1])) : monthPeriod(key)
  return found.from <= today ? found : null
}

/** Months, quarters and years one can choose without typing: newest first. */
export function choices(today: string): { months: Period[]; quarters: Period[]; years: Period[] } {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const back = (many: number) => Array.from({ length: many }, (_, index) => index)
  const monthBefore = (n: number) => {
    const index = year * 12 + month - 1 - n
    return monthPeriod(`${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`)
  }
  const quarterBefore = (n: number) => {
    const index = year * 4 + Math.ceil(month / 3) - 1 - n
    return quarterPeriod(String(Math.floor(index / 4)), (index % 4) + 1)
  }
  return {
    months: back(12).map(monthBefore),
    quarters: back(4).map(quarterBefore),
    years: back(2).map((n) => yearPeriod(String(year - n))),
  }
}

function monthPeriod(month: string): Period {
  const title = `Tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`
  return { key: month, title, from: `${month}-01`, to: lastDay(month), months: [month], edges: [] }
}

function quarterPeriod(year: string, quarter: number): Period {
  const months = [1, 2, 3].map((n) => `${year}-${String((quarter - 1) * 3 + n).padStart(2, '0')}`)
  return whole(`${year}-Q${quarter}`, `Quý ${['I', 'II', 'III', 'IV'][quarter - 1]}/${year}`, months)
}

function yearPeriod(year: string): Period {
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
  return whole(year, `Năm ${year}`, months)
}

function whole(key: string, title: string, months: string[]): Period {
  return { key, title, from: `${months[0]}-01`, to: lastDay(months.at(-1) ?? ''), months, edges: [] }
}

function stretch(from: string, to: string): Period {
  const title = `Từ ${numericDay(from)} đến ${numericDay(to)}`
  const months: string[] = []
  const edges: { from: string; to: string }[] = []
  for (let day = from; day <= to;) {
    const month = day.slice(0, 7)
    const end = lastDay(month) < to ? lastDay(month) : to
    if (day.endsWith('-01') && end === lastDay(month)) months.push(month)
    else edges.push({ from: day, to: end })
    day = addDays(end, 1)
  }
  return { key: 'tuy-chon', title, from, to, months, edges }
}

/** The address part that asks for a period again. */
export function periodQuery(period: Period): [string, string][] {
  return period.key === 'tuy-chon'
    ? [
        ['tu', period.from],
        ['den', period.to],
      ]
    : [['ky', period.key]]
}

/** "21/11/2026". */
export function numericDay(day: string): string {
  return `${shortDay(day)}/${day.slice(0, 4)}`
}

function lastDay(month: string): string {
  return addDays(`${addDays(`${month}-01`, 31).slice(0, 7)}-01`, -1)
}

function isAskable(text: string): boolean {
  return isDay(text) && text >= '2020-01-01' && text < '2100'
}
