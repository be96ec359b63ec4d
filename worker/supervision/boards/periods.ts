import type { Body, CommuneBook } from '../../communes/book.ts'
import { fold } from '../../communes/fold.ts'
import { addDays, dueDay, longDay } from '../../deadlines/calendar.ts'
import { findLimit } from '../../deadlines/limit.ts'
import { LIMIT, quarterEnd, sourceText, unsettled } from '../days.ts'
import type { PeriodKind } from '../kept.ts'

/** A time on which a board reports. */
export type Period = { period: PeriodKind; number: number; year: number; endsOn: string }

/** The periods of a year in the order in which they end: quarters, half a year, the year (L38). */
export function periodsOf(year: number): Period[] {
  const quarter = (number: number): Period => ({ period: 'quarter', number, year, endsOn: quarterEnd(year, number) })
  return [
    quarter(1),
    quarter(2),
    { period: 'half', number: 1, year, endsOn: quarterEnd(year, 2) },
    quarter(3),
    quarter(4),
    { period: 'year', number: 0, year, endsOn: `${year}-12-31` },
  ]
}

/** Those that ended last before a day. */
export function justEnded(today: string): Period[] {
  const year = Number(today.slice(0, 4))
  const over = [...periodsOf(year - 1), ...periodsOf(year)].filter(({ endsOn }) => endsOn < today)
  const last = over.at(-1)?.endsOn
  return over.filter(({ endsOn }) => endsOn === last)
}

const QUARTERS = ['', 'quý I', 'quý II', 'quý III', 'quý IV']

/** "quý III năm 2026", "6 tháng đầu năm 2026", "năm 2026". */
export function periodText({ number, period, year }: Pick<Period, 'period' | 'number' | 'year'>): string {
  if (period === 'year') return `năm ${year}`
  return period === 'half' ? `6 tháng đầu năm ${year}` : `${QUARTERS[number] ?? ''} năm ${year}`
}

/** Is it a board whose periodic reports the decree settles? */
export function isInspectionBoard(body: Pick<Body, 'kind' | 'name'>): boolean {
  return body.kind === 'board' && fold(body.name).includes('thanh tra nhan dan')
}

/** By when a report of a period is wanted; null where nobody settled it. */
export function reportDueOn(book: Pick<CommuneBook, 'limits' | 'specialDays'>, endsOn: string): string | null {
  const limit = findLimit(book.limits, LIMIT.boardReport, addDays(endsOn, 1))
  if (!limit) return null
  return dueDay({ from: endsOn, days: limit.days, unit: limit.unit, special: book.specialDays }).due
}

/** L38 in a sentence, and by when the commune wants the reports. */
export function periodsRule(book: Pick<CommuneBook, 'limits'>, today: string): string {
  const law = findLimit(book.limits, LIMIT.boardPeriods, today)
  const own = findLimit(book.limits, LIMIT.boardReport, today)
  const begin = law
    ? `Ban Thanh tra nhân dân báo cáo từng quý, 6 tháng và năm (${sourceText(law)}).`
    : unsettled('kỳ báo cáo của Ban Thanh tra nhân dân')
  const end = own
    ? ` Thời hạn đề nghị: ${own.days} ${own.unit === 'working_days' ? 'ngày làm việc' : 'ngày'} sau khi hết kỳ (${own.source}).`
    : ` ${unsettled('số ngày gửi báo cáo sau khi hết kỳ')}`
  return begin + end
}

/** What a board is told about a report that is wanted. */
export function wantedText(period: Period, dueOn: string | null): string {
  return `Đến kỳ báo cáo ${periodText(period)}${dueOn ? `, gửi Mặt trận trước hết ${longDay(dueOn)}` : ''}.`
}
